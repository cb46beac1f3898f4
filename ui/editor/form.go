package editor

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// form is all that the chosen step says, to be changed.
type form struct {
	page   *Page
	object fyne.CanvasObject
	number *text.Paragraph
	buyer  *text.Paragraph
	name   *textField
	sameAs *sameAsField
}

// processFields are the fields of the process itself.
func (p *Page) processFields() fyne.CanvasObject {
	title := newTextField(p, study.FieldTitle, false, words.T("Name of the process"), words.T("What you call it"), 1)
	about := newTextField(p, study.FieldAbout, false, words.T("What it is about"), words.T("A sentence or two"), 2)
	source := newTextField(p, study.FieldSource, false, words.T("Where it comes from"), words.T("A book, a colleague"), 1)
	p.parts = append([]part{title, about, source}, p.parts...)
	return kit.Columns(theme.Size(16), theme.Size(160), []float32{1, 1.5, 1}, title, about, source)
}

// contentMargin is the room over what scrolls.
const contentMargin = 4

// scrolledContent sets what scrolls: the fields of the process, its figure, its steps
// and the chosen one's form.
func (p *Page) scrolledContent(process fyne.CanvasObject) fyne.CanvasObject {
	p.columns = kit.Columns(16, theme.Size(180), []float32{1, 2.6}, p.list.object, p.form.object)
	return kit.InsetSides(36, contentMargin, 36, theme.PageMargin, kit.Stack(theme.PanelGap, process, kit.Panel(p.figure), p.columns))
}

func newForm(p *Page) *form {
	f := &form{page: p, number: kit.OneLine(kit.Text("", theme.SmallSize, theme.Face{SemiBold: true}, theme.Primary)), buyer: kit.OneLine(kit.Small(""))}
	course := p.session.Course()
	typed := func(field study.Field, label, hint string, rows int) *textField {
		t := newTextField(p, field, true, label, hint, rows)
		p.parts = append(p.parts, t)
		return t
	}
	chosen := func(c *choice) *choice { p.parts = append(p.parts, c); return c }

	f.name = typed(study.FieldName, words.T("Name of the step"), words.T("What you call it"), 1)
	stage := chosen(newChoice(p, study.FieldStage, words.T("Where the buyer is"), false, "",
		func(*content.Process, *content.Step) []option { return stages(course) }))
	aim := typed(study.FieldAim, words.T("What it is for"), words.T("What this step gets done, in a sentence"), 2)
	happens := typed(study.FieldHappens, words.T("What happens · one a line"), words.T("For example: ask what they have tried before"), 4)
	doneWhen := typed(study.FieldDoneWhen, words.T("Done when the buyer… · one a line"), words.T("For example: agrees to a next meeting"), 4)
	roles := func(*content.Process, *content.Step) []option { return roleOptions(course) }
	lead := chosen(newChoice(p, study.FieldLead, words.T("Who leads"), false, "", roles))
	support := chosen(newChoice(p, study.FieldSupport, words.T("Who supports"), true, "", roles))
	leaves := typed(study.FieldLeaves, words.T("What it leaves behind · one a line"), words.T("For example: meeting notes"), 2)
	measured := typed(study.FieldMeasuredBy, words.T("Measured by"), words.T("For example: win rate"), 1)
	mistake := typed(study.FieldMistake, words.T("The usual mistake"), words.T("What goes wrong here most often"), 2)
	terms := newPickField(p, study.FieldTerms, true, words.T("Terms"), words.T("+ Add a term"), words.T("Term or abbreviation"))
	terms.all, terms.name = func() []candidate { return termsOf(course) }, func(id string) string { return termName(course, id) }
	lesson := newPickField(p, study.FieldLesson, false, words.T("Read more in"), words.T("+ Choose a lesson"), words.T("Lesson or heading"))
	lesson.all, lesson.name = func() []candidate { return lessonsOf(course) }, func(id string) string { return lessonName(course, id) }
	f.sameAs = newSameAsField(p)
	back := newChoice(p, study.FieldBackTo, words.T("Buyers may go back to"), true, words.T("The first step has none before it."),
		func(pr *content.Process, s *content.Step) []option {
			var earlier []option
			for _, o := range pr.Steps[:s.Number-1] {
				earlier = append(earlier, option{id: o.ID, name: brief(o.Name), color: theme.Clear})
			}
			return earlier
		})
	p.parts = append(p.parts, terms, lesson, back, f.sameAs)

	// What the course has none of can't be chosen.
	stage.Hidden = len(course.Journey) == 0
	lead.Hidden, support.Hidden = len(course.Roles) == 0, len(course.Roles) == 0
	terms.Hidden, lesson.Hidden = len(course.Terms) == 0, len(course.Lessons) == 0
	f.sameAs.Hidden = len(course.Processes) == 1
	both := func(one, other fyne.CanvasObject) fyne.CanvasObject {
		row := kit.Columns(theme.Size(20), theme.Size(210), nil, one, other)
		row.Hidden = !one.Visible() && !other.Visible()
		return row
	}
	tag := kit.OnBackground(kit.Background(theme.PrimarySoft, theme.Clear, theme.Size(12)), theme.Size(10), theme.Size(3), f.number)
	f.object = kit.Panel(kit.Stack(theme.Size(16),
		kit.Row(16, tag, f.buyer),
		f.name, stage, aim,
		both(happens, doneWhen),
		both(lead, support),
		both(leaves, measured),
		mistake,
		both(terms, lesson),
		back,
		f.sameAs,
	))
	return f
}

// show says which step it is of.
func (f *form) show(pr *content.Process, s *content.Step) {
	f.number.SetRuns(text.Run{Text: words.F("Step %d of %d", s.Number, len(pr.Steps)), Face: theme.Face{SemiBold: true}})
	doing := ""
	if stage, _, ok := f.page.session.Course().Stage(s.Stage); ok && stage.Buyer != "" {
		doing = words.F("Buyer is %s", stage.Buyer)
	}
	f.buyer.SetRuns(text.Run{Text: doing})
}

func stages(c *content.Course) []option {
	var all []option
	for i, s := range c.Journey {
		all = append(all, option{id: s.ID, name: s.Name, color: theme.Stage(i)})
	}
	return all
}

func roleOptions(c *content.Course) []option {
	var all []option
	for _, r := range c.Roles {
		name := r.Name
		if r.Abbreviation != "" {
			name = r.Abbreviation
		}
		all = append(all, option{id: r.ID, name: name, color: theme.Clear})
	}
	return all
}

func termsOf(c *content.Course) []candidate {
	var all []candidate
	for _, t := range c.Terms {
		all = append(all, candidate{id: t.ID, name: t.Term, kind: t.Abbreviation})
	}
	return all
}

func termName(c *content.Course, id string) string {
	t := c.Term(id)
	switch {
	case t == nil:
		return id
	case t.Abbreviation != "":
		return t.Abbreviation
	}
	return t.Term
}

func lessonsOf(c *content.Course) []candidate {
	var all []candidate
	for _, l := range c.Lessons {
		all = append(all, candidate{id: l.ID, name: l.Title, kind: words.T("Lesson")})
		for _, h := range l.Document.Headings() {
			all = append(all, candidate{id: l.ID + "#" + h.ID, name: markup.PlainText(h.Inlines), kind: l.Title})
		}
	}
	return all
}

func lessonName(c *content.Course, at string) string {
	l, anchor := c.LessonAt(at)
	if l == nil {
		return at
	}
	for _, h := range l.Document.Headings() {
		if anchor != "" && h.ID == anchor {
			return l.Title + " › " + markup.PlainText(h.Inlines)
		}
	}
	return l.Title
}
