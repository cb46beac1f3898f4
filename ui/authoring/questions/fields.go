package questions

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/authoring"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// clone is a draft of which nothing is shared.
func (d *Draft) clone() Draft {
	c := *d
	c.Text.Choices, c.Text.Items = slices.Clone(d.Text.Choices), slices.Clone(d.Text.Items)
	c.Text.Pairs, c.Text.Answers = slices.Clone(d.Text.Pairs), slices.Clone(d.Text.Answers)
	c.Text.Givens, c.Text.Steps, c.Text.Mistakes = slices.Clone(d.Text.Givens), slices.Clone(d.Text.Steps), slices.Clone(d.Text.Mistakes)
	if d.Text.Write != nil {
		write := *d.Text.Write
		write.Criteria = slices.Clone(write.Criteria)
		c.Text.Write = &write
	}
	return c
}

// one makes a list of one text a line.
func (p *Page) one(name string, label func(int) string, add, hint string, texts *[]string, ordered bool) fyne.CanvasObject {
	r := authoring.Rows{
		Name: name, Label: label, Add: add, Count: len(*texts),
		Cells: func(i int, enter func()) fyne.CanvasObject {
			return p.Entry(fmt.Sprintf("%s %d", name, i), label(i+1), hint, (*texts)[i], -42, func(s string) { (*texts)[i] = s }, enter)
		},
		Insert: func(i int) { *texts = slices.Insert(*texts, i, "") },
		Remove: func(i int) { *texts = slices.Delete(*texts, i, i+1) },
	}
	if ordered {
		r.Swap = func(i, j int) { (*texts)[i], (*texts)[j] = (*texts)[j], (*texts)[i] }
	}
	return p.Lines(r)
}

// two makes a list of two texts a line.
func (p *Page) two(name string, label func(int) string, add string, hints [2]string, weights []float32, pairs *[][2]string) fyne.CanvasObject {
	return p.Lines(authoring.Rows{
		Name: name, Label: label, Add: add, Count: len(*pairs),
		Cells: func(i int, enter func()) fyne.CanvasObject {
			says := label(i + 1)
			left := p.Entry(fmt.Sprintf("%s %d", name, i), says+": "+hints[0], hints[0], (*pairs)[i][0], -20, func(s string) { (*pairs)[i][0] = s }, func() {
				p.shell.Window().Canvas().Focus(p.Fields[fmt.Sprintf("%s %d right", name, i)])
			})
			right := p.Entry(fmt.Sprintf("%s %d right", name, i), says+": "+hints[1], hints[1], (*pairs)[i][1], -20, func(s string) { (*pairs)[i][1] = s }, enter)
			return kit.Columns(8, 1, weights, left, right)
		},
		Insert: func(i int) { *pairs = slices.Insert(*pairs, i, [2]string{}) },
		Remove: func(i int) { *pairs = slices.Delete(*pairs, i, i+1) },
	})
}

