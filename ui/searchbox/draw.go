package searchbox

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content/search"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// GroupName is what a group of things found is called.
func GroupName(g search.Group) string {
	switch g {
	case search.Lessons:
		return words.T("Lessons")
	case search.Terms:
		return words.T("Terms")
	case search.Steps:
		return words.T("Steps")
	case search.Roles:
		return words.T("Roles")
	case search.Questions:
		return words.T("Questions")
	case search.Notes:
		return words.T("My notes")
	case search.Commands:
		return words.T("Commands")
	}
	return words.T("All")
}

// groups gives those that may be chosen: all, those of which something was
// found, and commands.
func (b *Box) groups() []search.Group {
	all := []search.Group{search.Groups}
	for g := range search.Groups {
		if b.found.Counts[g] > 0 || g == search.Commands || g == b.group {
			all = append(all, g)
		}
	}
	return all
}

// nextGroup goes to the next group, or the one before.
func (b *Box) nextGroup(back bool) {
	all := b.groups()
	i, by := slices.Index(all, b.group), 1
	if back {
		by = len(all) - 1
	}
	b.choseGroup(all[(i+by)%len(all)])
}

// choseGroup lists what was found of a group.
func (b *Box) choseGroup(g search.Group) {
	b.group, b.chosen = g, 0
	b.opt.Canvas.Focus(b.entry)
	query, commands := asked(b.entry.Text)
	if search.NewWords(query).Empty() {
		b.offer(commands || g == search.Commands)
		return
	}
	b.collect()
	b.draw()
}

// draw shows the groups and the list.
func (b *Box) draw() {
	query, commands := asked(b.entry.Text)
	nothing := search.NewWords(query).Empty()
	sum := 0
	for _, n := range b.found.Counts {
		sum += n
	}
	says := " "
	if !nothing {
		says = words.F("%s found", words.Number(int64(sum)))
	}
	b.count.SetRuns(text.Run{Text: says})
	shown := b.group
	if commands {
		shown = search.Commands
	}
	b.tabs.Objects = nil
	for _, g := range b.groups() {
		n := sum
		if g != search.Groups {
			n = b.found.Counts[g]
		}
		name := GroupName(g)
		if n > 0 {
			name = words.F("%s %s", name, words.Number(int64(n)))
		}
		b.tabs.Objects = append(b.tabs.Objects, kit.ChosenChip(name, g == shown, func() { b.choseGroup(g) }))
	}
	b.tabs.Refresh()
	b.rows = nil
	if len(b.items) == 0 {
		b.list.SetContent(kit.Inset(12, 12, kit.MutedLabel(b.none())))
	} else {
		rows := b.list
		rows.SetLazyRows(len(b.items), b.build)
	}
	b.choose(b.chosen)
	b.pop.Content.Refresh()
}

// none says why nothing is listed.
func (b *Box) none() string {
	if b.pending {
		return words.T("The course is still being read…")
	}
	return words.T("Nothing matches: no lesson, term, step, role, question, note or command has all of these words.")
}

// build makes the first lines of the list.
func (b *Box) build(made int) fyne.CanvasObject {
	var rows []Row
	for i := len(b.rows); i < made; i++ {
		of := Row{Kind: words.T("Recent"), Title: b.items[i].recent, Plain: true}
		if of.Title == "" {
			of = b.opt.Row(b.items[i].hit, b.found.Words)
		}
		b.kinds = max(b.kinds, kindWidth(of.Kind))
		rows = append(rows, of)
	}
	for _, of := range rows {
		i := len(b.rows)
		r := newRow(of, b.kinds, func() { b.take(i, false) })
		r.choose(i == b.chosen)
		b.rows = append(b.rows, r)
	}
	objects := make([]fyne.CanvasObject, len(b.rows))
	for i, r := range b.rows {
		objects[i] = r.press
	}
	return kit.Stack(0, objects...)
}

// Row is how a thing found is shown: in two lines.
type Row struct {
	Kind string
	// Title is in bold, unless Plain; Beside follows it, muted.
	Title, Beside string
	// Text is the second line; "" for none.
	Text  string
	Plain bool
	Key   string // that does the same; "" for none

	InTitle, InBeside, InText []search.Span // what is marked
}

// row is a line of the list as it is drawn.
type row struct {
	press *kit.Pressable
	hint  fyne.CanvasObject // beside the one that is chosen
	key   bool              // the hint is always there
}

func newRow(of Row, kinds float32, do func()) *row {
	kind := kit.OneLine(kit.Small(of.Kind))
	face := theme.Face{Bold: !of.Plain}
	title := append(marked(of.Title, of.InTitle, text.Run{Size: theme.Size(theme.LabelSize), Face: face, Color: theme.Ink}),
		marked(of.Beside, of.InBeside, text.Run{Size: theme.Size(theme.SmallSize), Color: theme.Muted})...)
	if of.Beside != "" {
		title = slices.Insert(title, len(title)-len(marked(of.Beside, of.InBeside, text.Run{})), text.Run{Text: " ", Size: theme.Size(theme.SmallSize)})
	}
	head := kit.OneLine(text.NewParagraph(theme.Size(theme.LabelSize), theme.Ink, title...))
	head.Leading = 1.5
	r := &row{key: of.Key != ""}
	r.hint = kit.KeyHint(words.T("Enter"))
	if r.key {
		r.hint = kit.KeyHint(of.Key)
	}
	objects := []fyne.CanvasObject{kind, r.hint, head}
	if of.Text != "" {
		said := kit.OneLine(text.NewParagraph(theme.Size(theme.SmallSize), theme.Muted, marked(of.Text, of.InText, text.Run{})...))
		objects = append(objects, said)
	}
	r.press = kit.NewPressable(container.New(rowLayout{kinds}, objects...), do)
	return r
}

