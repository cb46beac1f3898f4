package allcards

import (
	"math"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// figure is what the list can be sorted by.
type figure struct {
	by   study.CardOrder
	name func() string
	says func(*study.ListedCard) string // in the last column; nil for what has a column of its own
}

var figures = []figure{
	{study.ByName, func() string { return words.T("Card") }, nil},
	{study.ByLesson, func() string { return words.T("Lesson") }, nil},
	{study.ByRecall, func() string { return words.T("Recall now") }, nil},
	{study.ByDue, func() string { return words.T("Comes next") }, nil},
	{study.ByInterval, func() string { return words.T("Interval") }, func(c *study.ListedCard) string {
		if c.New || c.Interval == 0 {
			return none
		}
		return span(float64(c.Interval))
	}},
	{study.ByStability, func() string { return words.T("Stability") }, func(c *study.ListedCard) string {
		if c.New {
			return none
		}
		return span(c.Stability)
	}},
	{study.ByLapses, func() string { return words.T("Forgotten") }, func(c *study.ListedCard) string { return counted(c, c.Lapses) }},
	{study.ByReviews, func() string { return words.T("Reviews") }, func(c *study.ListedCard) string { return counted(c, c.Reviews) }},
	{study.ByAdded, func() string { return words.T("Met") }, func(c *study.ListedCard) string {
		if c.New {
			return none
		}
		return words.DayAndMonth(c.Added.Date())
	}},
	{study.ByDeck, func() string { return words.T("Deck") }, func(c *study.ListedCard) string { return c.Deck }},
	{study.ByCourse, func() string { return words.T("As in the course") }, nil},
}

// none stands for a figure that a card doesn't have.
const none = "—"

func counted(c *study.ListedCard, n int) string {
	if c.New {
		return none
	}
	return words.Number(int64(n))
}

// span says a number of days.
func span(d float64) string {
	n := int(math.Round(d))
	switch {
	case d < 1:
		return words.T("under a day")
	case n < 61:
		return words.N("%d day", "%d days", n)
	case n < 730:
		return words.N("%d month", "%d months", (n*12+182)/365)
	}
	return words.N("%d year", "%d years", (n+182)/365)
}

// recallText says the chance of recall, and in which colour.
func recallText(c *study.ListedCard) (string, theme.Name) {
	switch {
	case c.Aside:
		return words.T("aside"), theme.Muted
	case c.New:
		return words.T("new"), theme.Muted
	}
	return percent(c.Recall), recallColor(c.Recall)
}

// recallColor goes with a chance that is told in a number.
func recallColor(recall float64) theme.Name {
	switch {
	case recall >= 0.85:
		return theme.Success
	case recall >= 0.7:
		return theme.Warning
	}
	return theme.Danger
}

func percent(part float64) string { return words.F("%d %%", int(part*100+0.5)) }

// nextText says when a card comes.
func nextText(c *study.ListedCard, now time.Time) string {
	today := kit.Turn().Of(now)
	switch {
	case c.New || c.Aside:
		return none
	case c.DueOn <= today:
		return words.T("today")
	case c.DueOn == today+1:
		return words.T("tomorrow")
	}
	at := c.DueOn.Date()
	if at.Year() != now.Year() {
		return words.F("%02d/%d", int(at.Month()), at.Year())
	}
	return words.DayAndMonth(at)
}

// lastColumn is the figure of the last column: that sorted by, where it has no other.
func (p *Page) lastColumn() *figure {
	shown := &figures[4]
	for i := range figures {
		if f := &figures[i]; f.by == p.kept.Order && f.says != nil {
			shown = f
		}
	}
	return shown
}

// drawHead draws the names of the columns, which sort by them.
func (p *Page) drawHead() {
	last := p.lastColumn()
	objects := make([]fyne.CanvasObject, 5)
	for i, f := range []*figure{&figures[0], &figures[1], &figures[2], &figures[3], last} {
		objects[i] = p.headCell(f)
	}
	p.head.Objects = objects
	p.head.Refresh()
}

// headCell is the name of a column.
func (p *Page) headCell(f *figure) *kit.Pressable {
	name := f.name()
	if p.kept.Order == f.by {
		name = arrowed(name, p.kept.Down)
	}
	b := kit.NewPressable(kit.OneLine(kit.Text(name, theme.SmallSize, theme.Face{SemiBold: true}, theme.Muted)), func() { p.sort(f.by) })
	b.Says = accessible.Description{Name: words.F("Sort by: %s", f.name())}
	if p.kept.Order == f.by {
		b.Says.State |= accessible.Selected
	}
	return b
}

func arrowed(name string, down bool) string {
	if down {
		return name + " ↓"
	}
	return name + " ↑"
}

// headWidths is how wide the names of the last three columns are.
func (p *Page) headWidths() [3]float32 {
	var ws [3]float32
	for i, f := range []*figure{&figures[2], &figures[3], p.lastColumn()} {
		ws[i] = theme.Width(arrowed(f.name(), false), theme.Size(theme.SmallSize), theme.Face{SemiBold: true}) + 2
	}
	return ws
}

// headLayout sets the names over their columns.
type headLayout struct{ t *table }

func (headLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, headHeight()) }

func headHeight() float32 { return max(theme.Size(40), kit.LeastTarget) }

func (l headLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(cellInset)
	for i, w := range l.t.columns(size.Width) {
		if i >= len(objects) {
			return
		}
		if w <= 0 {
			objects[i].Hide()
			continue
		}
		objects[i].Show()
		h := max(kit.HeightFor(objects[i], w), kit.LeastTarget)
		objects[i].Move(fyne.NewPos(x, (size.Height-h)/2))
		objects[i].Resize(fyne.NewSize(w, h))
		x += w + cellGap
	}
}
