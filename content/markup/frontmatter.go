package markup

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"

	"stagecraft/content/catalogue"
)

// frontMatter is the metadata that a note begins with.
type frontMatter struct {
	meta     Meta
	end      int // offset of what follows it
	problems []Problem
	seen     map[string]bool // keys already given a value
	slides   bool
}

// metaKeys is what HackMD and this app know in front matter. Those with false
// have no meaning here.
var metaKeys = map[string]bool{
	"id": true, "title": true, "description": true, "lang": true, "dir": true,
	"tags": true, "minutes": true, "breaks": true, "type": true, "slideOptions": true,
	"typographer": true,
	"toc":         false, "robots": false, "GA": false, "disqus": false, "image": false,
	"author": false, "authors": false, "date": false, "langs": false, "published": false,
	"keywords": false, "slideNumber": false, "theme": false, "layout": false,
}

// readFrontMatter reads every leading block between two lines of ---. The first
// value of a key counts, except that tags are joined.
func readFrontMatter(src []byte) *frontMatter {
	f := &frontMatter{meta: Meta{Breaks: true}, seen: map[string]bool{}}
	for line := 1; ; {
		body, skipped, length := leadingBlock(src[f.end:])
		if length == 0 || !f.read(body, line+skipped-1) {
			return f
		}
		line += bytes.Count(src[f.end:f.end+length], []byte("\n"))
		f.end += length
		f.meta.Lines = line - 1
	}
}

// leadingBlock gives the lines between two lines of --- at the beginning of
// src, the number of lines before them, and the length of all of it.
func leadingBlock(src []byte) (body []byte, skipped, length int) {
	at := 0
	next := func() ([]byte, bool) {
		end := bytes.IndexByte(src[at:], '\n')
		if end < 0 {
			return nil, false
		}
		line := src[at : at+end]
		at += end + 1
		return bytes.TrimRight(line, " \t"), true
	}
	for {
		line, ok := next()
		skipped++
		if !ok || len(line) > 0 && string(line) != "---" {
			return nil, 0, 0
		}
		if len(line) > 0 {
			break
		}
	}
	start := at
	for at-start <= maxFrontMatter {
		before := at
		line, ok := next()
		if !ok {
			break
		}
		if s := string(line); s == "---" || s == "..." {
			return src[start:before], skipped, at
		}
	}
	return nil, 0, 0
}

// read takes up the keys of one block, whose first line is line+1. It is false
// when the block is no front matter but text between two rules.
func (f *frontMatter) read(body []byte, line int) bool {
	values, err := yamlKeys(body)
	var problems []Problem
	if err != nil {
		values = plainKeys(body)
		problems = append(problems, Problem{
			Pos:     Pos{Line: line + errorLine(err), Column: 1},
			Message: catalogue.Say("this front matter is not YAML (%s); write a value that holds a colon in quotation marks", firstLine(err)),
			Rule:    "front-matter",
		})
	}
	for _, cut := range CutAtComments(body) {
		problems = append(problems, Problem{
			Pos: Pos{Line: line + cut.Line, Column: cut.Column}, Message: cut.Message, Rule: cut.Rule,
		})
	}
	known := 0
	var unknown []string
	for key := range values {
		if _, ok := metaKeys[key]; ok {
			known++
		} else {
			unknown = append(unknown, key)
		}
	}
	onlyComments := len(values) == 0 && len(bytes.TrimSpace(body)) > 0 && allComments(body)
	foreign := err == nil && line == 1 && len(unknown) > 0 && !slices.ContainsFunc(unknown, isSentence)
	if known == 0 && !onlyComments && !foreign || len(unknown) > 0 && f.end > 0 {
		return false
	}
	sort.Strings(unknown)
	for _, key := range unknown {
		problems = append(problems, Problem{
			Pos:     Pos{Line: line + keyLine(body, key), Column: 1},
			Message: catalogue.Say("front matter has no key %q; known are id, title, description, lang, dir, tags, minutes and breaks", key),
			Rule:    "unknown-key",
			Note:    true,
		})
	}
	for key, value := range values {
		if problem := f.set(key, value); !problem.Empty() {
			problems = append(problems, Problem{
				Pos: Pos{Line: line + keyLine(body, key), Column: 1}, Message: problem, Rule: "front-matter",
			})
		}
	}
	sort.SliceStable(problems, func(i, j int) bool { return problems[i].Line < problems[j].Line })
	f.problems = append(f.problems, problems...)
	return true
}

// isSentence tells whether a key of a mapping is more likely text that has a
// colon in it, between two rules.
func isSentence(key string) bool {
	return len(strings.Fields(key)) > 3 || strings.ContainsAny(key, ",.;!?*`[](){}<>|\"")
}

