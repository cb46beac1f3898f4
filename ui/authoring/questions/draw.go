package questions

import (
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/questionfile"
	"stagecraft/ui/accessible"
	"stagecraft/ui/authoring"
	"stagecraft/ui/finder"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func (p *Page) draw() fyne.CanvasObject {
	p.rows = nil
	p.Keep()
	wide := kit.RoomWidth
	var rows []fyne.CanvasObject
	switch {
	case p.Found == nil:
		rows = []fyne.CanvasObject{head(words.T("Reading the questions…"))}
	case p.Found.folder == "":
		rows = []fyne.CanvasObject{head(authoring.CantBeWritten())}
	case p.Found.err != nil:
		rows = []fyne.CanvasObject{
			head(words.T("The questions can’t be edited here.")),
			kit.Callout("warning", nil, kit.Label(words.Failure(p.Found.err))),
			kit.Wrap(10, kit.Secondary(words.T("Read it again"), p.Reload)),
		}
	case p.at.New:
		wide = 1160
		rows = p.form(nil)
	case p.at.ID != "" && p.Found.of(p.at.ID) != nil:
		q, _ := p.Found.of(p.at.ID).file.Question(p.at.ID)
		if p.at.Draft == nil {
			if _, ok := content.ReadQuestionText(q.Source); !ok {
				rows = p.byHand(&q)
				break
			}
		}
		wide = 1160
		rows = p.form(&q)
	default:
		p.at.ID, p.at.Draft, p.preview = "", nil, nil
		rows = p.list()
	}
	return kit.AtMost(theme.Size(wide), kit.Stack(theme.PanelGap, rows...))
}

func head(says string) fyne.CanvasObject {
	return kit.Stack(8, kit.PageTitle(words.T("Course"), words.T("Questions")), kit.Label(says))
}

// byHand says of a question that the form can't take it apart.
func (p *Page) byHand(q *questionfile.Question) []fyne.CanvasObject {
	return []fyne.CanvasObject{
		head(words.F("Its id is %s, which stays: what learners did is kept under it.", q.ID)),
		kit.Callout("info", nil, kit.Label(words.T("This question is written in a way that the form has no fields for. Change it in a text editor."))),
		kit.Wrap(10, kit.Primary(words.T("Open in a text editor"), p.openFile), kit.Secondary(words.T("Remove"), p.remove), kit.Secondary(words.T("Cancel"), p.toList)),
	}
}

// list is all questions, those of a note together.
func (p *Page) list() []fyne.CanvasObject {
	n := p.Found.count()
	ways := []fyne.CanvasObject{kit.Primary(words.T("Add a question"), p.add)}
	if last := p.shell.LastWritten(); last != "" {
		ways = append(ways, kit.Secondary(words.F("Undo: %s", authoring.Short(last)), p.undo))
	}
	says := words.N("%d question. It is asked in its lesson, and in practice.", "%d questions. They are asked in their lessons, and in practice.", n)
	if n == 0 {
		says = words.T("There are no questions yet. They are asked in their lessons, and in practice.")
	}
	all := []fyne.CanvasObject{head(says), kit.Wrap(10, ways...)}
	p.rows = map[string]*kit.Pressable{}
	left := p.at.Shown
	for _, note := range p.Found.notes {
		if note.err != nil {
			all = append(all, kit.Callout("warning", nil, kit.Label(note.name+": "+words.Failure(note.err))))
			continue
		}
		these := note.file.Questions()
		if len(these) == 0 || left == 0 {
			continue
		}
		cells := []fyne.CanvasObject{kit.Inset(12, 8, kit.Text(note.called(), theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink))}
		for i := range these[:min(len(these), left)] {
			cells = append(cells, kit.Separator(), p.row(&these[i], i, len(these)))
		}
		left -= min(len(these), left)
		all = append(all, kit.PanelInset(8, 8, kit.Stack(0, cells...)))
	}
	if more := n - p.at.Shown; more > 0 {
		all = append(all, kit.Wrap(10, kit.Secondary(words.N("Show %d more", "Show %d more", min(more, atOnce)), func() {
			p.at.Shown += atOnce
			p.redraw()
		})))
	}
	return all
}

// row is a question in the list; pressed, it is edited.
func (p *Page) row(q *questionfile.Question, at, of int) fyne.CanvasObject {
	text, _ := content.ReadQuestionText(q.Source)
	asks := plain(text.Prompt)
	if asks == "" {
		asks = q.ID
	}
	named := ""
	for _, k := range kinds {
		if k.id == draftOf(text).Kind {
			named = k.name()
		}
	}
	cells := kit.Columns(16, theme.Size(90), []float32{6, 1.4}, kit.Label(asks), kit.OneLine(kit.Small(named)))
	row := kit.NewPressable(kit.Inset(12, 9, cells), func() { p.edit(q.ID) })
	row.Says = accessible.Description{Name: asks + ", " + named, Position: at + 1, Of: of}
	row.OnFocus = p.shell.Moved
	p.rows[q.ID] = row
	return row
}

// form is the fields of a question, nil for a new one, and beside them how it will look.
func (p *Page) form(q *questionfile.Question) []fyne.CanvasObject {
	if p.at.Draft == nil {
		p.was = Draft{Kind: "choices"}
		if q != nil {
			text, _ := content.ReadQuestionText(q.Source)
			p.was = draftOf(text)
		}
		p.was.room()
		draft := p.was.clone()
		p.at.Draft = &draft
	} else if q != nil { // after it was read again, what was typed stays
		text, _ := content.ReadQuestionText(q.Source)
		p.was = draftOf(text)
	}
	p.Fields = map[string]*kit.Line{}
	d := p.at.Draft
	says := words.T("It gets an id from its words, which stays.")
	if q != nil {
		says = words.F("Its id is %s, which stays: what learners did is kept under it.", q.ID)
	}
	inside := []fyne.CanvasObject{}
	if q == nil {
		inside = append(inside, p.place())
	}
	inside = append(inside, p.kindsOffered(),
		p.Line("prompt", words.T("Question"), "", d.Text.Prompt, 3, func(s string) { d.Text.Prompt = s }))
	inside = append(inside, p.answers()...)
	inside = append(inside, p.Line("explanation", words.T("Explanation"), words.T("Why that is right, shown once it was answered"), d.Text.Explanation, 3, func(s string) { d.Text.Explanation = s }))
	if p.wrong != "" {
		inside = append(inside, kit.Text(p.wrong, theme.LabelSize, theme.Face{SemiBold: true}, theme.Danger))
	}
	ways := []fyne.CanvasObject{kit.Primary(words.T("Save"), p.save), kit.Secondary(words.T("Cancel"), p.toList)}
	if q != nil {
		ways = append(ways, kit.Secondary(words.T("Remove"), p.remove), kit.Secondary(words.T("Open in a text editor"), p.openFile))
	}
	p.preview = newPreview(p)
	p.preview.show(d)
	return []fyne.CanvasObject{head(says), kit.Columns(theme.PanelGap, theme.Size(400), []float32{1.15, 1},
		kit.Panel(kit.Stack(16, append(inside, kit.Wrap(10, ways...))...)), p.preview.object)}
}

// kindsOffered are the ways to answer.
func (p *Page) kindsOffered() fyne.CanvasObject {
	var chips []fyne.CanvasObject
	hint := ""
	for _, k := range kinds {
		chip := kit.ChosenChip(k.name(), p.at.Draft.Kind == k.id, func() {
			p.at.Draft.Kind = k.id
			p.redraw()
		})
		kit.Chosen(chip, words.T("How it is answered"), k.name(), p.at.Draft.Kind == k.id)
		if p.at.Draft.Kind == k.id {
			hint = k.hint()
		}
		chips = append(chips, chip)
	}
	return kit.Stack(6, authoring.Named(words.T("How it is answered")), kit.Wrap(6, chips...), kit.Small(hint))
}

// place is where a new question comes, to be chosen.
func (p *Page) place() fyne.CanvasObject {
	note := p.into()
	if note == nil {
		return kit.Small(words.T("There is no note that can be written."))
	}
	p.at.File = note.name
	at := words.T("At the end")
	if p.at.After > 0 {
		for _, x := range note.file.Places() {
			if x.After == p.at.After {
				at = words.F("After “%s”", authoring.Short(x.Text))
			}
		}
	}
	in := kit.Secondary(authoring.Short(note.called()), p.ChooseNote)
	in.Says.Name = words.F("In: %s", note.called())
	after := kit.Secondary(at, p.ChoosePlace)
	return kit.Stack(6, authoring.Named(words.T("Where it comes")), kit.Wrap(8, in, after))
}

// ChooseNote asks in which note it comes.
func (p *Page) ChooseNote() {
	finder.Show("question-note", p.shell.Window().Canvas(), words.T("In which lesson?"), 560, func(page any) finder.Search {
		p := p.now(page)
		var items []finder.Item
		for _, n := range p.notes() {
			if n.file != nil {
				items = append(items, finder.Item{Name: n.called(), Also: n.name, Do: func() {
					p.at.File, p.at.After = n.name, 0
					p.redraw()
				}})
			}
		}
		return finder.Search{Items: items, None: words.T("Nothing here matches.")}
	})
}

// ChoosePlace asks after which paragraph it comes.
func (p *Page) ChoosePlace() {
	finder.Show("question-place", p.shell.Window().Canvas(), words.T("After which paragraph?"), 720, func(page any) finder.Search {
		p := p.now(page)
		items := []finder.Item{{Name: words.T("At the end"), Do: func() { p.at.After = 0; p.redraw() }}}
		if p.Found == nil {
			return finder.Search{Items: items}
		}
		if note := p.into(); note != nil {
			under := ""
			for _, x := range note.file.Places() {
				if x.Head {
					under = authoring.Short(x.Text)
				}
				if x.Text != "" {
					items = append(items, finder.Item{Name: words.F("After “%s”", shortened(x.Text)), Kind: under, Also: x.Text, Do: func() { p.at.After = x.After; p.redraw() }})
				}
			}
		}
		return finder.Search{Items: items, None: words.T("Nothing here matches.")}
	})
}

// notes are those that were read.
func (p *Page) notes() []*noteFile {
	if p.Found == nil {
		return nil
	}
	return p.Found.notes
}

// now is the page as it was made anew, or this one.
func (p *Page) now(page any) *Page {
	if again, ok := page.(*Page); ok && again.Found != nil {
		return again
	}
	return p
}

// shortened is as much of a paragraph as a row of a list has room for.
func shortened(s string) string {
	if r := []rune(s); len(r) > 64 {
		return strings.TrimSpace(string(r[:63])) + "…"
	}
	return s
}

// preview is how a question will look, and what is wrong with it.
type preview struct {
	page   *Page
	object fyne.CanvasObject
	body   *fyne.Container
}

func newPreview(p *Page) *preview {
	v := &preview{page: p, body: kit.Stack(14)}
	v.object = kit.Panel(kit.Stack(14, authoring.Named(words.T("How it will look, to be tried")), v.body))
	return v
}

// show draws the question that a form says.
func (v *preview) show(d *Draft) {
	t := d.text()
	var rows []fyne.CanvasObject
	if wrong := trouble(&t); wrong != "" {
		rows = append(rows, kit.Callout("info", nil, kit.Label(words.F("Not yet: %s", wrong))))
	}
	q, problems := ask(&t)
	if q != nil {
		quiz := v.page.Preview(q)
		quiz.OnResize = func() {
			v.body.Refresh()
			v.page.Scroll.Refresh()
		}
		rows = append(rows, quiz)
	}
	for _, w := range problems {
		switch {
		case w.Severity != content.Warning || t.Prompt == "":
		case w.Rule == "no-explanation":
			rows = append(rows, kit.Small(words.T("There is no explanation yet: say why that is right.")))
		default:
			rows = append(rows, kit.Small(markup.Visible(words.Say(w))))
		}
	}
	v.body.Objects = rows
	v.body.Refresh()
	if v.page.Scroll != nil {
		v.page.Scroll.Refresh()
	}
}
