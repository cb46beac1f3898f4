package practice

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/sound"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Quiz asks one question: it takes the answer, checks it, and says what is
// right and why. Its height follows from its width.
type Quiz struct {
	widget.BaseWidget

	// OnResize is called after the height changed.
	OnResize func()
	// OnSaid, when set, is called with where within the question a verdict or a hint now
	// stands, with the buttons, so that it can be brought into view.
	OnSaid func(top, height float32)

	q          *content.Question
	drill      *drill.Question // what q is made from; nil for one that the course asks
	control    control
	prose      questionText
	record     func(right bool, given Answer) error
	fail       func(doing string, err error)
	changed    func() // draft, hint or check
	next       func() // nil where there is nothing to go on to
	last       bool
	standalone bool
	host       *host
	reveal     func(fyne.CanvasObject)
	focusNext  func() // gives the keys to the way on, once it is checked
	goes       func() // in an exam, where nothing is checked: goes on

	checked, hinted bool
	asksSure        bool // the learner wants to say how sure they are
	sure            study.Confidence
	hintText        string
	frame           *fyne.Container
	actions         *fyne.Container // the buttons
	ready           bool            // as the buttons show it
	blank           json.RawMessage // the draft of no answer, in a lesson
	feedback        fyne.CanvasObject
	stop            *kit.TabStop // around the verdict
}

var _ kit.Flexible = (*Quiz)(nil)

func newQuiz(q *content.Question, made *drill.Question, seed uint64, alone bool, text questionText) *Quiz {
	z := &Quiz{q: q.Draw(seed), drill: made, prose: text, standalone: alone, frame: kit.Stack(16)}
	z.ExtendBaseWidget(z)
	z.host = &host{
		keys: z, seed: seed, standalone: alone,
		changed: z.answerChanged,
		reveal: func(o fyne.CanvasObject) {
			if z.reveal != nil {
				z.reveal(o)
			}
		},
		submit: func() { z.Check() },
		canvas: func() fyne.Canvas { return kit.CanvasOf(z) },
		resized: func() {
			z.frame.Refresh()
			if z.OnResize != nil {
				z.OnResize()
			}
		},
		prose: z.prose.choice, language: z.prose.language(),
	}
	if made != nil {
		z.host.fixed = made.Given
	}
	z.control = newControl(z.q, z.host)
	return z
}

func (z *Quiz) tellChanged() {
	if z.changed != nil {
		z.changed()
	}
}

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
	if !z.standalone && (name == fyne.KeyReturn || name == fyne.KeyEnter) {
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
	if z.goes != nil {
		z.goes()
		return true
	}
	if z.checked || !z.control.complete() {
		return false
	}
	if s, ok := z.control.(staged); ok && s.advance() {
		z.build()
		z.tellChanged()
		z.focus(z.control.object(), false)
		return true
	}
	right := z.control.right()
	if err := z.record(right, z.answer()); err != nil {
		z.fail(words.T("Keeping your answer"), err)
		return false
	}
	z.checked = true
	if right {
		sound.Play(sound.Right)
	}
	z.control.showResult()
	z.build()
	z.tellChanged()
	z.goOn()
	z.settle()
	return true
}

// Hint helps with one thing, and tells whether there was something to help with.
func (z *Quiz) Hint() bool {
	if z.checked || !z.control.hasHint() {
		return false
	}
	hint := z.control.hint()
	z.hintText, z.hinted = hint, true
	had := z.hasKeys()
	z.build()
	z.tellChanged()
	if had { // the button pressed is gone, and another stands in its place
		z.focus(z.actions, true)
	}
	z.shown()
	return true
}

