package process

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// stepPanel says what a step is. Fields that the course leaves out are left out.
func (p *Page) stepPanel(s *content.Step) fyne.CanvasObject {
	head := []fyne.CanvasObject{kit.Tag(words.F("Step %d of %d", p.step+1, len(s.Process.Steps)), nil)}
	if stage, _, ok := p.course.Stage(s.Stage); ok {
		doing := stage.Name
		if stage.Buyer != "" {
			doing = words.F("Buyer is %s", stage.Buyer)
		}
		head = append(head, kit.Small(doing))
	}
	head = append(head, p.goesBack(s)...)
	what := []fyne.CanvasObject{kit.Wrap(16, head...), p.plain(kit.H1(s.WithFormulas()))}
	if s.Aim != "" {
		what = append(what, p.plain(kit.Body(s.Aim)))
	}
	rows := []fyne.CanvasObject{kit.Region(accessible.Description{Role: accessible.Group, Live: "step"}, kit.Stack(8, what...))}
	var lists []fyne.CanvasObject
	if len(s.Happens) > 0 {
		lists = append(lists, p.list(words.T("What happens"), bullet, s.Happens))
	}
	if len(s.DoneWhen) > 0 {
		lists = append(lists, p.list(words.T("Done when the buyer…"), check, s.DoneWhen))
	}
	if len(lists) > 0 {
		rows = append(rows, kit.Columns(20, theme.Size(190), nil, lists...))
	}
	if s.Mistake != "" {
		rows = append(rows, kit.Callout("warning", nil, p.mistake(s.Mistake)))
	}
	return kit.Panel(kit.Stack(11, rows...))
}

// plain sets the formulas in a text of a step.
func (p *Page) plain(set *text.Paragraph) *text.Paragraph {
	return kit.WithFormulas(p.course.Language, set)
}

func (p *Page) mistake(what string) fyne.CanvasObject {
	t := text.NewParagraph(theme.Size(theme.LabelSize), theme.Ink,
		text.Run{Text: words.T("Common mistake"), Face: theme.Face{SemiBold: true}, Color: theme.Warning},
		text.Run{Text: "  " + what})
	t.Leading = 1.5
	return p.plain(t)
}

func bullet() fyne.CanvasObject { return kit.Label("•") }

func check() fyne.CanvasObject {
	return kit.Inset(0, theme.Size(4), theme.NewIcon(theme.IconCheck, theme.Size(14), theme.Success))
}

// list sets texts under a title, each after a mark.
func (p *Page) list(title string, mark func() fyne.CanvasObject, texts []string) fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.H3(title)}
	for _, text := range texts {
		rows = append(rows, container.New(&hangingIndent{}, mark(), p.plain(kit.Label(text))))
	}
	return kit.Stack(6, rows...)
}

// hangingIndent sets a mark before a text whose lines all start after it.
type hangingIndent struct{ width float32 }

func (l *hangingIndent) indent() float32 { return theme.Size(20) }

// HeightFor gives the height of the text at a width.
func (l *hangingIndent) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return kit.HeightFor(objects[1], width-l.indent())
}

func (l *hangingIndent) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := objects[1].MinSize().Width + l.indent()
	return fyne.NewSize(w, l.HeightFor(objects, max(l.width, w)))
}

func (l *hangingIndent) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(theme.Size(14), objects[0].MinSize().Height))
	objects[1].Move(fyne.NewPos(l.indent(), 0))
	objects[1].Resize(fyne.NewSize(size.Width-l.indent(), size.Height))
}

// sidePanel says who does a step, what it leaves behind, and where to learn more.
func (p *Page) sidePanel(s *content.Step) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	add := func(title string, o fyne.CanvasObject) {
		rows = append(rows, kit.Stack(4, kit.H3(title), o))
	}
	if who := p.who(s); len(who) > 0 {
		add(words.T("Who"), kit.Wrap(8, who...))
	}
	if len(s.Leaves) > 0 {
		add(words.T("Leaves behind"), p.plain(kit.Label(strings.Join(s.Leaves, " · "))))
	}
	if s.MeasuredBy != "" {
		add(words.T("Measured by"), p.plain(kit.Label(s.MeasuredBy)))
	}
	if terms := p.terms(s); len(terms) > 0 {
		add(words.T("Terms here"), kit.Wrap(6, terms...))
	}
	if lesson, anchor := p.course.LessonAt(s.Lesson); lesson != nil {
		name := lesson.Title
		if heading := headingName(lesson, anchor); heading != "" {
			name += " › " + heading
		}
		link := kit.NewPressable(kit.Inset(0, 2, kit.Text(name, theme.LabelSize, theme.Face{}, theme.Primary)), func() {
			p.stop()
			p.shell.Open("lesson:" + s.Lesson)
		})
		add(words.T("Read more"), link)
	}
	if len(rows) == 0 {
		says := words.T("The course says nothing more about this step.")
		if s.Process.Own {
			says = words.T("You have written nothing more about this step yet.")
		}
		rows = append(rows, kit.MutedLabel(says))
	}
	return kit.Panel(kit.Stack(11, rows...))
}

func (p *Page) who(s *content.Step) []fyne.CanvasObject {
	var tags []fyne.CanvasObject
	if r := p.course.Role(s.Lead); r != nil {
		tags = append(tags, p.tag(words.F("%s leads", roleName(r)), func(at fyne.Position) { p.showRole(r, at) }))
	}
	for _, id := range s.Support {
		if r := p.course.Role(id); r != nil {
			tags = append(tags, p.tag(words.F("%s supports", roleName(r)), func(at fyne.Position) { p.showRole(r, at) }))
		}
	}
	return tags
}

// goesBack gives the earlier steps that buyers often return to from s.
func (p *Page) goesBack(s *content.Step) []fyne.CanvasObject {
	var tags []fyne.CanvasObject
	for _, id := range s.BackTo {
		if o := p.course.Step(s.Process.ID + "/" + id); o != nil {
			tags = append(tags, kit.Tag(words.F("May go back to %s", brief(o.Name)), func() { p.stop(); p.showID(id) }))
		}
	}
	return tags
}

func (p *Page) terms(s *content.Step) []fyne.CanvasObject {
	var tags []fyne.CanvasObject
	for _, id := range s.Terms {
		if t := p.course.Term(id); t != nil {
			name := t.Term
			if t.Abbreviation != "" {
				name = t.Abbreviation
			}
			tags = append(tags, p.tag(name, func(at fyne.Position) { p.shell.ShowTerm(id, at) }))
		}
	}
	return tags
}

// tag is a tag that tells where it stands when it is pressed.
func (p *Page) tag(label string, press func(at fyne.Position)) fyne.CanvasObject {
	var t *kit.Pressable
	t = kit.Tag(label, func() {
		p.stop()
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t)
		press(at.AddXY(24, t.Size().Height))
	})
	return t
}

// headingName gives the words of a lesson's heading, or "".
func headingName(l *content.Lesson, anchor string) string {
	if l.Document == nil || anchor == "" {
		return ""
	}
	_, h := markup.FindHeading(l.Document.Blocks, anchor)
	if h == nil {
		return ""
	}
	var name strings.Builder
	for _, r := range markup.Runs(h.Inlines) {
		name.WriteString(r.Text)
	}
	return name.String()
}
