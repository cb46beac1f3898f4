package importing

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"stagecraft/content"
	"stagecraft/content/fragment"
	"stagecraft/content/markup"
)

// ankiFile is what the header lines of notes of Anki say.
type ankiFile struct {
	separator string
	html      bool
	htmlSaid  bool
	names     []string       // of the columns
	special   map[int]string // columns that are no fields, from 0: tags, group, -
	group     string
	tags      []string
}

// anki reads notes as Anki's "Notes in Plain Text" has them: header lines that begin
// with #, then a note on each row.
func (r *reader) anki() {
	text, ok := r.text()
	if !ok {
		return
	}
	a := ankiFile{separator: "\t", special: map[int]string{}}
	lines := 0
	for strings.HasPrefix(text, "#") {
		header, rest, _ := strings.Cut(text, "\n")
		lines++
		r.ankiHeader(&a, header, lines)
		text = rest
	}
	if !r.chosenSeparator(&a.separator) {
		return
	}
	d := delimited{text: text, separator: a.separator, quotes: true, line: lines + 1, bad: r.errorf}
	d.divide()
	if len(d.rows) == 0 || r.found.Problems.Errors() > 0 {
		return
	}
	if !a.htmlSaid {
		a.html = fragment.SomeHTML.MatchString(text)
	}
	columns := r.ankiColumns(&a, d.rows[0])
	if columns == nil {
		return
	}
	for _, one := range d.rows {
		if r.stopped() {
			return
		}
		r.ankiNote(&a, columns, one)
	}
}

// ankiHeader reads a header line.
func (r *reader) ankiHeader(a *ankiFile, header string, at int) {
	key, value, found := strings.Cut(strings.TrimPrefix(header, "#"), ":")
	if !found {
		return // a remark
	}
	column := func(is string) {
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || n < 1 || n > mostColumns {
			r.errorf(line(at), "bad-header", "%q is no number of a column; write one from 1, such as #tags column:3", fragment.Shortened(value))
			return
		}
		a.special[n-1] = is
	}
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "separator":
		s, err := separatorOf(strings.Trim(value, "\r"))
		if err != nil {
			r.errorf(line(at), "bad-header", "%v", err)
			return
		}
		a.separator = s
	case "html":
		a.html, a.htmlSaid = strings.EqualFold(strings.TrimSpace(value), "true"), true
	case "columns":
		a.names = strings.Split(value, a.separator)
	case "deck":
		a.group = lastDeck(value)
	case "tags":
		a.tags = tagsIn(value)
	case "deck column":
		column("group")
	case "tags column":
		column("tags")
	case "notetype column", "guid column":
		column("-")
	}
}

// lastDeck is the innermost of decks within decks.
func lastDeck(name string) string {
	parts := strings.Split(name, "::")
	return fragment.OneLine(parts[len(parts)-1])
}

// ankiColumns tells what each column is: by the header lines, else the first field
// is the term and the second its definition.
func (r *reader) ankiColumns(a *ankiFile, first row) []string {
	if r.Columns != nil {
		columns := slices.Clone(r.Columns)
		for i, c := range columns {
			columns[i] = columnOf(c)
		}
		if !r.haveBoth(columns, first.line) {
			return nil
		}
		return columns
	}
	columns := make([]string, max(len(first.cells), len(a.names)))
	var fields []int
	for i := range columns {
		if is, ok := a.special[i]; ok {
			columns[i] = is
			continue
		}
		if i < len(a.names) {
			columns[i] = columnOf(a.names[i])
		}
		fields = append(fields, i)
	}
	if !slices.Contains(columns, "term") || !slices.Contains(columns, "definition") {
		if len(fields) < 2 {
			r.errorf(line(first.line), "bad-columns", "a note has one field; a term needs two, itself and its definition. Is the separator right? #separator:tab says what it is")
			return nil
		}
		columns[fields[0]], columns[fields[1]] = "term", "definition"
	}
	for _, i := range fields {
		if columns[i] == "" {
			r.leftOut(line(first.line), "unknown-column", "column %d of the notes is left out; say what it is with --columns, one of %s", i+1, strings.Join(ColumnNames, ", "))
		}
	}
	return columns
}

var (
	ankiSound = regexp.MustCompile(`\[sound:[^\]\n]*\]`)
	ankiCloze = regexp.MustCompile(`(?s)\{\{c\d+::(.*?)\}\}`)
	imageTag  = regexp.MustCompile(`(?i)<img[\s>]`)
)

// ankiNote makes a term of a note, or a question with blanks where it has gaps.
func (r *reader) ankiNote(a *ankiFile, columns []string, one row) {
	at := line(one.line)
	if slices.ContainsFunc(one.cells, imageTag.MatchString) {
		r.leftOut(at, "no-picture", "the picture of this note isn't in the file, and is left out")
	}
	cells := slices.Clone(one.cells)
	for i := range cells {
		cells[i] = ankiSound.ReplaceAllString(cells[i], "")
		if i < len(columns) && columns[i] == "term" && ankiCloze.MatchString(cells[i]) {
			r.ankiGaps(a, columns, cells, at)
			return
		}
		if a.html {
			plain, err := fragment.Plain(cells[i])
			if err != nil {
				r.errorf(at, "too-deep", "field %d can't be read: %v", i+1, err)
				return
			}
			cells[i] = plain
		}
	}
	before := len(r.found.Terms)
	r.rowToTerm(columns, row{cells, one.line})
	if len(r.found.Terms) > before {
		a.dress(r.found.Terms[before])
	}
}

// dress gives a term what the header lines say of all.
func (a *ankiFile) dress(t *content.Term) {
	if t.Group = lastDeck(t.Group); t.Group == "" {
		t.Group = a.group
	}
	for _, tag := range a.tags {
		if !slices.Contains(t.Tags, tag) {
			t.Tags = append(t.Tags, tag)
		}
	}
}

// ankiGaps makes a question of a note with gaps, {{c1::answer::hint}}.
func (r *reader) ankiGaps(a *ankiFile, columns, cells []string, at markup.Pos) {
	q := &Question{Pos: at}
	var gaps blanks
	whole := true
	for i, cell := range cells {
		if i >= len(columns) {
			break
		}
		switch columns[i] {
		case "term":
			text := ankiCloze.ReplaceAllStringFunc(withoutMarks(cell), func(gap string) string {
				answer, _, _ := strings.Cut(ankiCloze.FindStringSubmatch(gap)[1], "::")
				if a.html {
					answer, _ = fragment.Plain(answer)
				}
				mark, ok := gaps.mark([]string{fragment.OneLine(fragment.Tidy(answer))})
				whole = whole && ok
				return mark
			})
			q.Prompt = r.asMarkdown(text, a.html, at)
		case "definition":
			q.Explanation = r.asMarkdown(cell, a.html, at)
		}
	}
	if !whole {
		r.leftOut(at, "bad-blank", "the note is left out: one of its gaps is empty, or has == in it")
		return
	}
	q.Prompt = gaps.fill(q.Prompt)
	r.addQuestion(q)
}

// asMarkdown gives a text, or a piece of HTML, as Markdown of a question.
func (r *reader) asMarkdown(text string, isHTML bool, at markup.Pos) string {
	if !isHTML {
		return fragment.LiteralLines(text)
	}
	md, err := fragment.Markdown(text, func(address string) string { return r.picture(address, at) })
	if err != nil {
		r.errorf(at, "too-deep", "the text can't be read: %v", err)
	}
	return md
}
