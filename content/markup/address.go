package markup

import (
	"regexp"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// restOfAddress is what an address that stands bare in the text may go on with after the name
// of its machine: all that RFC 3986 allows, a star and a dollar included, and
// letters as they are copied from a browser. Letters of scripts that set no
// spaces are left out, since there what follows the address is text.
const restOfAddress = `(?:[/#?][-a-zA-Z0-9@:%_+.~#$!*?&/=\(\);,'">\^{}\[\]` + "`" +
	`\pN\p{Latin}\p{Greek}\p{Cyrillic}\p{Hebrew}\p{Arabic}\p{Armenian}\p{Georgian}\p{Devanagari}]*)?`

var (
	bareAddress = regexp.MustCompile(`^(?:http|https|ftp)://[-a-zA-Z0-9@:%._\+~#=]{1,256}\.[a-z]+(?::\d+)?` + restOfAddress)
	wwwAddress  = regexp.MustCompile(`^www\.[-a-zA-Z0-9@:%._\+~#=]{1,256}\.[a-z]+` + restOfAddress)
)

// bareAddresses reads addresses of the web and of mail that stand in the text
// without brackets.
func bareAddresses() parser.InlineParser {
	return extension.NewLinkifyParser(
		extension.WithLinkifyURLRegexp(bareAddress),
		extension.WithLinkifyWWWRegexp(wwwAddress),
	)
}
