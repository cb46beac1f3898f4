package study

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// CSV writes rows as a table for a spreadsheet: UTF-8 with a byte order mark, which Excel
// needs to see it as such, and lines that end as Windows has them. Texts of others go
// through [CSVCell] before.
func CSV(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	err := w.WriteAll(rows)
	return b.Bytes(), err
}

// CSVCell is a text as a cell: one that a spreadsheet would take for a formula gets an
// apostrophe in front.
func CSVCell(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
