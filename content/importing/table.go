package importing

import (
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/fragment"
	"stagecraft/content/markup"
	"stagecraft/content/plaintext"
)

// columnNames are what the first line of a table may call a column, in small
// letters, by what it then is.
var columnNames = map[string][]string{
	"term":         {"term", "word", "front", "name", "concept", "expression", "vocabulary", "text"},
	"definition":   {"definition", "meaning", "back", "description", "explanation", "translation", "back extra"},
	"abbreviation": {"abbreviation", "abbr", "abbr.", "acronym", "short", "short form"},
	"not":          {"not", "not to be confused with", "confused with"},
	"example":      {"example", "example sentence", "examples"},
	"group":        {"group", "category", "topic", "chapter", "deck"},
	"tags":         {"tags", "tag", "labels", "keywords"},
	"source":       {"source", "reference"},
	"id":           {"id"},
}

// ColumnNames are what a column can be said to be.
var ColumnNames = []string{"term", "definition", "abbreviation", "not", "example", "group", "tags", "source", "id"}

// columnOf tells what a column is by what it is called; "" when it is nothing
// known.
func columnOf(called string) string {
	called = strings.ToLower(strings.Join(strings.Fields(called), " "))
	for column, names := range columnNames {
		if slices.Contains(names, called) {
			return column
		}
	}
	return ""
}

// text gives the file as text; false after reporting that it is too much.
func (r *reader) text() (string, bool) {
	b, err := plaintext.Decode(r.Data)
	switch {
	case err != nil:
		r.errorf(markup.Pos{}, "not-text", "it can't be read as text: %v", err)
		return "", false
	case len(b) > mostText:
		r.errorf(markup.Pos{}, "too-big", "the text has more than %d MB; divide it", mostText>>20)
		return "", false
	}
	return string(b), true
}

// table reads terms of a text with a table in it.
func (r *reader) table() {
	text, ok := r.text()
	if !ok {
		return
	}
	separator := "\t"
	if r.Kind == CSV {
		separator = likelySeparator(text, ",", ";", "\t")
	}
	if !r.chosenSeparator(&separator) {
		return
	}
	d := delimited{text: text, separator: separator, quotes: true, line: 1, bad: r.errorf}
	d.divide()
	r.rowsToTerms(d.rows)
}

// chosenSeparator takes the separator that was asked for, if one was.
func (r *reader) chosenSeparator(separator *string) bool {
	if r.Separator == "" {
		return true
	}
	s, err := separatorOf(r.Separator)
	if err != nil {
		r.errorf(markup.Pos{}, "bad-separator", "%v", err)
		return false
	}
	*separator = s
	return true
}

// quizlet reads terms as Quizlet gives them out: no quotation marks mean anything.
func (r *reader) quizlet() {
	text, ok := r.text()
	separator := "\t"
	if !ok || !r.chosenSeparator(&separator) {
		return
	}
	rows := "\n"
	if r.Rows != "" {
		var err error
		if rows, err = separatorOf(r.Rows); err != nil {
			r.errorf(markup.Pos{}, "bad-separator", "%v", err)
			return
		}
	}
	var all []row
	at := 1
	for part := range strings.SplitSeq(text, rows) {
		begins := at + strings.Count(part[:len(part)-len(strings.TrimLeft(part, "\n"))], "\n")
		at += strings.Count(part, "\n") + strings.Count(rows, "\n")
		if strings.TrimSpace(part) == "" {
			continue
		}
		if len(all) >= mostRows {
			r.errorf(line(begins), "too-many", "there are more than %d rows; divide it", mostRows)
			return
		}
		term, definition, found := strings.Cut(part, separator)
		if !found {
			r.errorf(line(begins), "no-definition", "there is no %s between a term and its definition; write one, or say what is between them with --separator", nameOf(separator))
			continue
		}
		all = append(all, row{[]string{term, definition}, begins})
	}
	if r.Columns == nil {
		r.Columns = []string{"term", "definition"}
	}
	r.rowsToTerms(all)
}

func nameOf(separator string) string {
	if separator == "\t" {
		return "tab"
	}
	return `"` + separator + `"`
}

