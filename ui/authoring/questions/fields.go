package questions

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
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
	return c
}

// entry is a field without its name above it.
func (p *Page) entry(name, label, hint, value string, rows int, put func(string), enter func()) *kit.Line {
	if n := strings.Count(value, "\n") + 1; rows == 0 && n > 1 {
		rows = n
	}
	line := kit.NewLine(func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			if rows > 0 || enter == nil {
				return rows == 0
			}
			enter()
		case fyne.KeyEscape:
			p.shell.Window().Canvas().Unfocus()
		default:
			return false
		}
		return true
	})
	line.Name = label
	line.SetPlaceHolder(hint)
	if rows > 0 {
		line.MultiLine, line.Wrapping = true, fyne.TextWrapWord
		line.SetMinRowsVisible(rows)
	}
	kit.SetEntryText(&line.Entry, value)
	line.OnChanged = func(s string) {
		put(s)
		p.changed()
	}
	p.fields[name] = line
	return line
}

// line is a field with its name above it.
func (p *Page) line(name, label, hint, value string, rows int, put func(string)) fyne.CanvasObject {
	return kit.Stack(4, named(label), p.entry(name, label, hint, value, rows, put, nil))
}

// rowsOf is how a list of lines is edited: Enter goes to the next, or adds one.
type rowsOf struct {
	name  string             // of the fields, before the number
	label func(n int) string // what one is called, by its number
	add   string             // what adding one is called
	n     int
	// cells makes the fields of a line, mark what stands before them; nil for nothing.
	cells func(i int, enter func()) fyne.CanvasObject
	mark  func(i int) fyne.CanvasObject
	// insert makes room for one, remove takes one away, and swap has two change places;
	// nil where order means nothing.
	insert func(i int)
	remove func(i int)
	swap   func(i, j int)
}

// lines makes them.
func (p *Page) lines(r rowsOf) fyne.CanvasObject {
	after := func(i int) {
		if i == r.n-1 {
			r.insert(r.n)
		}
		p.typing = fmt.Sprintf("%s %d", r.name, i+1)
		p.redraw()
	}
	var all []fyne.CanvasObject
	for i := range r.n {
		label := r.label(i + 1)
		var ends []fyne.CanvasObject
		if r.swap != nil {
			if i > 0 {
				ends = append(ends, p.small(theme.IconUp, words.F("Move up: %s", label), func() { r.swap(i, i-1); p.move(r.name, i-1) }))
			}
			if i < r.n-1 {
				ends = append(ends, p.small(theme.IconDown, words.F("Move down: %s", label), func() { r.swap(i, i+1); p.move(r.name, i+1) }))
			}
		}
		if r.n > 1 {
			ends = append(ends, p.small(theme.IconCross, words.F("Remove %s", label), func() {
				r.remove(i)
				p.move(r.name, max(i-1, 0))
			}))
		}
		row := []fyne.CanvasObject{r.cells(i, func() { after(i) }), kit.Row(0, ends...)}
		if r.mark != nil {
			row = append(row, r.mark(i))
		}
		all = append(all, container.New(&lineRow{}, row...))
	}
	return kit.Stack(6, append(all, kit.Wrap(8, kit.LinkButton(r.add, func() { after(r.n - 1) })))...)
}

// lineRow lays out what takes the width that is left, what stands after it and what
// before it, if anything does.
type lineRow struct{}

// ends gives the widths of what stands before and after, with the gaps.
func (*lineRow) ends(objects []fyne.CanvasObject) (before, after float32) {
	after = kit.NaturalWidth(objects[1]) + 4
	if len(objects) > 2 {
		before = theme.Size(92)
	}
	return before, after
}

// MinSize is what it all takes.
func (l *lineRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	before, after := l.ends(objects)
	least := objects[0].MinSize()
	return fyne.NewSize(before+after+least.Width, max(least.Height, objects[1].MinSize().Height))
}

// Layout puts them beside each other.
func (l *lineRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	before, after := l.ends(objects)
	objects[0].Move(fyne.NewPos(before, 0))
	objects[0].Resize(fyne.NewSize(max(size.Width-before-after, 0), size.Height))
	high := objects[1].MinSize().Height
	objects[1].Move(fyne.NewPos(size.Width-after+4, max((size.Height-high)/2, 0)))
	objects[1].Resize(fyne.NewSize(after-4, high))
	if before > 0 {
		wide, high := min(kit.NaturalWidth(objects[2]), before-6), objects[2].MinSize().Height
		objects[2].Move(fyne.NewPos(0, max((size.Height-high)/2, 0)))
		objects[2].Resize(fyne.NewSize(wide, high))
	}
}

// move draws the lines anew, with the keys in one.
func (p *Page) move(name string, i int) {
	p.typing = fmt.Sprintf("%s %d", name, i)
	p.redraw()
}

