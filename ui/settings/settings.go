// Package settings is the page of what the learner can choose.
package settings

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/backups"
	"stagecraft/ui/command"
	"stagecraft/ui/keyboard"
	"stagecraft/ui/kit"
	"stagecraft/ui/learners"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
	"stagecraft/ui/speech"
	"stagecraft/ui/theme"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// Session is the part of the record that settings change.
type Session interface {
	undoing.Session
	Scheduling
	Aiming
}

// Shell is the part of the app that settings change.
type Shell interface {
	// Setting gives the value of a setting, and Choose changes it.
	Setting(*preferences.Setting) int
	Choose(setting *preferences.Setting, value int)
	DataDir() string
	OpenFolder(path string)
	Go(nav.Route)
	BackUpNow()
	MoveData()
	Copy(text string)
	Moved()
	Tell(message string)
	Fail(doing string, err error)
}

// Planner is a Shell with a plan to be made or changed.
type Planner interface{ ShowPlan() }

// Page is the page. It implements [nav.Page].
type Page struct {
	nav.Scrolled
	session Session
	shell   Shell
	voices  *speech.Finder

	buttons []*kit.Pressable // those of choices, as they are drawn
	focus   *int             // the index in buttons that had the keys; nil for none
	hidden  bool             // another page is in its place
	newer   newer
	aims    aims
}

var _ nav.Page = (*Page)(nil)

// State is what a route keeps: which choice has the keys, counted from 0.
type State struct {
	Button int `json:"button"`
}

// RouteState makes it a [nav.State].
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
	p.hidden = true
	p.newer.stop()
	p.Scrolled.Hidden()
}

// redraw draws the page after a choice.
func (p *Page) redraw() {
	if p.hidden {
		return
	}
	at := p.Scroll.Offset()
	p.focus = p.focused()
	p.Scroll.SetContent(kit.Margins(p.draw()))
	p.Scroll.ScrollTo(at)
	p.refocus()
}

// focused gives the index of the choice that has the keys; nil when none has.
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
		p.redraw()
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
			p.redraw()
			p.shell.Moved()
		},
	}
	return append(turn.Commands("settings"), p.Scrolled.Commands()...)
}

func (p *Page) draw() fyne.CanvasObject {
	p.buttons = nil
	panels := []fyne.CanvasObject{kit.PageTitle("", words.T("Settings"))}
	for _, part := range preferences.Sections() {
		var rows []fyne.CanvasObject
		if part == preferences.Aloud {
			rows = append(rows, row(words.T("Voice"), readsAloud(), p.voice()))
		}
		if part == preferences.Backups {
			rows = append(rows, row(words.T("Your backups"), words.T("Made by themselves on each day on which you do something. Look into one, or put it back."), kit.Wrap(8,
				kit.Secondary(words.T("See your backups…"), func() { p.shell.Go(nav.Route{Page: nav.Settings, Mode: backups.Mode}) }),
				kit.Secondary(words.T("Back up now"), p.shell.BackUpNow))))
		}
		for _, setting := range preferences.In(part) {
			rows = append(rows, row(setting.Title(), setting.About(), p.control(setting)))
			if setting == preferences.Recall && p.session.OlderSchedule() {
				rows = append(rows, p.newerSchedule())
			}
			if setting == preferences.Recall {
				rows = append(rows, p.aimRow())
			}
			if setting == preferences.Reviews {
				rows = append(rows, p.decksRow())
			}
		}
		if part == preferences.Reading {
			rows = append(rows, sample())
		}
		panels = append(panels, section(part.Title(), rows...))
	}
	if shell, ok := p.shell.(Planner); ok {
		panels = append(panels, section(words.T("Plan and pauses"),
			row(words.T("A day to be ready for"), words.T("Say which day, on which days of the week you are off, or pause for a while: nothing comes then, and nothing counts as missed."),
				kit.Wrap(8, kit.Secondary(words.T("Plan or pause…"), shell.ShowPlan)))))
	}
	if devices := p.devices(); devices != nil {
		panels = append(panels, devices)
	}
	panels = append(panels, section(words.T("Keys"),
		row(words.T("Which key does what"), words.T("Every command has its key. Give it another where one is in your way, or print the list."),
			kit.Wrap(8, kit.Secondary(words.T("See and change keys…"), func() { p.shell.Go(nav.Route{Page: nav.Settings, Mode: keyboard.Mode}) })))))
	panels = append(panels, section(words.T("Your data"),
		kit.Stack(8,
			kit.Label(p.whereKept()),
			kit.Text(p.shell.DataDir(), theme.SmallSize, theme.Face{Mono: true}, theme.Ink),
			kit.Wrap(10,
				kit.Secondary(words.T("Open the folder"), func() { p.shell.OpenFolder(p.shell.DataDir()) }),
				kit.Secondary(words.T("Copy its path"), func() {
					p.shell.Copy(p.shell.DataDir())
					p.shell.Tell(words.T("The path is on the clipboard."))
				}),
				kit.Secondary(words.T("Move it to another folder…"), p.shell.MoveData)))))
	panels = append(panels, section(words.T("Learner"),
		row(words.T("Who studies here"), words.T("Give yourself a name and a colour, or add someone else who studies on this computer, apart from you."),
			kit.Wrap(8, kit.Secondary(words.T("Learners…"), func() { p.shell.Go(nav.Route{Page: nav.Settings, Mode: learners.Mode}) })))))
	return kit.Stack(theme.PanelGap, panels...)
}

