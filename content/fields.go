package content

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// filePosition is a spot in a file of the course; line 0 stands for the whole file.
type filePosition struct {
	file         string
	line, column int
}

func (p filePosition) pos() markup.Pos { return markup.Pos{Line: p.line, Column: p.column} }

// text is a piece of text of a YAML file with its place.
type text struct {
	string
	at filePosition
}

// fields reads one YAML mapping, key by key, and reports every value that
// isn't what the key wants. What was asked for is what the mapping may hold:
// done reports the rest.
type fields struct {
	r       *loader
	at      filePosition
	kind    string // of the thing, by its last word: "term" of "a term"
	within  string // what the thing's id is unique after
	entries []entry
	asked   []string
}

type entry struct {
	key   string
	keyAt filePosition
	value *node
}

// fields reads n, which is to be what, such as "a term".
func (r *loader) fields(file string, n *node, what string) *fields {
	if n.kind != mappingNode {
		r.report(n.place(file), Error, "wrong-type", "this is %s; %s is written as lines of key: value", kindOf(n), namedValue(what))
		return nil
	}
	f := &fields{r: r, at: n.place(file), kind: lastWord(what)}
	seen := map[string]int{}
	for _, p := range n.pairs {
		e := entry{key: p.key.text, keyAt: p.key.place(file), value: p.value}
		switch p.key.kind {
		case textNode, wholeNode, fractionNode, truthNode, nullNode:
		default:
			r.report(e.keyAt, Error, "wrong-type", "a key is plain text, as in name: value")
			continue
		}
		if line, ok := seen[e.key]; ok {
			r.report(e.keyAt, Error, "duplicate-key", "%s is here twice, first on line %d; keep one", e.key, line)
			continue
		}
		seen[e.key] = e.keyAt.line
		f.entries = append(f.entries, e)
	}
	return f
}

// lastWord is what a thing is called without its article, and what it is one of.
func lastWord(what string) string {
	what, _, _ = strings.Cut(what, " of ")
	return what[strings.LastIndexByte(what, ' ')+1:]
}

// find gives the entry of key, or nil when it is missing or has no value.
func (f *fields) find(key string) *entry {
	f.asked = append(f.asked, key)
	for i := range f.entries {
		if e := &f.entries[i]; e.key == key {
			if e.value.kind == nullNode {
				return nil
			}
			return e
		}
	}
	return nil
}

// text gives the text of key, trimmed, or "" at the mapping's place.
func (f *fields) text(key string) text {
	e := f.find(key)
	if e == nil {
		return text{at: f.at}
	}
	return f.r.text(e.keyAt.file, e.value, key)
}

// required is text that has to be there. What it is, in why, is a format of the catalogue.
func (f *fields) required(key, why string) text {
	rule := "missing-" + strings.ReplaceAll(key, "_", "-")
	e := f.find(key)
	if e == nil {
		f.lacking(f.r.report(f.at, Error, rule, "%s is missing: %s", key, catalogue.Message{Format: why}), key)
		return text{at: f.at}
	}
	reported := len(f.r.problems)
	t := f.r.text(e.keyAt.file, e.value, key)
	if t.string == "" && len(f.r.problems) == reported {
		f.lacking(f.r.report(t.at, Error, rule, "%s is empty: %s", key, catalogue.Message{Format: why}), key)
	}
	return t
}

// number gives the whole number of key, from 0 to limit, or 0.
func (f *fields) number(key string, limit int) int {
	e := f.find(key)
	if e == nil {
		return 0
	}
	at := e.value.place(e.keyAt.file)
	if e.value.kind == wholeNode {
		if n, err := strconv.Atoi(e.value.text); err == nil && n >= 0 && n <= limit {
			return n
		}
	}
	f.r.report(at, Error, "wrong-type", "%s is a whole number from 0 to %d", key, limit)
	return 0
}

// list gives the values of key's list.
func (f *fields) list(key string) []*node {
	e := f.find(key)
	if e == nil {
		return nil
	}
	if e.value.kind == listNode {
		return e.value.values
	}
	f.r.report(e.value.place(e.keyAt.file), Error, "wrong-type", "%s is a list; start each value with \"- \" on a line of its own", key).
		instead(e.value.text, e.value.text)
	return nil
}

// texts gives the texts of key's list.
func (f *fields) texts(key string) []text {
	var all []text
	for _, n := range f.list(key) {
		if t := f.r.text(f.at.file, n, eachValue+key); t.string != "" {
			all = append(all, t)
		}
	}
	return all
}

