package markup

import (
	"net/url"
	"strings"
)

// Unsafe tells why no link may lead to an address, "" when one may. Unsafe is
// what could run something, what gives a name and a password away or hides
// behind them where it leads ("https://bank.example@elsewhere.example"), and
// mail that would carry a file off.
func Unsafe(address string) string {
	address = strings.Map(visible, address)
	if strings.HasPrefix(address, "//") || strings.HasPrefix(address, `\\`) {
		return unsafeHost(address)
	}
	scheme, rest, found := strings.Cut(address, ":")
	if !found {
		return ""
	}
	switch scheme = strings.ToLower(scheme); scheme {
	case "javascript", "vbscript", "data", "file":
		return "a link may not lead to " + scheme + ": addresses"
	case "mailto":
		_, query, _ := strings.Cut(rest, "?")
		for field := range strings.FieldsFuncSeq(query, func(r rune) bool { return r == '&' || r == ';' || r == '?' }) {
			name, _, _ := strings.Cut(field, "=")
			if plain, err := url.QueryUnescape(name); err == nil {
				name = plain
			}
			if name = strings.ToLower(strings.TrimSpace(name)); strings.HasPrefix(name, "attach") || strings.HasPrefix(name, "x-attach") {
				return "a link to mail may not attach files"
			}
		}
	case "http", "https", "ftp":
		return unsafeHost(rest)
	}
	return ""
}

// unsafeHost looks at what follows the scheme of an address.
func unsafeHost(rest string) string {
	host := strings.TrimLeft(rest, `/\`)
	if end := strings.IndexAny(host, `/\?#`); end >= 0 {
		host = host[:end]
	}
	if strings.Contains(host, "@") || strings.Contains(strings.ToLower(host), "%40") {
		return "an address may have no name or password before an @"
	}
	return ""
}
