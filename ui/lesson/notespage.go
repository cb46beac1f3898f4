package lesson

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/study"
	"stagecraft/ui/accessible"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Notes is the page of what the learner highlighted and wrote in a lesson, which may
// stand beside it. It follows what is done in the lesson; pressing a note brings its
// passage into view there.
type Notes struct {
	of       *reader
	scroller *kit.Scroller
	rows     []*kit.Pressable
}

var (
	_ nav.Page      = (*Notes)(nil)
	_ nav.Scrolling = (*Notes)(nil)
)

// Notes makes the page of the notes on the lesson that is read; nil where none is.
func (p *Page) Notes() *Notes {
	if p.reader == nil {
		return nil
	}
	n := &Notes{of: p.reader, scroller: kit.NewScroller(kit.Gap(1, 1))}
	n.fill()
	return n
}

// Object is the page.
func (n *Notes) Object() fyne.CanvasObject { return n.scroller }

// Route is empty: it is no place of its own, but one in the lesson.
func (n *Notes) Route() nav.Route { return nav.Route{} }

// Shown has it follow the lesson, which lists no notes of its own meanwhile.
func (n *Notes) Shown() { n.follow(n) }

// Hidden ends that.
func (n *Notes) Hidden() { n.follow(nil) }

func (n *Notes) follow(beside *Notes) {
	n.of.beside = beside
	n.of.noted()
}

// Scroller is what scrolls it.
func (n *Notes) Scroller() *kit.Scroller { return n.scroller }

// First is what the keys come to first: the first note; nil where there is none.
func (n *Notes) First() fyne.Focusable {
	if len(n.rows) == 0 {
		return nil
	}
	return n.rows[0]
}

// sharedCommands are those of the lesson that hold on the page of its notes too.
var sharedCommands = []string{"lesson.undo", "lesson.redo", "lesson.note", "lesson.export", "lesson.next", "lesson.previous"}

// Commands are some of the lesson's, and the keys that scroll.
func (n *Notes) Commands() []command.Command {
	cs := slices.DeleteFunc(n.of.commands(), func(c command.Command) bool { return !slices.Contains(sharedCommands, c.ID) })
	return append(cs, kit.ScrollCommands(n.scroller)...)
}

// fill lists the notes as they are now, those from an earlier edition last. The row that
// had the keys keeps them.
func (n *Notes) fill() {
	focused := slices.IndexFunc(n.rows, (*kit.Pressable).Focused)
	offset := n.scroller.Offset()
	notes := n.of.notes
	n.rows = nil
	parts := []fyne.CanvasObject{
		kit.Headline(kit.H2(words.T("Your notes")), kit.LinkButton(words.T("Write a note"), n.of.writeNote), kit.LinkButton(words.T("Export all…"), n.of.exportNotes)),
	}
	if len(notes) == 0 {
		parts = append(parts, kit.MutedLabel(nothingNoted()))
	}
	for i, note := range notes {
		if note.Earlier && (i == 0 || !notes[i-1].Earlier) {
			parts = append(parts, kit.Text(words.T("From an earlier edition of this lesson"), theme.SmallSize, theme.Face{SemiBold: true}, theme.Muted))
		}
		parts = append(parts, n.row(i, note))
	}
	n.scroller.SetContent(kit.InsetSides(34, 16, 20, theme.PageMargin, kit.Stack(theme.Size(10), parts...)))
	n.scroller.ScrollTo(offset)
	if focused >= 0 && len(n.rows) > 0 {
		if c := kit.CanvasOf(n.scroller); c != nil {
			c.Focus(n.rows[min(focused, len(n.rows)-1)])
		}
	}
}

// row is one note: its passage, what was written, and in its corner what changes that.
func (n *Notes) row(i int, note study.Note) fyne.CanvasObject {
	r := n.of
	passage := note.Quote
	if passage == "" {
		passage = words.T("A whole paragraph")
	}
	quote := kit.Label(oneLine(passage))
	quote.MaxLines = 4
	lines := []fyne.CanvasObject{quote}
	if note.Text != "" {
		quote.Color = theme.Muted
		lines = append(lines, said(note.Text))
	}
	body := kit.InsetSides(theme.Size(12), theme.Size(9), cornerWide+8, theme.Size(9), kit.Beside(theme.Size(10), kit.Inset(0, theme.Size(3), swatch(note.Color, theme.Size(18))), kit.Stack(theme.Size(4), lines...)))
	card := kit.NewPressable(body, func() { r.goToNote(note) })
	card.Fill, card.Border, card.Radius = theme.Surface, theme.Line, theme.PanelRadius
	card.Says = accessible.Description{Role: accessible.Item, Position: i + 1, Of: len(r.notes), Group: words.T("Your notes")}
	edit := func() { r.editNote(note, note.Text) }
	card.Menu = func() []kit.MenuItem {
		return []kit.MenuItem{
			{Title: words.T("Show it in the lesson"), Do: func() { r.goToNote(note) }},
			{Title: words.T("Change the note…"), Do: edit},
			{Title: words.T("Remove"), Do: func() {
				if r.saved(r.page.session.Unnote(note.Passage)) {
					r.noted()
				}
			}},
		}
	}
	card.Keys = func(e *fyne.KeyEvent) bool { return n.key(i, e.Name) }
	card.OnFocus = func() { n.scroller.ShowObject(card) }
	n.rows = append(n.rows, card)
	pen := kit.NewPressable(container.NewCenter(theme.NewIcon(theme.IconNote, theme.Size(16), theme.Primary)), edit)
	pen.Says.Name = words.F("Change the note on “%s”", oneLine(passage))
	pen.OnFocus = func() { n.scroller.ShowObject(pen) }
	return container.New(&cornerLayout{}, card, pen)
}

// key goes from note to note.
func (n *Notes) key(at int, name fyne.KeyName) bool {
	to := at
	switch name {
	case fyne.KeyDown:
		to++
	case fyne.KeyUp:
		to--
	default:
		return false
	}
	if c := kit.CanvasOf(n.scroller); c != nil && to >= 0 && to < len(n.rows) {
		c.Focus(n.rows[to])
	}
	return true
}

// cornerWide is how wide what stands in the corner of a note is.
const cornerWide = 36

// cornerLayout sets its second object into the upper right corner of the first.
type cornerLayout struct{}

// HeightFor is the first one's.
func (*cornerLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return max(kit.HeightFor(objects[0], width), cornerWide+8)
}

func (l *cornerLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(least.Width, max(least.Height, cornerWide+8))
}

func (*cornerLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
	objects[1].Move(fyne.NewPos(size.Width-cornerWide-4, 4))
	objects[1].Resize(fyne.NewSquareSize(cornerWide))
}
