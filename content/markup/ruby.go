package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// readings reads {base|reading}, and {base|one|each} with a reading for each
// character of the base.
type readings struct{}

func (readings) Trigger() []byte { return []byte{'{'} }

func (readings) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	line = line[:min(len(line), maxSpanBytes)]
	end := bytes.IndexAny(line[1:], "{}\n")
	if end < 0 || line[1+end] != '}' {
		return nil
	}
	base, reading, found := strings.Cut(clean(string(line[1:1+end])), "|")
	if !found || strings.TrimSpace(base) == "" || strings.Trim(reading, "| \t") == "" {
		return nil
	}
	block.Advance(end + 2)
	return &valueNode{value: ruby(base, strings.Split(reading, "|"))}
}

func ruby(base string, readings []string) []Inline {
	characters := []rune(base)
	if len(readings) == 1 || len(readings) != len(characters) {
		return []Inline{Ruby{Base: base, Reading: strings.Join(readings, "")}}
	}
	var out []Inline
	for i, character := range characters {
		out = append(out, Ruby{Base: string(character), Reading: readings[i]})
	}
	return out
}
