package termfile

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/fold"
	"stagecraft/content/slug"
)

// Bounds of what is pasted.
const (
	mostPasted = 2 << 20 // bytes
	mostRows   = 20_000
)

// columns are what the first row may call a column, by the key it then is.
var columns = map[string][]string{
	"term":         {"term", "word", "front", "name", "concept"},
	"definition":   {"definition", "meaning", "back", "description", "explanation"},
	"abbreviation": {"abbreviation", "abbr", "abbr.", "acronym", "short"},
	"not":          {"not", "confused with", "not to be confused with"},
	"example":      {"example", "examples"},
	"group":        {"group", "category", "topic", "chapter"},
	"tags":         {"tags", "tag", "keywords"},
	"lesson":       {"lesson"},
	"source":       {"source", "reference"},
	"id":           {"id"},
}

// Pasted is what a table that was copied holds.
type Pasted struct {
	Terms []content.Term // without ids, but for those that the table gives
	Wrong []string       // what was left out, and why, by row
}

// ErrNoTable says that a text is no table of terms.
var ErrNoTable = errors.New("it is no table: copy rows with a term and its definition, in columns beside each other")

// Paste reads rows that were copied from a spreadsheet, or lines with tabs, semicolons
// or commas between their columns. The first row may name the columns; else they are the
// term and its definition, or with three the term, its abbreviation and its definition.
func Paste(text string) (*Pasted, error) {
	if len(text) > mostPasted {
		return nil, fmt.Errorf("it has more than %d MB; paste it in parts", mostPasted>>20)
	}
	text = strings.ReplaceAll(strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n"), "\r", "\n")
	rows, err := rowsOf(text)
	if err != nil {
		return nil, err
	}
	names := named(rows)
	first := 1
	if names != nil {
		rows, first = rows[1:], 2
	} else {
		names = []string{"term", "definition"}
		if widest(rows) >= 3 {
			names = []string{"term", "abbreviation", "definition"}
		}
	}
	p := &Pasted{}
	for i, cells := range rows {
		var t content.Term
		for c, cell := range cells {
			if c < len(names) {
				put(&t, names[c], strings.Join(strings.Fields(cell), " "))
			}
		}
		switch {
		case t.Term == "" && t.Definition == "":
		case t.Term == "" || t.Definition == "":
			p.Wrong = append(p.Wrong, fmt.Sprintf("row %d: a term needs a name and a definition", first+i))
		case len([]rune(t.Term)) > content.MaxName:
			p.Wrong = append(p.Wrong, fmt.Sprintf("row %d: the term has more than %d letters", first+i, content.MaxName))
		case t.ID != "" && !content.ValidID(t.ID):
			p.Wrong = append(p.Wrong, fmt.Sprintf("row %d: %q can't be an id; use small letters, digits and hyphens", first+i, t.ID))
		default:
			p.Terms = append(p.Terms, t)
		}
	}
	if len(p.Terms) == 0 && len(p.Wrong) == 0 {
		return nil, ErrNoTable
	}
	return p, nil
}

// rowsOf divides a text into cells, at what divides its first line.
func rowsOf(text string) ([][]string, error) {
	line, _, _ := strings.Cut(text, "\n")
	separator := '\t'
	if !strings.Contains(line, "\t") {
		separator = ';'
		if strings.Count(line, ",") > strings.Count(line, ";") {
			separator = ','
		}
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = separator, -1, true
	var rows [][]string
	for {
		cells, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			if widest(rows) < 2 {
				return nil, ErrNoTable
			}
			return rows, nil
		case err != nil:
			return nil, fmt.Errorf("%w (%w)", ErrNoTable, err)
		case len(rows) == mostRows:
			return nil, fmt.Errorf("it has more than %d rows; paste it in parts", mostRows)
		}
		rows = append(rows, cells)
	}
}

func widest(rows [][]string) (n int) {
	for _, r := range rows {
		n = max(n, len(r))
	}
	return n
}

// named gives what the columns are by the first row; nil when it names none.
func named(rows [][]string) []string {
	names := make([]string, len(rows[0]))
	for i, cell := range rows[0] {
		cell = strings.ToLower(strings.Join(strings.Fields(cell), " "))
		for name, called := range columns {
			if slices.Contains(called, cell) && !slices.Contains(names, name) {
				names[i] = name
			}
		}
	}
	if slices.Contains(names, "term") && slices.Contains(names, "definition") {
		return names
	}
	return nil
}

func put(t *content.Term, name, text string) {
	switch name {
	case "tags":
		for tag := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ';' }) {
			if tag = strings.TrimSpace(tag); tag != "" && !slices.Contains(t.Tags, tag) {
				t.Tags = append(t.Tags, tag)
			}
		}
	case "":
	default:
		var from content.Term
		for _, k := range keys {
			if k.name == name {
				*textOf(name, &from) = text
				k.take(t, &from)
			}
		}
	}
}

// textOf gives the text of a term under a key.
func textOf(name string, t *content.Term) *string {
	return map[string]*string{
		"id": &t.ID, "term": &t.Term, "abbreviation": &t.Abbreviation, "definition": &t.Definition, "not": &t.Not,
		"example": &t.Example, "group": &t.Group, "lesson": &t.Lesson, "source": &t.Source,
	}[name]
}

// Take adds terms at the end, with ids made of their names where they have none. A term
// that is there already, by its name or its id, is left as it is; it gives how many were
// added and how many were left.
func (f *File) Take(all []content.Term) (added, left int) {
	names, ids := map[string]bool{}, map[string]bool{}
	for _, t := range f.terms {
		names[fold.Key(t.Term)], ids[t.ID] = true, true
	}
	for _, t := range all {
		if names[fold.Key(t.Term)] || ids[t.ID] {
			left++
			continue
		}
		if t.ID == "" {
			t.ID = FreeID(t.Term, func(id string) bool { return ids[id] })
		}
		names[fold.Key(t.Term)], ids[t.ID] = true, true
		f.Add(len(f.terms), t)
		added++
	}
	return added, left
}

// FreeID makes an id of a term's name that isn't taken.
func FreeID(name string, taken func(string) bool) string {
	id := slug.Of(name)
	if id == "" {
		id = "term-" + slug.Short(name)
	}
	return slug.Free(id, taken)
}
