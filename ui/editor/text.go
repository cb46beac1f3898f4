package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/flow"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
)

// text is a field that is typed: its label, the entry, and what is wrong with
// what was typed.
type text struct {
	boxed
	page   *Page
	at     slot
	ofStep bool
	entry  *entry
	notice *flow.Paragraph
	whole  part // the field that it is a part of: itself, but for a reason

	showing bool // the page is putting the text there, nobody types it
}

var (
	_ part         = (*text)(nil)
	_ kit.Flexible = (*text)(nil)
)

// newText makes the field of a process or of a step, of at least so many rows.
func newText(p *Page, f study.Field, ofStep bool, label, hint string, rows int) *text {
	t := &text{page: p, at: slot{field: f}, ofStep: ofStep}
	t.entry = newEntry(rows, isList(f), t.changed)
	t.entry.SetPlaceHolder(hint)
	t.entry.gained, t.entry.lost = t.gained, t.left
	t.notice = kit.Text("", look.SmallSize, look.Face{}, look.Danger)
	t.notice.Hide()
	field := container.New(&over{}, t.entry, newWheel(func(dy float32) bool { return scrolls(p.scroller, dy) }))
	box := kit.Stack(look.Size(4), field, t.notice)
	if label != "" {
		box = kit.Stack(look.Size(4), labelled(label), field, t.notice)
	}
	t.whole = t
	t.hold(t, box)
	return t
}

// labelled is the name of a field, small above it.
func labelled(label string) fyne.CanvasObject {
	l := kit.OneLine(kit.Text(label, look.SmallSize, look.Face{}, look.Muted))
	l.Leading = 1.4
	return l
}

func (t *text) slot() slot { return t.at }

// NaturalWidth asks for room to write in.
func (t *text) NaturalWidth() float32 { return t.entry.NaturalWidth() }

// show takes over what is saved, unless that is what was typed.
func (t *text) show(pr *content.Process, s *content.Step) {
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
func (t *text) set(what string) {
	if t.entry.Text == what {
		return
	}
	t.showing = true
	t.entry.unselect()
	kit.PutText(&t.entry.Entry, what)
	t.showing = false
}

func (t *text) changed(what string) {
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

func (t *text) gained() {
	t.page.last = t.whole
	t.page.reveal(t)
}

// left saves what was typed. A name that was emptied comes back.
func (t *text) left() {
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
func (t *text) complain(why string) {
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
	t.notice.SetRuns(flow.Run{Text: why, Color: look.Danger})
	t.notice.Show()
	t.page.fit()
}

func (t *text) has(f fyne.Focusable) bool { return f == fyne.Focusable(t.entry) }

func (t *text) focus() {
	t.page.canvas().Focus(t.entry)
	t.page.reveal(t)
}

// selectAll puts the keys here so that typing replaces what is there.
func (t *text) selectAll() {
	t.focus()
	t.entry.selectAll()
}

// over lays its second object over its first, which decides the size.
type over struct{ width float32 }

// HeightFor gives the height of the first.
func (l *over) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return kit.HeightFor(objects[0], width)
}

func (l *over) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, l.HeightFor(objects, max(l.width, objects[0].MinSize().Width)))
}

func (l *over) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}
