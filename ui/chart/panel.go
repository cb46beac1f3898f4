package chart

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Shell is what a panel uses of the shell.
type Shell interface {
	Window() fyne.Window
	Tell(message string)
	Fail(doing string, err error)
}

// Panel is a figure with its title, its chart, and what is read of it; a button shows the
// figures as a table instead, and another saves them as CSV.
func Panel(f *Figure, shell Shell) fyne.CanvasObject {
	var title fyne.CanvasObject = kit.H3(f.Title)
	if f.Beside != nil {
		title = kit.Columns(theme.Size(12), theme.Size(220), nil, kit.Inset(0, 6, title), f.Beside)
	}
	if f.Few != "" {
		return kit.Panel(kit.Stack(theme.Size(8), title, kit.MutedLabel(f.Few)))
	}
	inside := kit.Stack(theme.Size(8))
	table := false
	var show func()
	toggle := kit.LinkButton("", func() {
		table = !table
		show()
	})
	save := kit.LinkButton(words.T("Save as CSV…"), func() { saveCSV(f, shell) })
	toggle.Says.Group, save.Says.Group = f.Title, f.Title
	show = func() {
		says := words.T("Show as a table")
		if table {
			says = words.T("Show as a chart")
		}
		toggle.Content = kit.LinkButton(says, nil).Content
		toggle.Refresh()
		rows := []fyne.CanvasObject{title}
		if f.About != "" {
			rows = append(rows, kit.Small(f.About))
		}
		if table {
			rows = append(rows, drawTable(f))
		} else {
			rows = append(rows, drawChart(f)...)
		}
		inside.Objects = append(rows, kit.Wrap(theme.Size(12), toggle, save))
		inside.Refresh()
		if c := kit.CanvasOf(inside); c != nil && c.Content() != nil {
			c.Content().Refresh() // what stands below moves
		}
	}
	show()
	return kit.Panel(inside)
}

// drawChart gives the chart, what its marks mean, and what is read of it.
func drawChart(f *Figure) []fyne.CanvasObject {
	c := New(f)
	says := kit.Small(f.Sum)
	c.OnRead = func(s string) {
		color := theme.Muted
		if c.asked >= 0 {
			color = theme.Ink
		}
		says.Color = color
		says.SetRuns(text.Run{Text: s})
	}
	rows := []fyne.CanvasObject{kit.Inset(0, 2, c)}
	if l := legend(f); l != nil {
		rows = append(rows, l)
	}
	return append(rows, container.New(&readout{f}, says))
}

// readout keeps room for the longest that is read, so that nothing moves while the
// pointer goes over the bars.
type readout struct{ f *Figure }

// HeightFor gives the height at a width.
func (l *readout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	high := kit.HeightFor(objects[0], width)
	longest, length := "", 0
	for row := range l.f.drawn() {
		if s := l.f.read(row); len(s) > length {
			longest, length = s, len(s)
		}
	}
	return max(high, kit.HeightFor(kit.Small(longest), width))
}

func (l *readout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (l *readout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
}

// legend says what the marks of several series mean; nil where there is one.
func legend(f *Figure) fyne.CanvasObject {
	var marks []fyne.CanvasObject
	stacked := 0
	for i := range f.Series {
		s := &f.Series[i]
		if s.Mark == Untold || f.Across {
			continue
		}
		pat := pattern(stacked)
		if s.Mark == Bars {
			stacked++
		}
		marks = append(marks, kit.Row(theme.Size(6), sample(s, pat), kit.OneLine(kit.Small(s.Name))))
	}
	if len(marks) < 2 {
		return nil
	}
	return kit.Wrap(theme.Size(14), marks...)
}

// sample is a mark as the chart has it.
func sample(s *Series, pat pattern) fyne.CanvasObject {
	r := canvas.NewRaster(func(w, h int) image.Image {
		p := &pen{image.NewRGBA(image.Rect(0, 0, w, h)), max(float32(w)/theme.Size(18), 0.1)}
		wide, high := theme.Size(18), theme.Size(12)
		ink := theme.Color(s.Color)
		switch s.Mark {
		case Line:
			p.line(0, high/2, wide, high/2, 2, ink)
			p.bar(wide/2-2.5, high/2-2.5, 5, 5, 2.5, ink, solid)
		case Dashed:
			p.dashes(0, high/2, wide, high/2, ink)
		default:
			p.bar(wide/2-high/2, 0, high, high, 2, ink, pat)
		}
		return p.RGBA
	})
	r.SetMinSize(fyne.NewSize(theme.Size(18), theme.Size(12)))
	return kit.Inset(0, theme.Size(4), r)
}

// drawTable sets the figures in rows.
func drawTable(f *Figure) fyne.CanvasObject {
	weights := []float32{2}
	for range f.Series {
		weights = append(weights, 1)
	}
	line := func(face theme.Face, color theme.Name, cells ...string) fyne.CanvasObject {
		objects := make([]fyne.CanvasObject, len(cells))
		for i, s := range cells {
			t := kit.Text(s, theme.SmallSize, face, color)
			if i > 0 {
				t.Align = fyne.TextAlignTrailing
			}
			objects[i] = t
		}
		return kit.Columns(theme.Size(10), 0, weights, objects...)
	}
	head := []string{f.Head}
	for i := range f.Series {
		head = append(head, f.Series[i].Name)
	}
	rows := []fyne.CanvasObject{line(theme.Face{SemiBold: true}, theme.Ink, head...), kit.Separator()}
	for n := range f.Rows {
		cells := []string{f.Rows[n].Name}
		for i := range f.Series {
			cells = append(cells, f.Series[i].says(n))
		}
		rows = append(rows, line(theme.Face{}, theme.Muted, cells...))
	}
	return kit.Stack(theme.Size(4), rows...)
}

// saveCSV asks where the figures go, and writes them.
func saveCSV(f *Figure, shell Shell) {
	table, err := f.CSV()
	if err != nil {
		shell.Fail(words.T("Making the table"), err)
		return
	}
	filechooser.Ask(shell.Window().Canvas(), filechooser.Request{
		Kind: filechooser.Save, Title: words.F("Save “%s” as CSV", f.Title), Endings: []string{".csv"}, Name: f.File + ".csv",
	}, func(path string) {
		if err := filechooser.Write(path, table); err != nil {
			shell.Fail(words.T("Saving the table"), err)
			return
		}
		shell.Tell(words.F("Saved as %s", path))
	})
}
