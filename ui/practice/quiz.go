package practice

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content"
	"stagecraft/ui/flow"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
	"stagecraft/ui/words"
)

// Quiz asks one question: it takes the answer, checks it, and says what is
// right and why. Its height follows from its width.
type Quiz struct {
	widget.BaseWidget

	// OnResize is called after the height changed.
	OnResize func()

	q       *content.Question
	course  *content.Course
	control control
	prose   prose
	record  func(right bool, given string) error
	fail    func(doing string, err error)
	changed func() // draft, hint or check
	next    func() // nil where there is nothing to go on to
	last    bool
	alone   bool

	checked, hinted bool
	hintText        string
	frame           *fyne.Container
	feedback        fyne.CanvasObject
	check           *kit.Pressable
}

var _ kit.Flexible = (*Quiz)(nil)

func newQuiz(q *content.Question, course *content.Course, seed uint64, alone bool, open func(string)) *Quiz {
	z := &Quiz{q: q, course: course, prose: prose{open: open}, alone: alone, frame: kit.Stack(16)}
	z.ExtendBaseWidget(z)
	z.control = newControl(q, &desk{
		keys: z, seed: seed, alone: alone,
		changed: func() { z.dressCheck(); z.tellChanged() },
		submit:  func() { z.Check() },
		canvas:  func() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(z) },
		prose: func(c content.Choice) fyne.CanvasObject {
			p := z.prose.paragraph(look.LabelSize, look.Ink, c.Inlines)
			p.Leading = 1.45
			return p
		},
	})
	return z
}

func (z *Quiz) tellChanged() {
	if z.changed != nil {
		z.changed()
	}
}

// SetOnResize sets OnResize.
func (z *Quiz) SetOnResize(f func()) { z.OnResize = f }

// HeightFor gives the height at a width.
func (z *Quiz) HeightFor(width float32) float32 { return kit.HeightFor(z.frame, width) }

// MinSize is that of the parts.
func (z *Quiz) MinSize() fyne.Size { return z.frame.MinSize() }

// CreateRenderer is Fyne's.
func (z *Quiz) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(z.frame) }

// Key gives a key to the answer and tells whether it did anything.
func (z *Quiz) Key(name fyne.KeyName) bool {
	if z.control.Key(name) {
		return true
	}
	if !z.alone && (name == fyne.KeyReturn || name == fyne.KeyEnter) {
		return z.Check()
	}
	return false
}

// Rune gives a character to the answer and tells whether it did anything.
func (z *Quiz) Rune(r rune) bool { return z.control.Rune(r) }

// Checked tells whether the answer was checked.
func (z *Quiz) Checked() bool { return z.checked }

// Check records the answer and shows what is right. It tells whether it did;
// there must be an answer, and it is checked once.
func (z *Quiz) Check() bool {
	if z.checked || !z.control.complete() {
		return false
	}
	right := z.control.right()
	if err := z.record(right, z.control.given()); err != nil {
		z.fail(words.T("Keeping your answer"), err)
		return false
	}
	z.checked = true
	if c := fyne.CurrentApp().Driver().CanvasForObject(z); c != nil && z.alone {
		c.Unfocus()
	}
	z.control.show()
	z.build()
	z.tellChanged()
	return true
}

// Hint helps with one thing, and tells whether there was something to help with.
func (z *Quiz) Hint() bool {
	if z.checked || !z.control.hasHint() {
		return false
	}
	z.hintText = z.control.hint()
	z.hinted = true
	z.build()
	z.tellChanged()
	return true
}

// restore brings back an answer, and that it was checked.
func (z *Quiz) restore(draft json.RawMessage, checked bool) {
	if draft != nil {
		z.control.restore(draft)
	}
	if checked {
		z.checked = true
		z.control.show()
	}
}

func (z *Quiz) draft() json.RawMessage {
	b, err := json.Marshal(z.control.draft())
	if err != nil {
		return nil
	}
	return b
}

// build sets the parts anew: question, answer, buttons, what is right and why.
func (z *Quiz) build() {
	prompt := z.prompt()
	objects := []fyne.CanvasObject{kit.Stack(4, prompt...), z.control.object(), z.buttons()}
	z.feedback = nil
	switch {
	case z.checked:
		z.feedback = z.verdict()
	case z.hintText != "":
		z.feedback = kit.Callout("tip", calloutTitle(words.T("Hint"), look.IconTip, "tip"), kit.Label(z.hintText))
	}
	if z.feedback != nil {
		objects = append(objects, z.feedback)
	}
	z.frame.Objects = objects
	z.frame.Refresh()
	if z.OnResize != nil {
		z.OnResize()
	}
}

