// Package importing makes terms, questions and lessons of a course out of files of
// other programs: notes of Anki, spreadsheets, questions of Moodle, web pages.
//
// [Read] reads one file, whatever it holds, and gives what it found with every
// problem at its line; [Into] lays it into a course that is there, and gives the
// files to write. Neither writes anything. Files may come from strangers: their
// size, depth and number of parts are bounded.
package importing

import (
	"context"
	"fmt"
	"io/fs"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// What a file may hold. A course may hold no more.
const (
	MostBytes   = 64 << 20 // of a file
	mostText    = 8 << 20  // bytes of a file of terms, once it is text
	mostRows    = 50_000   // of a table
	mostColumns = 200
	mostItems   = 20_000 // questions
	mostPicture = 32 << 20
	mostTold    = 200 // problems of a file; more are counted
)

// Kind is what a file holds, and how.
type Kind string

// The kinds of file that can be read.
const (
	Anki    Kind = "anki"    // notes as plain text
	CSV     Kind = "csv"     // a table, by commas or semicolons
	TSV     Kind = "tsv"     // a table, by tabs
	XLSX    Kind = "xlsx"    // a spreadsheet
	Quizlet Kind = "quizlet" // a term, a tab and its definition on each line
	GIFT    Kind = "gift"    // questions of Moodle as text
	Moodle  Kind = "moodle"  // questions of Moodle as XML
	HTML    Kind = "html"    // a page
	DOCX    Kind = "docx"    // a document of a word processor
)

// Kinds are all of them.
var Kinds = []Kind{Anki, CSV, TSV, XLSX, Quizlet, GIFT, Moodle, HTML, DOCX}

// Source is a file to read.
type Source struct {
	Name string // as messages name it
	Data []byte
	Kind Kind // "" is as its ending and content tell

	Beside    fs.FS    // the folder it lies in, where pictures of a page are; nil for none
	Separator string   // between the columns of a table; "" is as the table tells
	Rows      string   // between the rows of Quizlet's text; "" is a line end
	Columns   []string // what the columns of a table are, "-" for none; nil is as its first line tells
	Sheet     string   // of a spreadsheet; "" is the first that holds something

	// Document turns a word processor's document into Markdown; nil where nothing
	// can.
	Document func(ctx context.Context, docx []byte) ([]byte, error)
}

// Found is what a file holds.
type Found struct {
	Name      string
	Terms     []*content.Term // with the file's name and their lines; without ids, or with those that they are given
	Questions []*Question
	Lesson    *Lesson   // nil for none
	Pictures  []Picture // that the lesson or the questions show
	// Problems are what is wrong with it, and what was left out. With an error
	// among them nothing of it is to be used.
	Problems content.Problems
}

// Lesson is a page as a note.
type Lesson struct {
	Title    string
	Markdown string // without front matter
}

// Picture is one that comes along.
type Picture struct {
	Name string // in media/
	Data []byte
}

// Read reads a file. It never fails otherwise than by problems of what it gives.
func Read(ctx context.Context, s Source) (found *Found) {
	r := &reader{Source: s, ctx: ctx, found: &Found{Name: s.Name}}
	defer func() {
		if fault := recover(); fault != nil { // of a library, by a file that is made for it
			r.errorf(markup.Pos{}, "damaged", "the file is damaged, or made to do harm: %v", fault)
		}
		r.countMore()
		found = r.found
	}()
	if len(s.Data) > MostBytes {
		r.errorf(markup.Pos{}, "too-big", "the file has more than %d MB; divide it", MostBytes>>20)
		return r.found
	}
	if r.Kind == "" && !r.tellKind() {
		return r.found
	}
	switch r.Kind {
	case Anki:
		r.anki()
	case CSV, TSV:
		r.table()
	case Quizlet:
		r.quizlet()
	case XLSX:
		r.spreadsheet()
	case GIFT:
		r.gift()
	case Moodle:
		r.moodle()
	case HTML:
		r.page()
	case DOCX:
		r.document()
	default:
		r.errorf(markup.Pos{}, "unknown-kind", "there is no kind %q; the kinds are %s", r.Kind, KindNames())
	}
	if err := ctx.Err(); err != nil {
		r.errorf(markup.Pos{}, "took-too-long", "the file takes too long to read; divide it")
	}
	r.findNothing()
	return r.found
}

// reader is one Read under way.
type reader struct {
	Source
	ctx   context.Context
	found *Found
	more  int // problems that were only counted
}

func (r *reader) errorf(at markup.Pos, rule, format string, args ...any) {
	r.report(at, content.Error, rule, format, args...)
}

// leftOut says that something wasn't taken.
func (r *reader) leftOut(at markup.Pos, rule, format string, args ...any) {
	r.report(at, content.Warning, rule, format, args...)
}

func (r *reader) report(at markup.Pos, severity content.Severity, rule, format string, args ...any) {
	if len(r.found.Problems) >= mostTold {
		if r.more++; severity != content.Error || r.found.Problems.Errors() > 0 {
			return
		}
	}
	r.found.Problems = append(r.found.Problems, content.Problem{
		File: r.Name, Line: at.Line, Column: at.Column, Severity: severity, Rule: rule, Message: fmt.Sprintf(format, args...),
	})
}

func (r *reader) countMore() {
	if r.more > 0 {
		r.found.Problems = append(r.found.Problems, content.Problem{
			File: r.Name, Severity: content.Note, Rule: "more", Message: fmt.Sprintf("and %d more", r.more),
		})
	}
}

// findNothing says so of a file in which nothing was found.
func (r *reader) findNothing() {
	f := r.found
	if len(f.Terms) == 0 && len(f.Questions) == 0 && f.Lesson == nil && f.Problems.Errors() == 0 {
		r.errorf(markup.Pos{}, "nothing-found", "there is nothing in it to bring in, read as %s; if it is of another kind, say which with --as", r.Kind)
	}
}

// line is the place of a line.
func line(n int) markup.Pos { return markup.Pos{Line: n, Column: 1} }

// stopped tells whether the time is over.
func (r *reader) stopped() bool { return r.ctx.Err() != nil }
