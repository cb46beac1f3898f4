package formula_test

import (
	"stagecraft/content/formula"
	"stagecraft/content/markup"
)

// readNote gives the formulas of a note.
func readNote(note string) []formula.Source {
	d := markup.Parse([]byte(note))
	var all []formula.Source
	formula.Read(d).Each(d, func(s formula.Source, _ markup.Block) { all = append(all, s) })
	return all
}
