package process

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/figure"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// empty is the page of a course without any process.
func (p *Page) empty() fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.PageTitle(p.course.Title, words.T("Process")), figure.Empty(
		words.T("No process yet"),
		words.T("You step through a process here: what happens, who does it, and when it is done. This course has none, but you can make your own."),
		kit.Wrap(12, kit.Primary(words.T("Make your own"), p.makeOwn), kit.Secondary(words.T("Open a file…"), p.openFile)),
	)}
	if back := p.bringBackChips(); back != nil {
		rows = append(rows, kit.Wrap(6, back))
	}
	return kit.Stack(18, rows...)
}

// trainer is a shell that can write the course.
type trainer interface {
	// CourseFolder is the folder in which the open course is written; "" when it can't be.
	CourseFolder() string
}

// editable tells whether the process is the learner's own, or one of a course that can be
// written.
func (p *Page) editable() bool {
	pr := p.process()
	if pr == nil || pr.Own {
		return pr != nil
	}
	t, ok := p.shell.(trainer)
	return ok && t.CourseFolder() != "" && len(pr.Steps) > 0
}

// edit opens the process for changing, if it can be.
func (p *Page) edit() {
	p.stop()
	if pr := p.process(); p.editable() {
		p.shell.Go(nav.Route{Page: nav.Process, ID: pr.ID, At: p.current().ID, Mode: ModeEdit, State: p.Route().State})
	}
}

// fillIn is the button that begins to fill a process in: one's own is edited, of another's a copy is made.
func (p *Page) fillIn(pr *content.Process) []fyne.CanvasObject {
	if pr.Own {
		return []fyne.CanvasObject{kit.Primary(words.T("Edit"), func() {
			p.stop()
			p.shell.Go(nav.Route{Page: nav.Process, ID: pr.ID, Mode: ModeEdit})
		})}
	}
	return []fyne.CanvasObject{kit.Secondary(words.T("Make your own"), p.makeOwn)}
}

// remove takes the process away, if it is the learner's own, and says how it
// comes back.
func (p *Page) remove() {
	p.stop()
	pr := p.process()
	if pr == nil || !pr.Own {
		return
	}
	if err := p.session.Edit(pr.ID, study.Change{Kind: study.ChangeRemove}); err != nil {
		p.shell.Fail(words.T("Removing the process"), err)
		return
	}
	p.removed = pr.ID
	p.renew("")
	p.shell.Tell(words.F("Removed “%s” · %s brings it back", brief(pr.Title), command.Ctrl(fyne.KeyZ).String()))
}

// bringBack undoes the removal of a process and shows it.
func (p *Page) bringBack(id string) {
	p.stop()
	if _, _, err := p.session.Undo(study.ScopeProcess(id)); err != nil {
		p.shell.Fail(words.T("Bringing the process back"), err)
		return
	}
	p.removed = ""
	p.renew(id)
}

// renew shows the course as it is now, at a process: "" is the one before the
// one that is gone, and so is one that the course doesn't have.
func (p *Page) renew(id string) {
	before := ""
	for _, pr := range p.course.Processes {
		if pr.ID == p.position.process {
			break
		}
		before = pr.ID
	}
	p.turn(func() {
		p.course = p.session.Course()
		if id != "" && p.course.Process(id) == nil {
			id, p.unmade = "", id
		}
		p.position.other, p.position.byRole = "", false
		switch {
		case id != "":
			p.position.process = id
		case p.course.Process(before) != nil:
			p.position.process = before
		case len(p.course.Processes) > 0:
			p.position.process = p.course.Processes[0].ID
		default:
			p.position.process = ""
		}
	})
}

// bringBackChips offers what was removed; nil when nothing was.
func (p *Page) bringBackChips() fyne.CanvasObject {
	gone := p.session.RemovedOwn()
	switch len(gone) {
	case 0:
		return nil
	case 1:
		return kit.LinkButton(words.F("Bring back “%s”", brief(gone[0].Title)), func() { p.bringBack(gone[0].ID) })
	}
	var link *kit.Pressable
	link = kit.LinkButton(words.F("Bring back one of %d…", len(gone)), func() {
		p.bringBackMenu(kit.MenuPosition(link))
	})
	return link
}

func (p *Page) bringBackMenu(at fyne.Position) {
	var items []kit.MenuItem
	for _, pr := range p.session.RemovedOwn() {
		items = append(items, kit.MenuItem{Title: brief(pr.Title), Do: func() { p.bringBack(pr.ID) }})
	}
	m := kit.ShowMenu("bring back", p.shell.Window().Canvas(), at, items...)
	m.Again = func() func(any) {
		return func(page any) {
			if again, ok := page.(*Page); ok {
				again.bringBackMenu(at)
			}
		}
	}
}

// more is what else can be done with a process of one's own.
func (p *Page) more() fyne.CanvasObject {
	label := kit.OneLine(kit.Text(words.T("More"), theme.SmallSize, theme.Face{SemiBold: true}, theme.Primary))
	var button *kit.Pressable
	button = kit.NewPressable(kit.Inset(10, 3, kit.Row(4, label, theme.NewIcon(theme.IconMenu, theme.Size(14), theme.Primary))), func() {
		p.stop()
		p.moreMenu(kit.MenuPosition(button))
	})
	return button
}

func (p *Page) moreMenu(at fyne.Position) {
	m := kit.ShowMenu("more", p.shell.Window().Canvas(), at,
		kit.MenuItem{Title: words.T("Save as a picture, PDF or YAML…"), Do: p.save},
		kit.MenuItem{Title: words.T("Make a copy…"), Do: p.makeOwn},
		kit.MenuItem{Title: words.T("Remove this process"), Do: p.remove})
	m.Again = func() func(any) {
		return func(page any) {
			if again, ok := page.(*Page); ok {
				again.moreMenu(at)
			}
		}
	}
}

// ownCommands are those of the learner's own processes.
func (p *Page) ownCommands(stopping func(func()) func()) []command.Command {
	own := func() bool { pr := p.process(); return pr != nil && pr.Own }
	return []command.Command{
		{
			// Characters, not keys: the character of a key comes after it, and
			// would be typed into the field that opens.
			ID: "process.make", Title: words.T("Make your own process…"), Keys: []command.Key{{Rune: 'M'}, {Rune: 'm'}},
			Do: stopping(p.makeOwn),
		},
		{
			ID: "process.edit", Title: words.T("Edit this process"), Keys: []command.Key{{Rune: 'E'}, {Rune: 'e'}},
			Do: p.edit, When: p.editable,
		},
		{ID: "process.open", Title: words.T("Open a process from a file…"), Do: stopping(p.openFile)},
		{ID: "process.remove", Title: words.T("Remove this process"), Do: p.remove, When: own},
		{
			ID: "process.bringBack", Title: words.T("Bring back the process removed"), Keys: []command.Key{command.Ctrl(fyne.KeyZ)},
			Do: func() { p.bringBack(p.removed) }, When: func() bool { return p.removed != "" },
		},
	}
}

// undoCommands take back the last change to a process of one's own that is
// shown, as the editor does, and make it again.
func (p *Page) undoCommands() []command.Command {
	id := p.unmade
	if pr := p.process(); id == "" && pr != nil && pr.Own {
		id = pr.ID
	}
	if id == "" || p.removed != "" {
		return nil
	}
	return undoing.Page{
		Session: p.session, Scope: study.ScopeProcess(id), Fail: p.shell.Fail,
		Turned: func(done study.Done, again bool) {
			p.stop()
			p.renew(id)
			p.shell.Tell(undoing.Says(done, again))
		},
	}.Commands("process")
}
