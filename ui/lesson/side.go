package lesson

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// side is the panel beside the text: contents, progress, notes.
type side struct {
	r       *reader
	object  *fyne.Container
	rows    []*row // of the outline's entries; nil until one is listed
	list    *fyne.Container
	meter   *fyne.Container
	percent *text.Paragraph
	notes   *fyne.Container // the learner's own
	about   *fyne.Container // which keys help
	current int
	height  float32 // there is
	pop     *kit.PopUp
}

// row is one heading in the contents.
type row struct {
	object *fyne.Container
	bar    *canvas.Rectangle
	text   *text.Paragraph
}

func newSide(r *reader) *side {
	s := &side{r: r, current: -1}
	s.rows, s.list = make([]*row, len(r.outline.entries)), kit.Stack(0)
	head := kit.Text(words.T("On this page"), theme.SmallSize, theme.Face{SemiBold: true}, theme.Muted)
	s.meter = kit.Meter(0, theme.Primary)
	s.percent = kit.Small(" ")
	s.about, s.notes = kit.Stack(0), kit.Stack(0)
	parts := []fyne.CanvasObject{}
	if len(s.rows) > 0 {
		parts = append(parts, kit.InsetSides(10, 0, 0, theme.Size(3), head), s.list, kit.Gap(1, theme.Size(16)))
	}
	parts = append(parts,
		kit.InsetSides(10, 0, 0, 0, kit.Stack(theme.Size(8), s.meter, s.percent)),
		kit.Gap(1, theme.Size(18)),
		s.notes,
		kit.InsetSides(10, 0, 0, 0, s.about))
	s.object = kit.Stack(0, parts...)
	s.progressed()
	s.help()
	return s
}

// row gives the row of an entry, made when it is first listed: a long lesson
// has hundreds.
func (s *side) row(i int) *row {
	if s.rows[i] != nil {
		return s.rows[i]
	}
	e := s.r.outline.entries[i]
	w := &row{}
	s.rows[i] = w
	w.text = kit.OneLine(kit.Text(e.title, theme.SmallSize, theme.Face{}, theme.Ink))
	left := theme.Size(8)
	if e.parent >= 0 {
		left += theme.Size(12)
	}
	press := kit.NewPressable(kit.InsetSides(left, theme.Size(3.5), 4, theme.Size(3.5), w.text), func() { s.choose(i) })
	press.Radius = 6
	w.bar = canvas.NewRectangle(theme.Color(theme.Primary))
	w.object = container.New(barLayout{}, w.bar, press)
	s.restyle(i)
	return w
}

// choose goes to a heading.
func (s *side) choose(i int) {
	s.closePop()
	e := s.r.outline.entries[i]
	if e.id == "" {
		s.r.pinned = ""
		s.r.view.ScrollTo(-1, 0)
		s.r.follow()
		return
	}
	s.r.toHeading(e.id)
}

// mark shows which heading is being read; the headings under another one are
// listed while that is.
func (s *side) mark(i int) {
	if i == s.current || i < 0 {
		return
	}
	before := s.current
	s.current = i
	if before >= 0 {
		s.restyle(before)
	}
	s.restyle(i)
	if s.relist() {
		s.object.Refresh()
	}
}

// restyle draws a row as what it is: the heading being read, or one under another.
func (s *side) restyle(i int) {
	w := s.rows[i]
	if w == nil {
		return
	}
	on := i == s.current
	w.text.Color = theme.Ink
	if s.r.outline.entries[i].parent >= 0 {
		w.text.Color = theme.Muted
	}
	if on {
		w.text.Color = theme.Primary
		w.bar.Show()
	} else {
		w.bar.Hide()
	}
	w.text.SetRuns(text.Run{Text: s.r.outline.entries[i].title, Face: theme.Face{SemiBold: on}})
	kit.WithFormulas(s.r.language(), w.text)
}

// fit lists as many headings as there is room for, and lays the panel out.
func (s *side) fit() {
	s.relist()
	s.object.Refresh()
}

