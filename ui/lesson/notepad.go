package lesson

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// writeNote asks for a note on what is selected, or on the block being read.
// Where there is a note on it, that is changed.
func (r *reader) writeNote() {
	picked := r.picked()
	if len(picked) == 0 {
		return
	}
	n := picked[0]
	for _, old := range r.notes {
		if old.Passage == n.Passage || old.Text != "" && touches(old.Passage, n.Passage) {
			n = old
			break
		}
	}
	if n.Color == study.NoColor && !n.CoversBlock() {
		n.Color = study.Yellow // else nothing would show which words it is about
	}
	r.editNote(n, n.Text)
}

// notesOn opens the note on a block.
func (r *reader) notesOn(block int) {
	for _, n := range r.notes {
		if n.Text != "" && r.blockOf(n.Block) == block {
			r.editNote(n, n.Text)
			return
		}
	}
}

// notepad is where a note is written. Ctrl and Enter keep it, Escape doesn't.
type notepad struct {
	widget.Entry
	keep, cancel func()
}

// TypedKey closes the pop-up by Escape.
func (e *notepad) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		e.cancel()
		return
	}
	e.Entry.TypedKey(k)
}

// AcceptsTab has Tab go on to the buttons, as from any other field: who can't see the
// window would else never come out of this one.
func (e *notepad) AcceptsTab() bool { return false }

// TypedShortcut keeps the note by Ctrl and Enter.
func (e *notepad) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		e.keep()
		return
	} else if ok {
		kit.TypeShortcut(e, &e.Entry, s)
		return
	}
	e.Entry.TypedShortcut(s)
}

// editNote asks what a note says; text is what is written so far.
func (r *reader) editNote(n study.Note, text string) {
	c := kit.CanvasOf(r.view)
	if c == nil {
		return
	}
	var pop *kit.PopUp
	finish := func(err error) {
		if !r.saved(err) {
			return // what was written is still there to copy
		}
		pop.Hide()
		r.view.Selection.Clear()
		r.noted()
	}
	pad := &notepad{}
	pad.MultiLine, pad.Wrapping = true, fyne.TextWrapWord
	pad.ExtendBaseWidget(pad)
	pad.SetPlaceHolder(words.T("What do you want to remember?"))
	kit.SetEntryText(&pad.Entry, text)
	pad.SetMinRowsVisible(5)
	pad.keep = func() {
		kept := n
		kept.Text = pad.Text
		if kept.Color == study.NoColor && strings.TrimSpace(pad.Text) == "" {
			finish(r.page.session.Unnote(n.Passage))
			return
		}
		finish(r.page.session.Note(kept))
	}
	pad.cancel = func() { pop.Hide() }
	var buttons []fyne.CanvasObject
	if _, there := r.page.session.NoteOn(n.Passage); there {
		buttons = append(buttons, kit.Secondary(words.T("Remove"), func() { finish(r.page.session.Unnote(n.Passage)) }))
	}
	buttons = append(buttons, kit.Secondary(words.T("Cancel"), pad.cancel), kit.Primary(words.T("Keep the note"), pad.keep))
	parts := []fyne.CanvasObject{kit.H3(words.T("Your note"))}
	fill := 1
	if n.Quote != "" {
		quote := kit.Small(oneLine(n.Quote))
		quote.MaxLines = 3
		parts, fill = append(parts, quote), 2
	}
	parts = append(parts, pad, kit.KeyLine(command.Ctrl(fyne.KeyReturn).String(), words.T("keeps it")), kit.Actions(buttons...))
	wide := min(theme.Size(520), kit.Room(c).Width-60)
	content := kit.Inset(16, 14, kit.StackFilling(theme.Size(10), fill, parts...))
	pop = kit.NewDialog("note", content, c)
	pop.Again = func() func(any) {
		written := pad.Text
		return func(page any) {
			if p, ok := page.(*Page); ok && p.reader != nil {
				p.reader.editNote(n, written)
			}
		}
	}
	pop.Fit(fyne.NewSize(wide, min(kit.HeightFor(content, wide), c.Size().Height-40)))
	pop.Show()
	kit.SetEntryText(&pad.Entry, text) // again: its lines are broken now
	c.Focus(pad)
}

// oneLine sets a text's lines one after the other.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// said shows what the learner wrote, line by line.
func said(what string) fyne.CanvasObject {
	var runs []text.Run
	for i, line := range strings.Split(what, "\n") {
		if i > 0 {
			runs = append(runs, text.Run{Break: true})
		}
		runs = append(runs, text.Run{Text: strings.TrimRight(line, "\r"), Face: theme.Face{SemiBold: true}})
	}
	return text.NewParagraph(theme.Size(theme.LabelSize), theme.Ink, runs...)
}

