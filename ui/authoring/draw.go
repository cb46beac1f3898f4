package authoring

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// field is one of a term's, as it is written in the app.
type field struct {
	name  string // in the file
	label func() string
	hint  func() string
	rows  int // of text; 0 for a line
	of    func(*content.Term) string
	put   func(*content.Term, string)
}

// textField is a field that holds a text.
func textField(name string, rows int, of func(*content.Term) *string, label, hint func() string) field {
	return field{name, label, hint, rows, func(t *content.Term) string { return *of(t) }, func(t *content.Term, text string) { *of(t) = text }}
}

var fields = []field{
	textField("term", 0, func(t *content.Term) *string { return &t.Term },
		func() string { return words.T("Term") }, func() string { return words.T("As it is written in a sentence") }),
	textField("abbreviation", 0, func(t *content.Term) *string { return &t.Abbreviation },
		func() string { return words.T("Abbreviation") }, func() string { return words.T("How it is shortened") }),
	textField("definition", 3, func(t *content.Term) *string { return &t.Definition },
		func() string { return words.T("Definition") }, func() string { return words.T("What it means, in 25 words or fewer") }),
	textField("not", 2, func(t *content.Term) *string { return &t.Not },
		func() string { return words.T("Not to be confused with") }, func() string { return words.T("What it is taken for, and how they differ") }),
	textField("example", 2, func(t *content.Term) *string { return &t.Example },
		func() string { return words.T("Example") }, func() string { return words.T("A sentence or a case that shows it") }),
	textField("group", 0, func(t *content.Term) *string { return &t.Group },
		func() string { return words.T("Group") }, func() string { return words.T("What it belongs with") }),
	{
		"tags", func() string { return words.T("Tags") }, func() string { return words.T("Words to find it by, with commas between them") }, 0,
		func(t *content.Term) string { return strings.Join(t.Tags, ", ") },
		func(t *content.Term, text string) {
			t.Tags = nil
			for tag := range strings.SplitSeq(text, ",") {
				if tag = strings.TrimSpace(tag); tag != "" && !slices.Contains(t.Tags, tag) {
					t.Tags = append(t.Tags, tag)
				}
			}
		},
	},
	textField("lesson", 0, func(t *content.Term) *string { return &t.Lesson },
		func() string { return words.T("Explained in") }, func() string { return words.T("A lesson’s id, or lesson#heading") }),
	textField("source", 0, func(t *content.Term) *string { return &t.Source },
		func() string { return words.T("Source") }, func() string { return words.T("Where the definition comes from") }),
}

func (p *Page) draw() fyne.CanvasObject {
	p.rows = nil
	for name, f := range p.fields {
		if p.shell.Window().Canvas().Focused() == fyne.Focusable(f) {
			p.typing = name
		}
	}
	if p.fields != nil {
		p.at.Draft = p.draft()
		p.fields = nil
	}
	var rows []fyne.CanvasObject
	switch {
	case p.Found == nil:
		rows = []fyne.CanvasObject{p.head(words.T("Reading the terms…"))}
	case p.Found.folder == "":
		rows = []fyne.CanvasObject{p.head(CantBeWritten())}
	case p.Found.err != nil:
		rows = []fyne.CanvasObject{
			p.head(words.F("%s can’t be edited here.", fileName)),
			kit.Callout("warning", nil, kit.Label(words.Failure(p.Found.err))),
			kit.Wrap(10, kit.Primary(words.T("Open in a text editor"), p.openFile), kit.Secondary(words.T("Read it again"), p.Reload)),
		}
	case p.editing() && (p.at.New || p.chosen() >= 0):
		rows = p.form()
	default:
		p.at.Term = ""
		rows = p.table()
	}
	return kit.AtMost(theme.Size(kit.RoomWidth), kit.Stack(theme.PanelGap, rows...))
}

func (p *Page) head(says string) fyne.CanvasObject {
	return kit.Stack(8, kit.PageTitle(words.T("Course"), words.T("Terms")), kit.Label(says))
}

// table is all terms, a row each.
func (p *Page) table() []fyne.CanvasObject {
	terms := p.file().Terms()
	ways := []fyne.CanvasObject{kit.Primary(words.T("Add a term"), p.add), kit.Secondary(words.T("Paste from a spreadsheet"), p.paste)}
	if last := p.shell.LastWritten(); last != "" {
		ways = append(ways, kit.Secondary(words.F("Undo: %s", Short(last)), p.undo))
	}
	if p.Found.raw != nil {
		ways = append(ways, kit.Secondary(words.T("Open in a text editor"), p.openFile))
	}
	says := words.N("%d term in terms.yaml. Each is a card, and is explained where a lesson has it.", "%d terms in terms.yaml. Each is a card, and is explained where a lesson has it.", len(terms))
	if len(terms) == 0 {
		says = words.T("There are no terms yet. Each becomes a card, and is explained where a lesson has it.")
	}
	all := []fyne.CanvasObject{p.head(says), kit.Wrap(10, ways...)}
	if len(terms) == 0 {
		return all
	}
	p.rows = map[string]*kit.Pressable{}
	cells := []fyne.CanvasObject{kit.HeadColumns(12, 6, 16, theme.Size(90), shares, heading(words.T("Term")), heading(words.T("Abbreviation")), heading(words.T("Definition")))}
	for i := range terms[:min(len(terms), p.at.Shown)] {
		cells = append(cells, kit.Separator(), p.row(&terms[i], i, len(terms)))
	}
	all = append(all, kit.PanelInset(8, 8, kit.Stack(0, cells...)))
	if left := len(terms) - p.at.Shown; left > 0 {
		all = append(all, kit.Wrap(10, kit.Secondary(words.N("Show %d more", "Show %d more", min(left, atOnce)), func() {
			p.at.Shown += atOnce
			p.redraw()
		})))
	}
	return all
}