// small is a button of a sign alone.
func (p *Page) small(icon theme.Icon, says string, press func()) fyne.CanvasObject {
	b := kit.NewPressable(kit.Inset(9, 9, theme.NewIcon(icon, theme.Size(13), theme.Muted)), press)
	b.Says.Name = says
	return b
}

// one makes a list of one text a line.
func (p *Page) one(name string, label func(int) string, add, hint string, texts *[]string, ordered bool) fyne.CanvasObject {
	r := rowsOf{
		name: name, label: label, add: add, n: len(*texts),
		cells: func(i int, enter func()) fyne.CanvasObject {
			return p.entry(fmt.Sprintf("%s %d", name, i), label(i+1), hint, (*texts)[i], 0, func(s string) { (*texts)[i] = s }, enter)
		},
		insert: func(i int) { *texts = slices.Insert(*texts, i, "") },
		remove: func(i int) { *texts = slices.Delete(*texts, i, i+1) },
	}
	if ordered {
		r.swap = func(i, j int) { (*texts)[i], (*texts)[j] = (*texts)[j], (*texts)[i] }
	}
	return p.lines(r)
}

// two makes a list of two texts a line.
func (p *Page) two(name string, label func(int) string, add string, hints [2]string, weights []float32, pairs *[][2]string) fyne.CanvasObject {
	return p.lines(rowsOf{
		name: name, label: label, add: add, n: len(*pairs),
		cells: func(i int, enter func()) fyne.CanvasObject {
			says := label(i + 1)
			left := p.entry(fmt.Sprintf("%s %d", name, i), says+": "+hints[0], hints[0], (*pairs)[i][0], 0, func(s string) { (*pairs)[i][0] = s }, func() {
				p.shell.Window().Canvas().Focus(p.fields[fmt.Sprintf("%s %d right", name, i)])
			})
			right := p.entry(fmt.Sprintf("%s %d right", name, i), says+": "+hints[1], hints[1], (*pairs)[i][1], 0, func(s string) { (*pairs)[i][1] = s }, enter)
			return kit.Columns(8, 1, weights, left, right)
		},
		insert: func(i int) { *pairs = slices.Insert(*pairs, i, [2]string{}) },
		remove: func(i int) { *pairs = slices.Delete(*pairs, i, i+1) },
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
	case "calculation":
		if len(d.Text.Steps) == 0 {
			d.Text.Steps = [][2]string{{}}
		}
		if len(d.Text.Mistakes) == 0 {
			d.Text.Mistakes = []string{""}
		}
		return []fyne.CanvasObject{
			kit.Stack(4, named(words.T("Numbers that are drawn")), p.two("given", func(n int) string { return words.F("Number %d", n) }, words.T("Add a number"), [2]string{words.T("name"), words.T("200..600 step 50, or 2 | 4 | 8")}, []float32{1, 2.4}, &d.Text.Givens)),
			kit.Stack(4, named(words.T("Steps on the way, if there are any")), p.two("step", func(n int) string { return words.F("Step %d", n) }, words.T("Add a step"), [2]string{words.T("name"), words.T("a formula, such as quota / 12")}, []float32{1, 2.4}, &d.Text.Steps)),
			p.line("result", words.T("The answer"), words.T("a formula, such as quota / win : k€ ± 1 %"), d.Result, 0, func(s string) { d.Result = s }),
			kit.Stack(4, named(words.T("Mistakes to be told of, if you know some")), p.one("mistake", func(n int) string { return words.F("Mistake %d", n) }, words.T("Add a mistake"), words.T("quota * win: you multiplied where you divide"), &d.Text.Mistakes, false)),
		}
	}
	return nil
}

// choices are the answers to choose from.
func (p *Page) choices() fyne.CanvasObject {
	all := &p.at.Draft.Text.Choices
	return p.lines(rowsOf{
		name: "choice", label: choiceLabel, add: words.T("Add a choice"), n: len(*all),
		mark: func(i int) fyne.CanvasObject {
			chip := kit.ChosenChip(words.T("Right"), (*all)[i].Right, nil)
			chip.OnPress = func() {
				(*all)[i].Right = !(*all)[i].Right
				kit.StyleOption(chip, words.T("Right"), theme.Clear, (*all)[i].Right)
				p.redraw()
			}
			kit.Chosen(chip, choiceLabel(i+1), words.T("Right"), (*all)[i].Right)
			return chip
		},
		cells: func(i int, enter func()) fyne.CanvasObject {
			return p.entry(fmt.Sprintf("choice %d", i), choiceLabel(i+1), "", (*all)[i].Text, 0, func(s string) { (*all)[i].Text = s }, enter)
		},
		insert: func(i int) { *all = slices.Insert(*all, i, content.ChoiceText{}) },
		remove: func(i int) { *all = slices.Delete(*all, i, i+1) },
		swap:   func(i, j int) { (*all)[i], (*all)[j] = (*all)[j], (*all)[i] },
	})
}

func choiceLabel(n int) string { return words.F("Choice %d", n) }
