// Package lessonstate says and draws how far a lesson is, in the one set of words and
// colours that all pages have for it.
package lessonstate

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
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Session is what is asked of the study session.
type Session interface {
	LessonProgress(lesson string) study.LessonProgress
	LessonMemory(lesson string) study.LessonMemory
}

// Row is a lesson: its number or that it is done, its title, how well it is
// remembered, and how far it is. Current is the lesson that the learner is in. Rows
// that stand below each other share their columns.
func Row(l *content.Lesson, session Session, current bool, columns *Columns) fyne.CanvasObject {
	done, memory := session.LessonProgress(l.ID), session.LessonMemory(l.ID)
	title := kit.Label(l.Title)
	switch {
	case current:
		title.Runs[0].Face.SemiBold = true
	case !done.Started:
		title.SetColor(theme.Muted)
	}
	state := kit.OneLine(kit.Small(Says(done, memory)))
	state.Align = fyne.TextAlignTrailing
	columns.state = max(columns.state, kit.NaturalWidth(state))
	return container.New(columns, badge(l.Number, done, memory, current), title, strip(done, memory), state)
}

// Says says how far a lesson is.
func Says(done study.LessonProgress, memory study.LessonMemory) string {
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
func strip(done study.LessonProgress, memory study.LessonMemory) fyne.CanvasObject {
	s := figure.RecallStrip(memory.Stages)
	if s == nil {
		if done.Finished {
			done.Fraction = 1
		}
		return kit.Meter(done.Fraction, theme.Primary)
	}
	return s
}

// stageOf is the colour of the stage that most of a lesson's cards belong to, the first
// of those with as many; "" where none belongs to any.
func stageOf(memory study.LessonMemory) theme.Name {
	name, most := theme.Name(""), 0
	for i, s := range memory.Stages {
		if s.Cards > most {
			name, most = theme.Stage(i), s.Cards
		}
	}
	return name
}

// badge is a lesson's number in a circle of its stage's colour, full for the present
// lesson, or that it was read.
func badge(number int, done study.LessonProgress, memory study.LessonMemory, current bool) fyne.CanvasObject {
	fill, name := theme.Color(theme.Track), theme.Muted
	var mark fyne.CanvasObject
	stage := stageOf(memory)
	switch {
	case done.Finished && memory.Learnt:
		fill = theme.Color(theme.SuccessSoft)
		mark = theme.NewIcon(theme.IconCheck, theme.Size(14), theme.Success)
	case done.Finished:
		fill = theme.Color(theme.PrimarySoft)
		mark = theme.NewIcon(theme.IconCheck, theme.Size(14), theme.Primary)
	case current && stage != "":
		fill, name = theme.Color(stage), theme.OnStage
	case current:
		fill, name = theme.Color(theme.Primary), theme.OnPrimary
	case stage != "":
		fill, name = theme.Over(stage, theme.Surface, 0.18), theme.Ink
	}
	if mark == nil {
		text := kit.Middle(kit.Text(strconv.Itoa(number), theme.SmallSize, theme.Face{Bold: true}, name))
		text.Leading = 1.2
		mark = text
	}
	return container.New(badgeLayout{}, canvas.NewCircle(fill), mark)
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

// Columns set a badge, a title, a strip and a state side by side, in columns
// that are the same in every row; the title takes the room that is left.
type Columns struct {
	state float32 // how wide the widest state is
}

// NewColumns gives the columns of some rows.
func NewColumns() *Columns { return &Columns{state: theme.Size(84)} }

func (c *Columns) widths(objects []fyne.CanvasObject, width float32) [4]float32 {
	badge, gap := objects[0].MinSize().Width, theme.Size(18)
	strip, state := kit.NaturalWidth(objects[2]), c.state
	if room := width - badge - 3*gap; room < 2*(strip+state) {
		strip, state = room/4, min(state, room/3)
	}
	return [4]float32{badge, max(width-badge-strip-state-3*gap, 0), strip, state}
}

// HeightFor gives the height of a row that is so wide.
func (c *Columns) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for i, w := range c.widths(objects, width) {
		h = max(h, kit.HeightFor(objects[i], w))
	}
	return h
}

// NaturalWidth is the width that a row likes to have.
func (c *Columns) NaturalWidth([]fyne.CanvasObject) float32 { return theme.Size(900) }

// MinSize gives the least room that a row takes.
func (c *Columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := theme.Size(260)
	return fyne.NewSize(w, c.HeightFor(objects, w))
}

// Layout places the parts of a row.
func (c *Columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, w := range c.widths(objects, size.Width) {
		h := min(kit.HeightFor(objects[i], w), size.Height)
		objects[i].Move(fyne.NewPos(x, float32(int((size.Height-h)/2))))
		objects[i].Resize(fyne.NewSize(w, h))
		x += w + theme.Size(18)
	}
}
