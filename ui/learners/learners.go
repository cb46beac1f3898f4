// Package learners is the page of those who share a computer: each has a name, a
// colour, and a folder of their own for what they do.
package learners

import (
	"fyne.io/fyne/v2"

	"stagecraft/study/datafolder"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Mode is that of a route of the page of settings which leads here.
const Mode nav.Mode = "learners"

// Keeper is what the page asks of where the learners are. Its methods are called
// off the main goroutine.
type Keeper interface {
	// Learners gives all of them, and the id of who is here.
	Learners() (all []datafolder.Learner, here string, err error)
}

// Shell is the part of the app that the page uses.
type Shell interface {
	SwitchLearner(datafolder.Learner)
	EditLearner(datafolder.Learner)
	NewLearner()
	BringBackLearner(datafolder.Learner)
	Go(nav.Route)
	Moved()
}

// Page is the page. It implements nav.Page.
type Page struct {
	nav.Loaded[found]
	keeper Keeper
	shell  Shell
}

var _ nav.Page = (*Page)(nil)

// found is what a look at the disk gave.
type found struct {
	all  []datafolder.Learner
	here string
	err  error
}

// New makes the page.
func New(keeper Keeper, shell Shell, route nav.Route) *Page {
	p := &Page{keeper: keeper, shell: shell}
	route.Mode = Mode
	p.Read, p.Draw, p.Drawn = p.read, p.draw, shell.Moved
	p.Open(nav.Settings, route)
	return p
}

// LearnersChanged tells that there are others than before.
func (p *Page) LearnersChanged() { p.Reload() }

// read asks the disk.
func (p *Page) read() (f found) {
	f.all, f.here, f.err = p.keeper.Learners()
	return f
}

// Commands are those that add one and scroll.
func (p *Page) Commands() []command.Command {
	cs := []command.Command{{ID: "learners.new", Title: words.T("Add a learner…"), Keys: []command.Key{{Rune: 'n'}}, Do: p.shell.NewLearner}}
	if p.Found != nil {
		number := 0
		for _, l := range p.Found.all {
			switch {
			case l.Removed:
			case l.ID == p.Found.here:
				number++
				cs = append(cs, command.Command{ID: "learners.change", Title: words.T("Change your name and colour…"), Keys: []command.Key{{Rune: 'e'}}, Do: func() { p.shell.EditLearner(l) }})
			default:
				number++
				c := command.Command{ID: "learners.switch." + l.ID, Title: words.F("Switch to %s", Name(l)), Do: func() { p.shell.SwitchLearner(l) }}
				if number <= 9 {
					c.Keys = []command.Key{{Rune: rune('0' + number)}}
				}
				cs = append(cs, c)
			}
		}
	}
	return append(cs, p.Scrolled.Commands()...)
}

func (p *Page) draw() fyne.CanvasObject {
	head := kit.PageTitle(words.T("Settings"), words.T("Learners"),
		kit.LinkButton(words.T("All settings"), func() { p.shell.Go(nav.Route{Page: nav.Settings}) }))
	about := kit.Panel(kit.Stack(12,
		kit.Label(words.T("When several people study on this computer, each can have a name here. What each one does, their place, cards and figures are kept apart, in a folder of their own. There is no password: it keeps things in order, not secret.")),
		kit.Wrap(10, kit.Primary(words.T("Add a learner…"), p.shell.NewLearner))))
	return kit.Stack(theme.PanelGap, head, about, p.list())
}

func (p *Page) list() fyne.CanvasObject {
	switch {
	case p.Found == nil:
		return kit.Panel(kit.MutedLabel(words.T("Looking who there is…")))
	case p.Found.err != nil:
		return kit.Panel(kit.Stack(12,
			kit.Text(words.T("The learners can't be listed"), theme.LabelSize, theme.Face{SemiBold: true}, theme.Danger),
			kit.Label(words.Failure(p.Found.err)),
			kit.Wrap(10, kit.Secondary(words.T("Try again"), p.Reload))))
	}
	var rows, removed []fyne.CanvasObject
	for _, l := range p.Found.all {
		if l.Removed {
			removed = append(removed, kit.Inset(0, 6, kit.Row(12, kit.Dot(Color(l.Colour)), kit.MutedLabel(Name(l)), kit.Spring(),
				kit.Secondary(words.T("Bring back"), func() { p.shell.BringBackLearner(l) }))))
			continue
		}
		if len(rows) > 0 {
			rows = append(rows, kit.Separator())
		}
		rows = append(rows, p.row(l))
	}
	list := kit.PanelInset(20, 10, kit.Stack(0, rows...))
	if len(removed) == 0 {
		return list
	}
	head := []fyne.CanvasObject{kit.H3(words.T("Not on the list")), kit.Small(words.T("Their data is kept in their folders."))}
	return kit.Stack(theme.PanelGap, list, kit.Panel(kit.Stack(6, append(head, removed...)...)))
}

func (p *Page) row(l datafolder.Learner) fyne.CanvasObject {
	here := l.ID == p.Found.here
	name := kit.Label(Name(l))
	name.Runs[0].Face.SemiBold = true
	folder := kit.OneLine(kit.Small(l.Folder))
	var way fyne.CanvasObject = kit.Tag(words.T("✓ Studies now"), nil)
	if !here {
		way = kit.Secondary(words.T("Switch"), func() { p.shell.SwitchLearner(l) })
	}
	ways := kit.Actions(way, kit.Secondary(words.T("Change…"), func() { p.shell.EditLearner(l) }))
	who := kit.Row(12, kit.Dot(Color(l.Colour)), kit.Stack(2, name, folder))
	return kit.WithMenu(kit.Inset(0, 10, kit.Columns(12, theme.Size(240), []float32{3, 2}, who, ways)), func() []kit.MenuItem {
		var items []kit.MenuItem
		if !here {
			items = append(items, kit.MenuItem{Title: words.F("Switch to %s", Name(l)), Do: func() { p.shell.SwitchLearner(l) }})
		}
		return append(items, kit.MenuItem{Title: words.T("Change…"), Do: func() { p.shell.EditLearner(l) }},
			kit.MenuItem{Title: words.T("Add a learner…"), Do: p.shell.NewLearner})
	})
}

// Name is what a learner is called in the window.
func Name(l datafolder.Learner) string {
	if l.Name == "" {
		return words.T("First learner")
	}
	return l.Name
}

// Color is the colour of a learner's.
func Color(colour string) theme.Name {
	switch colour {
	case "purple":
		return theme.Stage1
	case "teal":
		return theme.Stage3
	case "green":
		return theme.Stage4
	case "amber":
		return theme.Warning
	case "red":
		return theme.Danger
	}
	return theme.Stage2
}

// ColorName names a colour.
func ColorName(colour string) string {
	switch colour {
	case "purple":
		return words.T("Purple")
	case "teal":
		return words.T("Teal")
	case "green":
		return words.T("Green")
	case "amber":
		return words.T("Amber")
	case "red":
		return words.T("Red")
	}
	return words.T("Blue")
}
