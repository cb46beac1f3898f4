// Package settings is the page of what the learner can choose.
package settings

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/speech"
	"stagecraft/ui/theme"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// Session is the part of the record that settings change.
type Session interface {
	Retention() float64
	SetRetention(float64) error
	NewPerDay() int
	SetNewPerDay(int) error
	undoing.Session
}

// Shell is the part of the app that settings change.
type Shell interface {
	Mode() theme.Mode
	SetMode(theme.Mode)
	SetTextScale(percent int)
	SetLines(theme.LineLength)
	SetLineSpacing(theme.Spacing)
	SetStill(bool)
	DataDir() string
	OpenFolder(path string)
	Copy(text string)
	Moved()
	Tell(message string)
	Fail(doing string, err error)
}

// Page is the page. It implements nav.Page.
type Page struct {
	nav.Scrolled
	session Session
	shell   Shell
	voices  *speech.Finder

	buttons []*kit.Pressable // those of choices, as they are drawn
	focus   *int             // the place in buttons that had the keys; nil for none
	gone    bool             // another page is in its place
}

var _ nav.Page = (*Page)(nil)

// State is what a route keeps: which choice has the keys, counted from 0.
type State struct {
	Button int `json:"button"`
}

// RouteState makes it a nav.State.
func (*State) RouteState() {}

// New makes the page.
func New(session Session, shell Shell, route nav.Route) *Page {
	p := &Page{session: session, shell: shell, voices: speech.Here}
	if s, ok := route.State.(*State); ok {
		p.focus = &s.Button
	}
	p.Scrolled = nav.NewScrolled(nav.Settings, p.draw(), route)
	return p
}

// Route is the page, how far it is scrolled, and which choice has the keys: the
// shell makes the page anew after most choices.
func (p *Page) Route() nav.Route {
	r := p.Scrolled.Route()
	if at := p.focused(); at != nil {
		r.State = &State{Button: *at}
	}
	return r
}

// Shown brings the page back to where it was, and the keys to the choice that
// had them.
func (p *Page) Shown() {
	p.Scrolled.Shown()
	p.refocus()
}

// Hidden tells that nothing is to be drawn any more.
func (p *Page) Hidden() {
	p.gone = true
	p.Scrolled.Hidden()
}

// again draws the page after a choice.
func (p *Page) again() {
	if p.gone {
		return
	}
	at := p.Scroll.Offset()
	p.focus = p.focused()
	p.Scroll.SetContent(kit.Margins(p.draw()))
	p.Scroll.ScrollTo(at)
	p.refocus()
}

// focused gives the place of the choice that has the keys; nil when none has.
func (p *Page) focused() *int {
	for i, b := range p.buttons {
		if b.Focused() {
			return &i
		}
	}
	return nil
}

func (p *Page) refocus() {
	if p.focus == nil || *p.focus < 0 || *p.focus >= len(p.buttons) {
		return
	}
	if c := kit.CanvasOf(p.Scroll); c != nil {
		c.Focus(p.buttons[*p.focus])
	}
}

// button is one that changes a setting, after which the page shows it.
func (p *Page) button(label string, do func()) *kit.Pressable {
	b := kit.Secondary(label, func() {
		do()
		p.again()
	})
	p.buttons = append(p.buttons, b)
	return b
}

// Commands are those that scroll, and the two that undo and redo what was chosen
// for study.
func (p *Page) Commands() []command.Command {
	turn := undoing.Page{
		Session: p.session, Scope: study.ScopeSettings, Fail: p.shell.Fail,
		Turned: func(done study.Done, again bool) {
			p.shell.Tell(undoing.Says(done, again))
			p.again()
			p.shell.Moved()
		},
	}
	return append(turn.Commands("settings"), p.Scrolled.Commands()...)
}

func (p *Page) draw() fyne.CanvasObject {
	p.buttons = nil
	return kit.AtMost(theme.Size(860), kit.Stack(theme.PanelGap,
		kit.H1(words.T("Settings")),
		section(words.T("Look"),
			row(words.T("Theme"), words.T("“System” changes with your computer."), kit.Wrap(6, p.modes()...)),
			row(words.T("Reduce motion"), words.T("Cards and steps change at once, without a transition."),
				p.pick([]choice{{words.T("Off"), !theme.Still(), func() { p.shell.SetStill(false) }}, {words.T("On"), theme.Still(), func() { p.shell.SetStill(true) }}})),
		),
		section(words.T("Reading"),
			row(words.T("Text size"), words.T("From 80 to 200 %. Ctrl + and Ctrl − change it anywhere."),
				p.stepper(words.F("%d %%", theme.TextScale()), func(by int) { p.shell.SetTextScale(theme.TextScale() + 10*by) })),
			row(words.T("Text width"), words.T("Lines of about 60, 75 or 90 characters, where the window has room for them."), p.lines()),
			row(words.T("Line spacing"), words.T("How far apart the lines of a lesson are."), p.spacings()),
			sample(),
			row(words.T("Read aloud"), words.T("V in a lesson reads it to you, sentence by sentence, with your computer's own voice."), p.voice()),
		),
		section(words.T("Cards"),
			row(words.T("Recall to aim for"), words.T("Cards come back when you would still recall this share of them. A higher aim means more reviews."),
				p.stepper(words.F("%d %%", int(p.session.Retention()*100+0.5)), p.retain)),
			row(words.T("New cards a day"), words.T("0 shows only cards you have seen before."),
				p.stepper(words.F("%d a day", p.session.NewPerDay()), p.newCards)),
		),
		section(words.T("Your data"),
			kit.Stack(8,
				kit.Label(words.T("Everything you do is kept on this computer, in this folder, and nowhere else.")),
				kit.Text(p.shell.DataDir(), theme.SmallSize, theme.Face{Mono: true}, theme.Ink),
				kit.Wrap(10,
					kit.Secondary(words.T("Open the folder"), func() { p.shell.OpenFolder(p.shell.DataDir()) }),
					kit.Secondary(words.T("Copy its path"), func() {
						p.shell.Copy(p.shell.DataDir())
						p.shell.Tell(words.T("The path is on the clipboard."))
					})))),
	))
}

