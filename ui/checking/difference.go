package checking

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/content/fix"
	"stagecraft/content/markup"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// mostLines is how many lines of a difference are shown.
const mostLines = 300

// Difference shows what a change does to files, line by line.
func Difference(c *fix.Change) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	left := mostLines
	for i := range c.Files {
		file := &c.Files[i]
		name := file.Name
		if file.New {
			name = words.F("%s, a new file", file.Name)
		}
		var lines []fyne.CanvasObject
		for n, h := range fix.Hunks(string(file.Before), string(file.After)) {
			if n > 0 {
				lines = append(lines, kit.Small("⋯"))
			}
			lines = append(lines, hunk(h, &left)...)
		}
		rows = append(rows, kit.H3(name), kit.OnBackground(kit.Background(theme.CodeSoft, theme.Line, theme.ButtonRadius), 0, 6, kit.Stack(0, lines...)))
	}
	if left <= 0 {
		rows = append(rows, kit.Small(words.T("There is more. “coursekit check --diff” shows all of it.")))
	}
	if brought := c.New; len(brought) > 0 {
		rows = append(rows, kit.Small(words.N("It brings %d more to look at:", "It brings %d more to look at:", len(brought))))
		for i := range brought[:min(len(brought), 5)] {
			rows = append(rows, kit.Small("· "+markup.Visible(words.Say(brought[i]))))
		}
	}
	return kit.Stack(8, rows...)
}

// hunk is a part of a file, as long as there are lines left to show.
func hunk(h fix.Hunk, left *int) (lines []fyne.CanvasObject) {
	before, after := h.Before, h.After
	for _, l := range h.Lines {
		if *left--; *left < 0 {
			return lines
		}
		number := after
		if l.Kind == '-' {
			number = before
		}
		lines = append(lines, diffLine(l, number))
		if l.Kind != '+' {
			before++
		}
		if l.Kind != '-' {
			after++
		}
	}
	return lines
}

// diffLine is a line that stays, goes or comes.
func diffLine(l fix.DiffLine, number int) fyne.CanvasObject {
	fill, says, sign := theme.Clear, words.F("line %d stays", number), " "
	switch l.Kind {
	case '-':
		fill, says, sign = theme.DangerSoft, words.F("line %d goes", number), "−"
	case '+':
		fill, says, sign = theme.SuccessSoft, words.F("line %d comes", number), "+"
	}
	mono := theme.Face{Mono: true}
	shown := short(strings.ReplaceAll(l.Shown(), "\t", "    "), 400)
	p := text.NewParagraph(theme.Size(13), theme.Ink, text.Run{Text: shown, Face: mono})
	background := canvas.NewRectangle(theme.Color(fill))
	row := container.NewStack(background, kit.Inset(12, 1, kit.Beside(10, kit.FixedWidth(lineNumber(fmt.Sprintf("%4d %s", number, sign))), p)))
	return kit.Region(accessible.Description{Role: accessible.Text, Name: says + ": " + shown}, row)
}

// Summary says what a change mends.
func Summary(c *fix.Change) string {
	problems := len(c.Mended)
	return words.F("%s, %s.", words.N("Mends %d problem", "Mends %d problems", problems), words.N("in %d file", "in %d files", len(c.Files)))
}
