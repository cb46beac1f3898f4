package dialogue

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content/dialogue"
	"stagecraft/content/formula"
	"stagecraft/content/markup"
	"stagecraft/ui/accessible"
	"stagecraft/ui/command"
	"stagecraft/ui/figure"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// build draws the page as it is now.
func (p *Page) build() {
	p.replies, p.latest = nil, nil
	if p.play == nil {
		p.head.Objects = []fyne.CanvasObject{kit.PageTitle(p.course.Title, words.T("Conversation"))}
		p.scroll.SetContent(figure.Empty(words.T("This conversation isn’t there"),
			words.T("This edition of the course doesn’t have it."), kit.Secondary(words.T("Back to practice"), p.practice)))
		p.side.Hide()
		return
	}
	p.head.Objects = []fyne.CanvasObject{p.header()}
	p.head.Refresh()
	p.scroll.SetContent(p.conversation())
	p.side.SetContent(kit.Panel(kit.Stack(18, p.known(), p.step(), p.keys())))
	p.root.Refresh()
}

// header is the title, where it plays, how long it takes, and how far it is.
func (p *Page) header() fyne.CanvasObject {
	made, about := len(p.play.Steps), p.play.About()
	says := words.F("Choice %d of about %d", made+1, max(about, made+1))
	if p.play.Ended() {
		says = words.N("%d choice", "%d choices", made)
	}
	where := words.N("%d min", "%d min", p.dialogue.Minutes)
	if s := p.course.Step(p.dialogue.Step); s != nil {
		where = s.Name + " · " + where
	}
	part := 1.0
	if !p.play.Ended() {
		part = float64(made) / float64(max(about, 1))
	}
	return kit.Stack(16,
		kit.PageTitle(p.course.Title, p.dialogue.Title, kit.Row(12, kit.Tag(where, nil),
			text.NewLine(says, theme.Size(theme.SmallSize), theme.Face{}, theme.Muted))),
		kit.Meter(part, theme.Primary))
}

// conversation is what was said, then what can be said now, or what came of it.
func (p *Page) conversation() fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, l := range p.dialogue.Setting {
		objects = append(objects, p.line(l))
	}
	first := p.dialogue.Moments[0]
	moments := []*dialogue.Moment{first}
	for _, s := range p.play.Steps {
		moments = append(moments, p.dialogue.Moment(s.Reply.To))
	}
	for i, m := range moments {
		var said []fyne.CanvasObject
		if i > 0 {
			said = append(said, p.own(p.play.Steps[i-1].Reply.Inlines, p.play.Steps[i-1].Reply.Said()))
		}
		if m.Ending == "" {
			for _, l := range m.Lines {
				said = append(said, p.line(l))
			}
		}
		part := kit.Stack(theme.Size(14), said...)
		if i == len(moments)-1 {
			p.latest = kit.Region(accessible.Description{Role: accessible.Text, Live: "dialogue", Name: p.said(m)}, part)
			objects = append(objects, p.latest)
			continue
		}
		objects = append(objects, part)
	}
	if p.play.Ended() {
		objects = append(objects, p.end())
		return kit.InsetSides(ringRoom, ringRoom, ringRoom, theme.Size(20), kit.Stack(theme.Size(14), objects...))
	}
	objects = append(objects, p.offers()...)
	return kit.InsetSides(ringRoom, ringRoom, ringRoom, theme.Size(20), kit.Stack(theme.Size(14), objects...))
}

// said is what a moment says, for who hears it.
func (p *Page) said(m *dialogue.Moment) string {
	var all []string
	for _, l := range m.Lines {
		all = append(all, p.spoken(l))
	}
	return strings.Join(all, " ")
}

func (p *Page) spoken(l dialogue.Line) string {
	text := p.plain(l.Inlines)
	if l.Speaker != "" {
		return l.Speaker + ": " + text
	}
	return text
}

// line sets what somebody says beside their initial, or what happens in the middle.
func (p *Page) line(l dialogue.Line) fyne.CanvasObject {
	switch l.Speaker {
	case "":
		return kit.Middle(p.paragraph(theme.SmallSize, theme.Muted, l.Inlines))
	case p.dialogue.You:
		return p.own(l.Inlines, true)
	}
	who := p.dialogue.Person(l.Speaker)
	name := who.Name
	if who.About != "" {
		name = who.About
	}
	bubble := kit.OnBackground(kit.Background(theme.Surface, theme.Line, theme.PanelRadius), 16, theme.Size(12),
		kit.Stack(2, kit.Small(name), p.paragraph(theme.LabelSize, theme.Ink, l.Inlines)))
	return newLine(p.initial(l.Speaker), bubble)
}

