package lesson

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/document"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// noteLook gives the background of a highlight.
func noteLook(c study.NoteColor) theme.Name {
	switch c {
	case study.Yellow:
		return theme.YellowSoft
	case study.Green:
		return theme.GreenSoft
	case study.Blue:
		return theme.BlueSoft
	}
	return ""
}

// noted shows the lesson's notes as they now are.
func (r *reader) noted() {
	r.notes = r.page.session.Notes(r.lesson.ID)
	var all []document.Highlight
	for _, n := range r.notes {
		if block := r.blockOf(n.Block); block >= 0 {
			all = append(all, document.Highlight{
				Block: block, Start: n.Start, End: n.End, Color: noteLook(n.Color), Note: n.Text != "",
			})
		}
	}
	r.view.SetHighlights(slices.Concat(r.answerMarks(), all, r.flagSigns()))
	r.side.noted()
	if r.beside != nil {
		r.beside.fill()
	}
}

// blockOf gives the place of the block with a key, of this edition or of an
// earlier one; -1 when it isn't there.
func (r *reader) blockOf(key string) int {
	if lesson, now, ok := r.page.session.BlockNow(r.lesson.ID, key); ok && lesson == r.lesson.ID {
		key = now
	}
	for i, b := range r.lesson.Blocks {
		if b.Key == key {
			return i
		}
	}
	return -1
}

// picked gives the passages that a command is about: what is selected, or the
// whole of the block being read. Each comes with its text.
func (r *reader) picked() []study.Note {
	var all []study.Note
	for _, s := range r.view.Selection.Blocks() {
		all = append(all, study.Note{Passage: r.passage(s.Block, s.Start, s.End), Quote: s.Text})
	}
	if len(all) == 0 && !r.view.Selection.Any() {
		if block, _ := r.view.Current(); block < len(r.lesson.Blocks) { // an empty lesson has none
			all = []study.Note{{Passage: r.passage(block, 0, 0)}}
		}
	}
	return all
}

func (r *reader) passage(block, start, end int) study.Passage {
	return study.Passage{Lesson: r.lesson.ID, Block: r.lesson.Blocks[block].Key, Start: start, End: end}
}

// touches tells whether two passages share a character.
func touches(a, b study.Passage) bool {
	if a.Lesson != b.Lesson || a.Block != b.Block {
		return false
	}
	return a.CoversBlock() || b.CoversBlock() || a.Start < b.End && b.Start < a.End
}

// inside tells whether a passage is a part of another, or all of it.
func inside(a, of study.Passage) bool {
	return a.Lesson == of.Lesson && a.Block == of.Block &&
		(of.CoversBlock() || !a.CoversBlock() && a.Start >= of.Start && a.End <= of.End)
}

// highlight gives what is selected a colour. Highlights within it are taken up
// in it; notes within it stay. All of it is one thing to undo.
func (r *reader) highlight(c study.NoteColor) {
	var keep []study.Note
	var remove []study.Passage
	for _, n := range r.picked() {
		for _, old := range r.notes {
			switch {
			case old.Passage == n.Passage:
				n.Text = old.Text
			case old.Text == "" && inside(old.Passage, n.Passage):
				remove = append(remove, old.Passage)
			}
		}
		n.Color = c
		keep = append(keep, n)
	}
	if !r.saved(r.page.session.Annotate(keep, remove)) {
		return
	}
	r.view.Selection.Clear()
	r.noted()
}

// highlighted tells whether a command's passages have a highlight.
func (r *reader) highlighted() bool {
	for _, n := range r.picked() {
		for _, old := range r.notes {
			if old.Color != study.NoColor && touches(old.Passage, n.Passage) {
				return true
			}
		}
	}
	return false
}

// unhighlight takes the colour off every highlight that is touched. What was
// written stays.
func (r *reader) unhighlight() {
	var keep []study.Note
	var remove []study.Passage
	picked := r.picked()
	for _, old := range r.notes {
		touched := slices.ContainsFunc(picked, func(n study.Note) bool { return touches(old.Passage, n.Passage) })
		switch {
		case old.Color == study.NoColor || !touched:
		case old.Text == "":
			remove = append(remove, old.Passage)
		default:
			old.Color = study.NoColor
			keep = append(keep, old)
		}
	}
	if !r.saved(r.page.session.Annotate(keep, remove)) {
		return
	}
	r.view.Selection.Clear()
	r.noted()
	r.page.nav.Tell(words.F("The highlight is gone. %s brings it back.", command.Ctrl(fyne.KeyZ).String()))
}

// saved tells of a failure to write something down; else what can be undone has
// another name now.
func (r *reader) saved(err error) bool {
	if err != nil {
		r.noted()
		r.page.nav.Fail(words.T("Keeping your note"), err)
		return false
	}
	r.page.nav.Moved()
	return true
}

