package fromnotes

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content/proposing"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// form is a dialog with fields that change something.
type form struct {
	page   *Page
	name   string
	title  string
	fields []*field
	notice *text.Paragraph
	pop    *kit.PopUp
	save   func() (trouble string)
}

// field is a line or a few of a form.
type field struct {
	label  string
	hint   string
	line   *kit.Line
	lines  *lines
	beside fyne.CanvasObject
}

func (f *field) text() string {
	if f.line != nil {
		return strings.Join(strings.Fields(f.line.Text), " ")
	}
	return strings.TrimSpace(f.lines.Text)
}

// lines is a field of several lines: Tab leaves it, Ctrl and Enter save.
type lines struct {
	widget.Entry
	label string
	done  func()
	leave func()
}

// Described says what is typed, and where.
func (l *lines) Described() accessible.Description { return accessible.OfField(&l.Entry, l.label) }

// AcceptsTab lets Tab go on.
func (l *lines) AcceptsTab() bool { return false }

// TypedKey types, or leaves by Escape.
func (l *lines) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		l.leave()
		return
	}
	l.Entry.TypedKey(k)
}

// TypedShortcut edits, or saves.
func (l *lines) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(interface{ Key() fyne.KeyName }); ok && (c.Key() == fyne.KeyReturn || c.Key() == fyne.KeyEnter) {
		l.done()
		return
	}
	kit.TypeShortcut(l, &l.Entry, s)
}

// TappedSecondary opens the menu of the field, not the toolkit's.
func (l *lines) TappedSecondary(p *fyne.PointEvent) { kit.EntryMenu(l, &l.Entry, p.AbsolutePosition) }

func (p *Page) newForm(name, title string) *form {
	f := &form{page: p, name: name, title: title, notice: kit.Text("", theme.LabelSize, theme.Face{}, theme.Warning)}
	f.notice.Hide()
	return f
}

// line adds a field of one line.
func (f *form) line(label, value, hint string) *field {
	l := kit.NewLine(func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			f.done()
		case fyne.KeyEscape:
			f.pop.Hide()
		default:
			return false
		}
		return true
	})
	l.Name = label
	kit.SetEntryText(&l.Entry, value)
	one := &field{label: label, hint: hint, line: l}
	f.fields = append(f.fields, one)
	return one
}

// more adds a field of several lines.
func (f *form) more(label, value, hint string, rows int) *field {
	l := &lines{label: label, done: f.done, leave: func() { f.pop.Hide() }}
	l.MultiLine, l.Wrapping = true, fyne.TextWrapWord
	l.ExtendBaseWidget(l)
	l.SetMinRowsVisible(rows)
	kit.SetEntryText(&l.Entry, value)
	one := &field{label: label, hint: hint, lines: l}
	f.fields = append(f.fields, one)
	return one
}

// show shows the form; again opens it anew when the window is drawn anew.
func (f *form) show(again func()) {
	var rows []fyne.CanvasObject
	for _, one := range f.fields {
		parts := []fyne.CanvasObject{kit.Small(one.label)}
		if one.line != nil {
			parts = append(parts, one.line)
		} else {
			parts = append(parts, one.lines)
		}
		if one.hint != "" {
			parts = append(parts, kit.Small(one.hint))
		}
		if one.beside != nil {
			parts = append(parts, kit.Wrap(10, one.beside))
		}
		rows = append(rows, kit.Stack(4, parts...))
	}
	rows = append(rows, f.notice)
	save := kit.Primary(words.T("Save"), f.done)
	f.pop = f.page.shell.Question(f.name, f.title, 600, kit.Stack(14, rows...), save, again)
	if first := f.fields[0]; first.line != nil {
		first.line.SelectFirst = true
		f.page.shell.Window().Canvas().Focus(first.line)
	} else {
		f.page.shell.Window().Canvas().Focus(first.lines)
	}
}

// done takes what was typed, unless something is wrong with it.
func (f *form) done() {
	if trouble := f.save(); trouble != "" {
		run := f.notice.Runs[0]
		run.Text = trouble
		f.notice.SetRuns(run)
		f.notice.Show()
		return
	}
	f.pop.Hide()
}

// editTitle renames the course.
func (p *Page) editTitle() {
	f := p.newForm("notes-title", words.T("Rename the course"))
	title := f.line(words.T("Title"), p.draft.title, "")
	f.save = func() string {
		if title.text() == "" {
			return words.T("Give it a name first.")
		}
		p.draft.title = title.text()
		p.redraw()
		return ""
	}
	f.show(p.editTitle)
}

// editLesson renames the lesson at a place.
func (p *Page) editLesson(at int) {
	l := &p.draft.lessons[at]
	f := p.newForm("notes-lesson", words.T("Rename the lesson"))
	title := f.line(words.T("Title"), l.Title, words.F("The note calls itself “%s”, and keeps that.", l.Own))
	f.save = func() string {
		if title.text() == "" {
			return words.T("Give it a name first.")
		}
		l.Title = title.text()
		p.rows.Show()
		p.said()
		return ""
	}
	f.show(func() { p.editLesson(at) })
}

