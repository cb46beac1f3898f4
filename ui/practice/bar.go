package practice

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/formula"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// mostOfPage is how much of the page's height a verdict may take. A longer one
// scrolls within that.
const mostOfPage = 0.5

// pageLayout sets what scrolls over the bar with the verdict, which stands at the
// page's lower end so that it is always in view. The bar may be empty.
type pageLayout struct{}

func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 160) }

func (pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	body, bar := objects[0], objects[1]
	high := float32(0)
	if bar.Visible() {
		high = min(kit.HeightFor(bar, size.Width), max(size.Height*mostOfPage, 80))
	}
	body.Move(fyne.NewPos(0, 0))
	body.Resize(fyne.NewSize(size.Width, size.Height-high))
	bar.Move(fyne.NewPos(0, size.Height-high))
	bar.Resize(fyne.NewSize(size.Width, high))
}

// showBar shows the verdict on the question, and the way on; nothing while it
// isn't answered.
func (p *Page) showBar() {
	p.bar.Objects = nil
	if p.quiz != nil && p.quiz.goes != nil {
		p.showLoopBar()
		return
	}
	p.bar.Layout = verdictLayout{}
	p.bar.Hidden = p.quiz == nil || !p.quiz.checked
	if !p.bar.Hidden {
		z := p.quiz
		label := words.T("Next question")
		if z.last {
			label = words.T("See how it went")
		}
		p.nextButton = kit.Primary(label, z.next)
		p.nextButton.Keys = func(e *fyne.KeyEvent) bool { return p.scroll.Key(e.Name) }
		edge := kit.Separator()
		said := z.said()
		verdict := kit.Region(accessible.Description{Role: accessible.Group, Live: "verdict", Name: z.heard(said)}, said)
		p.bar.Objects = []fyne.CanvasObject{kit.Background(theme.Surface, theme.Clear, 0), edge, kit.NewScroller(kit.Stack(4, verdict, p.rereadLink())), p.nextButton}
	}
	p.root.Refresh()
	p.bar.Refresh()
}

// verdictLayout is the layout of the bar: its background, the line over it, what is
// said, and the button. They stand under the answers, and are as wide.
type verdictLayout struct{}

const (
	barSide = 36 // as the page's margin
	barEnd  = 14 // over and under what is said
	barGap  = 20
)

// share gives how wide what is said is, and the button; stacked where they
// stand one under the other, as there is no room for both.
func (verdictLayout) share(objects []fyne.CanvasObject, width float32) (says, button float32, stacked bool) {
	_, room := focusColumn(width)
	button = min(kit.NaturalWidth(objects[3]), room)
	if says = room - button - barGap; says < theme.Size(260) {
		return room, button, true
	}
	return says, button, false
}

func (b verdictLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	says, button, stacked := b.share(objects, width)
	text := kit.HeightFor(objects[2].(*kit.Scroller).Content(), says)
	press := kit.HeightFor(objects[3], button)
	if stacked {
		return 3*barEnd + text + press
	}
	return 2*barEnd + max(text, press)
}

func (b verdictLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (b verdictLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if len(objects) == 0 {
		return
	}
	says, button, stacked := b.share(objects, size.Width)
	objects[0].Resize(size)
	objects[1].Resize(fyne.NewSize(size.Width, 1))
	left, _ := focusColumn(size.Width)
	h := kit.HeightFor(objects[3], button)
	room := size.Height - 2*barEnd
	text, x, y := room, left+says+barGap, barEnd+max(room-h, 0)/2
	if stacked {
		text, x, y = max(room-h-barEnd, 0), left, size.Height-barEnd-h
	}
	objects[2].Move(fyne.NewPos(left, barEnd))
	objects[2].Resize(fyne.NewSize(says, text))
	objects[3].Move(fyne.NewPos(x, y))
	objects[3].Resize(fyne.NewSize(button, h))
}

// said is the verdict in the bar: right or wrong, the right answer, and why.
func (z *Quiz) said() fyne.CanvasObject {
	right := z.control.right()
	kind, _, title := z.judged(right)
	strong, _ := theme.Callout(kind)
	verdict := kit.Label("")
	runs := []text.Run{{Text: title + ".", Face: theme.Face{SemiBold: true}, Color: strong}}
	for _, line := range z.lines(right) {
		runs = append(runs, text.Run{Text: " " + line})
	}
	verdict.SetRuns(runs...)
	parts := []fyne.CanvasObject{z.prose.plain(verdict)}
	if why := z.why(right); why != nil {
		parts = append(parts, why)
	}
	return kit.Stack(4, parts...)
}

// showsRight tells whether the right answer stands in the answer's own place once it was checked, so
// that nobody who sees it needs to be told.
func showsRight(c control) bool {
	switch c := c.(type) {
	case *choices, *ordering, *matching:
		return true
	case *blanks:
		return !takesSeveral(c.q)
	}
	return false
}

// heard is the verdict as it is said to who can't see the answers: with the right one.
func (z *Quiz) heard(said fyne.CanvasObject) string {
	says, _ := accessible.TextOf(said)
	if !z.control.right() && showsRight(z.control) {
		says += " " + words.F("The right answer: %s", formula.SaidText(solution(z.q), z.prose.language()))
	}
	return says
}

// judged gives the verdict on what was answered. A text isn't wrong: its writer says
// how much of what counts is in it.
func (z *Quiz) judged(right bool) (kind string, icon theme.Icon, title string) {
	kind, icon, title = judged(right)
	if c, ok := z.control.(*compose); ok {
		if title, _ = c.verdict(); !right {
			kind, icon = "info", theme.IconTip
		}
	}
	return kind, icon, title
}

// judged gives the kind, the icon and the words of a verdict.
func judged(right bool) (kind string, icon theme.Icon, title string) {
	if right {
		return "success", theme.IconSuccess, words.T("Right")
	}
	return "danger", theme.IconDanger, words.T("Not right yet")
}

// lines say what is wrong, and what would be right.
func (z *Quiz) lines(right bool) []string {
	if c, ok := z.control.(*compose); ok {
		_, lines := c.verdict()
		return lines
	}
	var said []string
	if o, ok := z.control.(*ordering); ok && !right {
		said = append(said, o.marked())
	}
	if c, ok := z.control.(*calculated); ok && !right {
		said = append(said, c.mistake()...)
	}
	if !right && !showsRight(z.control) {
		said = append(said, words.F("The right answer: %s", solution(z.q)))
	}
	if right && takesSeveral(z.q) {
		said = append(said, words.F("Accepted: %s", solution(z.q)))
	}
	return said
}