// answers are the fields of the kind that is chosen.
func (p *Page) answers() []fyne.CanvasObject {
	d := p.at.Draft
	switch d.Kind {
	case "choices":
		return []fyne.CanvasObject{p.choices()}
	case "order":
		return []fyne.CanvasObject{p.one("item", func(n int) string { return words.F("Place %d", n) }, words.T("Add one more"), "", &d.Text.Items, true)}
	case "match":
		return []fyne.CanvasObject{p.two("pair", func(n int) string { return words.F("Pair %d", n) }, words.T("Add a pair"), [2]string{words.T("This"), words.T("belongs to this")}, []float32{1, 1}, &d.Text.Pairs)}
	case "typed":
		return []fyne.CanvasObject{p.one("answer", func(n int) string { return words.F("Answer %d", n) }, words.T("Add what is right too"), "", &d.Text.Answers, false)}
	case "writing":
		w := d.Text.Write
		return []fyne.CanvasObject{
			p.Line("length", words.T("How long, if that matters"), words.T("such as 30..60 words"), w.Length, 0, func(s string) { w.Length = s }),
			p.Line("model", words.T("An answer as it could be"), "", w.Model, 6, func(s string) { w.Model = s }),
			kit.Stack(4, authoring.Named(words.T("What counts, three to six")), p.one("criterion", func(n int) string { return words.F("Criterion %d", n) }, words.T("Add a criterion"), words.T("It says who is calling"), &w.Criteria, true)),
		}
	case "board":
		if len(d.Text.Mistakes) == 0 {
			d.Text.Mistakes = []string{""}
		}
		return []fyne.CanvasObject{
			p.Line("board", words.T("The board"), words.T("the id of a board in a lesson"), d.Text.Board, 0, func(s string) { d.Text.Board = s }),
			p.one("answer", func(n int) string { return words.F("Answer %d", n) }, words.T("Add an answer"), "", &d.Text.Answers, false),
			kit.Stack(4, authoring.Named(words.T("Mistakes to be told of, if you know some")), p.one("mistake", func(n int) string { return words.F("Mistake %d", n) }, words.T("Add a mistake"), words.T("{total}: you counted each deal in full"), &d.Text.Mistakes, false)),
		}
	case "calculation":
		if len(d.Text.Steps) == 0 {
			d.Text.Steps = [][2]string{{}}
		}
		if len(d.Text.Mistakes) == 0 {
			d.Text.Mistakes = []string{""}
		}
		return []fyne.CanvasObject{
			kit.Stack(4, authoring.Named(words.T("Numbers that are drawn")), p.two("given", func(n int) string { return words.F("Number %d", n) }, words.T("Add a number"), [2]string{words.T("name"), words.T("200..600 step 50, or 2 | 4 | 8")}, []float32{1, 2.4}, &d.Text.Givens)),
			kit.Stack(4, authoring.Named(words.T("Steps on the way, if there are any")), p.two("step", func(n int) string { return words.F("Step %d", n) }, words.T("Add a step"), [2]string{words.T("name"), words.T("a formula, such as quota / 12")}, []float32{1, 2.4}, &d.Text.Steps)),
			p.Line("result", words.T("The answer"), words.T("a formula, such as quota / win : k€ ± 1 %"), d.Result, 0, func(s string) { d.Result = s }),
			kit.Stack(4, authoring.Named(words.T("Mistakes to be told of, if you know some")), p.one("mistake", func(n int) string { return words.F("Mistake %d", n) }, words.T("Add a mistake"), words.T("quota * win: you multiplied where you divide"), &d.Text.Mistakes, false)),
		}
	}
	return nil
}

// choices are the answers to choose from.
func (p *Page) choices() fyne.CanvasObject {
	all := &p.at.Draft.Text.Choices
	return p.Lines(authoring.Rows{
		Name: "choice", Label: choiceLabel, Add: words.T("Add a choice"), Count: len(*all),
		Mark: func(i int) fyne.CanvasObject {
			chip := kit.ChosenChip(words.T("Right"), (*all)[i].Right, nil)
			chip.OnPress = func() {
				(*all)[i].Right = !(*all)[i].Right
				kit.StyleOption(chip, words.T("Right"), theme.Clear, (*all)[i].Right)
				p.Redraw()
			}
			kit.Chosen(chip, choiceLabel(i+1), words.T("Right"), (*all)[i].Right)
			return chip
		},
		Cells: func(i int, enter func()) fyne.CanvasObject {
			return p.Entry(fmt.Sprintf("choice %d", i), choiceLabel(i+1), "", (*all)[i].Text, -34, func(s string) { (*all)[i].Text = s }, enter)
		},
		Insert: func(i int) { *all = slices.Insert(*all, i, content.ChoiceText{}) },
		Remove: func(i int) { *all = slices.Delete(*all, i, i+1) },
		Swap:   func(i, j int) { (*all)[i], (*all)[j] = (*all)[j], (*all)[i] },
	})
}

func choiceLabel(n int) string { return words.F("Choice %d", n) }
