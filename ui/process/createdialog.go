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

// createDialog is the dialog that asks what a process of one's own is called and what
// it starts from.
type createDialog struct {
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
	d := p.showCreateDialog(p.freeTitle(), from)
	d.name.SelectFirst = true
	p.shell.Window().Canvas().Focus(d.name)
}

// showCreateDialog shows the dialog with a name typed and a process chosen.
func (p *Page) showCreateDialog(name, from string) *createDialog {
	d := &createDialog{page: p, notice: kit.Text("", theme.LabelSize, theme.Face{}, theme.Warning)}
	d.notice.Hide()
	d.name = newLine(name, d.create, d.close)
	d.ids, d.names = []string{""}, []string{words.T("Nothing")}
	for _, pr := range p.course.Processes {
		d.ids, d.names = append(d.ids, pr.ID), append(d.names, brief(pr.Title))
	}
	d.from = from
	row := kit.Wrap(theme.Size(6))
	for _, id := range d.ids {
		o := kit.Option(func() { d.choose(id) })
		o.OnFocus = func() { d.view.ShowObject(o) }
		d.options = append(d.options, o)
		row.Objects = append(row.Objects, o)
	}
	d.choose(d.from)
	content := kit.Stack(16,
		kit.H2(words.T("Make your own process")),
		kit.Stack(6, kit.Small(words.T("Name")), d.name),
		kit.Stack(6, kit.Small(words.T("Start from nothing, or from a copy of")), row),
		d.notice,
		kit.Actions(
			kit.Inset(8, 10, kit.LinkButton(words.T("Open a file…"), func() { d.close(); p.openFile() })),
			kit.Secondary(words.T("Cancel"), d.close),
			kit.Primary(words.T("Make it"), d.create)),
	)
	d.box = kit.Inset(24, 20, content)
	d.view = kit.NewScroller(d.box)
	d.pop = kit.NewDialog("make", d.view, p.shell.Window().Canvas())
	d.pop.Again = func() func(any) {
		typed, from := d.name.Text, d.from
		return func(page any) {
			if again, ok := page.(*Page); ok {
				again.shell.Window().Canvas().Focus(again.showCreateDialog(typed, from).name)
			}
		}
	}
	d.fit()
	d.pop.Show()
	return d
}

// fit gives the dialog the height that its words need.
func (d *createDialog) fit() {
	size := kit.Room(d.page.shell.Window().Canvas())
	width := min(theme.Size(560), size.Width-60)
	d.pop.Fit(fyne.NewSize(width, min(kit.HeightFor(d.box, width), size.Height-40)))
}

func (d *createDialog) close() { d.pop.Hide() }

// choose starts from a process, or from nothing.
func (d *createDialog) choose(id string) {
	d.from = id
	for i, o := range d.options {
		kit.StyleOption(o, d.names[i], theme.Clear, d.ids[i] == id)
	}
}

// create makes the process and opens it for changing.
func (d *createDialog) create() {
	p := d.page
	from := p.course.Process(d.from)
	id, err := p.session.MakeOwn(d.name.Text, words.T("First step"), from)
	switch {
	case errors.Is(err, study.ErrEmpty):
		d.say(words.T("Give it a name first."))
		return
	case errors.Is(err, study.ErrTooLong):
		d.say(words.T("This name is too long. Shorten it."))
		return
	case errors.Is(err, study.ErrTooMany):
		d.say(p.tooMany(from))
		return
	case err != nil:
		d.close()
		p.shell.Fail(words.T("Making the process"), err)
		return
	}
	d.close()
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

func (d *createDialog) say(what string) {
	d.notice.SetRuns(text.Run{Text: what, Color: theme.Warning})
	d.notice.Show()
	d.fit()
	d.view.Refresh()
	d.page.shell.Window().Canvas().Focus(d.name)
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
