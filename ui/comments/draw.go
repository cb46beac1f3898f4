package comments

import (
	"cmp"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/ui/cards"
	"stagecraft/ui/flagging"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func (p *Page) draw() fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.Stack(8, kit.PageTitle(words.T("Course"), words.T("Comments")), kit.Label(p.says()))}
	switch {
	case p.Found == nil:
	case p.Found.err != nil:
		rows = append(rows, kit.Callout("danger", nil, kit.Label(words.Failure(p.Found.err))))
	case p.Found.book == nil:
		rows = append(rows, kit.Callout("note", nil, kit.Label(words.T("Comments are kept in the folder of a course. Open the folder in which you write this one, and they are listed here."))))
	default:
		rows = append(rows, kit.Wrap(10, kit.Primary(words.T("Bring in comments…"), p.bring)))
		if len(p.Found.book.Comments) > 0 {
			rows = append(rows, p.filters())
			rows = append(rows, p.files()...)
		}
	}
	return kit.AtMost(theme.Size(kit.RoomWidth), kit.Stack(theme.PanelGap, rows...))
}

// says is how it stands with the comments.
func (p *Page) says() string {
	b := p.book()
	switch {
	case p.Found == nil:
		return words.T("Reading the comments…")
	case b == nil:
		return words.F("What was said of “%s”.", p.shell.CourseTitle(""))
	case len(b.Comments) == 0:
		return words.T("Ask learners and reviewers for their flags: a .progress file, or the list that Cards > Flags saves. Bring it in here, settle one after the other, and what you reply goes out with the next edition.")
	}
	open := 0
	for _, c := range b.Comments {
		if c.Settled == "" {
			open++
		}
	}
	return words.N("%d comment", "%d comments", len(b.Comments)) + ", " + words.N("%d to do", "%d to do", open) + ". " +
		words.T("What you reply is shown beside the flag once they open the next edition.")
}

// filters are what is listed: to do, settled, or all.
func (p *Page) filters() fyne.CanvasObject {
	counts := map[string]int{}
	for _, c := range p.book().Comments {
		counts[showAll]++
		if c.Settled == "" {
			counts[showOpen]++
		} else {
			counts[showSettled]++
		}
	}
	var chips []fyne.CanvasObject
	for _, s := range []struct{ what, name string }{{showOpen, words.T("To do")}, {showSettled, words.T("Settled")}, {showAll, words.T("All")}} {
		c := kit.Option(func() { p.show(s.what) })
		kit.StyleOption(c, words.F("%s %d", s.name, counts[s.what]), theme.Clear, p.at.Show == s.what)
		chips = append(chips, c)
	}
	return kit.Wrap(8, chips...)
}

// placed is a comment, and where what it is on is written.
type placed struct {
	*content.Comment
	at    study.Located
	there bool
}

// files are the comments, a panel for each file, in the order of what they are on.
func (p *Page) files() (panels []fyne.CanvasObject) {
	var all []placed
	for _, c := range p.listed() {
		at, there := p.shell.Locate(c)
		all = append(all, placed{c, at, there})
	}
	if len(all) == 0 {
		return []fyne.CanvasObject{kit.Label(words.T("Nothing is left to do"))}
	}
	slices.SortStableFunc(all, func(a, b placed) int {
		return cmp.Or(study.FalseFirst(b.there, a.there), cmp.Compare(group(a), group(b)), cmp.Compare(a.at.Line, b.at.Line))
	})
	left := len(all) - p.most
	all = all[:min(len(all), p.most)]
	for len(all) > 0 {
		n := slices.IndexFunc(all, func(c placed) bool { return group(c) != group(all[0]) })
		if n < 0 {
			n = len(all)
		}
		rows := []fyne.CanvasObject{kit.H2(markup.Visible(group(all[0])))}
		for i, c := range all[:n] {
			if i > 0 {
				rows = append(rows, kit.Separator())
			}
			rows = append(rows, p.comment(c))
		}
		panels = append(panels, kit.Panel(kit.Stack(14, rows...)))
		all = all[n:]
	}
	if left > 0 {
		panels = append(panels, kit.Wrap(10, kit.Secondary(words.N("Show %d more", "Show %d more", min(left, atOnce)), func() {
			p.most += atOnce
			p.SetContent(p.draw())
			p.shell.Moved()
		})))
	}
	return panels
}

// group is the file that a comment is shown under.
func group(c placed) string {
	if !c.there {
		return words.T("From an earlier edition")
	}
	return c.at.File
}

// comment is one: what it is on, what was said by whom, the reply, and what can be done.
func (p *Page) comment(c placed) fyne.CanvasObject {
	var about []fyne.CanvasObject
	if kind := flagging.KindName(study.FlagKind(c.Kind)); kind != "" {
		about = append(about, kit.OneLine(kit.Text(kind, theme.SmallSize, theme.Face{SemiBold: true}, kindColor(c.Kind))))
	}
	place := c.On
	if c.at.Line > 0 {
		place = words.F("line %d", c.at.Line) + " · " + c.On
	}
	when := c.Date
	if t, err := time.Parse(time.DateOnly, c.Date); err == nil {
		when = words.Date(t)
	}
	for _, said := range []string{place, c.From, when} {
		if said != "" {
			about = append(about, kit.Small(markup.Visible(said)))
		}
	}
	rows := []fyne.CanvasObject{kit.Wrap(14, about...)}
	if now := c.at.Text; now != "" {
		said := kit.MutedLabel(markup.Visible(now))
		said.MaxLines = 3
		rows = append(rows, said)
	} else if c.Quote != "" {
		rows = append(rows, kit.MutedLabel(markup.Visible(c.Quote)))
	}
	if c.Text != "" {
		rows = append(rows, kit.Text(markup.Visible(c.Text), theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink))
	}
	if c.Reply != "" {
		rows = append(rows, kit.Label(words.F("You reply: %s", markup.Visible(c.Reply))))
	}
	settle := words.T("Settle")
	if c.Settled != "" {
		settle = words.T("Open again")
	}
	b := p.book()
	buttons := []fyne.CanvasObject{
		kit.Secondary(settle, func() { p.shell.Answer(b, c.Comment, c.Settled == "", c.Reply, p.Reload) }),
		kit.Secondary(words.T("Reply…"), func() { p.shell.AskReply(b, c.Comment, p.Reload) }),
	}
	if c.there {
		buttons = append(buttons, kit.Secondary(words.T("Go to it"), func() { p.shell.Go(routeTo(c.at)) }))
	}
	return kit.Stack(6, append(rows, kit.Wrap(10, buttons...))...)
}

// routeTo leads to what a comment is on.
func routeTo(at study.Located) nav.Route {
	switch {
	case at.Card != "":
		return cards.CardRoute(at.Card)
	case at.Question != "":
		return nav.Route{Page: nav.Practice, At: at.Question}
	}
	return nav.Route{Page: nav.Lessons, ID: at.Lesson, At: at.Block}
}

func kindColor(kind string) theme.Name {
	switch study.FlagKind(kind) {
	case study.FlagWrong:
		return theme.Danger
	case study.FlagUnclear:
		return theme.Warning
	}
	return theme.Info
}
