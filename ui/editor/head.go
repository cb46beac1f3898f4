package editor

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/flow"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
	"stagecraft/ui/words"
)

// head is the row over the page: what is being edited, whether it is saved,
// and the way back.
type head struct {
	page       *Page
	object     fyne.CanvasObject
	title      *flow.Paragraph
	sign       *flow.Paragraph
	undo, redo *kit.Pressable
}

func newHead(p *Page) *head {
	h := &head{page: p, title: kit.OneLine(kit.H1("")), sign: kit.OneLine(kit.Small(""))}
	h.undo = kit.LinkButton(words.T("Undo"), p.undo)
	h.redo = kit.LinkButton(words.T("Redo"), p.redo)
	h.object = kit.InsetSides(36, look.PageMargin, 36, 14,
		kit.Row(look.Size(12), h.title, h.sign, kit.Spring(), h.undo, h.redo, kit.Secondary(words.T("Done"), p.leave)))
	return h
}

// show says whether all is saved, and what can be undone.
func (h *head) show() {
	if h == nil {
		return // the page is being built
	}
	h.title.SetRuns(flow.Run{Text: h.page.process().Title, Face: look.Face{Bold: true}})
	s := &h.page.saving
	run := flow.Run{Text: words.T("Saved as you type")}
	switch {
	case s.failed != nil:
		run = flow.Run{Text: words.T("Not saved"), Color: look.Danger, Face: look.Face{SemiBold: true}}
	case len(s.order) > 0:
		run = flow.Run{Text: words.T("Saving…")}
	case s.saved:
		run = flow.Run{Text: words.T("✓ Saved")}
	}
	h.sign.SetRuns(run)
	h.undo.Hidden, h.redo.Hidden = !h.page.canUndo(), !h.page.canRedo()
	h.object.Refresh()
}

// underHead lays its first object over its second, which takes the rest.
type underHead struct{}

func (l *underHead) MinSize(objects []fyne.CanvasObject) fyne.Size {
	head, rest := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(head.Width, rest.Width), head.Height+rest.Height)
}

func (l *underHead) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h := kit.HeightFor(objects[0], size.Width)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, h))
	objects[1].Move(fyne.NewPos(0, h))
	objects[1].Resize(fyne.NewSize(size.Width, max(size.Height-h, 0)))
}
