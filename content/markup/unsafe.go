package markup

import (
	"net/url"
	"strings"

	"stagecraft/content/catalogue"
)

// Scheme gives what an address begins with before its colon, in small letters; ""
// when it has no such beginning.
func Scheme(address string) string {
	scheme, _, found := strings.Cut(strings.Map(visible, address), ":")
	if !found || scheme == "" || strings.Trim(scheme, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.") != "" {
		return ""
	}
	return strings.ToLower(scheme)
}

// WebScheme tells whether a scheme is one that links may lead out of a course with:
// the web's and mail's.
func WebScheme(scheme string) bool {
	return scheme == "http" || scheme == "https" || scheme == "mailto"
}

// courseScheme tells whether a scheme is one of a course's own things.
func courseScheme(scheme string) bool {
	return scheme == "term" || scheme == "step" || scheme == "process" || scheme == "lesson" || scheme == "dialogue"
}

// Unsafe tells why no link may lead to an address, "" when one may. Unsafe is
// what leads anywhere but to the web, to mail, to a thing of a course or to a file
// beside the note: it could run a program, or have the computer give its name and
// password to another; what gives a name and a password away itself or hides
// behind them where it leads ("https://bank.example@elsewhere.example"); and
// mail that would carry a file off.
func Unsafe(address string) catalogue.Message {
	address = strings.Map(visible, address)
	if strings.HasPrefix(address, `\\`) {
		return catalogue.Say("a link may not lead to a file of another computer")
	}
	if strings.HasPrefix(address, "//") {
		return unsafeHost(address)
	}
	scheme := Scheme(address)
	if scheme == "" || courseScheme(scheme) {
		return catalogue.Message{}
	}
	rest := address[len(scheme)+1:]
	switch {
	case !WebScheme(scheme):
		return catalogue.Say("a link may lead to the web (https:, http:) and to mail (mailto:), not to %s: addresses", scheme)
	case scheme == "mailto":
		_, query, _ := strings.Cut(rest, "?")
		for field := range strings.FieldsFuncSeq(query, func(r rune) bool { return r == '&' || r == ';' || r == '?' }) {
			name, _, _ := strings.Cut(field, "=")
			if plain, err := url.QueryUnescape(name); err == nil {
				name = plain
			}
			if name = strings.ToLower(strings.TrimSpace(name)); strings.HasPrefix(name, "attach") || strings.HasPrefix(name, "x-attach") {
				return catalogue.Say("a link to mail may not attach files")
			}
		}
		return catalogue.Message{}
	}
	return unsafeHost(rest)
}

// unsafeHost looks at what follows the scheme of an address.
func unsafeHost(rest string) catalogue.Message {
	host := strings.TrimLeft(rest, `/\`)
	if end := strings.IndexAny(host, `/\?#`); end >= 0 {
		host = host[:end]
	}
	if strings.Contains(host, "@") || strings.Contains(strings.ToLower(host), "%40") {
		return catalogue.Say("an address may have no name or password before an @")
	}
	return catalogue.Message{}
}