// restore brings back an answer, and that it was checked.
func (z *Quiz) restore(draft json.RawMessage, checked bool) {
	if draft != nil {
		z.control.restore(draft)
	}
	if checked {
		z.checked = true
		z.control.showResult()
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
	asked := kit.Stack(4, prompt...)
	if z.standalone {
		asked = kit.Region(accessible.Description{Role: accessible.Group, Live: "question"}, asked)
	}
	objects := []fyne.CanvasObject{asked, z.control.object()}
	z.feedback = nil
	if z.standalone && z.checked { // the page says the rest in its bar
		z.actions = kit.Stack(0)
		z.setFrame(objects)
		return
	}
	if z.goes != nil { // the page has what can be done in its bar
		z.setFrame(objects)
		return
	}
	z.actions = kit.Stack(0, z.buttons())
	objects = append(objects, z.actions)
	switch {
	case z.checked:
		z.feedback = z.verdict()
	case z.hintText != "":
		z.feedback = kit.Callout("tip", calloutTitle(words.T("Hint"), theme.IconTip, "tip"), z.prose.plain(kit.Label(z.hintText)))
	}
	if z.feedback != nil {
		objects = append(objects, z.feedback)
	}
	if z.checked { // the way on comes after what is said
		n := len(objects)
		objects[n-2], objects[n-1] = objects[n-1], objects[n-2]
	}
	z.setFrame(objects)
}

func (z *Quiz) setFrame(objects []fyne.CanvasObject) {
	z.frame.Objects = objects
	z.frame.Refresh()
	if z.OnResize != nil {
		z.OnResize()
	}
}

// lastSaid gives where within the question what was said last stands, with the
// buttons: the verdict, or a hint. It isn't ok when nothing was said.
func (z *Quiz) lastSaid() (top, height float32, ok bool) {
	if z.feedback == nil {
		return 0, 0, false
	}
	end := func(o fyne.CanvasObject) float32 { return o.Position().Y + o.Size().Height }
	top = min(z.actions.Position().Y, z.feedback.Position().Y)
	return top, max(end(z.actions), end(z.feedback)) - top, true
}

// answer is the learner's answer as it is kept.
func (z *Quiz) answer() Answer {
	g := Answer{Text: z.control.given(), Hinted: z.hinted, Sure: z.sure}
	if z.q.Drawn != nil {
		g.Seed = z.q.Drawn.Seed
	}
	if t, ok := z.control.(stepChooser); ok && z.drill != nil {
		g.Steps = t.steps(z.drill)
	}
	if o, ok := z.control.(*ordering); ok {
		g.Off = o.off()
	}
	if c, ok := z.control.(*compose); ok {
		g.Criteria = c.judgement()
	}
	return g
}

// process is the one whose steps are put in order; nil for other questions.
func (z *Quiz) process() *content.Process {
	if z.drill == nil || z.q.Kind != content.Order {
		return nil
	}
	return z.drill.Process
}

func (z *Quiz) prompt() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	asked := z.q.Prompt
	if z.drill != nil && z.drill.Scene != nil { // what happens is told, and then asked about
		scene := z.prose.paragraph(theme.BodySize, theme.Ink, plain(z.drill.Scene.Text))
		scene.Leading = theme.Leading(1.5)
		objects = append(objects, scene, kit.Gap(1, 4))
		asked = plain(promptOf(*z.drill))
	}
	switch {
	case len(z.q.PromptBlocks) > 0 && z.drill == nil:
		objects = append(objects, z.prose.blocks(z.q.PromptBlocks, z.asking))
	case len(asked) > 0:
		objects = append(objects, z.asking(asked))
	}
	if _, own := z.control.(*dealing); z.q.Board != nil && !own {
		objects = append(objects, kit.Gap(1, 4), newDealBoard(z.q.Board, nil).object(), kit.Gap(1, 4))
	}
	if !z.checked {
		objects = append(objects, kit.MutedLabel(z.control.help()))
	}
	return objects
}

// buttons are what can be done with the question now.
func (z *Quiz) buttons() fyne.CanvasObject {
	var objects []fyne.CanvasObject
	switch {
	case !z.checked:
		z.ready = z.control.complete()
		objects = append(objects, checkButton(z.checkLabel(), z.ready, func() { z.Check() }))
		if z.control.hasHint() {
			objects = append(objects, kit.Secondary(words.T("Give me a hint"), func() { z.Hint() }))
		}
	default:
		objects = append(objects, kit.Secondary(words.T("Try again"), z.again))
	}
	buttons := kit.Row(16, append(objects, kit.Spring())...)
	if z.asksSure && !z.checked {
		return kit.Stack(12, z.howSure(), buttons)
	}
	return buttons
}

// checkLabel says what checking does now.
func (z *Quiz) checkLabel() string {
	if c, ok := z.control.(*compose); ok {
		if c.compared {
			return words.T("Done")
		}
		return words.T("Compare")
	}
	return words.T("Check")
}

// checkButton is grey while there is no answer to check.
func checkButton(says string, ready bool, press func()) fyne.CanvasObject {
	if ready {
		return kit.Primary(says, press)
	}
	label := kit.Middle(kit.Text(says, theme.LabelSize, theme.Face{SemiBold: true}, theme.Muted))
	label.Leading = 1.4
	b := kit.NewPressable(kit.Inset(16, 10, label), nil)
	b.Says.Role = accessible.Button
	b.Fill = theme.Track
	return b
}

// answerChanged fits the buttons to the answer so far. A hint about places is
// of no use once a row has moved.
func (z *Quiz) answerChanged() {
	if z.goes != nil {
		if z.q.Kind == content.Match && z.OnResize != nil {
			z.OnResize()
		}
		z.tellChanged()
		return
	}
	if z.actions == nil || z.checked {
		return
	}
	if z.hintText != "" && z.q.Kind == content.Order {
		z.hintText = ""
		z.build()
	} else if z.ready != z.control.complete() {
		z.actions.Objects = []fyne.CanvasObject{z.buttons()}
		z.actions.Refresh()
	}
	if z.q.Kind == content.Match && z.OnResize != nil {
		z.OnResize() // a row with its letter may be higher
	}
	z.tellChanged()
}

// again asks the same question once more, mixed in another way or with other numbers.
func (z *Quiz) again() {
	z.host.seed++
	z.q = z.q.Draw(z.host.seed)
	z.checked, z.hinted, z.hintText, z.sure = false, false, "", study.NotAsked
	before := z.control
	z.control = newControl(z.q, z.host)
	z.blank = z.draft()
	if c, ok := before.(*compose); ok { // to be written better
		kit.SetEntryText(&z.control.(*compose).pad.Entry, c.pad.Text)
	}
	z.build()
	z.tellChanged()
	z.focus(z.control.object(), false) // the button pressed is gone
}
