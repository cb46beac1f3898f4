package checking

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/fix"
	"stagecraft/content/markup"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func (p *Page) draw() fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.Stack(8, kit.PageTitle(words.T("Course"), words.T("Check")), kit.Label(p.says()))}
	switch r := p.report(); {
	case p.checks():
		rows = append(rows, kit.Wrap(10, kit.Secondary(words.T("Cancel"), p.cancel)))
	case p.stopped():
		rows = append(rows, kit.Wrap(10, kit.Primary(words.T("Check again"), p.Again)))
	case r == nil:
		rows = append(rows, kit.Callout("danger", nil, kit.Label(words.Failure(p.Found.err))), kit.Wrap(10, kit.Primary(words.T("Check again"), p.Again)))
	default:
		rows = append(rows, kit.Wrap(10, p.ways(r)...))
		if why := readOnly(r.ReadOnly); why != "" && len(r.Findings) > 0 {
			rows = append(rows, kit.Callout("note", nil, kit.Label(why)))
		}
		rows = append(rows, p.files(r)...)
	}
	return kit.AtMost(theme.Size(kit.RoomWidth), kit.Stack(theme.PanelGap, rows...))
}

// says is how the course stands.
func (p *Page) says() string {
	title := p.shell.CourseTitle(p.at.Path)
	r := p.report()
	switch {
	case p.checks():
		return words.F("Checking “%s”…", title)
	case p.stopped():
		return words.T("You stopped the check. Nothing was changed.")
	case r == nil:
		return words.F("“%s” could not be checked.", title)
	case len(r.Findings) == 0:
		return words.F("“%s” has no problems.", title)
	}
	problems := r.Problems()
	var counts []string
	for _, c := range []string{
		counted(problems.Errors(), words.N("%d error", "%d errors", problems.Errors())),
		counted(problems.Count(content.Warning), words.N("%d warning", "%d warnings", problems.Count(content.Warning))),
		counted(problems.Count(content.Note), words.N("%d to know", "%d to know", problems.Count(content.Note))),
	} {
		if c != "" {
			counts = append(counts, c)
		}
	}
	said := words.F("“%s”: %s.", title, strings.Join(counts, ", "))
	if n := r.Mendable(); n > 0 {
		said += " " + words.N("%d of them can be mended here.", "%d of them can be mended here.", n)
	}
	return said
}

// counted is what is said of a number of problems; "" of none.
func counted(n int, said string) string {
	if n == 0 {
		return ""
	}
	return said
}

// readOnly says why nothing of a course is changed; "" when it can be.
func readOnly(why fix.Reason) string {
	switch why {
	case fix.Bundled:
		return words.T("This is the course that came with the app, which is never changed. What is listed is for whoever makes it.")
	case fix.Packed:
		return words.T("This course is a file, which is never changed. Mend its folder, and pack it again.")
	}
	return ""
}

// ways are what can be done with all of it.
func (p *Page) ways(r *fix.Report) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	if r.Mendable() > 0 {
		all = append(all, kit.Primary(words.T("Mend all that is mechanical…"), p.mendAll))
	}
	if undrawn(r) {
		all = append(all, kit.Secondary(words.T("Draw the diagrams…"), p.drawDiagrams))
	}
	all = append(all, kit.Secondary(words.T("Check again"), p.Again))
	if len(r.Findings) > 0 {
		all = append(all, kit.Secondary(words.T("Copy the list"), p.copyList))
	}
	if r.Root != "" {
		all = append(all, kit.Secondary(words.T("Show the folder"), func() { p.shell.OpenFolder(r.Root) }))
	}
	if p.at.Path == "" && r.ReadOnly == "" && p.shell.CourseFolder() != "" {
		all = append(all, kit.Secondary(words.T("Edit the terms…"), p.shell.EditTerms), kit.Secondary(words.T("Edit the questions…"), p.shell.EditQuestions))
	}
	switch {
	case r.Problems().Errors() > 0:
	case p.at.Path != "":
		all = append(all, kit.Secondary(words.T("Open the course"), func() { p.shell.OpenCourse(p.at.Path) }))
	case p.at.Mended:
		all = append(all, kit.Secondary(words.T("Open the course as it is now"), func() { p.shell.OpenCourse(r.Path) }))
	}
	return all
}

