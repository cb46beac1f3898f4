package study

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/oklog/ulid/v2"
)

// Pictured is when the learner put a picture on a card of their own. The picture is
// in the event, so that it goes wherever the cards go.
const Pictured Kind = "pictured"

// PicturedPayload is what a pictured event holds.
type PicturedPayload struct {
	Hash string `json:"hash"` // the SHA-256 of the picture's bytes, in hexadecimal
	Data []byte `json:"data"` // them, in base64
}

// MaxPicture is how many bytes a picture may have, and MaxPictures how many
// pictures there may be.
const (
	MaxPicture  = 1 << 20
	MaxPictures = 20_000
)

// picturedHash is what is kept of a pictured event: its bytes stay in the journal
// until they are asked for.
type picturedHash struct{ hash string }

// pictures are the events that have the bytes, by hash.
type pictures map[string][]ulid.ULID

var picturedEvents *kind[picturedHash, pictures]

func init() {
	picturedEvents = register(kind[picturedHash, pictures]{
		traits: traits{name: Pictured},
		decode: func(_ *State, payload []byte) (picturedHash, bool) {
			// The bytes are looked at when the picture is shown: a replay is to be fast.
			p, ok := decode[struct {
				Hash string         `json:"hash"`
				Data jsontext.Value `json:"data"`
			}](payload)
			return picturedHash{p.Hash}, ok && validHash(p.Hash) && len(p.Data) > 2 && len(p.Data) <= MaxPicture/3*4+10
		},
		reset: func(p *pictures) { *p = pictures{} },
		apply: func(_ *State, p *pictures, i int32, r *record, e *picturedHash) {
			(*p)[e.hash] = append((*p)[e.hash], r.id)
		},
		pack: func(c *codec, _ ulid.ULID, e *picturedHash) { text(c, &e.hash) },
		packAll: func(c *codec, p *pictures) {
			all := (map[string][]ulid.ULID)(*p)
			dictionary(c, &all, text, func(c *codec, ids *[]ulid.ULID) { list(c, ids, (*codec).id) })
			*p = all
		},
		toggle: func(s *State, p *pictures, i int32, e *picturedHash) {
			id := s.at(i).id
			ids := slices.DeleteFunc((*p)[e.hash], func(o ulid.ULID) bool { return o == id })
			if !s.at(i).undone {
				ids = append(ids, id)
				slices.SortFunc(ids, ulid.ULID.Compare)
			}
			if len(ids) == 0 {
				delete(*p, e.hash)
			} else {
				(*p)[e.hash] = ids
			}
		},
		operation: func(*State, *picturedHash) (OperationKind, Scope) { return OpEditCard, ScopeCards },
	})
}

// HashOf is what a picture of some bytes is called.
func HashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func validHash(hash string) bool {
	if len(hash) != 2*sha256.Size {
		return false
	}
	for _, c := range []byte(hash) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}
