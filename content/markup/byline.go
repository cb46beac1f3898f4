package markup

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// byline is one part of a quote's byline: [name=A], [time=B] or [color=C].
type byline struct{ key, value, source string }

var bylineForm = regexp.MustCompile(`^\[(name|time|color)=([^\[\]\n]{1,200})\]`)

// bylines reads the parts of a byline within a quote or an item of a list.
type bylines struct{}

func (bylines) Trigger() []byte { return []byte{'['} }

func (bylines) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	m := bylineForm.FindSubmatch(line)
	if m == nil {
		return nil
	}
	part := byline{key: string(m[1]), value: unescape(m[2]), source: clean(string(m[0]))}
	for n := parent.Parent(); n != nil; n = n.Parent() {
		switch n.(type) {
		case *ast.Blockquote:
			block.Advance(len(m[0]))
			return &valueNode{value: part}
		case *ast.ListItem:
			if part.key == "color" && !plainColor.MatchString(part.value) {
				return nil
			}
			block.Advance(len(m[0]))
			return &valueNode{value: part.inList()}
		}
	}
	return nil
}

// inList is the part where it stands in the text of a list: who says what
// follows, and when. A colour says nothing there.
func (p byline) inList() []Inline {
	style := Small
	switch p.key {
	case "name":
		style = Bold
	case "color":
		return nil
	}
	return []Inline{Styled{Style: style, Children: []Inline{Text{Value: p.value}}}}
}

var plainColor = regexp.MustCompile(`^#?[0-9A-Za-z]{1,20}$`)

// take puts the part in the quote; false when the quote has one already or it
// cannot be meant, and the part is then to be shown as text.
func (q *Quote) take(part byline) bool {
	field := &q.Name
	switch part.key {
	case "time":
		field = &q.Time
	case "color":
		if !plainColor.MatchString(part.value) {
			return false
		}
		field = &q.Color
	}
	if *field != "" {
		return false
	}
	*field = part.value
	return true
}
