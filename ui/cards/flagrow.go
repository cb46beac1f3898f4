package cards

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/study"
	"stagecraft/ui/accessible"
	"stagecraft/ui/flagging"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// flagRow is one flag in the list.
type flagRow struct {
	object fyne.CanvasObject
	main   *kit.Pressable // leads to what is flagged; the keys stand on it
}

// makeRows draws the first of the flags listed, at most so many.
func (v *flagList) makeRows(most int) {
	v.rows = nil
	for i, f := range v.listed[:min(most, len(v.listed))] {
		v.rows = append(v.rows, v.row(i, f))
	}
}

func (v *flagList) row(i int, f study.Flag) *flagRow {
	r := &flagRow{}
	text := kit.Text(f.Text, theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink)
	if f.Text == "" {
		text = kit.Text(f.ID(), theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink)
	}
	text.Leading, text.MaxLines = 1.35, 2
	said := []fyne.CanvasObject{text}
	if f.Comment != "" {
		comment := kit.Label(f.Comment)
		comment.MaxLines = 3
		said = append(said, comment)
	}
	if reply := v.reply(f); reply != "" {
		answer := kit.Label(reply)
		answer.MaxLines = 3
		said = append(said, answer)
	}
	var about []fyne.CanvasObject
	if kind := flagging.KindName(f.Kind); kind != "" {
		about = append(about, kit.OneLine(kit.Text(kind, theme.SmallSize, theme.Face{SemiBold: true}, kindColor(f))))
	}
	about = append(about, kit.Small(flagPlace(f)), kit.Small(words.Date(f.At)))
	said = append(said, kit.Wrap(14, about...))
	r.main = kit.NewPressable(kit.Inset(10, 8, kit.Stack(3, said...)), func() { v.jump(f) })
	r.main.OnFocus = func() {
		v.at = i
		if i == 0 { // with all that stands above
			v.scroll.ScrollTo(0)
		}
		v.scroll.ShowObject(r.object)
	}
	r.main.Keys = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeySpace {
			v.mark(f)
			return true
		}
		return false
	}
	r.object = container.New(&flagRowLayout{}, v.box(f), r.main,
		kit.Row(0, kit.LinkButton(words.T("Edit"), func() { v.edit(f) }), kit.LinkButton(words.T("Take away"), func() { v.remove(f) })))
	return r
}

// reply is what the course's author answered to a flag; "" where they didn't.
func (v *flagList) reply(f study.Flag) string {
	c := v.p.course.Reply(f.CommentID())
	switch {
	case c == nil:
		return ""
	case c.Reply != "":
		return words.F("The author replies: %s", c.Reply)
	case c.Settled == "yes":
		return words.T("Put right by the author.")
	}
	return words.F("Put right in edition %s.", c.Settled)
}

// kindColor is that of the kind's name; what is done is quiet.
func kindColor(f study.Flag) theme.Name {
	switch {
	case f.Done:
		return theme.Muted
	case f.Kind == study.FlagWrong:
		return theme.Danger
	case f.Kind == study.FlagUnclear:
		return theme.Warning
	}
	return theme.Info
}

// box is ticked when a flag is done, and ticks it.
func (v *flagList) box(f study.Flag) *kit.Pressable {
	mark := kit.Gap(theme.Size(14), theme.Size(14))
	if f.Done {
		mark = theme.NewIcon(theme.IconCheck, theme.Size(14), theme.Primary)
	}
	b := kit.NewPressable(kit.Inset(2, 2, mark), func() { v.mark(f) })
	b.Radius, b.Border = 4, theme.Edge
	b.Says = accessible.Description{Name: words.T("Done"), Role: accessible.CheckBox, State: accessible.Checkable}
	if f.Done {
		b.Says.State |= accessible.Checked
		b.Fill, b.Border = theme.PrimarySoft, theme.Primary
	}
	return b
}

// flagPlace says where a flag's subject is written.
func flagPlace(f study.Flag) string {
	switch {
	case f.Earlier:
		return words.F("%s, from an earlier edition", f.ID())
	case f.Line > 0:
		return words.F("%s, line %d", f.File, f.Line)
	case f.File != "":
		return f.File
	}
	return words.T("Your own process")
}

// flagRowLayout sets a row's box at the left, what can be done at the right,
// and the rest between; where that is narrow, what can be done stands below.
type flagRowLayout struct{}

const flagRowGap = 10

func (flagRowLayout) split(objects []fyne.CanvasObject, width float32) (box, text, links float32, below bool) {
	box = objects[0].MinSize().Width
	links = kit.NaturalWidth(objects[2])
	text = width - box - links - 2*flagRowGap
	if text < theme.Size(360) {
		return box, max(width-box-flagRowGap, 0), min(links, width-box-flagRowGap), true
	}
	return box, text, links, false
}

func (l flagRowLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	_, text, links, below := l.split(objects, width)
	h := kit.HeightFor(objects[1], text)
	if below {
		return h + kit.HeightFor(objects[2], links) + 4
	}
	return max(h, kit.HeightFor(objects[2], links))
}

func (l flagRowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 30) }

func (l flagRowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	box, text, links, below := l.split(objects, size.Width)
	side := objects[0].MinSize().Height
	objects[0].Move(fyne.NewPos(0, 10))
	objects[0].Resize(fyne.NewSize(box, side))
	h := kit.HeightFor(objects[1], text)
	objects[1].Move(fyne.NewPos(box+flagRowGap, 0))
	objects[1].Resize(fyne.NewSize(text, h))
	high := kit.HeightFor(objects[2], links)
	at := fyne.NewPos(size.Width-links, (size.Height-high)/2)
	if below {
		at = fyne.NewPos(box+flagRowGap+6, h+2)
	}
	objects[2].Move(at)
	objects[2].Resize(fyne.NewSize(links, high))
}
