package content

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"stagecraft/content/markup"
)

// Bounds on the shape of a YAML file, far beyond what a course needs. The
// parser's time grows with the square of each, and it calls itself once for
// each level and for each key beside another.
const (
	maxDepth  = 24      // values within values
	maxKeys   = 1000    // keys of one mapping
	maxTokens = 400_000 // words and signs of the file
	maxMarks  = 450_000 // lines and signs that may be such, before they are told apart
)

// parseYAML gives the value a YAML file holds, or nil after reporting why not.
// Anchors, aliases, merges and tags are refused: with them a small file can
// stand for one of any size, and a course has no use for them.
func (r *reading) parseYAML(file string, source []byte) ast.Node {
	source, ok := r.plainText(file, source)
	if !ok {
		return nil
	}
	if i := bytes.IndexByte(source, 0); i >= 0 {
		line := bytes.Count(source[:i], []byte("\n"))
		r.report(place{file, line + 1, i - bytes.LastIndexByte(source[:i], '\n')}, Error, "not-text",
			"there is a zero byte here, which is no text; take it out, or save the file as plain UTF-8 text")
		return nil
	}
	if r.linting {
		r.sources[file] = source
	}
	if at, ok := tooManyMarks(file, source); !ok {
		r.report(at, Error, "yaml-refused", "the file goes on after %d lines and signs; divide it or write less", maxMarks)
		return nil
	}
	tokens := lexer.Tokenize(string(source))
	if p, message := refusedToken(tokens); p != nil {
		r.report(placeOf(file, p), Error, "yaml-refused", "%s", message)
		return nil
	}
	if r.linting {
		for _, cut := range markup.CutTokens(tokens) {
			r.report(place{file, cut.Line, cut.Column}, Warning, cut.Rule, "%s", cut.Message)
		}
	}
	tree, err := parseTokens(tokens)
	if err != nil {
		r.reportSyntax(file, err)
		return nil
	}
	var bodies []ast.Node
	for _, d := range tree.Docs {
		if d.Body != nil {
			bodies = append(bodies, d.Body)
		}
	}
	switch len(bodies) {
	case 0:
		r.report(place{file: file}, Error, "empty-file", "the file says nothing")
		return nil
	case 1:
		return bodies[0]
	}
	r.report(nodePlace(file, bodies[1]), Error, "yaml-refused", "a second document starts here; keep one to a file, without ---")
	return nil
}

// parseTokens parses, and makes an error of a fault of the parser.
func parseTokens(tokens token.Tokens) (tree *ast.File, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%v", fault)
		}
	}()
	return parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
}

// plainText gives source without byte-order mark and with \n line ends, or
// false after reporting that it isn't UTF-8.
func (r *reading) plainText(file string, source []byte) ([]byte, bool) {
	source = bytes.TrimPrefix(source, []byte("\ufeff"))
	if !utf8.Valid(source) {
		at := place{file: file, line: 1, column: 1}
		for rest := source; len(rest) > 0; {
			c, n := utf8.DecodeRune(rest)
			if c == utf8.RuneError && n == 1 {
				break
			}
			if at.column++; c == '\n' {
				at.line, at.column = at.line+1, 1
			}
			rest = rest[n:]
		}
		r.report(at, Error, "not-utf8", "this isn't UTF-8 text; save the file as UTF-8")
		return nil, false
	}
	return bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n")), true
}

// tooManyMarks counts what could be a word or sign of YAML, from above, and is
// false at the first that is too many. Telling them apart takes a hundred times
// the memory of the text, and so comes later.
func tooManyMarks(file string, source []byte) (place, bool) {
	marks, line, start := 0, 1, 0
	for i, c := range source {
		switch c {
		case '\n':
			line, start = line+1, i+1
		case '[', ']', '{', '}', ',', '"', '\'', '&', '*', '!', '%', '#', '|', '>', '@', '`':
		case ':', '-', '?':
			if i+1 < len(source) && source[i+1] != ' ' && source[i+1] != '\n' && source[i+1] != '\t' {
				continue
			}
		default:
			continue
		}
		if marks++; marks > maxMarks {
			return place{file, line, i - start + 1}, false
		}
	}
	return place{}, true
}

// refusedToken finds the first token that a course's YAML may not have, and
// what to say of it.
func refusedToken(tokens token.Tokens) (*token.Token, string) {
	type collection struct{ column, entries int }
	var open []collection // in lines of their own
	flow := 0             // how many [ and { are open
	if len(tokens) > maxTokens {
		return tokens[maxTokens], fmt.Sprintf("the file goes on after %d words and signs; divide it or write less", maxTokens)
	}
	for i, t := range tokens {
		column := 0
		switch t.Type {
		case token.AnchorType, token.AliasType, token.MergeKeyType:
			return t, fmt.Sprintf("%q is an anchor, alias or merge, which a course may not have; write the value out (in quotes if it is text)", t.Value)
		case token.TagType, token.DirectiveType:
			return t, fmt.Sprintf("%q is a tag or directive, which a course may not have; put text that starts like this in quotes", t.Value)
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow--
		case token.SequenceEntryType, token.MappingKeyType:
			column = t.Position.Column
		case token.MappingValueType:
			if i > 0 {
				column = tokens[i-1].Position.Column
			}
		}
		if column > 0 && flow <= 0 {
			for len(open) > 0 && open[len(open)-1].column > column {
				open = open[:len(open)-1]
			}
			if len(open) == 0 || open[len(open)-1].column < column {
				open = append(open, collection{column: column})
			}
			if t.Type == token.MappingValueType {
				open[len(open)-1].entries++
			}
			if open[len(open)-1].entries > maxKeys {
				return t, fmt.Sprintf("more than %d keys beside each other; a course needs fewer", maxKeys)
			}
		}
		if len(open)+flow > maxDepth {
			return t, fmt.Sprintf("values nest more than %d deep; a course needs no more than 4", maxDepth)
		}
	}
	return nil, ""
}

// reportSyntax reports what the YAML parser could not read.
func (r *reading) reportSyntax(file string, err error) {
	var syntax *yaml.SyntaxError
	if !errors.As(err, &syntax) || syntax.Token == nil {
		r.report(place{file: file}, Error, "yaml-syntax", "not YAML: %v", err)
		return
	}
	hint := "check the indentation and the quotes"
	switch {
	case strings.Contains(syntax.Message, "mapping value is not allowed"):
		hint = `put text that has ": " in it in quotes, and line up the keys`
	case strings.Contains(syntax.Message, "cannot start any token"), strings.Contains(syntax.Message, "reserved character"):
		hint = "indent with spaces, and put text that starts with such a character in quotes"
	case strings.Contains(syntax.Message, "end character"), strings.Contains(syntax.Message, "end token"):
		hint = "close what is opened here"
	}
	r.report(placeOf(file, syntax.Token), Error, "yaml-syntax", "not YAML: %s; %s", syntax.Message, hint)
}

// placeOf is where a token stands.
func placeOf(file string, t *token.Token) place {
	if t == nil || t.Position == nil {
		return place{file: file}
	}
	return place{file: file, line: t.Position.Line, column: max(t.Position.Column, 1)}
}

// nodePlace is where the first character of a value stands.
func nodePlace(file string, n ast.Node) place {
	switch n := n.(type) {
	case *ast.MappingNode:
		if len(n.Values) > 0 && n.Start != nil && n.Start.Type != token.MappingStartType {
			return nodePlace(file, n.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return nodePlace(file, n.Key)
	case *ast.LiteralNode:
		return placeOf(file, n.Start)
	}
	return placeOf(file, n.GetToken())
}
