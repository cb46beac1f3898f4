// Package packages is the page on which a trainer makes of the open course what learners open with a double
// click: one package for each system.
package packages

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content/bundle"
	"stagecraft/ui/command"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

// Mode is that of a route of the page of settings which leads here.
const Mode nav.Mode = "packages"

// Shell is the part of the app that the page uses.
type Shell interface {
	// MakePackages makes packages of the open course, and shows what was made.
	MakePackages(bundle.Options)
	Tell(message string)
	Moved()
	Window() fyne.Window
}

// State is what was chosen: all that the page comes back with.
type State struct {
	Systems   []string `json:"systems,omitempty"` // none is all
	Players   string   `json:"players,omitempty"`
	Name      string   `json:"name,omitempty"`
	Publisher string   `json:"publisher,omitempty"`
	Accent    string   `json:"accent,omitempty"`
	Icon      string   `json:"icon,omitempty"` // a file
	Out       string   `json:"out,omitempty"`
	OwnData   bool     `json:"own_data,omitempty"`
}

// RouteState marks it as one.
func (*State) RouteState() {}

// Page is the page. It implements [nav.Page].
type Page struct {
	nav.Loaded[found]
	shell  Shell
	title  string // of the course
	chosen State

	name, publisher, accent *kit.Line
	colours                 *fyne.Container
}

var _ nav.Page = (*Page)(nil)

// found is the players in the chosen folder.
type found struct {
	folder  string
	players []bundle.Player
	err     error
}

// New makes the page for the course of a title.
func New(title string, shell Shell, route nav.Route) *Page {
	p := &Page{shell: shell, title: title}
	if s, ok := route.State.(*State); ok {
		p.chosen = *s
	}
	route.Mode = Mode
	p.name = p.line(title, &p.chosen.Name)
	p.publisher = p.line(words.T("Nobody"), &p.chosen.Publisher)
	p.accent = p.line(words.T("Such as 0B7F74"), &p.chosen.Accent)
	p.Read, p.Draw, p.Drawn = p.look, p.draw, shell.Moved
	p.Open(nav.Settings, route)
	return p
}

// line is a field for a text of what was chosen.
func (p *Page) line(placeholder string, to *string) *kit.Line {
	l := kit.NewLine(func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			p.makeThem()
		case fyne.KeyEscape:
			p.shell.Window().Canvas().Unfocus()
		default:
			return false
		}
		return true
	})
	l.SetPlaceHolder(placeholder)
	kit.SetEntryText(&l.Entry, *to)
	l.OnChanged = func(text string) {
		*to = text
		if to == &p.chosen.Accent {
			p.restyle()
		}
		p.shell.Moved()
	}
	return l
}

// Route is the page with what was chosen.
func (p *Page) Route() nav.Route {
	r := p.Loaded.Route()
	chosen := p.chosen
	chosen.Systems = slices.Clone(chosen.Systems)
	r.State = &chosen
	return r
}

// Commands are what makes the packages, and those that scroll.
func (p *Page) Commands() []command.Command {
	return append([]command.Command{
		{ID: "packages.make", Title: words.T("Make the packages"), Keys: []command.Key{command.Ctrl(fyne.KeyReturn)}, Do: p.makeThem},
		{ID: "packages.players", Title: words.T("Choose the folder with the players…"), Do: p.choosePlayers},
		{ID: "packages.out", Title: words.T("Choose where the packages go…"), Do: p.chooseOut},
		{ID: "packages.icon", Title: words.T("Choose an icon…"), Do: p.chooseIcon},
	}, p.Scrolled.Commands()...)
}

// look reads which players there are.
func (p *Page) look() found {
	f := found{folder: p.chosen.Players}
	if f.folder != "" {
		f.players, f.err = bundle.Players(f.folder)
	}
	return f
}

// change notes a choice and draws the page by it.
func (p *Page) change(choose func(*State)) {
	choose(&p.chosen)
	p.SetContent(p.draw())
	p.shell.Moved()
}

func (p *Page) choosePlayers() {
	p.ask(filechooser.Request{Kind: filechooser.Folder, Title: words.T("The folder with the players"), Folder: p.chosen.Players}, func(on *Page, path string) {
		on.change(func(s *State) { s.Players = path })
		on.Reload()
	})
}

func (p *Page) chooseOut() {
	p.ask(filechooser.Request{Kind: filechooser.Folder, Title: words.T("Where the packages go"), Folder: p.chosen.Out}, func(on *Page, path string) {
		on.change(func(s *State) { s.Out = path })
	})
}

// iconEndings are those of pictures that can be an icon.
var iconEndings = []string{".svg", ".png", ".jpg", ".jpeg", ".webp"}

func (p *Page) chooseIcon() {
	folder := ""
	if p.chosen.Icon != "" {
		folder = filepath.Dir(p.chosen.Icon)
	}
	p.ask(filechooser.Request{Kind: filechooser.File, Title: words.T("The icon"), Endings: iconEndings, Folder: folder}, func(on *Page, path string) {
		on.change(func(s *State) { s.Icon = path })
	})
}

// ask asks for a path, for this page or one that was made since the window was drawn anew.
func (p *Page) ask(r filechooser.Request, done func(on *Page, path string)) {
	r.Renew = func(page any) func(string) {
		if on, ok := page.(*Page); ok {
			return func(path string) { done(on, path) }
		}
		return func(string) {}
	}
	filechooser.Ask(p.shell.Window().Canvas(), r, func(path string) { done(p, path) })
}

// wanted tells whether packages are to be made for a system of which there is a player.
func (p *Page) wanted(system string) bool {
	return p.has(system) && (len(p.chosen.Systems) == 0 || slices.Contains(p.chosen.Systems, system))
}

// has tells whether packages can be made for a system.
func (p *Page) has(system string) bool {
	return slices.ContainsFunc(bundle.Targets(), func(t bundle.Target) bool {
		return t.ID == system && p.Found != nil && t.Ready(p.Found.players)
	})
}

// toggle has packages made for a system, or not.
func (p *Page) toggle(system string) {
	p.change(func(s *State) {
		var systems []string
		for _, t := range bundle.Targets() {
			if p.wanted(t.ID) != (t.ID == system) {
				systems = append(systems, t.ID)
			}
		}
		s.Systems = systems
		if systems == nil {
			s.Systems = []string{noSystem}
		}
	})
}

// noSystem stands for none, as an empty list is all.
const noSystem = "none"

// makeThem makes the packages, or says what is missing.
func (p *Page) makeThem() {
	o := bundle.Options{
		Players: p.chosen.Players, Name: p.chosen.Name, Publisher: p.chosen.Publisher, Accent: p.chosen.Accent,
		OwnData: p.chosen.OwnData, Out: p.chosen.Out,
	}
	for _, t := range bundle.Targets() {
		if p.wanted(t.ID) {
			o.Systems = append(o.Systems, t.ID)
		}
	}
	switch {
	case o.Players == "":
		p.shell.Tell(words.T("Choose the folder with the players first."))
	case len(o.Systems) == 0:
		p.shell.Tell(words.T("Choose at least one system of which there is a player."))
	case o.Out == "":
		p.shell.Tell(words.T("Choose where the packages go first."))
	default:
		o.IconFile = p.chosen.Icon
		p.shell.MakePackages(o)
	}
}
