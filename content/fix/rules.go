package fix

import (
	"bytes"
	"maps"
	"slices"
	"unicode/utf8"

	"stagecraft/content"
	"stagecraft/content/catalogue"
)

// mending is one look for what mends the problems of a course.
type mending struct {
	read    func(name string) []byte // nil when there is no such file
	files   map[string]*source
	course  bool              // the folder has a course.yaml, and files can be added to it
	lessons map[string]string // id by file
	stubs   map[string]*Fix   // what adds a term, by its id
}

// mender makes the fix of a problem; nil when it can't be mended mechanically as it is.
type mender func(*mending, *content.Problem) *Fix

// file gives a file of text; nil when there is none, or when it isn't UTF-8.
func (m *mending) file(name string) *source {
	s := m.bytes(name)
	if s == nil || !utf8.Valid(s.raw) || bytes.IndexByte(s.raw, 0) >= 0 {
		return nil
	}
	return s
}

// bytes gives a file, whatever is in it; nil when there is none.
func (m *mending) bytes(name string) *source {
	if s, ok := m.files[name]; ok {
		return s
	}
	var s *source
	if raw := m.read(name); raw != nil {
		s = newSource(name, raw)
	}
	m.files[name] = s
	return s
}

// Rule is a rule of a course: what would be right, and either what mends a problem by
// it or why nothing does.
type Rule struct {
	Advice catalogue.Message
	Never  catalogue.Message // why it is never mended mechanically; empty when it can be
	mend   mender
	// reveals: what the problem is in was not read, so that there may be more wrong in it.
	reveals bool
}

// Rules gives the names of all rules, sorted.
func Rules() []string { return slices.Sorted(maps.Keys(rules)) }

// RuleOf gives a rule by its name, and whether there is one.
func RuleOf(name string) (Rule, bool) {
	r, ok := rules[name]
	return r, ok
}

// Mends tells whether problems by the rule can be mended mechanically.
func (r Rule) Mends() bool { return r.mend != nil }

var rules = map[string]Rule{}

func init() {
	for _, some := range []map[string]Rule{yamlRules, idRules, questionRules, calculationRules, taskRules, dialogueRules, noteRules, adviceRules, folderRules} {
		maps.Copy(rules, some)
	}
}

// Why nothing mends a problem mechanically.
var (
	asksAuthor  = catalogue.Say("only its author knows what it is to say")
	twoWays     = catalogue.Say("it can be put right in more than one way, and only its author knows which is meant")
	judgement   = catalogue.Say("it is advice on teaching, to be weighed by its author")
	outsideText = catalogue.Say("it isn't in the text of a file: files are named, moved and made smaller by hand")
	packedFile  = catalogue.Say("a packed course is never changed: mend its folder and pack it again")
	editionSays = catalogue.Say("it decides what learners keep of an earlier edition, which its author has to say")
)
