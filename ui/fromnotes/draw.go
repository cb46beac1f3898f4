package fromnotes

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/notefolder"
	"stagecraft/content/proposing"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func (p *Page) draw() fyne.CanvasObject {
	p.live = nil
	over := words.T("Course › New from notes")
	switch {
	case p.Found == nil:
		return kit.Stack(theme.PanelGap, kit.PageTitle(over, words.T("New from notes")), kit.Label(words.T("Looking through the notes…")), kit.Wrap(10, kit.Secondary(words.T("Cancel"), func() { p.stop() })))
	case p.Found.err != nil:
		return kit.Stack(theme.PanelGap, kit.PageTitle(over, words.T("New from notes")), kit.AtMost(theme.Size(720), kit.Label(p.trouble())),
			kit.Wrap(10, kit.Primary(words.T("Choose a folder of notes…"), p.shell.ChooseNotes)))
	}
	if p.draft == nil {
		p.draft = newDraft(p.Found.found)
	}
	p.rows = newLessonRows(p)
	title := kit.TitleText(p.draft.title)
	rename := kit.LinkButton(words.T("Rename…"), p.editTitle)
	rename.Says.Name = words.T("Rename the course…")
	preview := kit.Secondary(words.T("Preview"), p.preview)
	label, press := words.T("Make the course"), p.write
	if p.draft.found.Made {
		label = words.T("Write the changes")
		if !p.draft.changes() {
			label, press = words.T("Make packages…"), p.shell.GoPackages
		}
	}
	made := p.draft.found.Made
	changes := p.draft.changes()
	p.make = kit.Primary(label, press)
	p.live = append(p.live, func() {
		if made && p.draft.changes() != changes { // it becomes another button
			fyne.Do(p.redrawHead)
		}
		preview.SetDisabled(!p.ready())
		if !made || changes {
			p.make.SetDisabled(!p.ready())
		}
	})
	p.live[len(p.live)-1]()
	return kit.Stack(theme.PanelGap,
		kit.PageHead(over, title, rename, preview, p.make),
		kit.Columns(theme.Size(20), theme.Size(340), []float32{6, 4}, kit.Stack(theme.PanelGap, p.leftColumn()...), kit.Stack(theme.PanelGap, p.rightColumn()...)))
}

// trouble says why there is nothing to make a course of.
func (p *Page) trouble() string {
	err := p.Found.err
	var problems content.Problems
	switch {
	case p.stopped():
		return words.T("You stopped looking. Nothing was changed.")
	case errors.Is(err, proposing.ErrOwnLessons):
		return words.T("This course has lessons of its own. Choose a folder of notes to make another course of.")
	case errors.Is(err, notefolder.ErrNoNotes):
		return words.T("There is no note in this folder: a note is a file that ends in .md.")
	case errors.As(err, &problems):
		var places []string
		for _, p := range problems {
			places = append(places, words.Problem(p))
		}
		return words.F("The folder’s course.yaml has to be put right first: %s", strings.Join(places, "; "))
	}
	return words.Failure(err)
}

func (p *Page) leftColumn() []fyne.CanvasObject {
	head := func(s string) fyne.CanvasObject { return kit.OneLine(kit.Small(s)) }
	top := kit.Inset(18, 12, cells(head(words.N("Lessons, from %d note", "Lessons, from %d notes", len(p.draft.lessons))),
		head(words.T("Words")), head(words.T("Terms")), head(words.T("Questions")), kit.Gap(1, 1)))
	all := []fyne.CanvasObject{kit.OnBackground(kit.Background(theme.Surface, theme.Line, theme.PanelRadius), 1, 1,
		kit.Stack(0, top, kit.Separator(), p.rows.Body, kit.Gap(1, 8)))}
	for _, x := range p.draft.processes {
		if p.draft.in(x.it.File) {
			all = append(all, p.process(x))
		}
	}
	return all
}

func (p *Page) rightColumn() []fyne.CanvasObject {
	d := p.draft
	all := []fyne.CanvasObject{p.summary()}
	add := func(panel fyne.CanvasObject) {
		if panel != nil {
			all = append(all, panel)
		}
	}
	add(panel(p, words.T("Terms found"), d.terms, termFile, always1[proposing.Term], p.term, &p.at.shown.terms))
	add(panel(p, words.T("Questions found"), d.questions, questionFile, questionReady, p.question, &p.at.shown.questions))
	add(panel(p, words.T("Pictures on the web"), d.pictures, pictureFile, pictureReady, p.picture, &p.at.shown.pictures))
	return all
}

