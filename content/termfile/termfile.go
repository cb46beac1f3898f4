// Package termfile changes terms.yaml entry by entry: what isn't changed stays as it is
// written, with its comments, its order and its line ends.
package termfile

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"stagecraft/content"
	"stagecraft/content/yamllines"
)

// File is terms.yaml as it is written.
type File struct {
	text  yamllines.Text
	list  yamllines.List
	terms []content.Term
}

// ErrByHand says that a file is written in a way that only its author can change.
var ErrByHand = errors.New("terms.yaml isn't a list with each entry beginning with - on a line of its own; change it in a text editor")

// most is how many bytes of a file are read at most.
const most = 8 << 20

// Read reads terms.yaml; nothing is a file without entries. The error wraps ErrByHand
// when it can't be changed here.
func Read(source []byte) (*File, error) {
	if len(source) > most {
		return nil, fmt.Errorf("it has more than %d MB: %w", most>>20, ErrByHand)
	}
	f := &File{text: yamllines.ReadText(source)}
	list, ok := yamllines.ReadList(f.text.Lines)
	if !ok {
		return nil, ErrByHand
	}
	f.list = list
	f.terms = make([]content.Term, len(list.Entries))
	for i, e := range list.Entries {
		t, err := parse(e)
		if err != nil {
			return nil, fmt.Errorf("entry %d: %w (%w)", i+1, ErrByHand, err)
		}
		f.terms[i] = t
	}
	return f, nil
}

// written is a term as it is written.
type written struct {
	ID           string   `yaml:"id"`
	Term         string   `yaml:"term"`
	Abbreviation string   `yaml:"abbreviation"`
	Definition   string   `yaml:"definition"`
	Not          string   `yaml:"not"`
	Example      string   `yaml:"example"`
	Group        string   `yaml:"group"`
	Tags         []string `yaml:"tags"`
	Lesson       string   `yaml:"lesson"`
	Source       string   `yaml:"source"`
}

// parse reads one entry.
func parse(entry string) (content.Term, error) {
	var all []written
	if err := yaml.Unmarshal([]byte(entry), &all); err != nil {
		return content.Term{}, err
	}
	if len(all) != 1 {
		return content.Term{}, errors.New("it isn't one entry")
	}
	w := all[0]
	return content.Term{
		ID: w.ID, Term: w.Term, Abbreviation: w.Abbreviation, Definition: w.Definition, Not: w.Not,
		Example: w.Example, Group: w.Group, Tags: w.Tags, Lesson: w.Lesson, Source: w.Source,
	}, nil
}

// Terms are those of the file, in its order. The caller may not change them.
func (f *File) Terms() []content.Term { return f.terms }

// Bytes is the file as it is now.
func (f *File) Bytes() []byte { return f.text.Bytes(f.list.String()) }

// Index gives the place of the term with an id; -1 when there is none.
func (f *File) Index(id string) int {
	return slices.IndexFunc(f.terms, func(t content.Term) bool { return t.ID == id })
}

// Add puts a term at a place, from 0 to as many as there are.
func (f *File) Add(at int, t content.Term) {
	f.list.Dash = max(f.list.Dash, 0)
	f.list.Add(at, string(content.WriteTerm(&t, strings.Repeat(" ", f.list.Dash))), "\n")
	f.terms = slices.Insert(f.terms, at, t)
}

// Remove takes the term at a place away, with the comments right above it. Other
// comments stay.
func (f *File) Remove(at int) {
	f.list.Remove(at)
	f.terms = slices.Delete(f.terms, at, at+1)
}

// Move has the term at a place stand at another one.
func (f *File) Move(from, to int) {
	f.list.Move(from, to)
	t := f.terms[from]
	f.terms = slices.Insert(slices.Delete(f.terms, from, from+1), to, t)
}

// Set has the term at a place say something else. The keys whose value stays are left
// as they are written.
func (f *File) Set(at int, t content.Term) {
	if changed, ok := f.rewritten(at, t); ok {
		f.list.Entries[at] = changed
	} else { // it is written in a way of its own, such as in braces
		above, _ := yamllines.CutComments(f.list.Entries[at])
		f.list.Entries[at] = above + string(content.WriteTerm(&t, strings.Repeat(" ", f.list.Dash)))
	}
	f.terms[at] = t
}

// rewritten gives the entry at a place with the keys changed that say something else,
// if that reads as it should.
func (f *File) rewritten(at int, t content.Term) (string, bool) {
	above, body := yamllines.CutComments(f.list.Entries[at])
	e, ok := yamllines.ReadMapping(body, f.list.Dash)
	if !ok {
		return "", false
	}
	for _, k := range keys {
		if !reflect.DeepEqual(k.of(&f.terms[at]), k.of(&t)) {
			var alone content.Term
			k.take(&alone, &t)
			e.Set(k.name, string(content.WriteTerm(&alone, strings.Repeat(" ", e.Deep-2))), order())
		}
	}
	changed := e.String()
	got, err := parse(changed)
	if err != nil || !Same(got, t) {
		return "", false
	}
	return above + changed, true
}

// Same tells whether two terms say the same.
func Same(a, b content.Term) bool {
	for _, k := range keys {
		if !reflect.DeepEqual(k.of(&a), k.of(&b)) {
			return false
		}
	}
	return true
}
