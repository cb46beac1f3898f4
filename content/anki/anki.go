// Package anki reads the decks of Anki, and writes decks that Anki and the programs
// that read its files can open.
//
// [Open] reads an .apkg or a .colpkg file in each of its three forms: a zip with a
// SQLite database, beside it the pictures under numbers and a file that says what
// they are called. [Collection.Face] makes Markdown of what a card shows. Files may
// come from strangers: the size, the number and the depth of all that is in them are
// bounded, and no name in them is used as a name on the disk.
//
// [WritePackage], [WriteText], [WriteCSV] and [WriteSheet] write a [Deck].
package anki

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// What a file may hold at most.
const (
	MostBytes    = 2 << 30   // of a file
	MostNotes    = 50_000    // a learner's own cards are as many
	MostCards    = 200_000   //
	MostReviews  = 5_000_000 //
	MostPictures = 20_000    // entries of the map of media, sounds too
	MostPicture  = 32 << 20  // bytes of a picture

	mostDatabase = 1 << 30   // bytes, unpacked
	mostRatio    = 400       // times as many bytes as packed, of a database of more than freeSize
	freeSize     = 64 << 20  // bytes
	mostMap      = 16 << 20  // bytes of the map of media, unpacked
	mostEntries  = 200_000   // in the zip
	mostField    = 1 << 20   // bytes of a note's fields together
	mostConfig   = 32 << 20  // bytes of the note types, or of the decks
	mostTypes    = 2_000     // note types
	mostFields   = 500       // of a note type
	mostDecks    = 10_000    //
	mostName     = 1_000     // bytes of a name
	mostTags     = 200       // of a note
	mostListed   = 200       // problems that are named; more are counted
	mostFace     = 256 << 10 // bytes of what a template makes
	mostNesting  = 16        // conditions within each other in a template
	mostWindow   = 64 << 20  // bytes that a frame of zstd may refer back to
)

// The errors of a file of which nothing can be read.
var (
	ErrNoDeck  = errors.New("it is no deck of Anki: an .apkg or .colpkg file holds a collection.anki21b, .anki21 or .anki2")
	ErrDamaged = errors.New("the file is damaged")
	ErrTooBig  = errors.New("the file holds more than can be taken in")
	ErrNewer   = errors.New("a newer Anki wrote it, in a form that isn't known here; export it there with “Support older Anki versions”")
)

// Form is how a file holds its collection.
type Form string

// The forms, the newest last.
const (
	Form2   Form = ".anki2"
	Form21  Form = ".anki21"
	Form21b Form = ".anki21b"
)

// Collection is what a file holds.
type Collection struct {
	Form     Form
	Decks    []*DeckName // that have cards, in order of their names
	Notes    []*Note     // in order of their IDs
	Cards    int
	Reviews  int // that can be taken over
	Problems Problems

	media *media
}

// DeckName is a deck by its name.
type DeckName struct {
	ID   int64
	Name string // "Biology::Cells": decks within decks, the outermost first
}

// Kind is what the cards of a note type are made like.
type Kind int

// The kinds of note type.
const (
	Standard Kind = iota // a card of each template
	Cloze                // a card of each number of its gaps
)

// NoteType says which fields a note has, and what its cards show.
type NoteType struct {
	ID        int64
	Name      string
	Kind      Kind
	Fields    []string // their names, in order
	Templates []Template

	asked int // the field that has the gaps; -1 is none
}

// Template is what a card shows: HTML in which {{Field}} stands for a field.
type Template struct {
	Name     string
	Question string
	Answer   string
}

// Note is what cards are made of.
type Note struct {
	ID     int64
	GUID   string // its name for ever, in every collection
	Type   *NoteType
	Fields []string // HTML
	Tags   []string
	Cards  []*Card // in order of Ordinal
}

// Field gives a field by its name; false when the note has none.
func (n *Note) Field(name string) (string, bool) {
	for i, f := range n.Type.Fields {
		if f == name && i < len(n.Fields) {
			return n.Fields[i], true
		}
	}
	return "", false
}

// Label names a note in a message, by the beginning of its first field.
func (n *Note) Label() string {
	for _, f := range n.Fields {
		if says := labelOf(f); says != "" {
			return says
		}
	}
	return fmt.Sprintf("note %d", n.ID)
}

// Card is one card of a note.
type Card struct {
	ID      int64
	Ordinal int // of its template, or of its gap, from 0
	Deck    *DeckName
	Reviews []Review // in order of time

	suspended bool
	scheduled bool // it has an interval
}

// Review is one grade that a card was given.
type Review struct {
	At     time.Time // UTC
	Rating int       // 1 again, 2 hard, 3 good, 4 easy
	Took   time.Duration
}

// Reason is why something isn't taken in, or not as it was.
type Reason string

// The reasons. Those up to BadPicture are of a note, the others of parts of one.
const (
	NoType      Reason = "no-type"      // its note type isn't in the file
	NoCards     Reason = "no-cards"     // it has none, or they ask or answer nothing
	TooLong     Reason = "too-long"     // a field or a card
	Unreadable  Reason = "unreadable"   // its HTML nests too deep, or its template can't be read
	Doubled     Reason = "doubled"      // another note has its GUID
	NoPicture   Reason = "no-picture"   // it shows one that isn't in the file
	BadPicture  Reason = "bad-picture"  // it shows one that can't be shown, or is too large
	Sound       Reason = "sound"        // it plays a sound or a video
	Typing      Reason = "typing"       // it asks to type the answer
	Suspended   Reason = "suspended"    // a card is put aside there
	NoHistory   Reason = "no-history"   // a card has an interval, and none of the reviews that led to it
	OddReview   Reason = "odd-review"   // a review has a rating or a time that can't be
	StrayReview Reason = "stray-review" // a review is of a card that isn't in the file
	ResetReview Reason = "reset-review" // a review is from before the card was forgotten on purpose
	OtherReview Reason = "other-review" // a review changed no schedule: cramming, or a day set by hand
)

// Reasons gives all of them.
func Reasons() []Reason {
	return []Reason{
		NoType, NoCards, TooLong, Unreadable, Doubled, NoPicture, BadPicture, Sound, Typing, Suspended, NoHistory,
		OddReview, StrayReview, ResetReview, OtherReview,
	}
}

// LeavesOut says whether the note itself isn't taken in for it.
func (r Reason) LeavesOut() bool {
	switch r {
	case NoType, NoCards, TooLong, Unreadable, Doubled:
		return true
	}
	return false
}

// Problem is one thing that isn't taken in, or not as it was.
type Problem struct {
	Reason Reason
	Note   string // the beginning of its first field, or its number; "" of a review
	Detail string // what it is about, such as the name of a picture; may be ""
}

func (p Problem) String() string {
	parts := []string{string(p.Reason)}
	for _, s := range []string{p.Note, p.Detail} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ": ")
}

// Problems are all of them: each is counted, and the first are named.
type Problems struct {
	Listed []Problem
	Count  map[Reason]int
}

func (p *Problems) add(reason Reason, note, detail string) {
	if p.Count == nil {
		p.Count = map[Reason]int{}
	}
	p.Count[reason]++
	if len(p.Listed) < mostListed && (note != "" || detail != "") {
		p.Listed = append(p.Listed, Problem{reason, note, detail})
	}
}

// Add counts one more, of a note.
func (p *Problems) Add(reason Reason, n *Note, detail string) { p.add(reason, n.Label(), detail) }
