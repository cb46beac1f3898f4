package fromnotes

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/fold"
	"stagecraft/content/markup"
	"stagecraft/content/proposing"
	"stagecraft/ui/figure"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// deciding are the ways to answer a proposal. It shows which was chosen.
type deciding struct {
	accept, leave *kit.Pressable
	edit          *kit.Pressable
	is            *choice
	labels        [2]string
	may           func() bool // whether it can be accepted as it is
	row           *fyne.Container
}

// decide makes the ways to answer a proposal that is called name.
func (p *Page) decide(name string, is *choice, acceptLabel, leaveLabel string, may func() bool, edit func(), editLabel string) *deciding {
	d := &deciding{is: is, labels: [2]string{acceptLabel, leaveLabel}, may: may}
	set := func(to choice) func() {
		return func() {
			if *is == to {
				to = open
			}
			*is = to
			d.show()
			p.said()
		}
	}
	d.accept, d.leave = kit.Option(set(accepted)), kit.Option(set(left))
	d.accept.Says.Group, d.leave.Says.Group = name, name
	d.edit = kit.LinkButton(editLabel, edit)
	d.edit.Says.Name = fmt.Sprintf("%s %s", editLabel, name)
	d.row = kit.Wrap(10, d.accept, d.edit, d.leave)
	d.show()
	p.live = append(p.live, d.show)
	return d
}

func (d *deciding) show() {
	kit.StyleOption(d.accept, d.labels[0], theme.Clear, *d.is == accepted)
	kit.StyleOption(d.leave, d.labels[1], theme.Clear, *d.is == left)
	d.accept.SetDisabled(!d.may())
	d.row.Refresh() // what is chosen is wider
}

func always() bool { return true }

// from is where something comes from.
func from(s proposing.Source) string { return words.F("%s, line %d", s.File, s.Line) }

// term is the card of a term.
func (p *Page) term(t *proposal[proposing.Term]) fyne.CanvasObject {
	box := kit.Stack(5)
	var d *deciding
	fill := func() {
		name := t.it.Term
		if t.it.Abbreviation != "" {
			name = fmt.Sprintf("%s (%s)", t.it.Term, t.it.Abbreviation)
		}
		title := kit.Label(name)
		title.Runs[0].Face.SemiBold = true
		rows := []fyne.CanvasObject{title, kit.Label(t.it.Definition)}
		if quoted := t.it.Text; quoted != "" && !fold.Same(quoted, t.it.Term+": "+t.it.Definition) { // which says no more
			rows = append(rows, kit.Small("“"+markup.Visible(quoted)+"”"))
		}
		box.Objects = append(rows, kit.Small(from(t.it.Source)), d.row)
		box.Refresh()
	}
	d = p.decide(t.it.Term, &t.is, words.T("Accept"), words.T("Leave it"), always, func() { p.editTerm(t, fill) }, words.T("Edit…"))
	fill()
	return box
}

// question is the card of a question.
func (p *Page) question(q *proposal[proposing.Question]) fyne.CanvasObject {
	box := kit.Stack(5)
	var d *deciding
	fill := func() {
		lines := strings.Split(strings.TrimSpace(q.it.Body), "\n")
		title := kit.Label(plain(lines[0]))
		title.Runs[0].Face.SemiBold = true
		rows := []fyne.CanvasObject{title}
		for _, l := range lines[1:] {
			if answer, ok := strings.CutPrefix(l, "- [x] "); ok {
				rows = append(rows, kit.Row(6, theme.NewIcon(theme.IconCheck, theme.Size(14), theme.Success), kit.Label(plain(answer))))
			} else if answer, ok := strings.CutPrefix(l, "- [ ] "); ok {
				rows = append(rows, kit.Row(6, kit.Gap(theme.Size(14), 1), kit.Label(plain(answer))))
			}
		}
		if trouble := q.it.Trouble(); !trouble.Empty() {
			rows = append(rows, kit.Text(words.F("Edit it first: %s.", words.Say(trouble)), theme.SmallSize, theme.Face{}, theme.Warning))
		}
		box.Objects = append(rows, kit.Small(from(q.it.Source)), d.row)
		box.Refresh()
	}
	d = p.decide(plain(q.it.Text), &q.is, words.T("Accept"), words.T("Leave it"), q.it.Ready, func() { p.editQuestion(q, fill) }, words.T("Edit…"))
	fill()
	return box
}

// plain is a line of Markdown as it reads.
func plain(source string) string {
	d := markup.Parse([]byte(source))
	if len(d.Blocks) == 1 {
		return markup.BlockText(d.Blocks[0])
	}
	return markup.Visible(source)
}

// picture is the card of a picture on the web.
func (p *Page) picture(x *proposal[proposing.Picture]) fyne.CanvasObject {
	box := kit.Stack(5)
	var d *deciding
	fill := func() {
		name := x.it.Alt
		if name == "" {
			name = words.T("A picture without words")
		}
		title := kit.Label(name)
		title.Runs[0].Face.SemiBold = true
		shows := words.T("No file of this name is beside the notes. Choose one, or it isn’t shown offline.")
		if x.it.Picture != "" {
			shows = words.F("Shown from %s", filepath.Base(filepath.FromSlash(x.it.Picture)))
		}
		box.Objects = []fyne.CanvasObject{title, kit.OneLine(kit.Small(markup.Visible(x.it.Address))), kit.Label(shows), kit.Small(from(x.it.Source)), d.row}
		box.Refresh()
	}
	d = p.decide(pictureName(x), &x.is, words.T("Show it"), words.T("Leave it"), func() bool { return x.it.Picture != "" }, func() { p.editPicture(x, fill) }, words.T("Edit…"))
	fill()
	return box
}

func pictureName(x *proposal[proposing.Picture]) string {
	if x.it.Alt != "" {
		return x.it.Alt
	}
	return x.it.Address
}

// process is the panel of what looks like a process.
func (p *Page) process(x *proposal[proposing.Process]) fyne.CanvasObject {
	box := kit.Stack(10)
	var d *deciding
	fill := func() {
		says := words.N("%d step", "%d steps", len(x.it.Steps))
		if x.it.Heading != "" {
			says = words.F("%s under “%s”", says, markup.Visible(x.it.Heading))
		}
		process := drawn(&x.it)
		box.Objects = []fyne.CanvasObject{
			kit.H3(words.F("Looks like a process: %s", x.it.Title)),
			kit.Small(words.F("%s: %s", from(x.it.Source), says)),
			figure.NewChevrons(&content.Course{}, process, figure.Options{Filled: true}),
			d.row,
		}
		box.Refresh()
	}
	d = p.decide(x.it.Title, &x.is, words.T("Make it a process"), words.T("Leave it a list"), always, func() { p.editProcess(x, fill) }, words.T("Edit…"))
	fill()
	return kit.Panel(box)
}

// drawn is a process as it is drawn.
func drawn(x *proposing.Process) *content.Process {
	pr := &content.Process{ID: x.ID, Title: x.Title}
	for i, s := range x.Steps {
		pr.Steps = append(pr.Steps, &content.Step{ID: fmt.Sprint(i + 1), Name: s.Name, Process: pr, Number: i + 1})
	}
	return pr
}

// counted is a line of text that is shown anew when what it says changes.
func (p *Page) counted(says func() string, line *text.Paragraph) *text.Paragraph {
	p.live = append(p.live, func() {
		run := line.Runs[0]
		run.Text = says()
		line.SetRuns(run)
	})
	return line
}
