package format

import (
	"fmt"
	"strings"
)

// Fence is a block of a note that the app makes something of, by the lines in it.
type Fence struct {
	Name  string // after the three backticks
	Doc   string
	Lines []Line
}

// Line is a line that a fence may have.
type Line struct {
	Written string // as an author writes it
	Doc     string
}

// Fences are those that a note may have: questions by how they are answered, and boards.
var Fences = []Fence{
	{Name: "quiz", Doc: "A question. How it is answered follows from its lines.", Lines: []Line{
		{"- [x] right", "A choice that is right; `- [ ]` is one that isn't. Several right ones are multiple choice."},
		{"1. first", "Something to put in order, in its right place."},
		{"| left | right |", "A pair to match, as a row of a table with a head."},
		{"==words==", "A blank to fill, within the question; `==a|b==` takes either."},
		{"= answer", "What is to be typed; `= a | b` takes either."},
		{"> why", "The explanation."},
		{"given name = 1..9", "On the first line: a calculation, of numbers that are drawn. It has `let name = formula`, `= formula`, `± 1 %` and `! formula: mistake` lines besides."},
		{"write 30..60 words", "On the first line: something to write; `write` alone leaves the length open. It has `= model answer` and `? criterion` lines, 3 to 6 of these."},
		{"board = id", "On the first line: the board that the question is about. Then `= deal` is one to choose, `= deal -> step` one to move, and `= {weighted}`, `= {total}`, `= {commit}` or `= {best}` a sum to work out."},
	}},
	{Name: "deals", Doc: "A board of deals, by the steps of a sale.", Lines: []Line{
		{"steps = A 20 % | B", "The columns, each a name or process/step, with the chance of winning from there, or without."},
		{"today = 7 June", "The day on which it stands so."},
		{"| deal | step | worth | last contact | next step | close date | chance | forecast |", "The head of the table, of which `deal` and `step` have to be there; below it a row for each deal."},
	}},
}

// fences writes them as Markdown.
func fences(b *strings.Builder) {
	b.WriteString("\n## Fences of notes\n\nIn a lesson, and in the notes of `practice/`, three backticks, a name and `id=a-short-name` begin what the app makes something of.\n")
	for _, f := range Fences {
		fmt.Fprintf(b, "\n### The fence `%s`\n\n%s\n\n| line | says |\n|---|---|\n", f.Name, f.Doc)
		for _, l := range f.Lines {
			fmt.Fprintf(b, "| `%s` | %s |\n", strings.ReplaceAll(l.Written, "|", `\|`), strings.ReplaceAll(l.Doc, "|", `\|`))
		}
	}
}
