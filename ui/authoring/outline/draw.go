package outline

import (
	"fmt"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/accessible"
	"stagecraft/ui/authoring"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func (p *Page) draw() fyne.CanvasObject {
	p.Keep()
	p.lessons = nil
	var rows []fyne.CanvasObject
	switch {
	case p.Found == nil:
		rows = []fyne.CanvasObject{head(words.T("Reading the course…"))}
	case p.Found.folder == "":
		rows = []fyne.CanvasObject{head(authoring.CantBeWritten())}
	case p.Found.err != nil:
		rows = []fyne.CanvasObject{
			head(words.F("%s can’t be edited here.", fileName)),
			kit.Callout("warning", nil, kit.Label(words.Failure(p.Found.err))),
			kit.Wrap(10, kit.Primary(words.T("Open in a text editor"), p.openFile), kit.Secondary(words.T("Read it again"), p.Reload)),
		}
	default:
		rows = p.form()
	}
	return kit.AtMost(theme.Size(kit.RoomWidth), kit.Stack(theme.PanelGap, rows...))
}

func head(says string) fyne.CanvasObject {
	return kit.Stack(8, kit.PageTitle(words.T("Course"), words.T("Outline")), kit.Label(says))
}

// form is all fields.
func (p *Page) form() []fyne.CanvasObject {
	if p.at.Draft == nil || len(p.at.Draft.Lessons) != len(p.Found.was.Lessons) {
		draft := copied(p.Found.was)
		p.at.Draft = &draft
	}
	p.Fields = map[string]*kit.Line{}
	d := p.at.Draft
	ways := []fyne.CanvasObject{kit.Primary(words.T("Save"), p.save)}
	if last := p.shell.LastWritten(); last != "" {
		ways = append(ways, kit.Secondary(words.F("Undo: %s", authoring.Short(last)), p.undo))
	}
	ways = append(ways, kit.Secondary(words.T("Edit the terms…"), p.shell.EditTerms), kit.Secondary(words.T("Edit the questions…"), p.shell.EditQuestions),
		kit.Secondary(words.T("Open in a text editor"), p.openFile))
	about := []fyne.CanvasObject{
		p.Line("title", words.T("Title"), "", d.Title, 0, func(s string) { d.Title = s }),
		p.Line("summary", words.T("Summary"), words.T("What it is about, and for whom, in a sentence or two"), d.Summary, 3, func(s string) { d.Summary = s }),
		p.cover(),
	}
	if p.wrong != "" {
		about = append(about, kit.Text(p.wrong, theme.LabelSize, theme.Face{SemiBold: true}, theme.Danger))
	}
	all := []fyne.CanvasObject{
		head(words.F("What stands in %s. It is written when you save it.", fileName)), kit.Wrap(10, ways...),
		kit.Panel(kit.Stack(16, about...)),
		p.order(), p.stages(),
	}
	if o := p.processes(); o != nil {
		all = append(all, o)
	}
	return append(all, kit.Wrap(10, kit.Primary(words.T("Save"), p.save)))
}

// cover is the picture of the course.
func (p *Page) cover() fyne.CanvasObject {
	d := p.at.Draft
	says := words.T("No cover")
	switch {
	case p.at.Picture != "":
		says = words.F("%s, copied into media/ when you save", filepath.Base(p.at.Picture))
	case d.Cover != "":
		says = d.Cover
	}
	ways := []fyne.CanvasObject{kit.Secondary(words.T("Choose a picture…"), p.choosePicture)}
	if p.at.Picture != "" || d.Cover != "" {
		ways = append(ways, kit.Secondary(words.T("No cover"), func() {
			p.at.Picture, d.Cover = "", ""
			p.redraw()
		}))
	}
	return kit.Stack(6, authoring.Named(words.T("Cover")), kit.Label(says), kit.Wrap(8, ways...))
}

// panel is a part of the page, with its name and what it is for.
func panel(name, says string, inside ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Panel(kit.Stack(10, append([]fyne.CanvasObject{kit.H3(name), kit.Small(says)}, inside...)...))
}

// order is the lessons, to be put in order.
func (p *Page) order() fyne.CanvasObject {
	d := p.at.Draft
	if len(d.Lessons) == 0 {
		return panel(words.T("Lessons"), words.T("There are no lessons yet. Put a note into the folder lessons."))
	}
	title := func(place int) string { return p.Found.titles[d.Lessons[place]] }
	numbered := func(n int) fyne.CanvasObject {
		return kit.Text(words.Number(int64(n)), theme.LabelSize, theme.Face{}, theme.Muted)
	}
	widest := float32(0)
	for n := range min(len(d.Lessons), 99) { // digits aren't all as wide; from a hundred on a digit more makes the difference
		widest = max(widest, kit.NaturalWidth(numbered(n+1)))
	}
	widest = max(widest, kit.NaturalWidth(numbered(len(d.Lessons))))
	p.lessons = &kit.Arranged{
		Draw: func(place int) fyne.CanvasObject {
			handle := kit.Text("⠿", theme.LabelSize, theme.Face{}, theme.Muted)
			number := numbered(place + 1)
			indent := kit.Gap(max(widest-kit.NaturalWidth(number), 0), 0) // so that the titles stand in line
			return kit.Inset(12, 9, kit.Row(theme.Size(14), handle, kit.Row(0, indent, number), kit.OneLine(kit.Label(title(place)))))
		},
		Describe: func(place int) accessible.Description {
			return accessible.Description{Name: title(place), Help: words.T("Alt with Up or Down moves it.")}
		},
		Move: func(from, to int) {
			id := d.Lessons[from]
			d.Lessons = slices.Insert(slices.Delete(d.Lessons, from, from+1), to, id)
			p.shell.Moved()
		},
	}
	p.lessons.Fill(len(d.Lessons))
	return panel(words.T("Lessons"), words.T("In the order in which they are read. Drag one, or move it with Alt and the arrows."), p.lessons.Body)
}

// stages are those of the journey.
func (p *Page) stages() fyne.CanvasObject {
	all := &p.at.Draft.Stages
	inside := p.Lines(authoring.Rows{
		Name: "stage", Label: func(n int) string { return words.F("Stage %d", n) }, Add: words.T("Add a stage"), Count: len(*all), Empties: true,
		Cells: func(i int, enter func()) fyne.CanvasObject {
			says := words.F("Stage %d", i+1)
			name, buyer := words.T("Name"), words.T("What the buyer does then")
			right := fmt.Sprintf("stage %d right", i)
			return kit.Columns(8, 1, []float32{1, 2},
				p.Entry(fmt.Sprintf("stage %d", i), says+": "+name, name, (*all)[i].Name, 0, func(s string) { (*all)[i].Name = s }, func() { p.shell.Window().Canvas().Focus(p.Fields[right]) }),
				p.Entry(right, says+": "+buyer, buyer, (*all)[i].Buyer, 0, func(s string) { (*all)[i].Buyer = s }, enter))
		},
		Insert: func(i int) { *all = slices.Insert(*all, i, content.Stage{}) },
		Remove: func(i int) { *all = slices.Delete(*all, i, i+1) },
		Swap:   func(i, j int) { (*all)[i], (*all)[j] = (*all)[j], (*all)[i] },
	})
	return panel(words.T("Stages of the journey"), words.T("What those whom the course is about go through, from first to last. Steps of processes belong to them; each has its colour by its place."), inside)
}

// processes lead to their editor; nil when there are none.
func (p *Page) processes() fyne.CanvasObject {
	var ways []fyne.CanvasObject
	for _, pr := range p.course.Processes {
		if !pr.Own && len(pr.Steps) > 0 {
			ways = append(ways, kit.Secondary(words.F("Edit “%s”…", authoring.Short(pr.Title)), func() { p.editProcess(pr.ID) }))
		}
	}
	if len(ways) == 0 {
		return nil
	}
	return panel(words.T("Processes"), words.T("Each stands in a file of its own, which is written when you are done with it."), kit.Wrap(8, ways...))
}