// files are the problems, a panel for each file, as many as are to be shown.
func (p *Page) files(r *fix.Report) []fyne.CanvasObject {
	shown := r.Findings[:min(len(r.Findings), p.at.Shown)]
	var all []fyne.CanvasObject
	for len(shown) > 0 {
		n := slices.IndexFunc(shown, func(f fix.Finding) bool { return f.File != shown[0].File })
		if n < 0 {
			n = len(shown)
		}
		name := shown[0].File
		if name == "." || filepath.IsAbs(name) {
			name = words.T("The course as a whole")
		}
		rows := []fyne.CanvasObject{kit.H2(markup.Visible(name))}
		for i := range shown[:n] {
			if i > 0 {
				rows = append(rows, kit.Separator())
			}
			rows = append(rows, p.problem(r, &shown[i]))
		}
		all = append(all, kit.Panel(kit.Stack(14, rows...)))
		shown = shown[n:]
	}
	if left := len(r.Findings) - p.at.Shown; left > 0 {
		all = append(all, kit.Wrap(10, kit.Secondary(words.N("Show %d more", "Show %d more", min(left, atOnce)), p.more), kit.Small(words.N("%d more to see", "%d more to see", left))))
	}
	return all
}

// problem is one of them: how bad it is and where, what is wrong, the line, what would
// be right, and what mends it.
func (p *Page) problem(r *fix.Report, f *fix.Finding) fyne.CanvasObject {
	kind, strong := words.T("Error"), theme.Danger
	switch f.Severity {
	case content.Warning:
		kind, strong = words.T("Warning"), theme.Warning
	case content.Note:
		kind, strong = words.T("Good to know"), theme.Muted
	}
	head := []fyne.CanvasObject{kit.Text(kind, theme.SmallSize, theme.Face{SemiBold: true}, strong)}
	if f.Line > 0 {
		head = append(head, kit.Small(words.F("line %d, column %d", f.Line, max(f.Character, 1))))
	}
	rows := []fyne.CanvasObject{kit.Row(8, head...), kit.Label(markup.Visible(words.Sentence(f.Problem)))}
	if strings.TrimSpace(f.Text) != "" {
		rows = append(rows, line(f))
	}
	if !f.Advice.Empty() {
		rows = append(rows, kit.Small(words.F("What would be right: %s", words.Say(f.Advice))))
	}
	switch {
	case f.Fix != nil:
		rows = append(rows, kit.Wrap(10, p.mendButton(r, f)))
	case !f.Why.Empty() && r.ReadOnly == "":
		rows = append(rows, kit.Small(words.F("Mended by hand: %s.", words.Say(f.Why))))
	}
	return kit.Stack(6, rows...)
}

// mendButton shows what mends a problem.
func (p *Page) mendButton(r *fix.Report, f *fix.Finding) fyne.CanvasObject {
	label := short(markup.Visible(words.Say(f.Fix.Says)), 60)
	b := kit.Secondary(label+"…", func() { p.shell.MendCourse(r, f, p.mended) })
	b.Says = accessible.Description{Name: words.F("Mend: %s", label), Help: words.F("%s, line %d", f.File, f.Line)}
	return b
}

// short is at most so many characters of a text.
func short(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// How many characters of a line are shown before what is meant, and after it.
const (
	shownBefore = 40
	shownAfter  = 60
)

// line is the line that a problem is on, with what is meant marked.
func line(f *fix.Finding) fyne.CanvasObject {
	before, meant, after := f.Text[:f.From], f.Text[f.From:f.To], f.Text[f.To:]
	if r := []rune(before); len(r) > shownBefore {
		before = "…" + string(r[len(r)-shownBefore:])
	}
	after = short(after, shownAfter)
	if meant == "" {
		meant = " "
	}
	mono := theme.Face{Mono: true}
	said := text.NewParagraph(theme.Size(13), theme.Ink,
		text.Run{Text: code(before), Face: mono},
		text.Run{Text: code(short(meant, shownAfter)), Face: mono, Background: theme.WarningSoft, Underline: text.Solid},
		text.Run{Text: code(after), Face: mono})
	return kit.OnBackground(kit.Background(theme.CodeSoft, theme.Clear, theme.ButtonRadius), 12, 8, kit.Beside(12, lineNumber(strconv.Itoa(f.Line)), said))
}

// lineNumber is what stands before a line of a file.
func lineNumber(s string) fyne.CanvasObject {
	p := text.NewParagraph(theme.Size(13), theme.Muted, text.Run{Text: s, Face: theme.Face{Mono: true}})
	p.Unbroken = true
	return p
}

// code is a part of a line as it can be shown.
func code(s string) string { return strings.ReplaceAll(markup.Visible(s), "\t", "    ") }