func (z *Quiz) process() *content.Process {
	if z.course == nil || len(z.q.ID) <= len(orderPrefix) || z.q.ID[:len(orderPrefix)] != orderPrefix {
		return nil
	}
	return z.course.Process(z.q.ID[len(orderPrefix):])
}

func (z *Quiz) prompt() []fyne.CanvasObject {
	if p := z.process(); p != nil {
		return []fyne.CanvasObject{kit.MutedLabel(p.Title + ". " + z.control.help())}
	}
	var objects []fyne.CanvasObject
	if len(z.q.Prompt) > 0 {
		size := look.BodySize
		if z.alone {
			size = 18
		}
		p := z.prose.paragraph(size, look.Ink, z.q.Prompt)
		for i := range p.Runs {
			if !p.Runs[i].Face.Mono {
				p.Runs[i].Face.SemiBold = true
			}
		}
		p.Leading = 1.4
		objects = append(objects, p)
	}
	if !z.checked {
		objects = append(objects, kit.MutedLabel(z.control.help()))
	}
	return objects
}

func (z *Quiz) buttons() fyne.CanvasObject {
	z.check = nil
	var objects []fyne.CanvasObject
	switch {
	case !z.checked:
		z.check = kit.Primary(words.T("Check"), func() { z.Check() })
		z.dressCheck()
		objects = append(objects, z.check)
		if z.control.hasHint() {
			objects = append(objects, kit.Secondary(words.T("Give me a hint"), func() { z.Hint() }))
		}
	case z.next != nil && z.last:
		objects = append(objects, kit.Primary(words.T("See how it went"), z.next))
	case z.next != nil:
		objects = append(objects, kit.Primary(words.T("Next question"), z.next))
	default:
		return kit.Gap(0, 0)
	}
	return kit.Row(16, append(objects, kit.Spring())...)
}

// dressCheck turns the button off while there is nothing to check.
func (z *Quiz) dressCheck() {
	if z.check == nil || z.control == nil {
		return
	}
	off := !z.control.complete()
	z.check.SetDisabled(off)
	fill, name := look.Primary, look.OnPrimary
	if off {
		fill, name = look.Track, look.Muted
	}
	z.check.Fill = fill
	if p := labelOf(z.check.Content); p != nil {
		p.Color = name
		p.Refresh()
	}
	z.check.Refresh()
}

func labelOf(o fyne.CanvasObject) *flow.Paragraph {
	switch o := o.(type) {
	case *flow.Paragraph:
		return o
	case *fyne.Container:
		for _, in := range o.Objects {
			if p := labelOf(in); p != nil {
				return p
			}
		}
	}
	return nil
}

// verdict says right or wrong, the right answer, and why.
func (z *Quiz) verdict() fyne.CanvasObject {
	right := z.control.right()
	kind, icon, title := "danger", look.IconDanger, words.T("Not right yet")
	if right {
		kind, icon, title = "success", look.IconSuccess, words.T("Right")
	}
	var said []fyne.CanvasObject
	if !right {
		said = append(said, kit.Label(words.F("The right answer: %s", solution(z.q))))
	}
	if z.q.Kind == content.Typed && len(z.q.Answers) > 1 && right {
		said = append(said, kit.Label(words.F("Accepted: %s", solution(z.q))))
	}
	var objects []fyne.CanvasObject
	head := calloutTitle(title, icon, kind)
	if len(said) == 0 {
		objects = append(objects, kit.Callout(kind, nil, head))
	} else {
		objects = append(objects, kit.Callout(kind, head, kit.Stack(4, said...)))
	}
	if why := z.why(right); why != nil {
		objects = append(objects, kit.Callout("info", kit.Text(words.T("Why it matters"), look.LabelSize, look.Face{SemiBold: true}, look.Info), why))
	}
	return kit.Stack(12, objects...)
}

// why is the explanation: the author's, or for steps in order what the process
// says of the first one that stood wrong.
func (z *Quiz) why(right bool) fyne.CanvasObject {
	if p := z.process(); p != nil && !right {
		if o, ok := z.control.(*ordering); ok {
			if at := o.firstWrong(); at >= 0 && at < len(p.Steps) {
				return kit.Label(whyHere(p, at))
			}
		}
	}
	if len(z.q.Explanation) == 0 {
		return nil
	}
	p := z.prose.paragraph(look.LabelSize, look.Ink, z.q.Explanation)
	p.Leading = 1.5
	return p
}

func calloutTitle(title string, icon look.Icon, kind string) fyne.CanvasObject {
	strong, _ := look.Callout(kind)
	return kit.Row(8, look.NewIcon(icon, look.Size(18), strong), kit.Text(title, look.LabelSize, look.Face{SemiBold: true}, strong))
}
