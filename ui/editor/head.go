package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// head is the row over the page: what is being edited, whether it is saved,
// and the way back.
type head struct {
	page       *Page
	object     fyne.CanvasObject
	title      *text.Paragraph
	sign       *text.Paragraph
	undo, redo *kit.Pressable
}

func newHead(p *Page) *head {
	h := &head{page: p, title: kit.OneLine(kit.H1("")), sign: kit.OneLine(kit.Small(""))}
	h.undo = kit.LinkButton(words.T("Undo"), p.undo)
	h.redo = kit.LinkButton(words.T("Redo"), p.redo)
	h.object = kit.InsetSides(36, theme.PageMargin, 36, 14,
		container.New(&headRow{}, h.title, h.sign, kit.Row(theme.Size(12), h.undo, h.redo, kit.Secondary(words.T("Done"), p.leave))))
	return h
}

// show says whether all is saved, and what can be undone.
func (h *head) show() {
	if h == nil {
		return // the page is being built
	}
	h.title.SetRuns(text.Run{Text: h.page.process().Title, Face: theme.Face{Bold: true}})
	s := &h.page.saving
	resting, unsaved, bad := h.page.resting()
	run := text.Run{Text: resting}
	switch {
	case s.failed != nil:
		run = text.Run{Text: words.T("Not saved"), Color: theme.Danger, Face: theme.Face{SemiBold: true}}
	case len(s.order) > 0:
		run = text.Run{Text: words.T("Saving…")}
	case !h.page.session.Saved():
		if run = (text.Run{Text: unsaved, Face: theme.Face{SemiBold: true}}); bad {
			run.Color = theme.Danger
		}
	case s.saved:
		run = text.Run{Text: words.T("✓ Saved")}
	}
	h.sign.SetRuns(run)
	h.undo.Hidden, h.redo.Hidden = !h.page.canUndo(), !h.page.canRedo()
	h.object.Refresh()
}

// headRow sets a title and a sign at the left, and buttons at the right, which
// keep their width: a long title is shortened.
type headRow struct{ width float32 }

func (l *headRow) widths(objects []fyne.CanvasObject, width float32) (title, sign, buttons float32) {
	gap := theme.Size(12)
	sign, buttons = kit.NaturalWidth(objects[1])+1, kit.NaturalWidth(objects[2])+1
	return min(kit.NaturalWidth(objects[0])+1, max(width-sign-buttons-2*gap, 0)), sign, buttons
}

// HeightFor gives the height of the highest.
func (l *headRow) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	title, sign, buttons := l.widths(objects, width)
	return max(kit.HeightFor(objects[0], title), kit.HeightFor(objects[1], sign), kit.HeightFor(objects[2], buttons))
}

func (l *headRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, l.HeightFor(objects, max(l.width, 200)))
}

func (l *headRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	title, sign, buttons := l.widths(objects, size.Width)
	put := func(o fyne.CanvasObject, x, w float32) {
		h := kit.HeightFor(o, w)
		o.Move(fyne.NewPos(x, float32(int((size.Height-h)/2))))
		o.Resize(fyne.NewSize(w, h))
	}
	put(objects[0], 0, title)
	put(objects[1], title+theme.Size(12), sign)
	put(objects[2], size.Width-buttons, buttons)
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
