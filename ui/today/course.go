package today

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/figure"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// How many lessons the page lists, and how many of them before the present one.
const (
	lessonsListed = 8
	lessonsBefore = 2
)

// lessonsPanel lists the lessons around the present one, each with how far it is.
func (p *Page) lessonsPanel() fyne.CanvasObject {
	all := p.course.Lessons
	first := 0
	current := p.session.CurrentLesson()
	if current != nil && len(all) > lessonsListed {
		first = min(max(current.Number-1-lessonsBefore, 0), len(all)-lessonsListed)
	}
	var rows []fyne.CanvasObject
	columns := &lessonColumns{state: theme.Size(84)}
	for i, l := range all[first:min(first+lessonsListed, len(all))] {
		if i > 0 {
			rows = append(rows, kit.Separator())
		}
		rows = append(rows, p.lessonRow(l, l == current, columns))
	}
	if len(all) > lessonsListed {
		link := kit.LinkButton(words.F("All %d lessons ›", len(all)), func() { p.nav.Go(nav.Route{Page: nav.Lessons}) })
		rows = append(rows, kit.Separator(), kit.Inset(theme.Size(18), theme.Size(8), kit.Row(0, link, kit.Spring())))
	}
	return kit.PanelInset(0, theme.Size(6), kit.Stack(0, rows...))
}

// lessonRow is a lesson: its number or that it is done, its title, how well it is
// remembered, and how far it is.
func (p *Page) lessonRow(l *content.Lesson, current bool, columns *lessonColumns) fyne.CanvasObject {
	done, memory := p.session.LessonProgress(l.ID), p.session.LessonMemory(l.ID)
	title := kit.OneLine(kit.Label(l.Title))
	switch {
	case current:
		title.Runs[0].Face.SemiBold = true
	case !done.Started:
		title.SetColor(theme.Muted)
	}
	state := kit.OneLine(kit.Small(lessonState(l, done, memory)))
	state.Align = fyne.TextAlignTrailing
	columns.state = max(columns.state, kit.NaturalWidth(state))
	row := container.New(columns, badge(l.Number, done, memory, current), title, p.strip(done, memory), state)
	press := kit.NewPressable(kit.Inset(theme.Size(22), theme.Size(11), row), func() { p.nav.Go(p.routeIn(l.ID)) })
	press.Radius = 0
	return press
}

// lessonState says how far a lesson is.
func lessonState(l *content.Lesson, done study.LessonProgress, memory study.LessonMemory) string {
	switch {
	case memory.Learnt && done.Finished:
		return words.T("learnt")
	case done.Finished && memory.Cards > 0:
		return words.F("read · %d %%", percent(memory.Recall))
	case done.Finished:
		return words.T("read")
	case done.Started:
		return words.F("%d %% read", percent(done.Fraction))
	}
	return words.N("%d min", "%d min", done.MinutesLeft)
}

func percent(part float64) int { return int(math.Floor(part*100 + 0.5)) }

// strip shows how well what a lesson teaches is remembered, by the stages of the
// journey; how much of it was read where it has no cards.
func (p *Page) strip(done study.LessonProgress, memory study.LessonMemory) fyne.CanvasObject {
	if memory.Cards == 0 || len(memory.Stages) == 0 {
		if done.Finished {
			done.Fraction = 1
		}
		return kit.Meter(done.Fraction, theme.Primary)
	}
	parts := make([]figure.StripPart, len(memory.Stages))
	for i, s := range memory.Stages {
		parts[i] = figure.StripPart{Color: theme.Stage(i), Part: s.Mean, None: s.Cards == 0}
	}
	return figure.NewStrip(parts...)
}

// badge is a lesson's number in a circle, or that it was read.
func badge(number int, done study.LessonProgress, memory study.LessonMemory, current bool) fyne.CanvasObject {
	fill, name := theme.Track, theme.Muted
	var mark fyne.CanvasObject
	switch {
	case done.Finished && memory.Learnt:
		fill = theme.SuccessSoft
		mark = theme.NewIcon(theme.IconCheck, theme.Size(14), theme.Success)
	case done.Finished:
		fill = theme.PrimarySoft
		mark = theme.NewIcon(theme.IconCheck, theme.Size(14), theme.Primary)
	case current:
		fill, name = theme.Primary, theme.OnPrimary
	}
	if mark == nil {
		text := kit.Middle(kit.Text(strconv.Itoa(number), theme.SmallSize, theme.Face{Bold: true}, name))
		text.Leading = 1.2
		mark = text
	}
	return container.New(badgeLayout{}, canvas.NewCircle(theme.Color(fill)), mark)
}

// badgeLayout sets a mark in the middle of a circle.
type badgeLayout struct{}

func (badgeLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSquareSize(theme.Size(24))
}

func (badgeLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	mark := objects[1]
	if _, ok := mark.(*canvas.Image); ok {
		m := mark.MinSize()
		mark.Resize(m)
		mark.Move(fyne.NewPos((size.Width-m.Width)/2, (size.Height-m.Height)/2))
		return
	}
	h := kit.HeightFor(mark, size.Width)
	mark.Resize(fyne.NewSize(size.Width, h))
	mark.Move(fyne.NewPos(0, (size.Height-h)/2))
}

// lessonColumns sets a badge, a title, a strip and a state side by side, in columns
// that are the same in every row; the title takes the room that is left.
type lessonColumns struct {
	state float32 // how wide the widest state is
}

func (l *lessonColumns) widths(objects []fyne.CanvasObject, width float32) [4]float32 {
	badge, gap := objects[0].MinSize().Width, theme.Size(18)
	strip, state := kit.NaturalWidth(objects[2]), l.state
	if room := width - badge - 3*gap; room < 2*(strip+state) {
		strip, state = room/4, min(state, room/3)
	}
	return [4]float32{badge, max(width-badge-strip-state-3*gap, 0), strip, state}
}

func (l *lessonColumns) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for i, w := range l.widths(objects, width) {
		h = max(h, kit.HeightFor(objects[i], w))
	}
	return h
}

func (l *lessonColumns) NaturalWidth([]fyne.CanvasObject) float32 { return theme.Size(900) }

func (l *lessonColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := theme.Size(260)
	return fyne.NewSize(w, l.HeightFor(objects, w))
}

func (l *lessonColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, w := range l.widths(objects, size.Width) {
		h := min(kit.HeightFor(objects[i], w), size.Height)
		objects[i].Move(fyne.NewPos(x, float32(int((size.Height-h)/2))))
		objects[i].Resize(fyne.NewSize(w, h))
		x += w + theme.Size(18)
	}
}