// pairs gives the entries of key's mapping, whatever its keys are.
func (f *fields) pairs(key string) []entry {
	e := f.find(key)
	if e == nil {
		return nil
	}
	if inner := f.r.fields(e.keyAt.file, e.value, key); inner != nil {
		return inner.entries
	}
	return nil
}

// done reports the keys that nothing asked for.
func (f *fields) done() {
	for _, e := range f.entries {
		known := false
		for _, key := range f.asked {
			known = known || key == e.key
		}
		if !known {
			nearest := f.r.nearest(e.key, f.asked)
			f.r.report(e.keyAt, Warning, "unknown-key", "unknown key %q is not read%s; the keys here are %s",
				e.key, asQuestion(nearest), strings.Join(f.asked, ", ")).
				instead(e.key, f.free(sure(e.key, nearest, f.asked)))
		}
	}
}

// free gives a key that the mapping doesn't have yet; "" when it has.
func (f *fields) free(key string) string {
	for _, e := range f.entries {
		if e.key == key {
			return ""
		}
	}
	return key
}

// isName is the keys whose values are what a thing is called: one line, which
// stands in lists, in figures and on buttons.
var isName = map[string]bool{"title": true, "term": true, "name": true, "abbreviation": true, "version": true, "language": true, "licence": true}

// MaxName is how many letters a name or a title in a course may have.
const MaxName = 300

// onOneLine puts one space for each line end, tab or run of spaces. A no-break
// space was meant and stays.
func onOneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' }), " ")
}

// text gives the text of n; numbers and yes-or-no values are taken as written.
func (r *loader) text(file string, n *node, what string) text {
	t := text{at: n.place(file)}
	switch n.kind {
	case textNode, wholeNode, fractionNode, infiniteNode, truthNode:
		t.string = strings.TrimSpace(n.text)
	default:
		r.report(t.at, Error, "wrong-type", "this is %s; %s is text", kindOf(n), namedValue(what))
		return t
	}
	if shown := markup.Visible(t.string); shown != t.string {
		r.report(t.at, Warning, "hidden-sign", "%s has signs in it that can't be seen or turn the text around; they are shown as they are: %q", namedValue(what), shortened(shown))
		t.string = shown
	}
	if isName[what] {
		t.string = onOneLine(t.string)
		if n := utf8.RuneCountInString(t.string); n > MaxName {
			r.report(t.at, Error, "too-long", "%s has %d letters; it may have %d", namedValue(what), n, MaxName)
			t.string = shortened(t.string)
		}
	}
	if r.linting {
		r.said = append(r.said, keyedText{t, strings.TrimPrefix(what, eachValue)})
	}
	return t
}

// stringsOf leaves the places off.
func stringsOf(all []text) []string {
	var s []string
	for _, t := range all {
		s = append(s, t.string)
	}
	return s
}

// kindOf says what kind of value n is.
func kindOf(n *node) catalogue.Message {
	switch n.kind {
	case nullNode:
		return catalogue.Say("nothing")
	case listNode:
		return catalogue.Say("a list")
	case mappingNode:
		return catalogue.Say("a mapping")
	case wholeNode, fractionNode:
		return catalogue.Say("a number")
	case truthNode:
		return catalogue.Say("true or false")
	}
	return catalogue.Say("text")
}

// eachValue is what the values of a key's list are called, before the key.
const eachValue = "each value of "

// namedValue says what a value is: that of a key, which is the same in every language, or
// a thing.
func namedValue(what string) catalogue.Message {
	if key, ok := strings.CutPrefix(what, eachValue); ok {
		return catalogue.Say("each value of %s", key)
	}
	switch what {
	case "a course":
		return catalogue.Say("a course")
	case "a stage of the journey":
		return catalogue.Say("a stage of the journey")
	case "a figure":
		return catalogue.Say("a figure")
	case "a video":
		return catalogue.Say("a video")
	case "a role":
		return catalogue.Say("a role")
	case "a term":
		return catalogue.Say("a term")
	case "a process":
		return catalogue.Say("a process")
	case "a step":
		return catalogue.Say("a step")
	case "a scene":
		return catalogue.Say("a scene")
	case "a dialogue":
		return catalogue.Say("a dialogue")
	case "a fact":
		return catalogue.Say("a fact")
	case "a person":
		return catalogue.Say("a person")
	case "a comment":
		return catalogue.Say("a comment")
	case "a note":
		return catalogue.Say("a note")
	case "how a word is said":
		return catalogue.Say("how a word is said")
	case "where an id went":
		return catalogue.Say("where an id went")
	}
	return catalogue.Joined("", what)
}
