package process

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/ui/figure"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// comparison draws two processes and what corresponds in them.
func (p *Page) comparison() fyne.CanvasObject {
	one, other := p.process(), p.course.Process(p.position.other)
	roles := words.T("By role")
	if p.position.byRole {
		roles = words.T("By step")
	}
	head := kit.PageHead(p.course.Title,
		kit.Wrap(16,
			kit.TitleText(words.T("Compare")),
			p.picker(false),
			kit.MutedLabel(words.T("with")),
			p.picker(true),
		),
		kit.Secondary(roles, p.toggleRoles),
		kit.Secondary(words.T("Back to steps"), p.compare),
	)
	if p.position.byRole {
		all := figure.Roles(p.course, one)
		for _, r := range figure.Roles(p.course, other) {
			if !slices.Contains(all, r) {
				all = append(all, r)
			}
		}
		both := figure.NewBothByRole(p.course, one, other, p.shownRole(all), p.open)
		return kit.Stack(18, head, p.chooseFrom(all), kit.Panel(p.withSaving(both)), p.parts(all, one, other))
	}
	pair := figure.NewPair(p.course, one, other, figure.PairOptions{OnStep: p.open})
	return kit.Stack(18, head, kit.Panel(p.withSaving(pair)), table(one, other))
}

// withSaving sets the way to save a figure under it.
func (p *Page) withSaving(f fyne.CanvasObject) fyne.CanvasObject {
	return kit.Stack(4, f, kit.Row(0, kit.Spring(), kit.Secondary(words.T("Save…"), p.save)))
}

// picker names a process and lets another be chosen in its place, except the
// one it is compared with. With only two processes there is nothing to choose.
func (p *Page) picker(second bool) fyne.CanvasObject {
	now, _ := p.compared(second)
	if len(p.course.Processes) < 3 {
		return kit.Tag(brief(now.Title), nil)
	}
	label := kit.OneLine(kit.Text(brief(now.Title), theme.SmallSize, theme.Face{SemiBold: true}, theme.Primary))
	var chip *kit.Pressable
	chip = kit.NewPressable(kit.Inset(10, 3, kit.Row(4, label, theme.NewIcon(theme.IconMenu, theme.Size(14), theme.Primary))), func() {
		p.pickerMenu(second, kit.MenuPosition(chip))
	})
	chip.Fill, chip.Radius = theme.PrimarySoft, 12
	return chip
}

// compared gives the first or the second of the two that are compared, and the
// other one.
func (p *Page) compared(second bool) (now, against *content.Process) {
	one, other := p.process(), p.course.Process(p.position.other)
	if second {
		return other, one
	}
	return one, other
}

func (p *Page) pickerMenu(second bool, at fyne.Position) {
	now, against := p.compared(second)
	if now == nil || against == nil {
		return
	}
	var items []kit.MenuItem
	for _, pr := range p.course.Processes {
		if pr.ID == against.ID {
			continue
		}
		items = append(items, kit.MenuItem{Title: pr.Title, Checked: pr.ID == now.ID, Do: func() {
			if second {
				p.position.other = pr.ID
			} else {
				p.position.process = pr.ID
			}
			p.step = p.position.stepOf(p.process())
			p.build()
			p.shell.Moved()
		}})
	}
	m := kit.ShowMenu("compared", p.shell.Window().Canvas(), at, items...)
	m.Again = func() func(any) {
		return func(page any) {
			if again, ok := page.(*Page); ok {
				again.pickerMenu(second, at)
			}
		}
	}
}

// table lists which steps correspond, and why.
func table(one, other *content.Process) fyne.CanvasObject {
	heads := container.New(&cellsLayout{}, kit.Small(one.Title), kit.Small(other.Title), kit.Small(words.T("How they compare")))
	rows := []fyne.CanvasObject{kit.Inset(20, 8, heads)}
	if !corresponds(one, other) {
		rows = append(rows, kit.Separator(), kit.Inset(20, 12, kit.MutedLabel(words.T("The course doesn’t say yet which of these steps correspond."))))
	}
	for _, c := range counterparts(one, other) {
		why := strings.Join(c.why, " ")
		switch {
		case len(c.one) == 0:
			why = words.F("No counterpart in %s.", one.Title)
		case len(c.other) == 0:
			why = words.F("No counterpart in %s.", other.Title)
		}
		rows = append(rows, kit.Separator(), kit.Inset(20, 12, container.New(&cellsLayout{}, cell(c.one), cell(c.other), kit.MutedLabel(why))))
	}
	return kit.PanelInset(0, 4, kit.Stack(0, rows...))
}

func cell(steps []*content.Step) fyne.CanvasObject {
	if len(steps) == 0 {
		return kit.MutedLabel("–")
	}
	var names []string
	for _, s := range steps {
		names = append(names, s.Name)
	}
	text := kit.Text(strings.Join(names, " + "), theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink)
	text.Leading = 1.5
	return text
}

// cellsLayout sets the three cells of a row side by side, each in the middle of the
// row's height. Where letters are so large that words would break, the third, which
// is a text, stands under the other two; those stay columns.
type cellsLayout struct{ width float32 }

// cellsGap lies between cells, beside each other or one under the other.
const cellsGap = 20

// split gives the widths of the cells, and whether the third stands beneath.
func (l *cellsLayout) split(width float32) (ws [3]float32, beneath bool) {
	if room := max(width-2*cellsGap, 0); room >= theme.Size(450) {
		return [3]float32{room * 0.28, room * 0.28, room * 0.44}, false
	}
	half := max(width-cellsGap, 0) / 2
	return [3]float32{half, half, width}, true
}

// heights gives those of the cells beside each other, and of the one beneath.
func (l *cellsLayout) heights(objects []fyne.CanvasObject, width float32) (row, under float32) {
	ws, beneath := l.split(width)
	for i, w := range ws {
		if h := kit.HeightFor(objects[i], w); i == 2 && beneath {
			under = h
		} else {
			row = max(row, h)
		}
	}
	return row, under
}

// HeightFor gives the height of the row.
func (l *cellsLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	row, under := l.heights(objects, width)
	if under > 0 {
		under += cellsGap / 2
	}
	return row + under
}

func (l *cellsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(160, l.HeightFor(objects, max(l.width, 160)))
}

func (l *cellsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	row, under := l.heights(objects, size.Width)
	ws, beneath := l.split(size.Width)
	x := float32(0)
	for i, w := range ws {
		if i == 2 && beneath {
			objects[i].Move(fyne.NewPos(0, size.Height-under))
			objects[i].Resize(fyne.NewSize(w, under))
			continue
		}
		h := kit.HeightFor(objects[i], w)
		objects[i].Move(fyne.NewPos(x, (row-h)/2))
		objects[i].Resize(fyne.NewSize(w, h))
		x += w + cellsGap
	}
}
