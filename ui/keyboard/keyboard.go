// Package keyboard is the page of all keys: what each does, and which key the learner
// would rather have for it.
package keyboard

import (
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content/fold"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Mode is that of a route of the page of settings which leads here.
const Mode nav.Mode = "keys"

// Shell is the part of the app that the page uses.
type Shell interface {
	// ChangeKeys puts keys in force and keeps them.
	ChangeKeys(command.Keymap)
	// PrintKeys opens the list of all keys, ready to print.
	PrintKeys()
	// PageTitle is what a page is called.
	PageTitle(id string) string
	Window() fyne.Window
	Go(nav.Route)
	Tell(message string)
}

// Page is the page. It implements [nav.Page].
type Page struct {
	nav.Scrolled
	shell  Shell
	state  State
	filter *kit.Line
	list   *fyne.Container
	change map[string]*kit.Pressable // the buttons that change a key, by the command
}

var _ nav.Page = (*Page)(nil)

// State is what a route keeps: what the list is narrowed to, and whose key was
// changed last.
type State struct {
	Typed   string `json:"typed,omitempty"`
	Command string `json:"command,omitempty"`
}

// RouteState makes it a [nav.State].
func (*State) RouteState() {}

// New makes the page.
func New(shell Shell, route nav.Route) *Page {
	p := &Page{shell: shell, change: map[string]*kit.Pressable{}}
	if s, ok := route.State.(*State); ok {
		p.state = *s
	}
	route.Mode = Mode
	p.Scrolled = nav.NewScrolled(nav.Settings, p.draw(), route)
	return p
}

// Route is the page, how far it is scrolled, and what it shows.
func (p *Page) Route() nav.Route {
	r := p.Scrolled.Route()
	r.State = nil
	at := State{Typed: p.filter.Text}
	for id, b := range p.change {
		if b.Focused() {
			at.Command = id
		}
	}
	if at != (State{}) {
		r.State = &at
	}
	return r
}

// Shown brings the page back to where it was, and the keys to the button that had them.
func (p *Page) Shown() {
	p.Scrolled.Shown()
	if b := p.change[p.state.Command]; b != nil {
		p.shell.Window().Canvas().Focus(b)
	}
}

// Commands are those of the list.
func (p *Page) Commands() []command.Command {
	return append([]command.Command{
		{ID: "keys.find", Title: words.T("Find a key"), Keys: []command.Key{command.Ctrl(fyne.KeyF)}, Do: func() { p.shell.Window().Canvas().Focus(p.filter) }},
		{ID: "keys.reset", Title: words.T("Put back all keys"), Do: p.reset, When: changed},
	}, p.Scrolled.Commands()...)
}

func changed() bool { return len(command.InForce()) > 0 }

// reset gives each command its own keys again.
func (p *Page) reset() {
	p.shell.ChangeKeys(nil)
	p.shell.Tell(words.T("All keys are as they were at first."))
}

func (p *Page) draw() fyne.CanvasObject {
	p.filter = kit.NewLine(func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyEscape:
			if p.filter.Text == "" {
				p.shell.Window().Canvas().Unfocus()
			} else {
				p.filter.SetText("")
			}
		case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
			p.Scroll.Key(e.Name)
		default:
			return false
		}
		return true
	})
	p.filter.SetPlaceHolder(words.T("Find a command or a key"))
	kit.SetEntryText(&p.filter.Entry, p.state.Typed)
	p.list = kit.Stack(theme.PanelGap)
	p.filter.OnChanged = func(string) {
		p.fill()
		p.Scroll.SetContent(p.Scroll.Content()) // it is measured anew
	}
	p.fill()
	buttons := []fyne.CanvasObject{kit.Secondary(words.T("Print…"), p.shell.PrintKeys)}
	if changed() {
		buttons = append(buttons, kit.Secondary(words.T("Put back all"), p.reset))
	}
	head := kit.PageTitle(words.T("Settings"), words.T("Keys"),
		kit.LinkButton(words.T("All settings"), func() { p.shell.Go(nav.Route{Page: nav.Settings}) }))
	about := kit.Panel(kit.Stack(12,
		kit.Label(words.T("Each command with its key. Choose another where one is in your way: the menu, the search and the pages show it from then on, on this computer. Tab, Enter, Escape, the arrows and the keys of editing text stay as they are.")),
		p.filter,
		kit.Wrap(8, buttons...)))
	return kit.Stack(theme.PanelGap, head, about, p.list)
}

