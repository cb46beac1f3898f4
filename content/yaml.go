package content

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// parseYAML gives the value a YAML file holds, or nil after reporting why not.
// Anchors, aliases, merges and tags are refused: with them a small file can
// stand for one of any size, and a course has no use for them.
func (r *loader) parseYAML(file string, source []byte) *node {
	source, ok := r.plainText(file, source)
	if !ok {
		return nil
	}
	if i := bytes.IndexByte(source, 0); i >= 0 {
		line := bytes.Count(source[:i], []byte("\n"))
		r.report(filePosition{file, line + 1, i - bytes.LastIndexByte(source[:i], '\n')}, Error, "not-text",
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
	value, ok := r.parseParts(file, source, partSize)
	if ok && value == nil {
		r.report(filePosition{file: file}, Error, "empty-file", "the file says nothing")
	}
	return value
}

// parseParts parses a file in parts of about size bytes, and gives its value: nil when it says
// nothing, or, and false, after reporting why it can't be read.
func (r *loader) parseParts(file string, source []byte, size int) (*node, bool) {
	var value *node
	// A list is parsed in parts, which takes less for each word.
	list, words := startsList(source), &r.words
	if list {
		words = &r.listWords
	}
	parts, bounds, cuts := &yamlParts{source: source, list: list, size: size}, yamlBounds{all: words}, 0
	for tokens := range parts.all {
		content, p, message := bounds.check(tokens)
		if p != nil {
			r.reportMessage(placeOf(file, p), Error, "yaml-refused", message)
			return nil, false
		}
		if r.linting && cuts < maxCuts {
			for _, cut := range markup.CutTokens(tokens) {
				r.reportMessage(filePosition{file, cut.Line, cut.Column}, Warning, cut.Rule, cut.Message)
				cuts++
			}
		}
		body, err := parseTokens(content)
		switch {
		case err != nil:
			r.reportSyntax(file, err)
			return nil, false
		case body == nil:
		case value == nil:
			value = nodeOf(body)
		default: // a part of a list is a list
			value.values = append(value.values, nodeOf(body).values...)
		}
	}
	if parts.over > 0 {
		r.report(filePosition{file, parts.over, 1}, Error, "yaml-refused", "what begins here has more than %d bytes; divide it or write less", maxPart)
		return nil, false
	}
	return value, true
}

// maxCuts is how many values of a file that end at a comment are worth telling.
const maxCuts = 1000

// parseTokens parses one document, and makes an error of a fault of the parser.
func parseTokens(tokens token.Tokens) (body ast.Node, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%v", fault)
		}
	}()
	tree, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, err
	}
	for _, d := range tree.Docs {
		if d.Body != nil {
			return d.Body, nil
		}
	}
	return nil, nil
}

// plainText gives source without byte-order mark and with \n line ends, or
// false after reporting that it isn't UTF-8.
func (r *loader) plainText(file string, source []byte) ([]byte, bool) {
	source = bytes.TrimPrefix(source, []byte("\ufeff"))
	if !utf8.Valid(source) {
		at := filePosition{file: file, line: 1, column: 1}
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

// reportSyntax reports what the YAML parser could not read.
func (r *loader) reportSyntax(file string, err error) {
	var syntax *yaml.SyntaxError
	if !errors.As(err, &syntax) || syntax.Token == nil {
		r.report(filePosition{file: file}, Error, "yaml-syntax", "not YAML: %v", err)
		return
	}
	hint := catalogue.Say("check the indentation and the quotes")
	switch {
	case strings.Contains(syntax.Message, "mapping value is not allowed"):
		hint = catalogue.Say(`put text that has ": " in it in quotes, and line up the keys`)
	case strings.Contains(syntax.Message, "cannot start any token"), strings.Contains(syntax.Message, "reserved character"):
		hint = catalogue.Say("indent with spaces, and put text that starts with such a character in quotes")
	case strings.Contains(syntax.Message, "end character"), strings.Contains(syntax.Message, "end token"):
		hint = catalogue.Say("close what is opened here")
	}
	r.report(placeOf(file, syntax.Token), Error, "yaml-syntax", "not YAML: %s; %s", errors.New(syntax.Message), hint) // as the library says it
}

// placeOf is where a token stands.
func placeOf(file string, t *token.Token) filePosition {
	if t == nil || t.Position == nil {
		return filePosition{file: file}
	}
	return filePosition{file: file, line: t.Position.Line, column: max(t.Position.Column, 1)}
}
