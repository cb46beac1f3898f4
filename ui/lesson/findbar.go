package lesson

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// findBar looks for words in the lesson. It lies over the top of the text.
type findBar struct {
	r      *reader
	object *fyne.Container
	entry  *kit.Line
	count  *text.Paragraph
}

func newFindBar(r *reader) *findBar {
	f := &findBar{r: r}
	f.entry = kit.NewLine(func(e *fyne.KeyEvent) bool { return f.key(e.Name, command.ShiftHeld()) })
	f.entry.SetPlaceHolder(words.T("Find in this lesson"))
	f.entry.OnChanged = f.find
	f.count = kit.OneLine(kit.Small(" "))
	f.count.Align = fyne.TextAlignTrailing
	// The buttons pass the focus back, so that one can go on typing.
	button := func(sign, name string, do func()) *kit.Pressable {
		b := kit.NewPressable(kit.Inset(9, 5, kit.Text(sign, theme.LabelSize, theme.Face{SemiBold: true}, theme.Primary)), do)
		b.Says.Name = name
		return b
	}
	f.object = kit.OnBackground(kit.Background(theme.Surface, theme.Line, theme.PanelRadius), 10, 7, container.New(findLayout{},
		theme.NewIcon(theme.IconSearch, theme.Size(18), theme.Muted), f.entry, f.count,
		button("‹", words.T("The one before"), func() { f.step(-1) }), button("›", words.T("The next one"), func() { f.step(1) }),
		button("×", words.T("Close"), f.close)))
	f.object.Hide()
	return f
}

// open shows the bar and takes the keys. What is selected is looked for.
func (f *findBar) open() {
	text := f.r.view.Selection.Text()
	f.show()
	if text != "" && len(text) <= 80 {
		f.entry.SetText(text)
	}
	f.find(f.entry.Text)
	f.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// show shows the bar and gives it the keys.
func (f *findBar) show() {
	f.r.aloud.stop()
	f.object.Show()
	f.r.object.Refresh()
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.r.view); c != nil {
		c.Focus(f.entry)
	}
}

// Reading tells whether a lesson is shown, in which Find looks.
func (p *Page) Reading() bool { return p.reader != nil }

// ShowFound looks for words in the lesson shown, as if they were typed into its
// line, and goes to where they stand at a character of a block, or next after it.
// The block after the last is the footnotes.
func (p *Page) ShowFound(query string, block, char int) {
	if p.reader == nil {
		return
	}
	f := p.reader.finder
	kit.SetEntryText(&f.entry.Entry, query)
	p.reader.view.Selection.Clear() // or that would be looked for
	f.show()
	f.tell(f.r.view.Find.SearchFrom(query, block, char))
	f.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// ShowNote brings what a note is about into view, and selects it.
func (p *Page) ShowNote(n study.Note) {
	if p.reader == nil {
		return
	}
	block := p.reader.blockOf(n.Block)
	switch v := p.reader.view; {
	case block < 0:
		p.reader.notesPopUp() // it is listed there, as from an earlier edition
	case n.CoversBlock():
		v.Selection.SelectBlock(block)
	default:
		v.Reveal(block)
		v.Selection.Select(block, n.Start, n.End)
	}
}

// close puts the bar away. What was found last stays selected.
func (f *findBar) close() {
	f.object.Hide()
	f.r.view.Find.End()
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.r.view); c != nil {
		c.Unfocus()
	}
	f.r.page.nav.Moved()
}

func (f *findBar) find(query string) { f.tell(f.r.view.Find.Search(query)) }

func (f *findBar) step(by int) { f.tell(f.r.view.Find.Next(by)) }

// tell shows which of the places the view is at.
func (f *findBar) tell(at, count int) {
	says := " "
	switch {
	case count > 0:
		says = words.F("%d of %d", at, count)
	case f.entry.Text != "":
		says = words.T("Not found")
	}
	f.count.SetRuns(text.Run{Text: says})
	f.object.Refresh()
}

// key is asked first what a key in the entry does.
func (f *findBar) key(name fyne.KeyName, shift bool) bool {
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if shift {
			f.step(-1)
		} else {
			f.step(1)
		}
	case fyne.KeyDown:
		f.step(1)
	case fyne.KeyUp:
		f.step(-1)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		f.r.key(name)
	case fyne.KeyEscape:
		f.close()
	default:
		return false
	}
	return true
}

// findLayout sets the icon, the entry, the count and the buttons side by side;
// the entry takes what room the others leave.
type findLayout struct{}

func (findLayout) widths(objects []fyne.CanvasObject) (ws []float32, sum float32) {
	for i, o := range objects {
		w := kit.NaturalWidth(o)
		switch i {
		case 1:
			w = 0
		case 2:
			w = theme.Size(78)
		}
		ws = append(ws, w)
		sum += w + 4
	}
	return ws, sum
}

func (l findLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	_, sum := l.widths(objects)
	return fyne.NewSize(sum+theme.Size(90), objects[1].MinSize().Height)
}

func (l findLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	ws, sum := l.widths(objects)
	ws[1] = max(size.Width-sum, 0)
	x := float32(0)
	for i, o := range objects {
		high := size.Height
		if i != 1 {
			high = min(kit.HeightFor(o, ws[i]), size.Height)
		}
		o.Move(fyne.NewPos(x, (size.Height-high)/2))
		o.Resize(fyne.NewSize(ws[i], high))
		x += ws[i] + 4
	}
}
