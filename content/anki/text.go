package anki

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
)

// WriteText gives a deck as text that Anki imports: a note on each line, with its name
// for ever, its type, its deck, its two fields as HTML, and its tags. Pictures aren't in
// it: their names stay where they are shown, and are those that [WritePackage] gives
// them.
func WriteText(d *Deck) ([]byte, Written) {
	var b bytes.Buffer
	b.WriteString("#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n")
	pictures := shown{deck: d}
	var w Written
	guids := map[string]bool{}
	for i := range d.Cards {
		e := &d.Cards[i]
		if guids[e.guid()] {
			continue
		}
		guids[e.guid()] = true
		fields := entryFields(e, pictures.name)
		row := []string{e.guid(), e.noteType(), d.deckName(e), fields[0], fields[1], strings.Join(e.tags(), " ")}
		for k := range row {
			row[k] = quoted(row[k])
		}
		fmt.Fprintln(&b, strings.Join(row, "\t"))
		w.Notes++
		w.Cards += len(e.ordinals())
	}
	w.Missing = len(pictures.names)
	return b.Bytes(), w
}

// quoted writes a column so that tabs, line ends and quotation marks in it stay.
func quoted(s string) string {
	if !strings.ContainsAny(s, "\t\r\n\"") && !strings.HasPrefix(s, "#") {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}

// WriteCSV gives a deck as a table, a card as it is on paper on each line: front, back,
// deck, tags and the name for ever. Texts are as they read, without marks. It begins
// with the mark by which spreadsheets tell UTF-8.
func WriteCSV(d *Deck) ([]byte, Written, error) {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	table := csv.NewWriter(&b)
	table.UseCRLF = true
	if err := table.Write([]string{"front", "back", "deck", "tags", "id"}); err != nil {
		return nil, Written{}, err
	}
	var w Written
	for i := range d.Cards {
		e := &d.Cards[i]
		w.Notes++
		for _, p := range e.pairs() {
			front := plain(p.front)
			if p.about != "" {
				front = plain(p.about) + "\n" + front
			}
			row := []string{front, plain(p.back), d.deckName(e), strings.Join(e.tags(), " "), e.ID}
			for k := range row {
				row[k] = harmless(row[k])
			}
			if err := table.Write(row); err != nil {
				return nil, Written{}, err
			}
			w.Cards++
		}
	}
	table.Flush()
	return b.Bytes(), w, table.Error()
}

// harmless keeps a spreadsheet from taking a text for a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
