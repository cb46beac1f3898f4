package markup

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// sizedForm is an image with a size. As in any link, what is within the round
// brackets may go on on the next line wherever a space may stand.
var sizedForm = regexp.MustCompile(
	`^!\[((?:[^\[\]\\]|\\(?s:.))*)\]\([ \t\n]*(<[^<>\n]*>|[^\s()<>]+(?:\([^\s()]*\)[^\s()]*)*)` +
		`(?:[ \t\n]+(?:"((?:[^"\\]|\\(?s:.))*)"|'((?:[^'\\]|\\(?s:.))*)'))?` +
		`[ \t\n]+=(\d{1,5}%?)?x(\d{1,5}%?)?[ \t\n]*\)`)

// sizedImages reads images with a size: ![alt](address "title" =200x100). All
// others are goldmark's.
type sizedImages struct{}

func (sizedImages) Trigger() []byte { return []byte{'!'} }

func (sizedImages) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 2 || line[1] != '[' {
		return nil
	}
	m := sizedForm.FindSubmatch(ahead(block))
	if m == nil {
		return nil
	}
	block.Advance(len(m[0]))
	image := &Image{
		Alt:         oneLine(unescape(m[1])),
		Destination: strings.Trim(unescape(m[2]), "<>"),
		Title:       oneLine(unescape(m[3]) + unescape(m[4])),
		Width:       readLength(string(m[5])),
		Height:      readLength(string(m[6])),
	}
	return &valueNode{value: placedImage{image, segment.Start}}
}

// oneLine gives s with the ends of its lines turned to spaces.
func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// placedImage is an image and where it stands in the source.
type placedImage struct {
	image  *Image
	offset int
}

// readLength reads "200", "200px" or "50%"; anything else is the zero Length.
func readLength(s string) Length {
	s = strings.TrimSuffix(strings.TrimSpace(s), "px")
	number, percent := strings.CutSuffix(s, "%")
	value, err := strconv.ParseFloat(number, 32)
	if err != nil || value <= 0 || value > 99999 {
		return Length{}
	}
	return Length{Value: float32(value), Percent: percent}
}
