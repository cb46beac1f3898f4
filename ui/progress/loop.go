package progress

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// beforeAndAfter compares how questions were answered the first time before lessons
// with how they were after them; nil while none was asked both times.
func (p *Page) beforeAndAfter() fyne.CanvasObject {
	t := p.session.LoopTotals()
	if t.Asked == 0 {
		return nil
	}
	bar := func(name string, right int) fyne.CanvasObject {
		return kit.Bar(name, float64(right)/float64(t.Asked), theme.Primary, words.F("%d of %d", right, t.Asked))
	}
	return kit.Panel(kit.Stack(10, kit.H2(words.T("Before and after lessons")),
		kit.MutedLabel(words.T("The same questions, by the first answer before the lesson and the first after it.")),
		bar(words.T("Before"), t.Before), bar(words.T("After"), t.After)))
}
