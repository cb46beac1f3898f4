// Package edition tells what another edition of the course brought: once when it is
// first opened, and in a line that stays on Progress.
package edition

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Name is what an edition is called.
func Name(version string) string {
	if version == "" {
		return words.T("An edition without a version")
	}
	return words.F("Edition %s", version)
}

// Summary tells of an edition. Keep is called when the learner chooses to keep the
// schedule of the cards that changed, or no longer to.
func Summary(course *content.Course, e study.EditionMet, keep func(bool)) fyne.CanvasObject {
	opened := words.F("You opened it first on %s. Everything you did is kept.", words.Date(e.At))
	if e.From != "" {
		opened = words.F("You opened it first on %[2]s; before, you had edition %[1]s. Everything you did is kept.", e.From, words.Date(e.At))
	}
	b := &e.Brings
	rows := []fyne.CanvasObject{kit.Label(opened)}
	row := func(title, text string, ids []string) {
		if len(ids) == 0 {
			return
		}
		head := kit.Text(title+" · "+counted(ids), theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink)
		lines := []fyne.CanvasObject{head, kit.MutedLabel(text)}
		if names := listed(course, ids); names != "" {
			lines = append(lines, kit.Small(names))
		}
		rows = append(rows, kit.Stack(3, lines...))
	}
	row(words.T("New"), words.T("They come as new cards and questions do."), b.New)
	row(words.T("Reworded"), words.T("They mean what they meant. Their cards keep their schedule."), b.Reworded)
	changed := words.T("Their cards come again as to be learnt anew, and say what they said before.")
	if e.Kept {
		changed = words.T("You chose to keep the schedule of their cards.")
	}
	row(words.T("Changed in meaning"), changed, b.Changed)
	if len(b.Changed) > 0 {
		button := kit.Secondary(words.T("Keep their schedule"), func() { keep(true) })
		if e.Kept {
			button = kit.Secondary(words.T("Learn them anew"), func() { keep(false) })
		}
		rows = append(rows, kit.Wrap(12, button))
	}
	row(words.T("Moved"), words.T("They have another id in the course. Their cards keep their schedule."), b.Moved)
	row(words.T("Retired"), words.T("They come no more, and stay in your figures."), b.Retired)
	if b.More > 0 {
		rows = append(rows, kit.Small(words.N("%d more isn’t listed here.", "%d more aren’t listed here.", b.More)))
	}
	if places := places(b); places != "" {
		rows = append(rows, kit.Label(places))
	}
	if len(rows) == 1 {
		rows = append(rows, kit.MutedLabel(words.T("Nothing that you learn by heart is different.")))
	}
	return kit.Stack(14, rows...)
}

// places tells what became of notes, highlights and flags.
func places(b *study.Brings) string {
	var all []string
	if b.NotesMoved > 0 {
		all = append(all, words.N("%d of your notes, highlights and flags moved along with its words.", "%d of your notes, highlights and flags moved along with their words.", b.NotesMoved))
	}
	if b.NotesLost > 0 {
		all = append(all, words.N("The words of %d are gone; it is kept in its lesson, as from an earlier edition.", "The words of %d are gone; they are kept in their lessons, as from an earlier edition.", b.NotesLost))
	}
	return strings.Join(all, " ")
}

// Older tells that the edition that is open is older than one that was seen.
func Older(version, seen string) fyne.CanvasObject {
	return kit.Stack(12,
		kit.Label(words.F("%s is older than edition %s, which you had open before.", Name(version), seen)),
		kit.Label(words.T("You can go on in it, and nothing is changed by that: your schedule, your notes and what you read are kept, and stand in the newer edition as they did.")),
		kit.MutedLabel(words.T("If you didn’t mean to open it, open the newer one from the menu.")),
	)
}

// Line tells of an edition in one line.
func Line(e study.EditionMet) string {
	b := &e.Brings
	var parts []string
	for _, p := range []struct {
		ids []string
		n   func(n int) string
	}{
		{b.New, func(n int) string { return words.N("%d new", "%d new", n) }},
		{b.Reworded, func(n int) string { return words.N("%d reworded", "%d reworded", n) }},
		{b.Changed, func(n int) string { return words.N("%d changed", "%d changed", n) }},
		{b.Moved, func(n int) string { return words.N("%d moved", "%d moved", n) }},
		{b.Retired, func(n int) string { return words.N("%d retired", "%d retired", n) }},
	} {
		if len(p.ids) > 0 {
			parts = append(parts, p.n(len(p.ids)))
		}
	}
	line := words.F("%s since %s", Name(e.Version), words.Date(e.At))
	if len(parts) > 0 {
		line += ": " + strings.Join(parts, ", ")
	}
	return line
}

// kinds are those of what an edition brings, as they are counted and in which order.
var kinds = []struct {
	kind  string
	count func(n int) string
}{
	{"lesson", func(n int) string { return words.N("%d lesson", "%d lessons", n) }},
	{"term", func(n int) string { return words.N("%d term", "%d terms", n) }},
	{"process", func(n int) string { return words.N("%d process", "%d processes", n) }},
	{"step", func(n int) string { return words.N("%d step", "%d steps", n) }},
	{"question", func(n int) string { return words.N("%d question", "%d questions", n) }},
	{"scene", func(n int) string { return words.N("%d scene", "%d scenes", n) }},
}

// counted counts ids by what they are of.
func counted(ids []string) string {
	n := map[string]int{}
	for _, id := range ids {
		kind, _, _ := strings.Cut(id, ":")
		n[kind]++
	}
	var all []string
	for _, k := range kinds {
		if n[k.kind] > 0 {
			all = append(all, k.count(n[k.kind]))
		}
	}
	return strings.Join(all, ", ")
}

// most is how many are named.
const most = 12

// listed names what has a name.
func listed(course *content.Course, ids []string) string {
	var names []string
	for _, id := range ids {
		if name := nameOf(course, id); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	more := len(names) - most
	text := strings.Join(names[:min(len(names), most)], ", ")
	if more > 0 {
		text += " " + words.N("and %d more", "and %d more", more)
	}
	return text
}

// nameOf is what an id is called; "" of what has no name. What the course doesn't
// have stands with its name in place of its id.
func nameOf(course *content.Course, id string) string {
	kind, name, _ := strings.Cut(id, ":")
	switch kind {
	case "lesson":
		if l := course.Lesson(name); l != nil {
			return l.Title
		}
	case "term":
		if t := course.Term(name); t != nil {
			return t.Term
		}
	case "process":
		if p := course.Process(name); p != nil {
			return p.Title
		}
	case "step":
		if s := course.Step(name); s != nil {
			return s.Name
		}
	case "question", "scene":
		return ""
	}
	return name
}