// initial is the first letter of a name on a disc of the colour of who speaks.
func (p *Page) initial(name string) fyne.CanvasObject {
	at := 0
	for i, speaker := range p.dialogue.Speakers() {
		if speaker == name {
			at = i
		}
	}
	letter, _, _ := strings.Cut(strings.ToUpper(name), " ")
	if r := []rune(letter); len(r) > 0 {
		letter = string(r[0])
	}
	size := theme.Size(discSize)
	label := text.NewLine(letter, theme.Size(theme.LabelSize), theme.Face{SemiBold: true}, theme.Surface)
	return newDisc(kit.Background(theme.Stage(at), theme.Clear, size/2), label, size)
}

// own sets what the learner said at the right; what they did stands there in italics.
func (p *Page) own(inlines []markup.Inline, said bool) fyne.CanvasObject {
	if !said {
		inlines = []markup.Inline{markup.Styled{Style: markup.Italic, Children: inlines}}
	}
	return newOwn(kit.OnBackground(kit.Background(theme.PrimarySoft, theme.Clear, theme.PanelRadius), 16, theme.Size(12),
		p.paragraph(theme.LabelSize, theme.Ink, inlines)))
}

// offers are the replies that can be chosen now.
func (p *Page) offers() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	if p.hinted {
		objects = append(objects, kit.Region(accessible.Description{Role: accessible.Text, Live: "hint"},
			kit.Callout("tip", nil, p.paragraph(theme.LabelSize, theme.Ink, p.play.Moment.Hint))))
	}
	offered := p.play.Offered()
	rows := make([]fyne.CanvasObject, len(offered))
	for i, number := range offered {
		reply := p.play.Moment.Replies[number-1]
		row := kit.NewPressable(kit.Inset(16, theme.Size(12), kit.Beside(12, kit.Row(0, kit.KeyHint(strconv.Itoa(i+1))),
			p.paragraph(theme.LabelSize, theme.Ink, reply.Inlines))), func() { p.Choose(i + 1) })
		row.Fill, row.Border, row.Radius = theme.Surface, theme.Line, theme.PanelRadius
		row.Says = accessible.Description{
			Role: accessible.Item, Name: p.plain(reply.Inlines),
			Group: words.T("What do you say?"), Position: i + 1, Of: len(offered),
		}
		row.Keys = p.replyKeys(i)
		row.OnFocus = func() { p.scroll.ShowObject(row) }
		p.replies = append(p.replies, row)
		rows[i] = row
	}
	return append(objects, kit.Stack(8, rows...))
}

// replyKeys go from one reply to the next.
func (p *Page) replyKeys(at int) func(*fyne.KeyEvent) bool {
	return func(e *fyne.KeyEvent) bool {
		next := at
		switch e.Name {
		case fyne.KeyDown:
			next++
		case fyne.KeyUp:
			next--
		default:
			return false
		}
		if next < 0 || next >= len(p.replies) {
			return false // the page scrolls on
		}
		if c := kit.CanvasOf(p.replies[next]); c != nil {
			c.Focus(p.replies[next])
		}
		return true
	}
}

// known is what the learner is after and what they found out so far.
func (p *Page) known() fyne.CanvasObject {
	objects := []fyne.CanvasObject{}
	if p.dialogue.Goal != "" {
		objects = append(objects, kit.H3(words.T("Your goal")), kit.WithFormulas(p.course.Language, kit.Small(p.dialogue.Goal)), kit.Gap(1, 4))
	}
	if len(p.dialogue.Facts) > 0 {
		objects = append(objects, kit.H3(words.T("What you know so far")), kit.Gap(1, 2))
	}
	for _, f := range p.dialogue.Facts {
		objects = append(objects, p.fact(f, p.play.Knows(f.ID)))
	}
	return kit.Stack(6, objects...)
}

// fact is one thing to find out: with a check mark once it is known.
func (p *Page) fact(f dialogue.Fact, known bool) fyne.CanvasObject {
	icon, color, tint := theme.IconCircle, theme.Muted, theme.Muted
	if known {
		icon, color, tint = theme.IconCheck, theme.Ink, theme.Success
	}
	line := kit.WithFormulas(p.course.Language, kit.Text(factShown(f, known), theme.SmallSize, theme.Face{}, color))
	return kit.Region(accessible.Description{Role: accessible.Text, Name: p.factSaid(f, known)},
		kit.Beside(6, kit.InsetSides(0, theme.Size(3), 0, 0, theme.NewIcon(icon, theme.Size(16), tint)), line))
}