// fill lists the commands that what was typed leaves.
func (p *Page) fill() {
	clear(p.change)
	p.list.Objects = nil
	for _, g := range Groups(p.shell.PageTitle) {
		var rows []fyne.CanvasObject
		for _, c := range g.Commands {
			if Matches(c, p.filter.Text) {
				if len(rows) > 0 {
					rows = append(rows, kit.Separator())
				}
				rows = append(rows, p.row(c))
			}
		}
		if len(rows) > 0 {
			p.list.Objects = append(p.list.Objects, kit.PanelInset(20, 12, kit.Stack(4, append([]fyne.CanvasObject{kit.H2(g.Title), kit.Gap(1, 4)}, rows...)...)))
		}
	}
	if len(p.list.Objects) == 0 {
		p.list.Objects = append(p.list.Objects, kit.Panel(kit.MutedLabel(words.T("No command and no key is called that."))))
	}
	p.list.Refresh()
}

// row is a command with its keys.
func (p *Page) row(c command.Known) fyne.CanvasObject {
	name := kit.Label(c.Name())
	change := kit.LinkButton(words.T("Change…"), func() { p.Ask(c) })
	p.change[c.ID] = change
	ways := []fyne.CanvasObject{kit.FixedWidth(change)}
	if c.Changed() {
		name.Runs[0].Face.SemiBold = true
		ways = append([]fyne.CanvasObject{kit.FixedWidth(kit.LinkButton(words.T("Put back"), func() { p.give(c, command.InForce().Without(c)) }))}, ways...)
	}
	about := []fyne.CanvasObject{keyCaps(c)}
	control := kit.Row(8, append(append(about, kit.Spring()), ways...)...)
	return kit.Inset(0, 3, kit.Columns(16, theme.Size(260), []float32{5, 4}, centred(name), control))
}

// centred is a text in the middle of a row's height.
func centred(p *text.Paragraph) fyne.CanvasObject { return kit.Row(0, p) }

// keyCaps draws the keys that a command has now.
func keyCaps(c command.Known) fyne.CanvasObject {
	var caps []fyne.CanvasObject
	for _, k := range Shown(c.Now()) {
		caps = append(caps, kit.KeyHint(k))
	}
	if len(caps) == 0 {
		return kit.Small(words.T("no key"))
	}
	return kit.Wrap(4, caps...)
}

// give puts keys in force, of which a command was given one.
func (p *Page) give(c command.Known, keys command.Keymap) {
	p.shell.ChangeKeys(keys)
	if has := Shown(c.Now()); len(has) > 0 {
		p.shell.Tell(words.F("“%s” has the key %s now.", c.Name(), has[0]))
		return
	}
	p.shell.Tell(words.F("“%s” has no key now.", c.Name()))
}

// Group is the commands of a page.
type Group struct {
	Title    string
	Commands []command.Known
}

// Groups gives all commands that have a name, those that hold everywhere first and
// then page by page; title gives a page's.
func Groups(title func(page string) string) []Group {
	groups := []Group{{Title: words.T("Everywhere")}}
	at := map[string]int{"": 0}
	for _, c := range command.Catalogue() {
		if c.Fixed {
			continue
		}
		page := ""
		if len(c.Places) > 0 {
			page, _, _ = strings.Cut(c.Places[0], "/")
		}
		i, ok := at[page]
		if !ok {
			i = len(groups)
			at[page] = i
			groups = append(groups, Group{Title: title(page)})
		}
		groups[i].Commands = append(groups[i].Commands, c)
	}
	return groups
}

// Shown are keys as they stand on the keyboard, each once however many there are of it.
func Shown(keys []command.Key) []string {
	var all []string
	var seen []command.Key
	for _, k := range keys {
		again := false
		for _, s := range seen {
			again = again || s.Same(k)
		}
		if !again {
			seen = append(seen, k)
			all = append(all, k.String())
		}
	}
	return all
}

// Matches tells whether a command's name or one of its keys holds each word typed.
func Matches(c command.Known, typed string) bool {
	return MatchesText(c.Name()+" "+strings.Join(Shown(c.Now()), " · "), typed)
}

// MatchesText tells whether a text holds each word typed.
func MatchesText(text, typed string) bool {
	text = fold.BareString(text)
	for _, word := range strings.Fields(typed) {
		if !strings.Contains(text, fold.BareString(strings.ReplaceAll(word, "+", " "))) {
			return false
		}
	}
	return true
}