// control is what a setting is changed with.
func (p *Page) control(setting *preferences.Setting) fyne.CanvasObject {
	if setting.Options != nil {
		return p.choice(setting)
	}
	return p.stepper(setting)
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

// choice sets the options of a setting side by side.
func (p *Page) choice(setting *preferences.Setting) fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, value := range setting.InOrder() {
		chip := kit.Option(func() {
			p.shell.Choose(setting, value)
			p.redraw()
		})
		chip.Says.Group = setting.Title()
		kit.StyleOption(chip, setting.Options[value].Label(), theme.Clear, value == p.shell.Setting(setting))
		p.buttons = append(p.buttons, chip)
		objects = append(objects, chip)
	}
	return kit.Wrap(8, objects...)
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

// readsAloud says what reading aloud is, and its key.
func readsAloud() string {
	if key := command.Hint("lesson.aloud"); key != "" {
		return words.F("%s in a lesson reads it to you, sentence by sentence, with your computer's own voice.", key)
	}
	return words.T("A lesson is read to you, sentence by sentence, with your computer's own voice.")
}

// sample is a paragraph set as those of a lesson are.
func sample() fyne.CanvasObject {
	text := kit.Body(words.T("This is how a lesson will look. Lines that are short are easy to follow from one to the next, and lines that are long bring more of the text into view at once. Make them as your eyes like them: the place where you are reading stays where it is, and you can change your mind here at any time."))
	text.Leading = theme.Leading(theme.LineHeight)
	return kit.AtMost(theme.TextColumn(), text)
}

// stepper shows a number between a button for less and one for more.
func (p *Page) stepper(setting *preferences.Setting) fyne.CanvasObject {
	by := func(steps int) func() {
		return func() {
			to := p.shell.Setting(setting) + steps*setting.Step
			if to != setting.Bound(to) {
				p.shell.Tell(words.F("From %s to %s.", setting.Say(setting.Min), setting.Say(setting.Max)))
				return
			}
			p.shell.Choose(setting, to)
		}
	}
	less, more := p.button("−", by(-1)), p.button("+", by(1))
	less.Says.Name, more.Says.Name = words.T("Less"), words.T("More")
	for _, b := range []*kit.Pressable{less, more} {
		b.Says.Group, b.Says.Value = setting.Title(), setting.Say(p.shell.Setting(setting))
	}
	shown := kit.Middle(kit.Text(setting.Say(p.shell.Setting(setting)), theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink))
	return kit.Row(8, less, kit.Inset(6, 0, shown), more)
}