// undoing takes back what was done to the lesson's text, and does it again.
func (r *reader) undoing() undoing.Page {
	return undoing.Page{
		Session: r.page.session, Scope: study.ScopeLesson(r.lesson.ID), Fail: r.page.nav.Fail,
		Turned: func(done study.Done, again bool) {
			r.noted()
			switch done.Kind {
			case study.OpFinish:
				r.fillFoot()
				r.side.progressed()
			case study.OpAnswer:
				r.recheck(done.Question, done.Seed, again)
			}
			block := done.Flag.Block
			if len(done.Passages) > 0 {
				block = done.Passages[0].Block
			}
			if i := r.blockOf(block); i >= 0 {
				r.view.Reveal(i)
			}
			r.page.nav.Tell(undoing.Says(done, again))
			r.page.nav.Moved() // the commands have other names
		},
	}
}

// copySelection puts what is selected on the clipboard.
func (r *reader) copySelection() {
	if text := r.view.Selection.Text(); text != "" {
		r.copy(text)
	}
}

// markdown gives a block as it is written in the lesson's file.
func (r *reader) markdown(block int) (string, error) {
	source, err := fs.ReadFile(r.page.course.Files, r.lesson.Path)
	if err != nil {
		return "", fmt.Errorf("read the lesson's file: %w", err)
	}
	lines := strings.Split(strings.ReplaceAll(string(source), "\r\n", "\n"), "\n")
	blocks := r.lesson.Document.Blocks
	first := blocks[block].Position().Line
	last := len(lines)
	if block+1 < len(blocks) {
		last = blocks[block+1].Position().Line - 1
	}
	// Footnotes and the like stand between blocks and are none.
	for _, f := range r.lesson.Document.Footnotes {
		for _, b := range f.Blocks {
			if at := b.Position().Line; at > first && at <= last {
				last = at - 1
			}
		}
	}
	if first < 1 || first > len(lines) || last < first {
		last = first
	}
	first, last = min(max(first, 1), len(lines)), min(last, len(lines))
	return strings.TrimRight(strings.Join(lines[first-1:last], "\n"), " \t\n"), nil
}

// copyMarkdown puts the blocks that are selected, or the one being read, on
// the clipboard as they are written.
func (r *reader) copyMarkdown() {
	var parts []string
	for _, n := range r.picked() {
		text, err := r.markdown(r.blockOf(n.Block))
		if err != nil {
			r.page.nav.Fail(words.T("Copying the Markdown"), err)
			return
		}
		parts = append(parts, text)
	}
	if len(parts) > 0 {
		r.copy(strings.Join(parts, "\n\n"))
	}
}

// blockMenu shows what can be done with a block.
func (r *reader) blockMenu(block int, at fyne.Position) {
	c := kit.CanvasOf(r.view)
	if c == nil || block < 0 || block >= len(r.lesson.Blocks) {
		return
	}
	if !slices.ContainsFunc(r.view.Selection.Blocks(), func(s document.Selected) bool { return s.Block == block }) {
		// What the menu is about is seen.
		r.view.Selection.SelectBlock(block)
	}
	item := func(title string, do func()) kit.MenuItem { return kit.MenuItem{Title: title, Do: do} }
	items := append(r.termItems(at),
		item(words.T("Copy as text"), r.copySelection),
		item(words.T("Copy as Markdown"), r.copyMarkdown),
		kit.MenuSeparator,
		item(words.T("Highlight in yellow"), func() { r.highlight(study.Yellow) }),
		item(words.T("Highlight in green"), func() { r.highlight(study.Green) }),
		item(words.T("Highlight in blue"), func() { r.highlight(study.Blue) }),
	)
	if r.highlighted() {
		items = append(items, item(words.T("Remove the highlight"), r.unhighlight))
	}
	items = append(items, kit.MenuSeparator, item(words.T("Write a note…"), r.writeNote),
		item(cardTitle(), r.makeCard),
		item(r.flagTitle(block), func() { r.flag(block) }))
	items = append(items, r.trainerItems(block)...)
	if r.aloud.can() {
		items = append(items, item(words.T("Read aloud from here"), r.aloud.start))
	}
	m := kit.ShowMenu("block menu", c, at, items...)
	m.Again = func() func(any) {
		return func(page any) {
			if p, ok := page.(*Page); ok && p.reader != nil {
				p.reader.blockMenu(block, at)
			}
		}
	}
}

// termItems are what can be done with the term at a place, if one is there.
func (r *reader) termItems(at fyne.Position) []kit.MenuItem {
	term := r.page.course.Term(r.view.Hotspots.TermAt(at))
	if term == nil {
		return nil
	}
	return []kit.MenuItem{
		{Title: words.F("What “%s” means", term.Term), Do: func() { r.page.nav.ShowTerm(term.ID, at) }},
		kit.MenuSeparator,
	}
}

// menuHere shows the menu of the block that is selected or read.
func (r *reader) menuHere() {
	block, _ := r.view.Current()
	r.blockMenu(block, r.view.MenuPosition(block))
}

func (r *reader) selectNext(by int) {
	if !r.view.Selection.SelectNext(by) {
		r.page.nav.Tell(words.T("There is no more text that way."))
	}
}
