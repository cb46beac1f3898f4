// Package dialogue is a conversation in which the learner chooses what to say: its
// moments as a note has them, the ways through it, and where a play of it stands.
package dialogue

import (
	"strings"
	"sync"
	"unicode/utf8"

	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// What a dialogue may hold.
const (
	MaxMoments = 500
	MaxReplies = 9  // of a moment: each has a key
	MaxFacts   = 24 // that can be learnt
	MaxTrust   = 9  // and -MaxTrust is the least
	MaxAfter   = 50 // choices that a reply may wait for
	MaxStates  = 250_000
)

// Dialogue is one conversation. It is read-only once it is read, and safe to share
// between goroutines.
type Dialogue struct {
	ID, Title string
	Step      string // process/step in which it plays; "" is none
	Goal      string // what the learner is after
	Minutes   int    // that it takes, at least 1
	You       string // the name under which moments have the learner's own words; "" is none
	Trust     int    // at the start
	Facts     []Fact
	People    []Person
	Setting   []Line    // what the learner reads before it begins
	Moments   []*Moment // the first is where it begins

	File string
	Pos  markup.Pos

	places map[string]int // of moments, by id
	facts  map[string]int // places in Facts, by id

	waysOnce sync.Once
	ways     *Ways
}

// Fact is something that the learner can find out.
type Fact struct {
	ID    string
	About string // how it is called while it isn't known, as "Its price"; often ""
	Text  string // what is known then
	Pos   markup.Pos
}

// Person is somebody who speaks.
type Person struct {
	Name  string // as it stands before what they say
	About string // who they are
}

// Ending says what became of the conversation.
type Ending string

// The endings; of a moment that is none it is "".
const (
	Good  Ending = "good"
	Mixed Ending = "mixed"
	Bad   Ending = "bad"
)

// Moment is one section: what is said, and what the learner can do.
type Moment struct {
	ID, Title string
	Lines     []Line
	Hint      []markup.Inline // what would help; nil is none
	Replies   []*Reply
	Ending    Ending // "" when it goes on
	Pos       markup.Pos
}

// Line is what somebody says, or what happens.
type Line struct {
	Speaker string // "" when it is what happens
	Inlines []markup.Inline
	Facts   []string // ids of the facts that it tells
	Pos     markup.Pos
}

// Reply is something that the learner can say or do.
type Reply struct {
	Inlines []markup.Inline
	To      string // id of the moment to which it leads

	Needs, Unless []string // ids of facts that have to be known, and that may not be
	After         int      // choices that were made before, at least
	Least, Most   int      // trust, both included
	Trust         int      // by how much it changes

	Why []markup.Inline // why it is a turning point; nil when it is none
	Pos markup.Pos
}

// Moment gives the moment with an id, or nil.
func (d *Dialogue) Moment(id string) *Moment {
	if i, ok := d.places[id]; ok {
		return d.Moments[i]
	}
	return nil
}

// Fact gives the fact with an id, or nil.
func (d *Dialogue) Fact(id string) *Fact {
	if i, ok := d.facts[id]; ok {
		return &d.Facts[i]
	}
	return nil
}

// Speakers gives the names of all who speak, those of People first, the learner's own
// left out.
func (d *Dialogue) Speakers() []string {
	seen := map[string]bool{"": true, d.You: true}
	var all []string
	add := func(name string) {
		if !seen[name] {
			seen[name] = true
			all = append(all, name)
		}
	}
	for _, p := range d.People {
		add(p.Name)
	}
	for _, m := range d.Moments {
		for _, l := range m.Lines {
			add(l.Speaker)
		}
	}
	return all
}

// Person gives the person with a name; one that isn't listed has that name alone.
func (d *Dialogue) Person(name string) Person {
	for _, p := range d.People {
		if p.Name == name {
			return p
		}
	}
	return Person{Name: name}
}

// Endings gives the moments that are endings, in order.
func (d *Dialogue) Endings() []*Moment {
	var all []*Moment
	for _, m := range d.Moments {
		if m.Ending != "" {
			all = append(all, m)
		}
	}
	return all
}

// Words counts what is said, on all ways.
func (d *Dialogue) Words() int {
	n := 0
	for _, m := range d.Moments {
		for _, l := range m.Lines {
			n += markup.Words(markup.PlainText(l.Inlines))
		}
		for _, r := range m.Replies {
			n += markup.Words(markup.PlainText(r.Inlines))
		}
	}
	return n
}

// Said tells whether a reply is said: it stands in quotation marks, else it is
// something to do.
func (r *Reply) Said() bool {
	first, _ := utf8.DecodeRuneInString(markup.PlainText(r.Inlines))
	return strings.ContainsRune("“\"„«»‘'‹「", first)
}

// Problem is something wrong with a dialogue, at its place in the note.
type Problem struct {
	markup.Pos
	Rule    string
	Message catalogue.Message
	Warning bool     // the dialogue can be played all the same
	Wrong   string   // the name that isn't known, and
	Known   []string // those that are
}
