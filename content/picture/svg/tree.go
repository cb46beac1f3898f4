package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"

	"stagecraft/content/catalogue"
)

const (
	spaceSVG   = "http://www.w3.org/2000/svg"
	spaceXHTML = "http://www.w3.org/1999/xhtml"
	spaceLink  = "http://www.w3.org/1999/xlink"
	spaceXML   = "http://www.w3.org/XML/1998/namespace"
)

// node is an element, or a text, of which only text is set.
type node struct {
	name     string // without its prefix; of HTML with "html:" before it
	text     string
	id       string
	class    []string
	attrs    []attr
	props    []property // what style sheets and attributes say, the strongest last
	parent   *node
	children []*node
	line     int
}

type attr struct{ name, value string }

type property struct{ name, value string }

// attr gives an attribute, "" when there is none. xlink:href is href.
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

func (n *node) has(name string) bool {
	for _, a := range n.attrs {
		if a.name == name {
			return true
		}
	}
	return false
}

// reference gives the id that href leads to within the picture, "" for none.
func (n *node) reference() string {
	id, ok := strings.CutPrefix(strings.TrimSpace(n.attr("href")), "#")
	if !ok {
		return ""
	}
	return id
}

// entity is a declaration as Illustrator writes them, for addresses of name spaces.
var entity = regexp.MustCompile(`<!ENTITY\s+([A-Za-z_][\w.-]*)\s+(?:"([^"&%<]{0,200})"|'([^'&%<]{0,200})')\s*>`)

// maxEntities is how many declarations are taken up.
const maxEntities = 100

var errNesting = catalogue.Errorf("more than %d elements within each other", maxDepth)

// readTree reads the elements, and what stands in style elements.
func readTree(data []byte) (*node, string, error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.CharsetReader = charset
	dec.Entity = map[string]string{}
	lines := lineCounter{data: data, line: 1}
	var root, at *node
	var sheet strings.Builder
	count, depth, skipped := 0, 0, 0
	for {
		start := dec.InputOffset()
		t, err := dec.Token()
		if errors.Is(err, io.EOF) && at == nil {
			break
		}
		if err != nil {
			return nil, "", err
		}
		switch t := t.(type) {
		case xml.Directive:
			if root == nil {
				for _, m := range entity.FindAllSubmatch(append(append([]byte("<!"), bytes.TrimSpace(t)...), '>'), maxEntities) {
					dec.Entity[string(m[1])] = string(m[2]) + string(m[3])
				}
			}
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return nil, "", errNesting
			}
			if count++; count > maxNodes {
				return nil, "", ErrTooMuch
			}
			n := element(t)
			if skipped > 0 || n == nil || root != nil && at == nil {
				skipped++
				continue
			}
			n.line = lines.at(start)
			if root == nil {
				root = n
			} else {
				n.parent = at
				at.children = append(at.children, n)
			}
			at = n
		case xml.EndElement:
			depth--
			if skipped > 0 {
				skipped--
				continue
			}
			at = at.parent
		case xml.CharData:
			if skipped > 0 || at == nil {
				continue
			}
			switch {
			case at.name == "style":
				sheet.Write(t)
			case keepsText(at.name):
				if count++; count > maxNodes {
					return nil, "", ErrTooMuch
				}
				at.children = append(at.children, &node{text: string(t), parent: at, line: at.line})
			}
		}
	}
	if root == nil || root.name != "svg" {
		return nil, "", catalogue.Errorf("there is no svg element")
	}
	return root, sheet.String(), nil
}

// keepsText tells whether the words in an element are of the picture.
func keepsText(name string) bool {
	switch name {
	case "text", "tspan", "textPath", "a", "foreignObject", "tref":
		return true
	}
	return strings.HasPrefix(name, "html:")
}

// element gives an element that may be drawn, or nil.
func element(t xml.StartElement) *node {
	n := &node{name: t.Name.Local}
	switch t.Name.Space {
	case spaceXHTML:
		n.name = "html:" + strings.ToLower(n.name)
	case spaceSVG, "":
	default:
		if !strings.EqualFold(t.Name.Space, "svg") && !strings.HasPrefix(t.Name.Space, spaceSVG) {
			return nil // of an editor's own
		}
	}
	if n.name == "script" {
		return nil
	}
	for _, a := range t.Attr {
		name := a.Name.Local
		switch a.Name.Space {
		case "":
		case spaceLink, "xlink":
			if name != "href" || n.has("href") {
				continue
			}
		case spaceXML, "xml":
			name = "xml:" + name
		default:
			continue
		}
		switch name {
		case "id":
			n.id = a.Value
		case "class":
			n.class = strings.Fields(a.Value)
		default:
			if strings.HasPrefix(name, "on") {
				continue // what a browser would run
			}
			n.attrs = append(n.attrs, attr{name, a.Value})
		}
	}
	return n
}

// charset reads old encodings as ISO 8859-1, and all others as UTF-8.
func charset(label string, in io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "iso-8859-1", "latin1", "windows-1252", "iso-8859-15":
		data, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		var out strings.Builder
		for _, b := range data {
			out.WriteRune(rune(b))
		}
		return strings.NewReader(out.String()), nil
	}
	return in, nil
}

// lineCounter tells lines of places that come in order.
type lineCounter struct {
	data   []byte
	offset int64
	line   int
}

func (l *lineCounter) at(offset int64) int {
	if offset = min(offset, int64(len(l.data))); offset > l.offset {
		l.line += bytes.Count(l.data[l.offset:offset], []byte("\n"))
		l.offset = offset
	}
	return l.line
}
