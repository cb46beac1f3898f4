package practice

import (
	"encoding/json"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// field is a line to type in. Escape leaves it, so that keys work again.
type field struct {
	widget.Entry
	d *desk
}

func newField(d *desk, changed func(string), submit func()) *field {
	f := &field{d: d}
	f.ExtendBaseWidget(f)
	f.Wrapping = fyne.TextWrapOff
	f.OnChanged = changed
	f.OnSubmitted = func(string) { submit() }
	return f
}

func (f *field) TypedKey(e *fyne.KeyEvent) {
	if c := f.d.canvas(); e.Name == fyne.KeyEscape && c != nil {
		c.Unfocus()
		return
	}
	f.Entry.TypedKey(e)
}

// typed is one answer to type.
type typed struct {
	q     *content.Question
	d     *desk
	entry *field
	body  *fyne.Container
	shown bool
}

func newTyped(q *content.Question, d *desk) *typed {
	t := &typed{q: q, d: d}
	t.entry = newField(d, func(string) { d.changed() }, func() { d.submit() })
	t.entry.SetPlaceHolder(words.T("Type your answer"))
	t.body = kit.Stack(8, t.entry)
	return t
}

func (t *typed) object() fyne.CanvasObject { return t.body }
func (t *typed) help() string {
	return words.T("Type the answer. Capitals and spaces don't matter.")
}
func (t *typed) runes() string { return "" }

func (t *typed) keyLine() []string     { return nil }
func (t *typed) Key(fyne.KeyName) bool { return false }
func (t *typed) Rune(rune) bool        { return false }
func (t *typed) complete() bool        { return strings.TrimSpace(t.entry.Text) != "" }
func (t *typed) given() string         { return strings.TrimSpace(t.entry.Text) }
func (t *typed) hasHint() bool         { return false }
func (t *typed) hint() string          { return "" }
func (t *typed) draft() any            { return t.entry.Text }
func (t *typed) focus(c fyne.Canvas)   { c.Focus(t.entry) }

func (t *typed) right() bool { return t.q.Accepts(t.entry.Text) }

func (t *typed) show() {
	t.shown = true
	line := newRow(t.d.keys, nil)
	line.off = true
	dressAnswer(line, t.right())
	says := words.T("Your answer")
	if t.right() {
		says = words.T("Right")
	}
	line.setContent(kit.Row(12, kit.Label(t.given()), kit.Spring(), mark(t.right(), says)))
	t.body.Objects = []fyne.CanvasObject{line}
	t.body.Refresh()
}

func dressAnswer(r *row, right bool) {
	if right {
		r.dress(theme.SuccessSoft, theme.Success, false)
	} else {
		r.dress(theme.DangerSoft, theme.Danger, false)
	}
}

func (t *typed) restore(from json.RawMessage) {
	var text string
	if json.Unmarshal(from, &text) == nil {
		kit.PutText(&t.entry.Entry, text)
	}
}

// blanks is a sentence with words to fill in, each in a field of its own
// within the sentence.
type blanks struct {
	q       *content.Question
	d       *desk
	answers []content.BlankPart // the blanks, in order
	fields  []*field
	text    *text.Paragraph
	body    *fyne.Container
	shown   bool
}

func newBlanks(q *content.Question, d *desk) *blanks {
	b := &blanks{q: q, d: d}
	var runs []text.Run
	for _, part := range q.Text {
		if !part.Blank {
			runs = append(runs, lineRuns(part.Text)...)
			continue
		}
		i := len(b.fields)
		f := newField(d, func(string) { d.changed() }, func() { b.next(i) })
		b.fields = append(b.fields, f)
		b.answers = append(b.answers, part)
		// All blanks are as wide, so that width gives nothing away.
		runs = append(runs, text.Run{Object: container.New(layout.NewGridWrapLayout(fyne.NewSize(theme.Size(160), f.MinSize().Height)), f)})
	}
	b.text = text.NewParagraph(theme.Size(theme.BodySize), theme.Ink, runs...)
	b.body = kit.Stack(8, b.text)
	return b
}

// lineRuns keeps the line ends of a text.
func lineRuns(lines string) []text.Run {
	var runs []text.Run
	for i, line := range strings.Split(lines, "\n") {
		if i > 0 {
			runs = append(runs, text.Run{Break: true})
		}
		if line != "" {
			runs = append(runs, text.Run{Text: line})
		}
	}
	return runs
}

// next goes from one field to the next empty one, and is done when none is.
func (b *blanks) next(from int) {
	for k := range b.fields {
		f := b.fields[(from+1+k)%len(b.fields)]
		if strings.TrimSpace(f.Text) == "" {
			if c := b.d.canvas(); c != nil {
				c.Focus(f)
			}
			return
		}
	}
	b.d.submit()
}

func (b *blanks) object() fyne.CanvasObject { return b.body }
func (b *blanks) help() string {
	return words.T("Fill in the words. Capitals and spaces don't matter.")
}
func (b *blanks) runes() string { return "" }

func (b *blanks) keyLine() []string     { return []string{"Tab", words.T("next gap")} }
func (b *blanks) Key(fyne.KeyName) bool { return false }
func (b *blanks) Rune(rune) bool        { return false }
func (b *blanks) hasHint() bool         { return false }
func (b *blanks) hint() string          { return "" }
func (b *blanks) given() string         { return strings.Join(b.typed(), "; ") }
func (b *blanks) draft() any            { return b.typed() }

func (b *blanks) typed() []string {
	var said []string
	for _, f := range b.fields {
		said = append(said, strings.TrimSpace(f.Text))
	}
	return said
}

func (b *blanks) focus(c fyne.Canvas) {
	if len(b.fields) > 0 {
		c.Focus(b.fields[0])
	}
}

func (b *blanks) complete() bool {
	for _, said := range b.typed() {
		if said == "" {
			return false
		}
	}
	return true
}

func (b *blanks) right() bool {
	for i, said := range b.typed() {
		if !b.answers[i].Accepts(said) {
			return false
		}
	}
	return true
}

// show puts what was typed into the sentence: right words marked, wrong ones
// struck with the right one after them.
func (b *blanks) show() {
	b.shown = true
	var runs []text.Run
	i := 0
	for _, part := range b.q.Text {
		if !part.Blank {
			runs = append(runs, lineRuns(part.Text)...)
			continue
		}
		said := strings.TrimSpace(b.fields[i].Text)
		if part.Accepts(said) {
			runs = append(runs, text.Run{Text: "✓ ", Color: theme.Success}, text.Run{Text: said, Face: theme.Face{SemiBold: true}, Color: theme.Success})
		} else {
			runs = append(runs, text.Run{Text: said, Struck: true, Color: theme.Danger}, text.Run{Text: " "},
				text.Run{Text: part.Text, Face: theme.Face{SemiBold: true}, Color: theme.Ink, Underline: text.Solid})
		}
		i++
	}
	answer := text.NewParagraph(theme.Size(theme.BodySize), theme.Ink, runs...)
	line := newRow(b.d.keys, nil)
	line.off = true
	dressAnswer(line, b.right())
	line.setContent(answer)
	b.body.Objects = []fyne.CanvasObject{line}
	b.body.Refresh()
}

func (b *blanks) restore(from json.RawMessage) {
	var said []string
	if json.Unmarshal(from, &said) != nil || len(said) != len(b.fields) {
		return
	}
	for i, f := range b.fields {
		kit.PutText(&f.Entry, said[i])
	}
}
