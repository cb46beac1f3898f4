package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// textField is a field that is typed: its label, the entry, and what is wrong with
// what was typed.
type textField struct {
	composite
	page   *Page
	at     slot
	ofStep bool
	entry  *entry
	notice *text.Paragraph
	whole  part // the field that it is a part of: itself, but for a reason

	showing bool // the page is putting the text there, nobody types it
}

var (
	_ part         = (*textField)(nil)
	_ kit.Flexible = (*textField)(nil)
)

// newTextField makes the field of a process or of a step, of at least so many rows.
func newTextField(p *Page, f study.Field, ofStep bool, label, hint string, rows int) *textField {
	t := &textField{page: p, at: slot{field: f}, ofStep: ofStep}
	t.entry = newEntry(rows, isList(f), t.changed)
	t.entry.SetPlaceHolder(hint)
	t.entry.name = label
	t.entry.gained, t.entry.lost = t.gained, t.left
	t.notice = kit.Text("", theme.SmallSize, theme.Face{}, theme.Danger)
	t.notice.Hide()
	field := container.New(&overlayLayout{}, t.entry, newWheelOverlay(func(dy float32) bool { return scrolls(p.scroller, dy) }))
	box := kit.Stack(theme.Size(4), field, t.notice)
	if label != "" {
		box = kit.Stack(theme.Size(4), labelled(label), field, t.notice)
	}
	t.whole = t
	t.compose(t, box)
	return t
}

// labelled is the name of a field, small above it.
func labelled(label string) fyne.CanvasObject {
	l := kit.OneLine(kit.Text(label, theme.SmallSize, theme.Face{}, theme.Muted))
	l.Leading = 1.4
	return l
}

func (t *textField) slot() slot { return t.at }

// NaturalWidth asks for room to write in.
func (t *textField) NaturalWidth() float32 { return t.entry.NaturalWidth() }

// show takes over what is saved, unless that is what was typed.
func (t *textField) show(pr *content.Process, s *content.Step) {
	if t.ofStep && t.at.step != s.ID {
		t.at.step = s.ID
		t.notice.Hide()
	}
	if typed, unsaved := t.page.saving.unsaved[t.at]; unsaved {
		t.set(typed)
		return
	}
	if _, same := t.page.changeOf(t.at, t.entry.Text); !same {
		t.set(says(t.at, pr, s))
	}
}

// set puts a text there as if nobody had typed it.
func (t *textField) set(what string) {
	if t.entry.Text == what {
		return
	}
	t.showing = true
	t.entry.unselect()
	kit.SetEntryText(&t.entry.Entry, what)
	t.showing = false
}

func (t *textField) changed(what string) {
	if t.showing {
		return
	}
	before := t.box.Size().Height
	t.page.saving.typed(t.at, what)
	if before != t.HeightFor(t.box.Size().Width) {
		t.page.fit()
		t.page.reveal(t)
	}
}

func (t *textField) gained() {
	t.page.last = t.whole
	t.page.reveal(t)
}

// left saves what was typed. A name that was emptied comes back.
func (t *textField) left() {
	t.page.saving.flush()
	if _, unsaved := t.page.saving.unsaved[t.at]; !unsaved {
		pr := t.page.process()
		if t.at.field == study.FieldName || t.at.field == study.FieldTitle {
			if s := t.page.session.Course().Step(t.page.id + "/" + t.at.step); s != nil || !t.ofStep {
				t.set(says(t.at, pr, s))
			}
			t.complain("")
		}
	}
}

// complain says what is wrong with what was typed, or takes that back.
func (t *textField) complain(why string) {
	if t == nil {
		return // it is of a step that isn't shown
	}
	if why == "" {
		if t.notice.Visible() {
			t.notice.Hide()
			t.page.fit()
		}
		return
	}
	t.notice.SetRuns(text.Run{Text: why, Color: theme.Danger})
	t.notice.Show()
	t.page.fit()
}

func (t *textField) has(f fyne.Focusable) bool { return f == fyne.Focusable(t.entry) }

func (t *textField) focus() {
	t.page.canvas().Focus(t.entry)
	t.page.reveal(t)
}

// selectAll puts the keys here so that typing replaces what is there.
func (t *textField) selectAll() {
	t.focus()
	t.entry.selectAll()
}

// overlayLayout lays its second object over its first, which decides the size.
type overlayLayout struct{ width float32 }

// HeightFor gives the height of the first.
func (l *overlayLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return kit.HeightFor(objects[0], width)
}

func (l *overlayLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, l.HeightFor(objects, max(l.width, objects[0].MinSize().Width)))
}

func (l *overlayLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}
