// Package weblink reads the addresses that links lead out of a course to: which of
// them may be opened at all, and how one is written so that who reads it sees where it
// leads.
package weblink

import (
	"errors"
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"stagecraft/content/markup"
)

// maxAddress is how many bytes an address may have: more can't be read before it is
// opened.
const maxAddress = 4000

// What is wrong with an address that isn't opened. The texts are for those who read
// logs.
var (
	ErrNowhere = errors.New("it is no address of the web or of mail")
	ErrKind    = errors.New("it leads to something else than the web or mail")
	ErrMisled  = errors.New("it could send something, or lead elsewhere than it says")
	ErrLong    = errors.New("it is longer than anyone reads")
)

// Address is where a link leads: to the web or to mail.
type Address struct {
	// URL is what is opened.
	URL *url.URL
	// Text is all of it, in letters that are each what they seem: the name of the
	// machine as the network knows it, everything else that is no letter of English
	// by its number.
	Text string
	// Foreign tells that the name of the machine has letters of other alphabets,
	// with which one name can be made to look like another.
	Foreign bool
}

// names writes the name of a machine as the network knows it.
var names = idna.New(idna.MapForLookup(), idna.StrictDomainName(false))

// Parse reads an address. The error is one of those above when it may not be opened.
func Parse(text string) (*Address, error) {
	if len(text) > maxAddress {
		return nil, ErrLong
	}
	text = strings.TrimSpace(text)
	if scheme := markup.Scheme(text); scheme != "" && !markup.WebScheme(scheme) || strings.HasPrefix(text, `\\`) {
		return nil, ErrKind
	} else if !markup.Unsafe(text).Empty() {
		return nil, ErrMisled
	}
	if !utf8.ValidString(text) {
		return nil, ErrNowhere
	}
	u, err := url.Parse(text)
	if err != nil || !markup.WebScheme(u.Scheme) || u.User != nil {
		return nil, ErrNowhere
	}
	a := &Address{URL: u}
	if u.Scheme == "mailto" {
		if u.Opaque == "" || !strings.Contains(u.Opaque, "@") {
			return nil, ErrNowhere
		}
		u.Opaque = escaped(u.Opaque)
	} else {
		name, err := names.ToASCII(u.Hostname())
		if ip := strings.Contains(u.Hostname(), ":"); ip {
			name, err = "["+u.Hostname()+"]", nil
		}
		if err != nil || name == "" || strings.ContainsFunc(name, func(r rune) bool { return r >= utf8.RuneSelf || r <= ' ' || r == '%' }) {
			return nil, ErrNowhere
		}
		for part := range strings.SplitSeq(name, ".") {
			a.Foreign = a.Foreign || strings.HasPrefix(part, "xn--")
		}
		if port := u.Port(); port != "" {
			name += ":" + port
		}
		u.Host = name
	}
	u.RawQuery, u.RawFragment = escaped(u.RawQuery), ""
	a.Text = u.String()
	return a, nil
}

// escaped writes by their numbers what isn't a visible sign of ASCII.
func escaped(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c > ' ' && c < 0x7f {
			b.WriteByte(c)
		} else {
			b.WriteString(url.PathEscape(s[i : i+1]))
		}
	}
	return b.String()
}

// SaidBy tells whether the text of a link already says all of where it leads: the
// address itself, with or without what every address of its kind begins with. Of a
// [Address.Foreign] one no text does.
func (a *Address) SaidBy(text string) bool {
	text = strings.TrimSpace(text)
	if a.Foreign || text == "" {
		return false
	}
	for _, begin := range []string{"", "https://", "http://", "mailto:"} {
		if rest, ok := strings.CutPrefix(a.Text, begin); ok && (rest == text || rest == text+"/") {
			return true
		}
	}
	return false
}