// factShown is a fact as the page has it: what it is about, and once it is known what it is.
func factShown(f dialogue.Fact, known bool) string {
	switch {
	case !known && f.About == "":
		return words.T("Something else")
	case !known:
		return f.About
	case f.About == "":
		return f.Text
	}
	return f.About + ": " + f.Text
}

// factSaid is a fact for who hears it, who doesn't see the check mark.
func (p *Page) factSaid(f dialogue.Fact, known bool) string {
	state := words.T("not known yet")
	if known {
		state = words.T("known")
	}
	return formula.SaidText(factShown(f, known), p.course.Language) + ", " + state
}

// step is the step that the conversation plays in, and when it is done.
func (p *Page) step() fyne.CanvasObject {
	s := p.course.Step(p.dialogue.Step)
	if s == nil {
		return kit.Gap(0, 0)
	}
	objects := []fyne.CanvasObject{kit.Separator(), kit.Gap(1, 6), kit.H3(words.T("The step you are in"))}
	if len(s.DoneWhen) > 0 {
		objects = append(objects, kit.WithFormulas(p.course.Language, kit.Small(words.F("%s is done when the buyer %s.", s.WithFormulas(), strings.TrimRight(strings.Join(s.DoneWhen, "; "), ".")))))
	} else if s.Aim != "" {
		objects = append(objects, kit.WithFormulas(p.course.Language, kit.Small(s.Aim)))
	}
	objects = append(objects, kit.Row(0, kit.Tag(words.T("Step through ›"), func() { p.nav.Follow("step:"+p.dialogue.Step, s.Name) }), kit.Spring()))
	return kit.Stack(8, objects...)
}

// keys says what else can be done.
func (p *Page) keys() fyne.CanvasObject {
	actions := kit.Wrap(8)
	add := func(label string, press func(), can bool) {
		b := kit.LinkButton(label, press)
		b.SetDisabled(!can)
		if can {
			actions.Objects = append(actions.Objects, b)
		}
	}
	add(words.T("Take a choice back"), p.Back, p.canTakeBack())
	add(words.T("What would help?"), p.Hint, p.canHint())
	add(p.aloud.title(), p.aloud.toggle, true)
	add(words.T("Map of the conversation"), p.showMap, p.nav.Authored())
	pairs := []string{}
	if p.canTakeBack() {
		pairs = append(pairs, command.Ctrl(fyne.KeyZ).String(), words.T("take a choice back"))
	}
	if p.canHint() {
		pairs = append(pairs, "H", words.T("what would help"))
	}
	pairs = append(pairs, "R", words.T("read aloud"))
	if p.nav.Authored() {
		pairs = append(pairs, "M", words.T("map"))
	}
	return kit.Stack(8, kit.Separator(), kit.Gap(1, 2), actions, kit.Wrap(4, kit.KeyGroups(pairs...)...))
}

// paragraph sets running text.
func (p *Page) paragraph(size float32, color theme.Name, inlines []markup.Inline) *text.Paragraph {
	var runs []text.Run
	for _, r := range markup.Runs(inlines) {
		runs = append(runs, p.run(r))
	}
	set := text.NewParagraph(theme.Size(size), color, runs...)
	set.Leading = 1.5
	return kit.Formulas(p.course.Language, set)
}

func (p *Page) run(r markup.Run) text.Run {
	if r.Break {
		return text.Run{Break: true}
	}
	has := func(s markup.Style) bool { return r.Style&s != 0 }
	out := text.Run{Text: r.Text, Struck: has(markup.Struck), Formula: r.Math}
	out.Face = theme.Face{SemiBold: has(markup.Bold) || has(markup.Marked), Italic: has(markup.Italic), Mono: has(markup.Monospace | markup.Keyboard)}
	switch {
	case has(markup.Marked):
		out.Background = theme.SuccessSoft
	case out.Face.Mono:
		out.Background = theme.CodeSoft
	}
	if has(markup.Inserted | markup.Underlined) {
		out.Underline = text.Solid
	}
	if r.Link != "" {
		out.Color, out.Underline = theme.Primary, text.Solid
		out.Tap = func(fyne.Position) { p.nav.Follow(r.Link, r.Text) }
	}
	return out
}
