package main

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"unicode/utf8"

	"stagecraft/content/yamltext"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// figure is an entry of figures in course.yaml: what is shown for an address.
type figure struct{ address, media string }

// errHand says that figures has to be written by hand.
var errHand = errors.New("course.yaml is written in a way that can't be added to; write figures: as lines of its own, \"address: file\"")

// addFigures gives the source of a course.yaml with more figures, which it may
// not have yet. They are put in as text: every byte that was there stays, and
// the result is read again to be sure that it says what it should. The error
// is errHand when it would not.
func addFigures(source []byte, more []figure) (added []byte, err error) {
	defer func() {
		if fault := recover(); fault != nil { // of the YAML parser
			added, err = nil, fmt.Errorf("read course.yaml: %v", fault)
		}
	}()
	if !utf8.Valid(source) {
		return nil, errHand
	}
	before, err := outline(source)
	if err != nil {
		return nil, err
	}
	want := withFigures(plainNode(before), more)
	for _, quoted := range []bool{false, true} { // quotes only where needed
		for _, gap := range []bool{true, false} {
			out, ok := insertFigures(source, before, more, quoted, gap)
			if !ok {
				continue
			}
			if after, err := outline(out); err == nil && reflect.DeepEqual(plainNode(after), want) {
				return out, nil
			}
		}
	}
	return nil, errHand
}

// outline reads the value that a course.yaml holds. Lines and columns are
// those of source, a byte order mark aside.
func outline(source []byte) (body ast.Node, err error) {
	source = bytes.TrimPrefix(source, []byte("\ufeff"))
	tree, err := parser.ParseBytes(bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n")), 0)
	if err != nil {
		return nil, fmt.Errorf("read course.yaml: %w", err)
	}
	for _, d := range tree.Docs {
		if d.Body != nil && body != nil {
			return nil, errHand
		}
		if d.Body != nil {
			body = d.Body
		}
	}
	if body == nil {
		return nil, errHand
	}
	return body, nil
}

// insertFigures puts more into source, whose value is body.
func insertFigures(source []byte, body ast.Node, more []figure, quoted, gap bool) ([]byte, bool) {
	lines := bytes.SplitAfter(source, []byte("\n"))
	eol := "\n"
	if bytes.HasSuffix(lines[0], []byte("\r\n")) {
		eol = "\r\n"
	}
	entries := func(indent string) string {
		var out strings.Builder
		for _, f := range more {
			out.WriteString(indent + scalar(f.address, quoted) + ": " + scalar(f.media, quoted) + eol)
		}
		return out.String()
	}
	pairs, ok := pairsOf(body)
	if !ok || len(pairs) == 0 || isFlow(body) {
		return nil, false
	}
	top := strings.Repeat(" ", pairs[0].Key.GetToken().Position.Column-1)
	at := len(lines) // the new text comes before this line
	text := top + "figures:" + eol + entries(top+"  ")
	if gap {
		text = eol + text
	}
	for _, p := range pairs {
		if p.Key.GetToken().Value != "figures" {
			continue
		}
		if isFlow(p.Value) {
			return insertFlow(lines, p.Value.(*ast.MappingNode), more)
		}
		indent := top + "  "
		if inner, ok := pairsOf(p.Value); ok && len(inner) > 0 {
			indent = strings.Repeat(" ", inner[0].Key.GetToken().Position.Column-1)
		}
		at = endOfBlock(lines, p.Key.GetToken().Position.Line, len(top))
		text = entries(indent)
	}
	before, after := bytes.Join(lines[:at], nil), bytes.Join(lines[at:], nil)
	if len(before) > 0 && before[len(before)-1] != '\n' {
		text = eol + text
	}
	return append(append(before, text...), after...), true
}

// endOfBlock gives how many lines come before the end of the value of a key on
// a line (from 1) that is indented by indent.
func endOfBlock(lines [][]byte, line, indent int) int {
	end := line
	for i := line; i < len(lines); i++ {
		text := bytes.TrimRight(lines[i], " \t\r\n")
		deep := len(text) - len(bytes.TrimLeft(text, " "))
		switch {
		case len(text) == 0:
		case deep > indent:
			end = i + 1
		case text[deep] != '#':
			return end
		}
	}
	return end
}

// insertFlow puts more into figures: {a: b}, before the brace that closes it.
func insertFlow(lines [][]byte, m *ast.MappingNode, more []figure) ([]byte, bool) {
	if m.End == nil {
		return nil, false
	}
	line, column := m.End.Position.Line-1, m.End.Position.Column-1
	if line >= len(lines) {
		return nil, false
	}
	runes := []rune(string(lines[line]))
	if line == 0 && len(runes) > 0 && runes[0] == '\ufeff' {
		column++
	}
	if column >= len(runes) || runes[column] != '}' {
		return nil, false
	}
	var text strings.Builder
	for i, f := range more {
		if i > 0 || len(m.Values) > 0 {
			text.WriteString(", ")
		}
		text.WriteString(scalar(f.address, true) + ": " + scalar(f.media, true))
	}
	brace := len(bytes.Join(lines[:line], nil)) + len(string(runes[:column]))
	source := bytes.Join(lines, nil)
	out := append(bytes.Clone(source[:brace]), text.String()...)
	return append(out, source[brace:]...), true
}

var plainForm = regexp.MustCompile(`^[A-Za-z/][A-Za-z0-9._~/:%=+@;!$()*-]*(\?[A-Za-z0-9._~/:%=+@;!$()&*-]+)?$`)

// scalar writes an address as YAML: as it is where that is safe, else in quotes.
func scalar(s string, quoted bool) string {
	if !quoted && plainForm.MatchString(s) && !strings.HasSuffix(s, ":") {
		return s
	}
	return yamltext.Quoted(s)
}

func pairsOf(n ast.Node) ([]*ast.MappingValueNode, bool) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

func isFlow(n ast.Node) bool {
	m, ok := n.(*ast.MappingNode)
	return ok && m.Start != nil && m.Start.Type == token.MappingStartType
}

// pair is a key with its value, as plainNode gives them.
type pair struct {
	key   string
	value any
}

// plainNode gives what a YAML value says, however it is written.
func plainNode(n ast.Node) any {
	if pairs, ok := pairsOf(n); ok {
		all := []pair{}
		for _, p := range pairs {
			all = append(all, pair{p.Key.GetToken().Value, plainNode(p.Value)})
		}
		return all
	}
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return nil
	case *ast.SequenceNode:
		all := []any{}
		for _, v := range n.Values {
			all = append(all, plainNode(v))
		}
		return all
	case *ast.LiteralNode:
		return n.Value.Value
	case *ast.StringNode:
		return n.Value
	}
	return n.Type().String() + " " + n.GetToken().Value
}

// withFigures gives what a course.yaml says with more figures.
func withFigures(outline any, more []figure) any {
	pairs, _ := outline.([]pair)
	out := append([]pair(nil), pairs...)
	at := len(out)
	for i, p := range out {
		if p.key == "figures" {
			at = i
		}
	}
	if at == len(out) {
		out = append(out, pair{key: "figures"})
	}
	old, _ := out[at].value.([]pair)
	figures := append([]pair{}, old...)
	for _, f := range more {
		figures = append(figures, pair{f.address, f.media})
	}
	out[at].value = figures
	return out
}