// editTerm changes a term, which is accepted with that.
func (p *Page) editTerm(t *proposal[proposing.Term], shown func()) {
	f := p.newForm("notes-term", words.T("Edit the term"))
	name := f.line(words.T("Term"), t.it.Term, "")
	short := f.line(words.T("Abbreviation"), t.it.Abbreviation, "")
	meaning := f.more(words.T("What it means"), t.it.Definition, words.T("In 25 words or fewer, it fits on a card."), 3)
	f.save = func() string {
		definition := strings.Join(strings.Fields(meaning.text()), " ")
		if name.text() == "" || definition == "" {
			return words.T("A term needs a name and what it means.")
		}
		t.it.Term, t.it.Abbreviation, t.it.Definition, t.is = name.text(), short.text(), definition, accepted
		shown()
		p.said()
		return ""
	}
	f.show(func() { p.editTerm(t, shown) })
}

// editQuestion changes a question, which is accepted with that.
func (p *Page) editQuestion(q *proposal[proposing.Question], shown func()) {
	f := p.newForm("notes-question", words.T("Edit the question"))
	body := f.more(words.T("The question and its answers"), strings.TrimSpace(q.it.Body), words.T("[x] marks what is right. A line that starts with > explains it."), 8)
	f.save = func() string {
		now := q.it
		now.Body = body.text() + "\n"
		if trouble := now.Trouble(); !trouble.Empty() {
			return words.Say(trouble)
		}
		q.it, q.is = now, accepted
		shown()
		p.said()
		return ""
	}
	f.show(func() { p.editQuestion(q, shown) })
}

// editPicture says what a picture shows, and which file is shown for it.
func (p *Page) editPicture(x *proposal[proposing.Picture], shown func()) {
	f := p.newForm("notes-picture", words.T("Edit the picture"))
	alt := f.line(words.T("What it shows, in words"), x.it.Alt, "")
	file := f.line(words.T("File"), x.it.Picture, "")
	file.beside = kit.Secondary(words.T("Choose…"), func() {
		p.choosePicture(func(path string) { file.line.SetText(path) })
	})
	f.save = func() string {
		name := strings.TrimSpace(file.line.Text)
		if name != "" && !proposing.IsPicture(name) {
			return words.T("This file is no picture that can be shown.")
		}
		if inside, err := filepath.Rel(p.at.Folder, name); err == nil && filepath.IsAbs(name) && filepath.IsLocal(inside) {
			name = filepath.ToSlash(inside)
		}
		x.it.SetAlt(alt.text())
		x.it.Picture = name
		if name != "" {
			x.is = accepted
		} else {
			x.is = open
		}
		shown()
		p.said()
		return ""
	}
	f.show(func() { p.editPicture(x, shown) })
}

// editProcess changes a process: its name, and its steps, each with what it is for.
func (p *Page) editProcess(x *proposal[proposing.Process], shown func()) {
	f := p.newForm("notes-process", words.T("Edit the process"))
	title := f.line(words.T("Title"), x.it.Title, "")
	steps := f.more(words.T("Steps"), stepLines(x.it.Steps), words.T("One step a line: its name, and after a colon what it is for. A line that starts with - says what happens in it, one that starts with * when it is done."), 9)
	f.save = func() string {
		now := readSteps(steps.text(), x.it.Steps)
		switch {
		case title.text() == "":
			return words.T("Give it a name first.")
		case len(now) < 2:
			return words.T("A process has two steps at least.")
		}
		x.it.Title, x.it.Steps, x.is = title.text(), now, accepted
		shown()
		p.said()
		return ""
	}
	f.show(func() { p.editProcess(x, shown) })
}

// stepLines are steps as they are edited.
func stepLines(steps []proposing.Step) string {
	var b strings.Builder
	for _, s := range steps {
		b.WriteString(s.Name)
		if s.Aim != "" {
			b.WriteString(": " + s.Aim)
		}
		b.WriteByte('\n')
		for _, h := range s.Happens {
			b.WriteString("- " + h + "\n")
		}
		for _, d := range s.DoneWhen {
			b.WriteString("* " + d + "\n")
		}
	}
	return strings.TrimSpace(b.String())
}

// readSteps reads them again. A step keeps the part of a lesson that it leads to as long
// as it is called what it was, or stands where it stood.
func readSteps(typed string, was []proposing.Step) (steps []proposing.Step) {
	lessons := map[string]string{}
	for _, s := range was {
		lessons[s.Name] = s.Lesson
	}
	for l := range strings.Lines(typed) {
		l = strings.Join(strings.Fields(l), " ")
		if l == "" {
			continue
		}
		if n := len(steps); n > 0 {
			if what, ok := strings.CutPrefix(l, "- "); ok {
				steps[n-1].Happens = append(steps[n-1].Happens, what)
				continue
			}
			if what, ok := strings.CutPrefix(l, "* "); ok {
				steps[n-1].DoneWhen = append(steps[n-1].DoneWhen, what)
				continue
			}
		}
		name, aim, _ := strings.Cut(l, ": ")
		s := proposing.Step{Name: strings.TrimRight(name, ":"), Aim: aim, Lesson: lessons[name]}
		if s.Lesson == "" && len(steps) < len(was) {
			s.Lesson = was[len(steps)].Lesson
		}
		steps = append(steps, s)
	}
	return steps
}
