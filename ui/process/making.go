package process

import (
	"errors"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// maker is the sheet that asks what a process of one's own is called and what
// it starts from.
type maker struct {
	page    *Page
	name    *kit.Line
	from    string // the process it copies; "" is none
	options []*kit.Pressable
	ids     []string // of options
	names   []string
	notice  *text.Paragraph
	box     fyne.CanvasObject
	view    *kit.Scroller
	pop     *kit.PopUp
}

// makeOwn asks for a new process.
func (p *Page) makeOwn() {
	p.stop()
	from := ""
	if pr := p.process(); pr != nil {
		from = pr.ID
	}
	m := p.newMaker(p.freeTitle(), from)
	m.name.SelectFirst = true
	p.shell.Window().Canvas().Focus(m.name)
}

// newMaker shows the sheet with a name typed and a process chosen.
func (p *Page) newMaker(name, from string) *maker {
	m := &maker{page: p, notice: kit.Text("", theme.LabelSize, theme.Face{}, theme.Warning)}
	m.notice.Hide()
	m.name = newLine(name, m.make, m.close)
	m.ids, m.names = []string{""}, []string{words.T("Nothing")}
	for _, pr := range p.course.Processes {
		m.ids, m.names = append(m.ids, pr.ID), append(m.names, brief(pr.Title))
	}
	m.from = from
	row := kit.Wrap(theme.Size(6))
	for _, id := range m.ids {
		o := kit.Option(func() { m.choose(id) })
		o.OnFocus = func() { m.view.ShowObject(o) }
		m.options = append(m.options, o)
		row.Objects = append(row.Objects, o)
	}
	m.choose(m.from)
	content := kit.Stack(16,
		kit.H2(words.T("Make your own process")),
		kit.Stack(6, kit.Small(words.T("Name")), m.name),
		kit.Stack(6, kit.Small(words.T("Start from nothing, or from a copy of")), row),
		m.notice,
		kit.Actions(
			kit.Inset(8, 10, kit.LinkButton(words.T("Open a file…"), func() { m.close(); p.openFile() })),
			kit.Secondary(words.T("Cancel"), m.close),
			kit.Primary(words.T("Make it"), m.make)),
	)
	m.box = kit.Inset(24, 20, content)
	m.view = kit.NewScroller(m.box)
	m.pop = kit.NewDialog("make", m.view, p.shell.Window().Canvas())
	m.pop.Again = func() func(any) {
		typed, from := m.name.Text, m.from
		return func(page any) {
			if again, ok := page.(*Page); ok {
				again.shell.Window().Canvas().Focus(again.newMaker(typed, from).name)
			}
		}
	}
	m.fit()
	m.pop.Show()
	return m
}

// fit gives the sheet the height that its words need.
func (m *maker) fit() {
	size := kit.Room(m.page.shell.Window().Canvas())
	width := min(theme.Size(560), size.Width-60)
	m.pop.Fit(fyne.NewSize(width, min(kit.HeightFor(m.box, width), size.Height-40)))
}

func (m *maker) close() { m.pop.Hide() }

// choose starts from a process, or from nothing.
func (m *maker) choose(id string) {
	m.from = id
	for i, o := range m.options {
		kit.DressOption(o, m.names[i], theme.Clear, m.ids[i] == id)
	}
}

// make makes the process and opens it for changing.
func (m *maker) make() {
	p := m.page
	from := p.course.Process(m.from)
	id, err := p.session.MakeOwn(m.name.Text, words.T("First step"), from)
	switch {
	case errors.Is(err, study.ErrEmpty):
		m.say(words.T("Give it a name first."))
		return
	case errors.Is(err, study.ErrTooLong):
		m.say(words.T("This name is too long. Shorten it."))
		return
	case errors.Is(err, study.ErrTooMany):
		m.say(p.tooMany(from))
		return
	case err != nil:
		m.close()
		p.shell.Fail(words.T("Making the process"), err)
		return
	}
	m.close()
	route := nav.Route{Page: nav.Process, ID: id, Mode: ModeEdit, State: p.Route().State}
	p.shell.Go(route)
}

// tooMany says what there is too much of, in a process to be copied or taken
// in, or of processes.
func (p *Page) tooMany(from *content.Process) string {
	if from != nil && len(from.Steps) > study.MaxSteps {
		return words.F("This process has %d steps. One of your own has at most %d.", len(from.Steps), study.MaxSteps)
	}
	return words.F("You have %d processes of your own already, which is the most. Remove one first.", study.MaxOwn)
}

func (m *maker) say(what string) {
	m.notice.SetRuns(text.Run{Text: what, Color: theme.Warning})
	m.notice.Show()
	m.fit()
	m.view.Refresh()
	m.page.shell.Window().Canvas().Focus(m.name)
}

// freeTitle is a name that no process has yet.
func (p *Page) freeTitle() string {
	title := words.T("My process")
	for n := 2; p.titled(title); n++ {
		title = words.F("My process %d", n)
	}
	return title
}

func (p *Page) titled(title string) bool {
	for _, pr := range p.course.Processes {
		if pr.Title == title {
			return true
		}
	}
	return false
}
