package anki

import (
	"crypto/sha1" //nolint:gosec // the sum that Anki's form asks for
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"stagecraft/content/markup"
	"stagecraft/content/picture"
)

// Deck is a deck to be written.
type Deck struct {
	Title    string
	Language string // of its cards; "" is not known
	Cards    []Entry
	// Picture reads the picture at an address in the cards' Markdown; nil where
	// there are none.
	Picture func(address string) ([]byte, error)
}

// Entry is what is asked, as Markdown of a lesson: a front and a back, or a text with
// gaps as in "The {{c1::buyer}} issues it", to which Back is a remark.
type Entry struct {
	ID       string // its name for ever: whoever opens the deck again keeps what was learnt
	GUID     string // by which Anki knows it already; "" is made of ID
	Deck     string // within the deck, "" is the deck itself
	About    string // one line over the front that says what is asked; may be ""
	Front    string
	Back     string
	Gaps     string
	Reversed bool // the back is asked too
	Tags     []string
}

// guid is the name for ever of what is asked.
func (e *Entry) guid() string {
	if e.GUID != "" {
		return e.GUID
	}
	sum := sha256.Sum256([]byte("stagecraft " + e.ID))
	return hex.EncodeToString(sum[:10])
}

// The kinds of note that are written, by what Anki itself calls them.
const (
	basicType    = "Basic"
	reversedType = "Basic (and reversed card)"
	clozeType    = "Cloze"
)

func (e *Entry) noteType() string {
	switch {
	case e.Gaps != "":
		return clozeType
	case e.Reversed:
		return reversedType
	}
	return basicType
}

// deckName is the name of the deck that an entry is in, with those around it.
func (d *Deck) deckName(e *Entry) string {
	if e.Deck == "" || e.Deck == d.Title {
		return d.Title
	}
	return d.Title + "::" + e.Deck
}

// tags gives the tags of an entry as Anki writes them: each one word.
func (e *Entry) tags() []string {
	var all []string
	for _, tag := range e.Tags {
		if tag = strings.Join(strings.Fields(tag), "-"); tag != "" && !slices.Contains(all, tag) {
			all = append(all, tag)
		}
	}
	return all
}

// pair is what one card shows, as Markdown.
type pair struct{ about, front, back string }

// pairs gives the cards of an entry on paper: one that is turned round is one card.
func (e *Entry) pairs() []pair {
	if e.Gaps == "" {
		return []pair{{e.About, e.Front, e.Back}}
	}
	var all []pair
	for _, n := range gapNumbers(e.Gaps) {
		back := gapped(e.Gaps, n, true)
		if e.Back != "" {
			back += "\n\n" + e.Back
		}
		all = append(all, pair{e.About, gapped(e.Gaps, n, false), back})
	}
	return all
}

func gapNumbers(text string) []int {
	var all []int
	for _, m := range gapOpening.FindAllStringSubmatch(text, -1) {
		if n, err := strconv.Atoi(m[1]); err == nil && n > 0 && n < mostGaps {
			all = append(all, n)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// gapped gives a text with the gaps of a number empty, or filled and marked.
func gapped(text string, number int, filled bool) string {
	var s signs
	var b strings.Builder
	type gap struct{ asked, hinted, hidden bool }
	var open []gap
	hint := ""
	for _, c := range s.markGaps(withoutSigns(text)) {
		top := func() *gap { return &open[len(open)-1] }
		hidden := len(open) > 0 && top().hidden
		switch {
		case c > firstGap && c < firstGap+mostGaps:
			asked := int(c-firstGap) == number && !hidden
			if asked && filled {
				b.WriteString("**")
			}
			open = append(open, gap{asked: asked, hidden: hidden || asked && !filled})
			hint = ""
		case c == gapHint && len(open) > 0:
			top().hinted = true
		case c == gapEnd && len(open) > 0:
			switch g := top(); {
			case g.asked && filled:
				b.WriteString("**")
			case g.asked && hint != "":
				b.WriteString("**[" + hint + "]**")
			case g.asked:
				b.WriteString("**[…]**")
			}
			open, hint = open[:len(open)-1], ""
		case len(open) > 0 && top().hinted:
			if top().asked {
				hint += string(c)
			}
		case !hidden:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// number makes a number for ever of a name: of the size of those that Anki makes, which
// are times in milliseconds.
func number(name string) int64 {
	sum := sha256.Sum256([]byte("stagecraft " + name))
	const from, span = 1_300_000_000_000, 300_000_000_000
	return from + int64(binary.BigEndian.Uint64(sum[:8])%span)
}

// numbers gives each name a number of its own.
type numbers map[int64]bool

func (n numbers) of(name string) int64 {
	id := number(name)
	for n[id] {
		id++
	}
	n[id] = true
	return id
}

// checksum is the sum of a note's first field, by which Anki looks for doubles.
func checksum(field string) int64 {
	sum := sha1.Sum([]byte(plainField(field))) //nolint:gosec // as Anki has it
	return int64(binary.BigEndian.Uint32(sum[:4]))
}

var imageName = regexp.MustCompile(`(?i)<img\b[^>]*\bsrc="?([^">]+)"?[^>]*>`)

// plainField is a field without its marks, but with the names of its pictures.
func plainField(field string) string {
	return someTag.ReplaceAllString(imageName.ReplaceAllString(field, " $1 "), "")
}

// shown are the pictures of a deck that are written along, by their addresses.
type shown struct {
	deck    *Deck
	names   map[string]string // by address; "" is one that can't be had
	files   []file
	size    int64
	missing int
}

type file struct {
	name string
	data []byte
}

// mostShown is how many bytes all pictures of a deck may have that is written.
const mostShown = 512 << 20

// name gives the name of the file of a picture; "" where it is left out.
func (s *shown) name(address string) string {
	if name, known := s.names[address]; known {
		return name
	}
	if s.names == nil {
		s.names = map[string]string{}
	}
	s.names[address] = ""
	if s.deck.Picture == nil {
		s.missing++
		return ""
	}
	data, err := s.deck.Picture(address)
	kind, ok := picture.KindOf(data)
	if err != nil || !ok || len(data) > MostPicture || s.size+int64(len(data)) > mostShown {
		s.missing++
		return ""
	}
	sum := sha256.Sum256(data)
	name := "stagecraft-" + hex.EncodeToString(sum[:8]) + path.Ext("a"+kind.Extension)
	s.names[address] = name
	if !slices.ContainsFunc(s.files, func(f file) bool { return f.name == name }) {
		s.files = append(s.files, file{name, data})
		s.size += int64(len(data))
	}
	return name
}

// Written counts what was written.
type Written struct {
	Notes, Cards, Pictures int
	Missing                int // pictures that can't be had
}

// plain is Markdown as it reads, without marks.
func plain(md string) string {
	var lines []string
	for _, b := range markup.Parse([]byte(md)).Blocks {
		if text := markup.BlockText(b); text != "" {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, "\n")
}

func (w Written) String() string {
	return fmt.Sprintf("%d notes, %d cards, %d pictures, %d missing", w.Notes, w.Cards, w.Pictures, w.Missing)
}
