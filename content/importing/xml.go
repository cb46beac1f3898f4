package importing

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"stagecraft/content/fragment"
	"stagecraft/content/markup"
)

// element is one of an XML file.
type element struct {
	name     string
	attrs    map[string]string
	text     strings.Builder // what stands right in it
	children []*element
	at       markup.Pos
}

// xmlFault is where a file is no XML, or more than is read.
type xmlFault struct {
	at      markup.Pos
	message string
}

func (f *xmlFault) Error() string { return f.message }

// parseXML reads XML within bounds. Entities that a file declares mean nothing.
func parseXML(source []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(source))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is UTF-8 by now
	top := &element{}
	open := []*element{top}
	for nodes := 0; ; {
		at := placeIn(d)
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return top, nil
		}
		if err != nil {
			at = placeIn(d)
			message := err.Error()
			if syntax := (*xml.SyntaxError)(nil); errors.As(err, &syntax) {
				at, message = line(syntax.Line), syntax.Msg
			}
			return nil, &xmlFault{at, fmt.Sprintf("this is no XML from here on: %s", message)}
		}
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			if nodes++; nodes > fragment.MostNodes || len(open) > fragment.MostDepth {
				return nil, &xmlFault{at, fmt.Sprintf("the file has more than %d elements, or more than %d within each other; divide it", fragment.MostNodes, fragment.MostDepth)}
			}
			e := &element{name: token.Name.Local, attrs: map[string]string{}, at: at}
			for _, a := range token.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			last.children = append(last.children, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.text.Write(token)
		}
	}
}

func placeIn(d *xml.Decoder) markup.Pos {
	l, c := d.InputPos()
	return markup.Pos{Line: l, Column: c}
}

// child gives the first child with a name; one without anything when there is none.
func (e *element) child(name string) *element {
	for _, c := range e.children {
		if c.name == name {
			return c
		}
	}
	return &element{at: e.at}
}

// all gives the children with a name.
func (e *element) all(name string) []*element {
	var all []*element
	for _, c := range e.children {
		if c.name == name {
			all = append(all, c)
		}
	}
	return all
}

// says is the text of an element, or of <text> in it, as Moodle has it.
func (e *element) says() string {
	if t := e.child("text"); t.name != "" {
		return strings.TrimSpace(t.text.String())
	}
	return strings.TrimSpace(e.text.String())
}