// set takes up one value, or says what is wrong with it.
func (f *frontMatter) set(key string, value any) catalogue.Message {
	if key == "tags" {
		f.tag(value)
		return catalogue.Message{}
	}
	if f.seen[key] || value == nil {
		return catalogue.Message{}
	}
	f.seen[key] = true
	text := strings.TrimSpace(clean(fmt.Sprint(value)))
	switch key {
	case "id":
		f.meta.ID = text
	case "title":
		f.meta.Title = text
	case "description":
		f.meta.Description = text
	case "lang":
		f.meta.Language = text
	case "dir":
		if text != "ltr" && text != "rtl" {
			return catalogue.Say("dir is %q; write ltr or rtl", text)
		}
		f.meta.Direction = text
	case "minutes":
		minutes, err := strconv.Atoi(text)
		if err != nil || minutes < 0 || minutes > 10000 {
			return catalogue.Say("minutes is %q; write a whole number", text)
		}
		f.meta.Minutes = minutes
	case "breaks":
		if text != "true" && text != "false" {
			return catalogue.Say("breaks is %q; write true or false", text)
		}
		f.meta.Breaks = text == "true"
	case "typographer":
		if text != "true" && text != "false" {
			return catalogue.Say("typographer is %q; write true or false", text)
		}
		f.meta.AsTyped = text == "false"
	case "type":
		f.slides = f.slides || text == "slide"
	case "slideOptions":
		f.slides = true
	}
	return catalogue.Message{}
}

// tag adds tags, given as a list or as a string with commas.
func (f *frontMatter) tag(value any) {
	var tags []string
	switch v := value.(type) {
	case nil:
	case []any:
		for _, tag := range v {
			tags = append(tags, fmt.Sprint(tag))
		}
	default:
		tags = strings.Split(strings.Trim(fmt.Sprint(v), "[]"), ",")
	}
	for _, tag := range tags {
		tag = strings.TrimSpace(clean(tag))
		if tag != "" && !f.seen["tag "+tag] {
			f.seen["tag "+tag] = true
			f.meta.Tags = append(f.meta.Tags, tag)
		}
	}
}

// hide gives src with the front matter turned to spaces, so that what follows
// keeps its place.
func (f *frontMatter) hide(src []byte) []byte {
	for i, c := range src[:f.end] {
		if c != '\n' {
			src[i] = ' '
		}
	}
	return src
}

var yamlReference = regexp.MustCompile(`(?m)(?:^|[\s,:\[{-])[&*!][\w<]`)

// yamlKeys reads a block as a YAML mapping. Anchors and aliases, with which a
// few bytes can stand for millions, are refused.
func yamlKeys(body []byte) (values map[string]any, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			values, err = nil, fmt.Errorf("%v", fault)
		}
	}()
	if yamlReference.Match(body) {
		return nil, catalogue.Errorf("anchors, aliases and types have no meaning here")
	}
	if bytes.Count(body, []byte("["))+bytes.Count(body, []byte("{")) > 64 {
		return nil, catalogue.Errorf("there are too many brackets")
	}
	tree, err := parser.Parse(lexer.Tokenize(string(body)), 0)
	if err != nil {
		return nil, fmt.Errorf("%s", strings.TrimSpace(yaml.FormatError(err, false, false)))
	}
	values = map[string]any{}
	for _, doc := range tree.Docs {
		var pairs []*ast.MappingValueNode
		switch n := doc.Body.(type) {
		case nil, *ast.CommentGroupNode:
		case *ast.MappingNode:
			pairs = n.Values
		case *ast.MappingValueNode:
			pairs = []*ast.MappingValueNode{n}
		default:
			return nil, catalogue.Errorf("front matter is lines of key: value")
		}
		for _, pair := range pairs {
			values[strings.TrimSpace(fmt.Sprint(written(pair.Key)))] = written(pair.Value)
		}
	}
	return values, nil
}

// written gives the value of a node as its author wrote it, where YAML would
// make a number of 3.10 and 007, and true of yes: text, a list of such, or nil.
func written(n ast.Node) any {
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return nil
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return n.Value.Value
	case *ast.SequenceNode:
		all := make([]any, 0, len(n.Values))
		for _, v := range n.Values {
			if v := written(v); v != nil {
				all = append(all, v)
			}
		}
		return all
	case ast.ScalarNode:
		return strings.TrimSpace(n.GetToken().Value)
	}
	return n.String()
}

var plainKey = regexp.MustCompile(`(?m)^([A-Za-z]+):[ \t]*(.*?)[ \t]*$`)

// plainKeys reads "key: value" lines as they stand, for a block that isn't YAML.
func plainKeys(body []byte) map[string]any {
	values := map[string]any{}
	for _, m := range plainKey.FindAllSubmatch(body, -1) {
		values[string(m[1])] = strings.Trim(string(m[2]), `"'`)
	}
	return values
}

func allComments(body []byte) bool {
	for line := range bytes.SplitSeq(body, []byte("\n")) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

var yamlPlace = regexp.MustCompile(`^\[(\d+):\d+\] `)

// errorLine is the line of the block that err is about, from 1.
func errorLine(err error) int {
	if m := yamlPlace.FindStringSubmatch(err.Error()); m != nil {
		line, _ := strconv.Atoi(m[1])
		return line
	}
	return 1
}

// firstLine says an error in one line, without its place.
func firstLine(err error) any {
	var said *catalogue.Failure
	if errors.As(err, &said) {
		return said
	}
	line, _, _ := strings.Cut(err.Error(), "\n")
	return yamlPlace.ReplaceAllString(line, "")
}

// keyLine is the line of the block that key stands in, from 1.
func keyLine(body []byte, key string) int {
	at := 1
	for line := range bytes.SplitSeq(body, []byte("\n")) {
		if bytes.HasPrefix(line, []byte(key+":")) {
			return at
		}
		at++
	}
	return 1
}
