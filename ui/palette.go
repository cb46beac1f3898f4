package ui

import (
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content/markup"
	"stagecraft/ui/figure"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

// found is one thing the palette can lead to.
type found struct {
	title, kind string
	also        string // other words it is found by
	do          func()
}

// findable is everything the palette knows: pages and actions, lessons, their
// headings and pictures, terms, processes and steps.
func (s *App) findable() []found {
	var all []found
	for _, c := range s.list.All() {
		if !c.Unlisted && c.ID != "go.search" {
			kind := words.T("Action")
			if len(c.Keys) > 0 {
				kind = c.Keys[0].String()
			}
			all = append(all, found{title: c.Title, kind: kind, do: c.Do})
		}
	}
	course := s.course()
	for _, l := range course.Lessons {
		id := l.ID
		all = append(all, found{title: l.Title, kind: words.T("Lesson"), do: func() { s.Go(nav.Route{Page: nav.Lessons, ID: id}) }})
		for _, h := range l.Document.Headings() {
			at := h.ID
			all = append(all, found{title: markup.PlainText(h.Inlines), kind: l.Title, do: func() { s.Go(nav.Route{Page: nav.Lessons, ID: id, At: at}) }})
		}
	}
	for _, t := range course.Terms {
		id := t.ID
		all = append(all, found{title: t.Term, also: t.Abbreviation, kind: words.T("Term"), do: func() { s.Open("term:" + id) }})
	}
	for _, p := range course.Processes {
		id := p.ID
		all = append(all, found{title: p.Title, also: figure.TextAlternative(course, p), kind: words.T("Process"), do: func() { s.Go(nav.Route{Page: nav.Process, ID: id}) }})
		for _, step := range p.Steps {
			at := step.ID
			all = append(all, found{title: step.Name, kind: p.Title, do: func() { s.Go(nav.Route{Page: nav.Process, ID: id, At: at}) }})
		}
	}
	for _, l := range course.Lessons {
		all = append(all, s.pictured(l)...)
	}
	return all
}

// match ranks what holds every word asked for: what begins with it first, then
// what has a word that does, then the rest.
func match(all []found, query string) []found {
	asked := strings.Fields(strings.ToLower(query))
	type ranked struct {
		found
		rank int
	}
	var hits []ranked
next:
	for _, f := range all {
		text := strings.ToLower(f.title + " " + f.also)
		rank := 0
		for _, w := range asked {
			i := strings.Index(text, w)
			switch {
			case i < 0:
				continue next
			case strings.EqualFold(f.also, w):
				continue
			case i == 0:
				rank++
			case text[i-1] == ' ':
				rank += 2
			default:
				rank += 4
			}
			if i > len(f.title) {
				rank++ // the list doesn't show it
			}
		}
		hits = append(hits, ranked{f, rank})
	}
	if len(asked) > 0 {
		sort.SliceStable(hits, func(i, j int) bool { return hits[i].rank < hits[j].rank })
	}
	out := make([]found, len(hits))
	for i, h := range hits {
		out[i] = h.found
	}
	return out
}

// queryEntry is the palette's line. Keys that move in the list go to it.
type queryEntry struct {
	widget.Entry
	key func(fyne.KeyName) bool
}

func (e *queryEntry) TypedKey(k *fyne.KeyEvent) {
	if !e.key(k.Name) {
		e.Entry.TypedKey(k)
	}
}

// showPalette opens the line that finds everything.
func (s *App) showPalette() {
	if s.opened == nil || s.window.Canvas().Overlays().Top() != nil {
		return
	}
	const rows = 9
	var (
		pop    *widget.PopUp
		all    = s.findable()
		hits   []found
		chosen int
		list   = kit.Stack(0)
		entry  = &queryEntry{}
	)
	entry.ExtendBaseWidget(entry)
	entry.SetPlaceHolder(words.T("Lesson, term, step or action"))
	size := s.window.Canvas().Size()
	width := min(look.Size(620), size.Width-80)
	follow := func(i int) {
		if i < len(hits) {
			pop.Hide()
			hits[i].do()
		}
	}
	draw := func() {
		list.Objects = nil
		first := max(chosen-rows+1, 0)
		for i := first; i < min(first+rows, len(hits)); i++ {
			at := i
			row := kit.NewPressable(kit.Inset(12, 7, kit.Row(12,
				kit.OneLine(kit.Label(hits[i].title)), kit.Spring(), kit.OneLine(kit.Small(hits[i].kind)))), func() { follow(at) })
			if i == chosen {
				row.Fill = look.PrimarySoft
			}
			list.Add(row)
		}
		if len(hits) == 0 {
			list.Add(kit.Inset(12, 7, kit.MutedLabel(words.T("Nothing in this course matches."))))
		}
		list.Refresh()
	}
	find := func(query string) {
		hits, chosen = match(all, query), 0
		draw()
	}
	entry.OnChanged = find
	entry.key = func(name fyne.KeyName) bool {
		switch name {
		case fyne.KeyDown:
			chosen = min(chosen+1, max(len(hits)-1, 0))
		case fyne.KeyUp:
			chosen = max(chosen-1, 0)
		case fyne.KeyReturn, fyne.KeyEnter:
			follow(chosen)
			return true
		case fyne.KeyEscape:
			pop.Hide()
			return true
		default:
			return false
		}
		draw()
		return true
	}
	hits = match(all, "")
	draw()
	rowHigh := look.Size(look.LabelSize)*1.5 + 14
	pop = widget.NewModalPopUp(container.NewStack(kit.Inset(12, 12, kit.StackFilling(8, 1, entry, list))), s.window.Canvas())
	pop.Resize(fyne.NewSize(width, entry.MinSize().Height+rowHigh*rows+40))
	pop.Show()
	s.window.Canvas().Focus(entry)
}