func heading(s string) fyne.CanvasObject {
	return kit.OneLine(kit.Text(s, theme.SmallSize, theme.Face{SemiBold: true}, theme.Muted))
}

// shares are those of the columns in the width.
var shares = []float32{3, 1.4, 6}

// columns are the cells of a row.
func columns(cells ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Columns(16, theme.Size(90), shares, cells...)
}

// row is a term in the table; pressed, it is edited.
func (p *Page) row(t *content.Term, at, of int) fyne.CanvasObject {
	name := kit.Label(t.Term)
	name.Runs[0].Face.SemiBold = true
	row := kit.NewPressable(kit.Inset(12, 9, columns(name, kit.OneLine(kit.Label(t.Abbreviation)), kit.Label(t.Definition))), func() { p.edit(t.ID) })
	row.Says = accessible.Description{Name: strings.Join(slices.DeleteFunc([]string{t.Term, t.Abbreviation, t.Definition}, func(s string) bool { return s == "" }), ", "), Position: at + 1, Of: of}
	row.OnFocus = p.shell.Moved
	p.rows[t.ID] = row
	return row
}

// form is the fields of a term.
func (p *Page) form() []fyne.CanvasObject {
	t := content.Term{}
	says := words.T("It goes to the end of the list.")
	if at := p.chosen(); at >= 0 {
		t = p.file().Terms()[at]
		says = words.F("Its id is %s, which stays: what learners did is kept under it.", t.ID)
	}
	p.fields = map[string]*kit.Line{}
	var narrow, wide []fyne.CanvasObject
	for _, f := range fields {
		o := p.field(f, &t)
		if f.rows > 0 || f.name == "term" {
			wide = append(wide, o)
		} else {
			narrow = append(narrow, o)
		}
	}
	p.at.Draft = nil // it stands in the fields from now on
	inside := append(wide, kit.Columns(18, theme.Size(220), []float32{1, 1}, narrow[0], narrow[1]), kit.Columns(18, theme.Size(220), []float32{1, 1}, narrow[2], narrow[3]), narrow[4])
	ways := []fyne.CanvasObject{kit.Primary(words.T("Save"), p.save), kit.Secondary(words.T("Cancel"), p.toTable)}
	if !p.at.New {
		up, down := kit.Secondary(words.T("Move up"), func() { p.move(-1) }), kit.Secondary(words.T("Move down"), func() { p.move(1) })
		up.SetDisabled(!p.canMove(-1))
		down.SetDisabled(!p.canMove(1))
		ways = append(ways, up, down, kit.Secondary(words.T("Remove"), p.remove))
	}
	if p.wrong != "" {
		inside = append(inside, kit.Text(p.wrong, theme.LabelSize, theme.Face{SemiBold: true}, theme.Danger))
	}
	return []fyne.CanvasObject{p.head(says), kit.Panel(kit.Stack(16, append(inside, kit.Wrap(10, ways...))...))}
}

// field is one of a term's: its name and what stands in it.
func (p *Page) field(f field, t *content.Term) fyne.CanvasObject {
	line := kit.NewLine(func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			p.save()
		case fyne.KeyEscape:
			p.toTable()
		default:
			return false
		}
		return true
	})
	line.Name = f.label()
	line.SetPlaceHolder(f.hint())
	if f.rows > 0 {
		line.MultiLine, line.Wrapping = true, fyne.TextWrapWord
		line.SetMinRowsVisible(f.rows)
	}
	text := f.of(t)
	if typed, ok := p.at.Draft[f.name]; ok {
		text = typed
	}
	kit.SetEntryText(&line.Entry, text)
	line.OnChanged = func(string) { p.shell.Moved() }
	p.fields[f.name] = line
	label := kit.OneLine(kit.Text(f.label(), theme.SmallSize, theme.Face{}, theme.Muted))
	return kit.Stack(4, label, line)
}

// Short is at most so many letters of what Undo names.
func Short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}

// CantBeWritten says why nothing of a course can be edited.
func CantBeWritten() string {
	return words.T("This course can’t be written here: it came with the app, is a file, or is a folder of notes without a course.yaml. Open the folder of a course.")
}
