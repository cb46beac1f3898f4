package study

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/oklog/ulid/v2"
)

// Certified is when a certificate of an exam was made for a name.
const Certified Kind = "certified"

// CertifiedPayload is what a certified event holds. The code isn't in it: it
// follows from the exam.
type CertifiedPayload struct {
	Exam string `json:"exam"` // id of the event with which it began
	Name string `json:"name"` // as it stands on the certificate
}

// MostName is how many characters a name on a certificate may have.
const MostName = 80

// CertificateName gives a name as it may stand on a certificate: in one line,
// without spaces around it; "" when it is none.
func CertificateName(name string) string {
	name = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == '\u200c' || r == '\u200d': // which names in some scripts need
			return r
		case unicode.IsControl(r) || r == utf8.RuneError || unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, name)), " ")
	if letters := []rune(name); len(letters) > MostName {
		name = strings.TrimSpace(string(letters[:MostName]))
	}
	return name
}

// certificates are those that were made, in order.
type certificates struct{ all []CertifiedPayload }

var certifiedEvents *kind[CertifiedPayload, certificates]

func init() {
	certifiedEvents = register(kind[CertifiedPayload, certificates]{
		traits: traits{name: Certified},
		decode: func(_ *State, payload []byte) (CertifiedPayload, bool) {
			p, ok := decode[CertifiedPayload](payload)
			if !ok || p.Exam == "" || p.Name == "" || CertificateName(p.Name) != p.Name {
				return CertifiedPayload{}, false
			}
			return p, true
		},
		reset: func(p *certificates) { p.all = nil },
		apply: func(_ *State, p *certificates, _ int32, _ *record, e *CertifiedPayload) {
			p.all = append(p.all, *e)
		},
		pack: func(c *codec, _ ulid.ULID, e *CertifiedPayload) { packCertificate(c, e) },
		packAll: func(c *codec, p *certificates) {
			list(c, &p.all, packCertificate)
		},
	})
}

func packCertificate(c *codec, e *CertifiedPayload) {
	text(c, &e.Exam)
	text(c, &e.Name)
}