// relist lists as many headings as there is room for, those around the one
// being read, and tells whether they are others than before.
func (s *side) relist() (changed bool) {
	entries := s.r.outline.entries
	open := s.current
	if open >= 0 && entries[open].parent >= 0 {
		open = entries[open].parent
	}
	var listed []int
	at := 0
	for i, e := range entries {
		if e.parent < 0 || e.parent == open {
			if i == s.current {
				at = len(listed)
			}
			listed = append(listed, i)
		}
	}
	var rows []fyne.CanvasObject
	if len(listed) > 0 {
		high := s.row(listed[0]).object.MinSize().Height
		// Not their least heights: what wraps has those of a width of its own
		// until it is laid out.
		width := theme.Size(sideWide) + 10
		below := kit.HeightFor(s.about, width-10) + kit.HeightFor(s.notes, width)
		most := max(int((s.height-theme.Size(120)-below)/high), 3)
		if s.height <= 0 {
			most = 3 // there is no telling yet
		}
		from := max(min(at-most/2, len(listed)-most), 0)
		for _, i := range listed[from:min(from+most, len(listed))] {
			rows = append(rows, s.row(i).object)
		}
	}
	changed = !slices.Equal(rows, s.list.Objects)
	s.list.Objects = rows
	return changed
}

// progressed shows how far the learner got.
func (s *side) progressed() {
	p := s.r.tracker.progress()
	says := words.F("%d %%", percent(p.Fraction)) + " · " + words.F("%d min left", p.MinutesLeft)
	if p.Finished {
		says = words.T("You have read this lesson")
		p.Fraction = 1
	}
	kit.SetMeter(s.meter, p.Fraction)
	s.percent.SetRuns(text.Run{Text: says})
}

// percent rounds, but says 100 only of the whole.
func percent(part float64) int {
	n := int(math.Round(part * 100))
	if n == 100 && part < 1 {
		return 99
	}
	return n
}

// mostNotes is how many notes the panel lists; the pop-up lists all.
const mostNotes = 4

// noted lists the learner's notes, unless they have a page beside the lesson.
func (s *side) noted() {
	notes := s.r.notes
	s.notes.Objects = nil
	if len(notes) > 0 && s.r.beside == nil {
		head := kit.Row(4, kit.Text(words.T("Your notes"), theme.SmallSize, theme.Face{SemiBold: true}, theme.Muted), kit.Spring(),
			kit.FixedWidth(link(words.T("Export…"), s.r.exportNotes)))
		rows := []fyne.CanvasObject{kit.InsetSides(10, 0, 0, theme.Size(3), head)}
		for _, n := range notes[:min(len(notes), mostNotes)] {
			text := n.Text
			if text == "" {
				text = n.Quote
			}
			row := kit.NewPressable(kit.Inset(10, theme.Size(3.5), kit.Row(theme.Size(7), swatch(n.Color, theme.Size(13)),
				kit.OneLine(kit.Text(oneLine(text), theme.SmallSize, theme.Face{}, theme.Ink)))), func() { s.r.goToNote(n) })
			row.Radius = 6
			rows = append(rows, row)
		}
		if len(notes) > mostNotes {
			rows = append(rows, kit.InsetSides(10, 0, 0, 0, link(words.F("All %d notes", len(notes)), s.r.notesPopUp)))
		}
		s.notes.Objects = append(rows, kit.Gap(1, theme.Size(14)))
	}
	s.fit()
}

// help says which keys help, where there are terms.
func (s *side) help() {
	if len(s.r.page.course.Terms) > 0 {
		s.about.Objects = []fyne.CanvasObject{kit.Wrap(6,
			kit.KeyLine(command.Hint("lesson.term"), words.T("next term")), kit.KeyLine(command.Hint("lesson.link"), words.T("next link")), kit.KeyLine(command.Hint("lesson.next"), words.T("next lesson")), kit.KeyLine(command.Hint("lesson.menu"), words.T("copy, highlight, note")))}
	}
	s.fit()
}

// link is a link button that lines up with the text above it.
func link(label string, press func()) *kit.Pressable {
	return kit.NewPressable(kit.Inset(0, 2, kit.Text(label, theme.SmallSize, theme.Face{}, theme.Primary)), press)
}

// barLayout sets a thin bar at the left of a row.
type barLayout struct{}

func (barLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return kit.HeightFor(objects[1], width-2)
}

func (barLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize().AddWidthHeight(2, 0)
}

func (barLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 3))
	objects[0].Resize(fyne.NewSize(2, size.Height-6))
	objects[1].Move(fyne.NewPos(2, 0))
	objects[1].Resize(fyne.NewSize(size.Width-2, size.Height))
}