func (r *row) choose(chosen bool) {
	fill := theme.Clear
	if chosen {
		fill = theme.PrimarySoft
	}
	r.hint.(*fyne.Container).Hidden = !chosen && !r.key
	r.press.Says = accessible.Description{Role: accessible.Item}
	if chosen {
		r.press.Says.State, r.press.Says.Live = accessible.Selected, "row"
	}
	if r.press.Fill != fill {
		r.press.Fill = fill
		r.press.Refresh()
	}
}

// marked makes runs of a text in a look, with what was looked for marked.
func marked(s string, spans []search.Span, look text.Run) []text.Run {
	if s == "" {
		return nil
	}
	letters := []rune(s)
	var runs []text.Run
	add := func(from, to int, mark bool) {
		if from >= to {
			return
		}
		r := look
		r.Text = string(letters[from:to])
		if mark {
			r.Background, r.Face.Bold, r.Color = theme.FoundNowSoft, true, theme.Ink
		}
		runs = append(runs, r)
	}
	at := 0
	for _, m := range spans {
		if m.Start < at || m.End > len(letters) {
			continue
		}
		add(at, m.Start, false)
		add(m.Start, m.End, true)
		at = m.End
	}
	add(at, len(letters), false)
	return runs
}

// rowLayout sets the kind at the left, as wide as kinds where there is the room, the lines beside it, and a key at the
// right of the first of them.
type rowLayout struct{ kinds float32 }

const (
	rowInset = 12
	rowAbove = 9
)

// kindsWide is how wide the kinds are, of which the longest is that of a group.
func kindsWide() float32 {
	wide := theme.Size(80)
	for g := range search.Groups {
		wide = max(wide, theme.Width(GroupName(g), theme.Size(theme.SmallSize), theme.Face{}))
	}
	return wide + kindGap
}

// kindWidth is how wide the column is in which a kind isn't cut.
func kindWidth(kind string) float32 {
	return theme.Width(kind, theme.Size(theme.SmallSize), theme.Face{}) + kindGap
}

// kindGap is the room after a kind, with a pixel for rounding.
const kindGap = 10

func (l rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(100, l.HeightFor(objects, 400))
}

func (rowLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	h := float32(2 * rowAbove)
	for _, o := range objects[2:] {
		h += kit.HeightFor(o, width)
	}
	return h
}

func (l rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	kind, hint, lines := objects[0], objects[1], objects[2:]
	keyed := kit.NaturalWidth(hint)
	kinds := min(l.kinds, size.Width*0.3)
	left := rowInset + kinds
	first := kit.HeightFor(lines[0], size.Width)
	wide := max(size.Width-left-rowInset-keyed-8, 40)
	small := kit.HeightFor(kind, kinds)
	kind.Move(fyne.NewPos(rowInset, rowAbove+(first-small)/2))
	kind.Resize(fyne.NewSize(kinds-8, small))
	y := float32(rowAbove)
	for i, o := range lines {
		h := kit.HeightFor(o, wide)
		w := wide
		if i > 0 {
			w = size.Width - left - rowInset // below the key
		}
		o.Move(fyne.NewPos(left, y))
		o.Resize(fyne.NewSize(w, h))
		y += h
	}
	high := hint.MinSize().Height
	hint.Move(fyne.NewPos(size.Width-rowInset-keyed, rowAbove+(first-high)/2))
	hint.Resize(fyne.NewSize(keyed, high))
}

// newHead sets the line to type in between its sign and how much was found.
func newHead(entry *kit.Line, count *text.Paragraph) fyne.CanvasObject {
	return container.New(headLayout{}, theme.NewIcon(theme.IconSearch, theme.Size(18), theme.Muted), entry, count)
}

type headLayout struct{}

func (headLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, objects[1].MinSize().Height)
}

func (headLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	icon, entry, count := objects[0], objects[1], objects[2]
	counted := max(kit.NaturalWidth(count), theme.Size(64))
	edge := theme.Size(18)
	icon.Resize(fyne.NewSize(edge, edge))
	icon.Move(fyne.NewPos(8, (size.Height-edge)/2))
	left := 8 + edge + 8
	h := kit.HeightFor(count, counted)
	count.Resize(fyne.NewSize(counted, h))
	count.Move(fyne.NewPos(size.Width-counted-8, (size.Height-h)/2))
	entry.Move(fyne.NewPos(left, 0))
	entry.Resize(fyne.NewSize(max(size.Width-left-counted-16, 60), size.Height))
}