// rowsToTerms makes terms of rows. What the columns are say r.Columns, else the
// first row, else their order.
func (r *reader) rowsToTerms(rows []row) {
	if len(rows) == 0 {
		return
	}
	columns := r.Columns
	named := make([]string, len(rows[0].cells))
	for i, c := range rows[0].cells {
		named[i] = columnOf(c)
	}
	header := slices.Contains(named, "term") && slices.Contains(named, "definition")
	switch {
	case columns != nil:
		for i, c := range columns {
			if columns[i] = columnOf(c); columns[i] == "" && c != "-" && c != "" {
				r.errorf(markup.Pos{}, "bad-columns", "--columns says %q; a column is one of %s, or - for none of them", c, strings.Join(ColumnNames, ", "))
				return
			}
		}
	case header:
		columns = named
		for i, c := range named {
			if called := strings.TrimSpace(rows[0].cells[i]); c == "" && called != "" {
				r.leftOut(line(rows[0].line), "unknown-column", "the column %q is left out; columns are called %s, or said to be with --columns", called, strings.Join(ColumnNames, ", "))
			}
		}
	default:
		columns = []string{"term", "definition"}
		if len(named) > 2 {
			r.leftOut(line(rows[0].line), "unknown-column", "only the first two of %d columns are taken, as term and definition; name them in a first line, or with --columns term,definition,-,tags", len(named))
		}
	}
	if !r.haveBoth(columns, rows[0].line) {
		return
	}
	if header {
		rows = rows[1:]
	}
	for _, one := range rows {
		if r.stopped() {
			return
		}
		r.rowToTerm(columns, one)
	}
}

// haveBoth reports columns of which none, or more than one, is a term's or its
// definition's.
func (r *reader) haveBoth(columns []string, at int) bool {
	for i, c := range columns {
		if c != "" && slices.Index(columns, c) < i {
			r.errorf(line(at), "bad-columns", "two columns are %s; say which of them with --columns", c)
			return false
		}
	}
	if !slices.Contains(columns, "term") || !slices.Contains(columns, "definition") {
		r.errorf(line(at), "bad-columns", "which columns are the term and its definition can't be told; say so with --columns, such as term,definition")
		return false
	}
	return true
}

// rowToTerm adds the term of a row.
func (r *reader) rowToTerm(columns []string, one row) {
	t := &content.Term{File: r.Name, Pos: line(one.line)}
	for i, cell := range one.cells {
		if i >= len(columns) {
			break
		}
		switch cell = fragment.Tidy(cell); columns[i] {
		case "term":
			t.Term = fragment.OneLine(cell)
		case "definition":
			t.Definition = cell
		case "abbreviation":
			t.Abbreviation = fragment.OneLine(cell)
		case "not":
			t.Not = cell
		case "example":
			t.Example = fragment.OneLine(cell)
		case "group":
			t.Group = fragment.OneLine(cell)
		case "tags":
			t.Tags = tagsIn(cell)
		case "source":
			t.Source = fragment.OneLine(cell)
		case "id":
			t.ID = cell
		}
	}
	r.addTerm(t)
}

// addTerm adds a term, or reports what it lacks.
func (r *reader) addTerm(t *content.Term) {
	switch {
	case t.Term == "" && t.Definition == "":
	case t.Term == "":
		r.errorf(t.Pos, "missing-term", "the term is missing before %q", fragment.Shortened(t.Definition))
	case t.Definition == "":
		r.errorf(t.Pos, "missing-definition", "%q has no definition; write what it means", fragment.Shortened(t.Term))
	case len([]rune(t.Term)) > content.MaxName:
		r.errorf(t.Pos, "too-long", "the term has %d letters; it may have %d. Are the columns the other way round? Say so with --columns definition,term", len([]rune(t.Term)), content.MaxName)
	case t.ID != "" && !content.ValidID(t.ID):
		r.errorf(t.Pos, "bad-id", "%q can't be an id; use lowercase letters, digits and hyphens", fragment.Shortened(t.ID))
	default:
		r.found.Terms = append(r.found.Terms, t)
	}
}

// tagsIn gives the tags of a cell, with commas or semicolons between them, or
// spaces where there are neither.
func tagsIn(cell string) []string {
	divides := func(c rune) bool { return c == ',' || c == ';' || c == '\n' }
	if !strings.ContainsFunc(cell, divides) {
		divides = func(c rune) bool { return c == ' ' }
	}
	var all []string
	for _, t := range strings.FieldsFunc(cell, divides) {
		if t = fragment.OneLine(t); t != "" && !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	return all
}