// panel shows proposals of a kind, as many as are to be shown; nil when there are none.
func panel[T any](p *Page, title string, proposals []*proposal[T], file func(*T) string, may func(*T) bool, card func(*proposal[T]) fyne.CanvasObject, most *int) fyne.CanvasObject {
	var here []*proposal[T]
	for _, x := range proposals {
		if p.draft.in(file(&x.it)) {
			here = append(here, x)
		}
	}
	if len(here) == 0 {
		return nil
	}
	says := func() string {
		_, taken := count(p.draft, proposals, file)
		return words.F("%d of %d accepted", taken, len(here))
	}
	acceptAll := kit.LinkButton(words.T("Accept all"), func() {
		acceptReady(p.draft, here, file, may)
		p.said()
	})
	acceptAll.Says.Name = words.F("Accept all: %s", title)
	rows := []fyne.CanvasObject{
		kit.Row(8, kit.H3(title), kit.Spring(), acceptAll),
		p.counted(says, kit.Small(says())),
	}
	for _, x := range here[:min(len(here), *most)] {
		rows = append(rows, kit.Separator(), card(x))
	}
	if more := len(here) - *most; more > 0 {
		rows = append(rows, kit.Separator(), kit.Wrap(10, kit.Secondary(words.N("Show %d more", "Show %d more", min(more, atOnce)), func() {
			*most += atOnce
			p.redraw()
		})))
	}
	return kit.Panel(kit.Stack(10, rows...))
}

// summary is what is written, and what is yet to be put right.
func (p *Page) summary() fyne.CanvasObject {
	d := p.draft
	says := p.willWrite()
	rows := []fyne.CanvasObject{kit.H3(words.T("What the course gets")), p.counted(p.willWrite, kit.Label(says))}
	rows = append(rows, p.counted(p.openStill, kit.Small(p.openStill())))
	if d.found.More {
		rows = append(rows, kit.Small(words.T("There is more in the notes than is shown at once. Write this first, and the rest is offered then.")))
	}
	rows = append(rows, kit.Small(words.T("Your notes stay as they are: what Stagecraft adds is in course.yaml, terms.yaml and folders beside them.")))
	ways := []fyne.CanvasObject{}
	if p.shell.CanUnwriteCourse(p.at.Folder) {
		ways = append(ways, kit.LinkButton(words.T("Undo what was written"), func() { p.shell.UnwriteCourse(p.at.Folder) }))
	}
	if d.found.Made {
		ways = append(ways, kit.LinkButton(words.T("Check…"), p.shell.GoCheck))
	}
	if len(ways) > 0 {
		rows = append(rows, kit.Wrap(12, ways...))
	}
	return kit.Panel(kit.Stack(8, rows...))
}

// willWrite counts what the course gets.
func (p *Page) willWrite() string {
	d := p.draft
	parts := []string{words.N("%d lesson", "%d lessons", d.inCourse())}
	part := func(n int, says string) {
		if n > 0 {
			parts = append(parts, says)
		}
	}
	_, terms := count(d, d.terms, termFile)
	_, processes := count(d, d.processes, processFile)
	_, questions := count(d, d.questions, questionFile)
	_, pictures := count(d, d.pictures, pictureFile)
	part(terms, words.N("%d term", "%d terms", terms))
	part(processes, words.N("%d process", "%d processes", processes))
	part(questions, words.N("%d question", "%d questions", questions))
	part(pictures, words.N("%d picture", "%d pictures", pictures))
	if d.found.Made && len(parts) == 1 && !d.changes() {
		return words.T("Everything that was accepted is written.")
	}
	return strings.Join(parts, " · ")
}

// openStill counts what nothing was said of yet.
func (p *Page) openStill() string {
	d := p.draft
	n := stillOpen(d, d.terms, termFile) + stillOpen(d, d.processes, processFile) + stillOpen(d, d.questions, questionFile) + stillOpen(d, d.pictures, pictureFile)
	if n == 0 {
		return words.T("Nothing is left to decide.")
	}
	return words.N("%d proposal is yet to be decided.", "%d proposals are yet to be decided.", n)
}

func stillOpen[T any](d *draft, all []*proposal[T], file func(*T) string) (n int) {
	for _, x := range all {
		if x.is == open && d.in(file(&x.it)) {
			n++
		}
	}
	return n
}

// redrawHead draws the page anew with the keys where they are, as its main button is
// another one.
func (p *Page) redrawHead() { p.refill() }

// refill draws the page anew, with the keys on the lesson or at the button of the same
// name that had them.
func (p *Page) refill() {
	at := p.rows.Focused()
	p.redraw()
	if at >= 0 {
		p.rows.Focus(at)
	}
}