// swatch shows a highlight's colour; a note alone has an outline.
func swatch(c study.NoteColor, high float32) fyne.CanvasObject {
	bar := canvas.NewRectangle(theme.Color(theme.Muted))
	if name := noteLook(c); name != "" {
		bar.FillColor = theme.Color(name)
		bar.StrokeColor, bar.StrokeWidth = theme.Color(theme.Line), 1
	} else {
		bar.FillColor = theme.Color(theme.Clear)
		bar.StrokeColor, bar.StrokeWidth = theme.Color(theme.Muted), 1
	}
	bar.CornerRadius = 3
	bar.SetMinSize(fyne.NewSize(theme.Size(8), high))
	return container.NewCenter(bar)
}

// notesPopUp lists the lesson's notes over the page, those from an earlier
// edition last.
func (r *reader) notesPopUp() {
	c := kit.CanvasOf(r.view)
	if c == nil {
		return
	}
	r.side.closePop()
	rows := []fyne.CanvasObject{kit.Row(8, kit.H2(words.T("Your notes")), kit.Spring(),
		kit.LinkButton(words.T("Export all…"), r.exportNotes))}
	if len(r.notes) == 0 {
		rows = append(rows, kit.MutedLabel(nothingNoted()))
	}
	earlier := false
	var first *kit.Pressable
	for _, n := range r.notes {
		if n.Earlier && !earlier {
			earlier = true
			rows = append(rows, kit.Text(words.T("From an earlier edition of this lesson"), theme.SmallSize, theme.Face{SemiBold: true}, theme.Muted))
		}
		text := kit.Label(oneLine(n.Quote))
		text.MaxLines = 3
		lines := []fyne.CanvasObject{text}
		if n.Text != "" {
			lines = append(lines, said(n.Text))
		}
		row := kit.NewPressable(kit.Inset(10, 7, kit.Row(theme.Size(10), swatch(n.Color, theme.Size(18)), kit.Stack(theme.Size(3), lines...))), func() {
			r.side.closePop()
			r.goToNote(n)
		})
		row.Keys = func(e *fyne.KeyEvent) bool { return r.side.popKey(c, e.Name) }
		if first == nil {
			first = row
		}
		rows = append(rows, row)
	}
	content := kit.Inset(14, 14, kit.Stack(theme.Size(6), rows...))
	wide := min(theme.Size(560), kit.Room(c).Width-40)
	scroller := kit.NewScroller(content)
	r.side.pop = kit.NewPopover("notes", scroller, c)
	r.side.pop.Again = func() func(any) {
		return func(page any) {
			if p, ok := page.(*Page); ok && p.reader != nil {
				p.reader.notesPopUp()
			}
		}
	}
	r.side.pop.Fit(fyne.NewSize(wide, min(kit.HeightFor(content, wide), c.Size().Height-80)))
	r.side.pop.ShowInPage()
	if first != nil {
		c.Focus(first)
	}
}

// goToNote brings what a note is about into view. One whose block is gone is
// opened.
func (r *reader) goToNote(n study.Note) {
	block := r.blockOf(n.Block)
	if block < 0 {
		r.editNote(n, n.Text)
		return
	}
	r.view.ScrollTo(block, -theme.Size(60))
	if n.CoversBlock() {
		r.view.Selection.SelectBlock(block)
		return
	}
	r.view.Selection.Select(block, n.Start, n.End)
}

// exportNotes writes the notes of the whole course to a file that the learner
// chooses.
func (r *reader) exportNotes() {
	r.side.closePop()
	notes := r.page.session.AllNotes()
	if len(notes) == 0 {
		r.page.nav.Tell(words.T("There are no notes to export yet."))
		return
	}
	window := r.page.nav.Window()
	if window == nil {
		return
	}
	filechooser.Ask(window.Canvas(), filechooser.Request{
		Kind: filechooser.Save, Title: words.T("Export all your notes"), Endings: []string{".md"}, Name: r.page.course.ID + "-notes.md",
	}, func(path string) {
		if err := filechooser.Write(path, []byte(study.NotesMarkdown(r.page.course, notes, words.InForce()))); err != nil {
			r.page.nav.Fail(words.T("Exporting your notes"), err)
			return
		}
		r.page.nav.Tell(words.N("%d note is in the file.", "%d notes are in the file.", len(notes)))
	})
}

// Field is the field it writes in.
func (e *notepad) Field() *widget.Entry { return &e.Entry }

// nothingNoted says how to begin.
func nothingNoted() string {
	if key := command.Hint("lesson.menu"); key != "" {
		return words.F("What you highlight or write about in this lesson will be listed here. Select some words, then press %s.", key)
	}
	return words.T("What you highlight or write about in this lesson will be listed here. Select some words, then click them with the other button.")
}

// TappedSecondary opens the menu of the field, not the toolkit's.
func (e *notepad) TappedSecondary(p *fyne.PointEvent) {
	kit.EntryMenu(e, &e.Entry, p.AbsolutePosition)
}
