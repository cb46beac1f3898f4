// Package courses is the page of the courses that the learner opened: how far they
// are in each, what waits there, and the ways to open and to remove one.
package courses

import (
	"image"
	"math"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/library"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Entry is a course as it is shown.
type Entry struct {
	library.Course
	Open     bool           // it is the one that is open
	Known    bool           // how far the learner is in it is known
	Standing study.Standing // that
	Missing  bool           // its files are gone
	Fault    error          // why it can't be read, where it isn't that
	Picture  image.Image    // its cover; nil for none
}

// Name is what the course is called in the window.
func (e *Entry) Name() string {
	if e.Title == "" {
		return words.T("The course that came with the app")
	}
	return e.Title
}

// Shell is the part of the app that the page uses.
type Shell interface {
	// CourseEntries gives the courses, the one opened last first.
	CourseEntries() []Entry
	// LookAtCourses has found out how far the learner is in each; the page is told.
	LookAtCourses()
	OpenCourse(path string)
	ChooseCourseFile()
	ChooseCourseFolder()
	// FindCourse asks where a course is that isn't where it was.
	FindCourse(Entry)
	// AskToRemoveCourse removes a course, if the learner confirms it.
	AskToRemoveCourse(Entry)
	Now() time.Time
	Moved()
}

// Page is the page. It implements [nav.Timed].
type Page struct {
	nav.Scrolled
	shell   Shell
	entries []Entry
	rows    []*kit.Pressable // by entry
}

var _ nav.Timed = (*Page)(nil)

// New makes the page.
func New(shell Shell, route nav.Route) *Page {
	p := &Page{shell: shell}
	p.Scrolled = nav.NewScrolled(nav.Courses, p.draw(), route)
	return p
}

// Shown has looked how far the learner is in each course.
func (p *Page) Shown() {
	p.Scrolled.Shown()
	p.shell.LookAtCourses()
}

// CoursesChanged tells that more is known of the courses, or that there are others.
func (p *Page) CoursesChanged() {
	at := p.focused()
	ref := ""
	if at >= 0 {
		ref = p.entries[at].Ref()
	}
	p.SetContent(p.draw())
	for i := range p.entries {
		if at >= 0 && p.entries[i].Ref() == ref {
			if c := kit.CanvasOf(p.Scroll); c != nil {
				c.Focus(p.rows[i])
			}
		}
	}
	p.shell.Moved()
}

// TimePassed has looked again what waits.
func (p *Page) TimePassed() { p.shell.LookAtCourses() }

// focused is the entry that has the keys; -1 when none has.
func (p *Page) focused() int {
	for i, r := range p.rows {
		if r.Focused() {
			return i
		}
	}
	return -1
}

// Commands are those that open a course by its number, and scroll.
func (p *Page) Commands() []command.Command {
	var cs []command.Command
	for i := range p.entries[:min(len(p.entries), 9)] {
		e := p.entries[i]
		cs = append(cs, command.Command{
			ID: "courses.open." + e.Ref(), Title: words.F("Open %s", Short(e.Name())),
			Keys: []command.Key{{Rune: rune('1' + i)}}, When: func() bool { return !e.Open }, Do: func() { p.open(e) },
		})
	}
	cs = append(cs, command.Command{
		ID: "courses.remove", Title: words.T("Remove the course that is marked…"), Keys: []command.Key{command.K(fyne.KeyDelete)},
		When: func() bool { at := p.focused(); return at >= 0 && removable(&p.entries[at]) },
		Do:   func() { p.shell.AskToRemoveCourse(p.entries[p.focused()]) },
	})
	return append(cs, p.Scrolled.Commands()...)
}

// Short is a name with no more letters than there is room for in a line of a menu.
func Short(name string) string {
	const most = 48
	letters := []rune(name)
	if len(letters) <= most {
		return name
	}
	return strings.TrimRight(string(letters[:most-1]), " ") + "…"
}

// removable says whether a course can be removed: that which comes with the app stays.
func removable(e *Entry) bool { return e.Ref() != library.Bundled }

// open opens a course, or asks where it is.
func (p *Page) open(e Entry) {
	if e.Missing {
		p.shell.FindCourse(e)
		return
	}
	p.shell.OpenCourse(e.Ref())
}

func (p *Page) draw() fyne.CanvasObject {
	p.entries, p.rows = p.shell.CourseEntries(), nil
	head := kit.PageTitle("", words.T("Courses"))
	about := kit.Panel(kit.Stack(12,
		kit.Label(words.T("The courses that you opened are listed here. A .course file is copied to your data when it is opened, so the file itself may go; a folder stays where it is. You can also drop either on this window.")),
		kit.Wrap(10,
			kit.Primary(words.T("Open a course file…"), p.shell.ChooseCourseFile),
			kit.Secondary(words.T("Open a course folder…"), p.shell.ChooseCourseFolder))))
	rows := []fyne.CanvasObject{head, about}
	for i := range p.entries {
		rows = append(rows, p.row(&p.entries[i]))
	}
	return kit.Stack(theme.PanelGap, rows...)
}

// row shows a course: pressed, it opens.
func (p *Page) row(e *Entry) fyne.CanvasObject {
	entry := *e
	name := kit.H3(e.Name())
	lines := []fyne.CanvasObject{name, kit.Small(p.about(e))}
	switch {
	case e.Missing:
		lines = append(lines, kit.Text(words.T("It isn’t where it was. What you did in it is kept."), theme.SmallSize, theme.Face{SemiBold: true}, theme.Danger), kit.OneLine(kit.Small(e.Path)))
	case e.Fault != nil:
		lines = append(lines, kit.Text(words.T("It can’t be read now. Open it to see why."), theme.SmallSize, theme.Face{SemiBold: true}, theme.Danger))
	case e.Known:
		lines = append(lines, progress(e), kit.Label(Waits(e.Standing.Waits)))
	default:
		lines = append(lines, kit.MutedLabel(words.T("Looking how far you are…")))
	}
	press := kit.NewPressable(kit.Inset(10, 10, kit.Beside(16, Cover(e), kit.Stack(4, lines...))), func() { p.open(entry) })
	press.SetDisabled(e.Open)
	press.Menu = func() []kit.MenuItem { return p.menu(entry) }
	p.rows = append(p.rows, press)
	ways := p.ways(e)
	panel := kit.PanelInset(8, 8, kit.Columns(12, theme.Size(190), []float32{5, 2}, press, kit.InsetSides(0, 10, 10, 10, kit.Actions(ways...))))
	for _, o := range append(ways, press) {
		if b, ok := o.(*kit.Pressable); ok {
			b.OnFocus = func() { p.Scroll.ShowObject(panel) }
		}
	}
	return panel
}

// menu is what can be done with a course.
func (p *Page) menu(e Entry) []kit.MenuItem {
	var items []kit.MenuItem
	switch {
	case e.Missing:
		items = append(items, kit.MenuItem{Title: words.T("Find it…"), Do: func() { p.shell.FindCourse(e) }})
	case !e.Open:
		items = append(items, kit.MenuItem{Title: words.T("Open"), Do: func() { p.open(e) }})
	}
	if removable(&e) {
		items = append(items, kit.MenuItem{Title: words.T("Remove…"), Do: func() { p.shell.AskToRemoveCourse(e) }})
	}
	return append(items, kit.MenuItem{Title: words.T("Open a course file…"), Do: p.shell.ChooseCourseFile},
		kit.MenuItem{Title: words.T("Open a course folder…"), Do: p.shell.ChooseCourseFolder})
}

// ways are the buttons beside a course.
func (p *Page) ways(e *Entry) []fyne.CanvasObject {
	entry := *e
	var ways []fyne.CanvasObject
	switch {
	case e.Open:
		ways = append(ways, kit.Tag(words.T("✓ Open now"), nil))
	case e.Missing:
		ways = append(ways, kit.Secondary(words.T("Find it…"), func() { p.shell.FindCourse(entry) }))
	default:
		ways = append(ways, kit.Secondary(words.T("Open"), func() { p.open(entry) }))
	}
	if removable(e) {
		ways = append(ways, kit.LinkButton(words.T("Remove…"), func() { p.shell.AskToRemoveCourse(entry) }))
	}
	return ways
}

// about says which edition it is, of how much, and when it was opened last.
func (p *Page) about(e *Entry) string {
	var parts []string
	if e.Version != "" {
		parts = append(parts, words.F("Version %s", e.Version))
	}
	if e.Known && e.Standing.Lessons > 0 {
		parts = append(parts, words.N("%d lesson", "%d lessons", e.Standing.Lessons))
	}
	if e.Known && e.Standing.Cards > 0 {
		parts = append(parts, words.N("%d card", "%d cards", e.Standing.Cards))
	}
	if e.Opened.IsZero() {
		return strings.Join(append(parts, words.T("Not opened yet")), " · ")
	}
	at := e.Opened.In(p.shell.Now().Location())
	return strings.Join(append(parts, words.F("Opened on %s", words.Date(at))), " · ")
}

// progress shows how much of the lessons is read.
func progress(e *Entry) fyne.CanvasObject {
	if e.Standing.Lessons == 0 {
		return kit.Gap(1, 1)
	}
	read := words.F("%d %% read", int(math.Floor(e.Standing.Read*100+0.5)))
	return kit.Columns(12, 0, []float32{5, 2}, kit.Meter(e.Standing.Read, theme.Primary), kit.OneLine(kit.Small(read)))
}

// Waits says what waits in a course.
func Waits(c study.Counts) string {
	var parts []string
	if n := c.Due + c.Learning; n > 0 {
		parts = append(parts, words.N("%d card due", "%d cards due", n))
	}
	if c.New > 0 {
		parts = append(parts, words.F("%d new", c.New))
	}
	if len(parts) == 0 {
		return words.T("Nothing is due.")
	}
	return strings.Join(parts, " · ")
}
