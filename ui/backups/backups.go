// Package backups is the page of the learner's backups: when each was made and why,
// what it holds, and the ways to look into one and to put it back.
package backups

import (
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study/journal"
	"stagecraft/ui/command"
	"stagecraft/ui/figure"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Mode is that of a route of the page of settings which leads here.
const Mode nav.Mode = "backups"

// Keeper is what the page asks of where the backups are. Its methods are called
// off the main goroutine.
type Keeper interface {
	// Backups lists them, the newest first.
	Backups() ([]journal.Backup, error)
	// Replaced is what the last restore replaced; "" when nothing can be undone.
	Replaced() string
}

// Shell is the part of the app that the page uses.
type Shell interface {
	BackUpNow()
	LookIntoBackup(journal.Backup)
	UndoRestore()
	// TellsOfRestore says whether the window says that a backup was restored.
	TellsOfRestore() bool
	DataDir() string
	OpenFolder(path string)
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
	all      []journal.Backup
	replaced string
	err      error
}

// New makes the page.
func New(keeper Keeper, shell Shell, route nav.Route) *Page {
	p := &Page{keeper: keeper, shell: shell}
	route.Mode = Mode
	p.Read, p.Draw, p.Drawn = p.read, p.draw, shell.Moved
	p.Open(nav.Settings, route)
	return p
}

// BackupsChanged tells that there are others than before.
func (p *Page) BackupsChanged() { p.Reload() }

// read asks the disk.
func (p *Page) read() (f found) {
	f.all, f.err = p.keeper.Backups()
	f.replaced = p.keeper.Replaced()
	return f
}

// Commands are those that back up and scroll.
func (p *Page) Commands() []command.Command {
	return append([]command.Command{
		{ID: "backups.now", Title: words.T("Back up now"), Keys: []command.Key{{Rune: 'b'}}, Do: p.shell.BackUpNow},
		{
			ID: "backups.newest", Title: words.T("Look into the newest backup"), Keys: []command.Key{{Rune: 'l'}},
			When: func() bool { return p.newest() != nil }, Do: func() { p.shell.LookIntoBackup(*p.newest()) },
		},
		{
			ID: "backups.undo", Title: words.T("Undo the restore"), Keys: []command.Key{command.Ctrl(fyne.KeyZ)}, Do: p.shell.UndoRestore,
			When: func() bool { return p.Found != nil && p.Found.replaced != "" },
		},
	}, p.Scrolled.Commands()...)
}

// newest is the newest backup that says what it holds; nil when there is none.
func (p *Page) newest() *journal.Backup {
	if p.Found == nil {
		return nil
	}
	for i := range p.Found.all {
		if p.Found.all[i].Fault == nil {
			return &p.Found.all[i]
		}
	}
	return nil
}

func (p *Page) draw() fyne.CanvasObject {
	head := kit.PageTitle(words.T("Settings"), words.T("Backups"),
		kit.LinkButton(words.T("All settings"), func() { p.shell.Go(nav.Route{Page: nav.Settings}) }))
	panels := []fyne.CanvasObject{head}
	if p.Found != nil && p.Found.replaced != "" && !p.shell.TellsOfRestore() {
		panels = append(panels, p.restored())
	}
	return kit.Stack(theme.PanelGap, append(panels, p.about(), p.list())...)
}

// restored says that the last restore can be undone.
func (p *Page) restored() fyne.CanvasObject {
	undo := kit.Secondary(words.T("Undo the restore"), p.shell.UndoRestore)
	undo.Fill = theme.Surface
	head := kit.Text(words.T("A backup was restored"), theme.LabelSize, theme.Face{SemiBold: true}, theme.Info)
	return kit.OnBackground(kit.Background(theme.InfoSoft, theme.Info, theme.PanelRadius), 16, 12, kit.Stack(8, head,
		kit.Label(words.F("What it replaced is kept as %s. Undo puts that back, with what you did since.", filepath.Base(p.Found.replaced))),
		kit.Wrap(10, undo)))
}

// about says what is backed up when, and where that is.
func (p *Page) about() fyne.CanvasObject {
	folder := filepath.Join(p.shell.DataDir(), journal.BackupFolder)
	return kit.Panel(kit.Stack(12,
		kit.Label(words.T("On each day on which you do something, and before anything that changes much at once, all that you did is written to a file of its own. Each is read back and compared before it counts.")),
		kit.Text(folder, theme.SmallSize, theme.Face{Mono: true}, theme.Ink),
		kit.Wrap(10,
			kit.Primary(words.T("Back up now"), p.shell.BackUpNow),
			kit.Secondary(words.T("Show the folder"), func() {
				if p.newest() == nil { // it may not be there yet
					folder = p.shell.DataDir()
				}
				p.shell.OpenFolder(folder)
			}))))
}

// list shows each backup.
func (p *Page) list() fyne.CanvasObject {
	switch {
	case p.Found == nil:
		return kit.Panel(kit.MutedLabel(words.T("Looking for your backups…")))
	case p.Found.err != nil:
		return kit.Panel(kit.Stack(12,
			kit.Text(words.T("The backups can't be listed"), theme.LabelSize, theme.Face{SemiBold: true}, theme.Danger),
			kit.Label(words.Failure(p.Found.err)),
			kit.Wrap(10, kit.Secondary(words.T("Try again"), p.Reload))))
	case len(p.Found.all) == 0:
		return figure.Empty(words.T("No backups yet"),
			words.T("The first is made by itself soon after you have read, graded or answered something. It will be listed here with its day and what it holds, and can be looked into and restored."))
	}
	var rows []fyne.CanvasObject
	total := int64(0)
	for i, b := range p.Found.all {
		if i > 0 {
			rows = append(rows, kit.Separator())
		}
		total += b.Size
		rows = append(rows, p.row(b))
	}
	sum := kit.Small(words.N("%d backup", "%d backups", len(p.Found.all)) + ", " + Size(total))
	return kit.Stack(8, kit.PanelInset(20, 10, kit.Stack(0, rows...)), sum)
}

func (p *Page) row(b journal.Backup) fyne.CanvasObject {
	when := kit.Label(When(b.Made))
	when.Runs[0].Face.SemiBold = true
	lines := []fyne.CanvasObject{when}
	why := Reason(b.Reason)
	if b.Fault != nil {
		lines = append(lines, kit.Small(why+" · "+Size(b.Size)),
			kit.Text(words.T("This file is damaged and can't be restored. It is left as it is."), theme.SmallSize, theme.Face{SemiBold: true}, theme.Danger))
		return kit.Inset(0, 10, kit.Stack(2, lines...))
	}
	lines = append(lines, kit.Small(why+" · "+Holds(b.Reviews(), b.Notes(), b.Holds.Days)+" · "+Size(b.Size)))
	look := kit.Secondary(words.T("Look inside…"), func() { p.shell.LookIntoBackup(b) })
	return kit.WithMenu(kit.Inset(0, 10, kit.Columns(16, theme.Size(170), []float32{7, 3}, kit.Stack(2, lines...), kit.Actions(look))), func() []kit.MenuItem {
		return []kit.MenuItem{
			{Title: words.T("Look inside…"), Do: func() { p.shell.LookIntoBackup(b) }},
			{Title: words.T("Show the folder"), Do: func() { p.shell.OpenFolder(filepath.Dir(b.Path)) }},
			{Title: words.T("Back up now"), Do: p.shell.BackUpNow},
		}
	})
}

// When says when a backup was made.
func When(made time.Time) string {
	return words.DateAndClock(made.Local())
}

// Holds says what is in a backup.
func Holds(reviews, notes, days int64) string {
	text := ""
	if reviews > 0 {
		text += words.N("%d review", "%d reviews", int(reviews)) + ", "
	}
	if notes > 0 {
		text += words.N("%d note", "%d notes", int(notes)) + ", "
	}
	return text + words.N("%d day", "%d days", int(days))
}

// Size says how large a file is.
func Size(bytes int64) string {
	switch {
	case bytes < 1000:
		return words.N("%d byte", "%d bytes", int(bytes))
	case bytes < 1000_000:
		return words.F("%d KB", (bytes+999)/1000)
	case bytes < 10_000_000:
		return words.F("%.1f MB", float64(bytes)/1e6)
	}
	return words.F("%d MB", (bytes+500_000)/1000_000)
}

// Reason says why a backup was made.
func Reason(r journal.Reason) string {
	switch r {
	case journal.Daily:
		return words.T("Made by itself")
	case journal.ByHand:
		return words.T("You asked for it")
	case journal.BeforeUpgrade:
		return words.T("Before a newer version took up your data")
	case journal.BeforeJoin:
		return words.T("Before progress was brought in")
	case journal.BeforeEdition:
		return words.T("Before another edition of a course")
	case journal.BeforeRestore:
		return words.T("Before a restore")
	}
	return words.T("For another reason")
}