func section(title string, rows ...fyne.CanvasObject) fyne.CanvasObject {
	objects := []fyne.CanvasObject{kit.H2(title)}
	for i, r := range rows {
		if i > 0 {
			objects = append(objects, kit.Separator())
		}
		objects = append(objects, r)
	}
	return kit.Panel(kit.Stack(14, objects...))
}

func row(name, about string, control fyne.CanvasObject) fyne.CanvasObject {
	label := kit.Label(name)
	label.Runs[0].Face.SemiBold = true
	return kit.Columns(24, theme.Size(180), []float32{1, 1}, kit.Stack(0, label, kit.Small(about)), control)
}

type choice struct {
	label  string
	chosen bool
	do     func()
}

// pick sets choices side by side, the chosen one filled and marked.
func (p *Page) pick(choices []choice) fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(choices))
	for i, c := range choices {
		label := c.label
		if c.chosen {
			label = "✓ " + label
		}
		b := p.button(label, c.do)
		if c.chosen {
			b.Fill, b.Border = theme.PrimarySoft, theme.Primary
		}
		objects[i] = b
	}
	return kit.Wrap(8, objects...)
}

func (p *Page) modes() []fyne.CanvasObject {
	now := p.shell.Mode()
	return []fyne.CanvasObject{p.pick([]choice{
		{words.T("System"), now == theme.System, func() { p.shell.SetMode(theme.System) }},
		{words.T("Light"), now == theme.Light, func() { p.shell.SetMode(theme.Light) }},
		{words.T("Dark"), now == theme.Dark, func() { p.shell.SetMode(theme.Dark) }},
	})}
}

func (p *Page) lines() fyne.CanvasObject {
	lines := func(label string, l theme.LineLength) choice {
		return choice{label, theme.Lines() == l, func() { p.shell.SetLines(l) }}
	}
	return p.pick([]choice{
		lines(words.T("Narrow"), theme.ShortLines), lines(words.T("Medium"), theme.MediumLines), lines(words.T("Wide"), theme.LongLines),
	})
}

func (p *Page) spacings() fyne.CanvasObject {
	spaced := func(label string, s theme.Spacing) choice {
		return choice{label, theme.LineSpacing() == s, func() { p.shell.SetLineSpacing(s) }}
	}
	return p.pick([]choice{
		spaced(words.T("Compact"), theme.CompactSpacing), spaced(words.T("Normal"), theme.NormalSpacing), spaced(words.T("Roomy"), theme.RoomySpacing),
	})
}

// voice says what reads aloud, or what to install so that something does.
func (p *Page) voice() fyne.CanvasObject {
	switch v := p.voices.Voice(""); {
	case v != nil:
		return kit.Label(words.F("Speaks through %s", v.Name()))
	case !p.voices.Looked():
		return kit.MutedLabel(words.T("Looking for a voice…"))
	case p.voices.System == "windows" || p.voices.System == "darwin":
		return kit.MutedLabel(words.T("No voice was found on this computer."))
	}
	return kit.MutedLabel(words.T("No voice was found. Install speech-dispatcher or espeak-ng, then start Stagecraft again."))
}

// sample is a paragraph set as those of a lesson are.
func sample() fyne.CanvasObject {
	text := kit.Body(words.T("This is how a lesson will look. Lines that are short are easy to follow from one to the next, and lines that are long bring more of the text into view at once. Make them as your eyes like them: the place where you are reading stays where it is, and you can change your mind here at any time."))
	text.Leading = theme.Leading(theme.LineHeight)
	return kit.AtMost(theme.TextColumn(), text)
}

// stepper shows a value between a button for less and one for more.
func (p *Page) stepper(value string, by func(int)) fyne.CanvasObject {
	less := p.button("−", func() { by(-1) })
	more := p.button("+", func() { by(1) })
	shown := kit.Middle(kit.Text(value, theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink))
	return kit.Row(8, less, kit.Inset(6, 0, shown), more)
}

func (p *Page) retain(by int) {
	next := float64(int(p.session.Retention()*100+0.5)+by) / 100
	if next < 0.7 || next > 0.97 {
		p.shell.Tell(words.T("Between 70 and 97 %."))
		return
	}
	if err := p.session.SetRetention(next); err != nil {
		p.shell.Fail(words.T("Keeping your aim"), err)
	}
	p.shell.Moved() // what can be undone has another name
}

func (p *Page) newCards(by int) {
	next := p.session.NewPerDay() + by
	if next < 0 {
		return
	}
	if err := p.session.SetNewPerDay(next); err != nil {
		p.shell.Fail(words.T("Keeping the number of new cards"), err)
	}
	p.shell.Moved()
}
