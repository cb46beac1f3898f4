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
)

// File is terms.yaml as it is written.
type File struct {
	lead    string   // before the first entry
	entries []string // each with the comments right above it, and its last line end
	gaps    []string // what stands after each of the entries: empty lines and comments
	terms   []content.Term
	dash    int // how far the entries are indented
	mark    bool
	returns bool // lines end as Windows has them end
}

const mark = "\ufeff" // of byte order

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
	f := &File{}
	text := string(source)
	text, f.mark = strings.CutPrefix(text, mark)
	if f.returns = strings.Contains(text, "\r\n"); f.returns {
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	f.dash = -1
	lines := strings.SplitAfter(text, "\n")
	for i := 0; i < len(lines); {
		line := lines[i]
		bare := strings.TrimSpace(line)
		switch {
		case f.dash < 0 && (bare == "" || bare[0] == '#' || bare == "---"):
			f.lead += line
			i++
		case f.dash < 0 && !startsEntry(strings.TrimLeft(line, " ")):
			if bare == "[]" {
				return f, nil // an empty list is written over once it has an entry
			}
			return nil, ErrByHand
		case f.dash < 0 || startsEntry(cutIndent(line, f.dash)):
			f.dash = indent(line)
			i = f.entry(lines, i)
		default:
			return nil, ErrByHand
		}
	}
	f.terms = make([]content.Term, len(f.entries))
	for i, e := range f.entries {
		t, err := parse(e)
		if err != nil {
			return nil, fmt.Errorf("entry %d: %w (%w)", i+1, ErrByHand, err)
		}
		f.terms[i] = t
	}
	return f, nil
}

// entry takes the entry that begins on a line, and gives the line after it and what
// stands between it and the next.
func (f *File) entry(lines []string, at int) int {
	end := at + 1
	last := end // after the last line that is the entry's own
	for ; end < len(lines); end++ {
		bare := strings.TrimSpace(lines[end])
		switch {
		case bare == "":
		case indent(lines[end]) > f.dash:
			last = end + 1
		case bare[0] == '#':
		default:
			goto ended
		}
	}
ended:
	above := ""
	if n := len(f.gaps); n > 0 { // comments right above belong to it
		gap := strings.SplitAfter(f.gaps[n-1], "\n")
		i := len(gap)
		for i > 0 && (gap[i-1] == "" || strings.HasPrefix(strings.TrimSpace(gap[i-1]), "#")) {
			i--
		}
		above = strings.Join(gap[i:], "")
		f.gaps[n-1] = strings.Join(gap[:i], "")
	}
	f.entries = append(f.entries, above+strings.Join(lines[at:last], ""))
	f.gaps = append(f.gaps, strings.Join(lines[last:end], ""))
	return end
}

func startsEntry(line string) bool {
	return strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "-\n") || line == "-"
}

// indent counts the spaces that a line begins with.
func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// cutIndent gives a line without so many spaces; "" when it has others.
func cutIndent(line string, n int) string {
	if indent(line) != n {
		return ""
	}
	return line[n:]
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
func (f *File) Bytes() []byte {
	var b strings.Builder
	b.WriteString(f.lead)
	for i, e := range f.entries {
		b.WriteString(e)
		b.WriteString(f.gaps[i])
	}
	text := b.String()
	if f.returns {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if f.mark {
		text = mark + text
	}
	return []byte(text)
}

// Index gives the place of the term with an id; -1 when there is none.
func (f *File) Index(id string) int {
	return slices.IndexFunc(f.terms, func(t content.Term) bool { return t.ID == id })
}

// Add puts a term at a place, from 0 to as many as there are.
func (f *File) Add(at int, t content.Term) {
	f.entries = slices.Insert(f.entries, at, string(content.WriteTerm(&t, strings.Repeat(" ", max(f.dash, 0)))))
	f.terms = slices.Insert(f.terms, at, t)
	f.dash = max(f.dash, 0)
	between := "\n"
	if len(f.gaps) > 1 {
		between = blank(f.gaps[0])
	}
	switch {
	case len(f.gaps) == 0:
		f.gaps = []string{""}
	case at == len(f.gaps): // what stood at the end stays there
		last := len(f.gaps) - 1
		tail := f.gaps[last]
		if strings.TrimSpace(tail) == "" {
			tail = ""
		}
		f.gaps[last] = between
		f.gaps = append(f.gaps, tail)
	default:
		f.gaps = slices.Insert(f.gaps, at, between)
	}
}

// blank gives the empty lines that a text is made of, or one where it has comments.
func blank(gap string) string {
	if strings.TrimSpace(gap) == "" {
		return gap
	}
	return "\n"
}

// Remove takes the term at a place away, with the comments right above it. Other
// comments stay.
func (f *File) Remove(at int) {
	gap := f.gaps[at]
	f.entries = slices.Delete(f.entries, at, at+1)
	f.terms = slices.Delete(f.terms, at, at+1)
	f.gaps = slices.Delete(f.gaps, at, at+1)
	switch {
	case strings.TrimSpace(gap) == "" && at < len(f.gaps):
	case at > 0 && strings.TrimSpace(gap) == "":
		f.gaps[at-1] = gap
	case at > 0:
		f.gaps[at-1] += gap
	default:
		f.lead += strings.TrimLeft(gap, "\n")
	}
}

// Move has the term at a place stand at another one.
func (f *File) Move(from, to int) {
	e, t := f.entries[from], f.terms[from]
	f.entries = slices.Insert(slices.Delete(f.entries, from, from+1), to, e)
	f.terms = slices.Insert(slices.Delete(f.terms, from, from+1), to, t)
}

// Set has the term at a place say something else. The keys whose value stays are left
// as they are written.
func (f *File) Set(at int, t content.Term) {
	if changed, ok := f.rewritten(at, t); ok {
		f.entries[at] = changed
	} else { // it is written in a way of its own, such as in braces
		above, _ := cutComments(f.entries[at])
		f.entries[at] = above + string(content.WriteTerm(&t, strings.Repeat(" ", f.dash)))
	}
	f.terms[at] = t
}

// rewritten gives the entry at a place with the keys changed that say something else,
// if that reads as it should.
func (f *File) rewritten(at int, t content.Term) (string, bool) {
	above, body := cutComments(f.entries[at])
	e, ok := newEntry(body, f.dash)
	if !ok {
		return "", false
	}
	for _, k := range keys {
		if !reflect.DeepEqual(k.of(&f.terms[at]), k.of(&t)) {
			var alone content.Term
			k.take(&alone, &t)
			e.set(k.name, string(content.WriteTerm(&alone, strings.Repeat(" ", e.deep-2))))
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

// cutComments takes the comments above an entry off it.
func cutComments(entry string) (above, body string) {
	for strings.HasPrefix(strings.TrimLeft(entry, " "), "#") {
		end := strings.IndexByte(entry, '\n') + 1
		above, entry = above+entry[:end], entry[end:]
	}
	return above, entry
}
