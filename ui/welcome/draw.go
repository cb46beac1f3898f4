package welcome

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// wide is how wide the page's column is, at a text size of 100 %.
const wide = 640

func (p *Page) draw() {
	head := kit.Row(14, p.mark, kit.Stack(0, title(words.F("Welcome to %s", p.course.Title)), kit.MutedLabel(p.holds())))
	begin := kit.NewPressable(kit.Inset(theme.Size(28), theme.Size(12), action(p.beginLabel(), theme.OnPrimary)), p.begin)
	begin.Fill, begin.HoverFill = theme.Primary, theme.Primary
	skip := kit.NewPressable(kit.Inset(6, 8, kit.Row(6, kit.Small(words.T("skip this")), kit.KeyHint(words.T("Esc")))), p.skip)
	column := kit.Stack(theme.Size(22),
		head,
		kit.Panel(kit.Stack(theme.Size(14), question(words.T("How much time do you have on a day?")), p.choices())),
		kit.Panel(kit.Stack(theme.Size(14), question(words.T("Is there a day you want to be ready for?")), p.day())),
		kit.Wrap(theme.Size(16), begin, kit.Row(5, kit.Small(words.T("or press")), kit.KeyHint(words.T("Enter"))), skip),
		kit.InsetSides(0, theme.Size(6), 0, 0, kit.Wrap(theme.Size(22),
			link(words.T("Open another course…"), p.shell.ChooseCourseFile),
			link(words.T("Bring my progress from another computer…"), p.shell.BringInProgress))),
	)
	p.scroll = kit.NewScroller(kit.Inset(36, 4, kit.Centred(theme.Size(wide), column)))
	p.object = container.New(middle{}, p.scroll)
}

// title is larger than what stands in panels.
func title(s string) fyne.CanvasObject {
	t := kit.H1(s)
	t.Leading = 1.25
	return t
}

func question(s string) fyne.CanvasObject {
	return kit.Text(s, theme.H3Size, theme.Face{SemiBold: true}, theme.Ink)
}

// action is the text of what can be pressed.
func action(s string, name theme.Name) fyne.CanvasObject {
	t := kit.Text(s, theme.LabelSize, theme.Face{SemiBold: true}, name)
	t.Leading = 1.4
	return t
}

// link is what may be done instead. It stands at the column's edge, its focus ring
// around that.
func link(s string, press func()) fyne.CanvasObject {
	return kit.NewPressable(kit.Inset(0, theme.Size(6), action(s, theme.Primary)), press)
}

// holds says what is in the course, and where that is.
func (p *Page) holds() string {
	var parts []string
	if n := len(p.course.Lessons); n > 0 {
		parts = append(parts, words.N("%d lesson", "%d lessons", n))
	}
	if n := len(p.course.Processes); n > 0 {
		parts = append(parts, words.N("%d process", "%d processes", n))
	}
	if n := len(p.course.Terms); n > 0 {
		parts = append(parts, words.N("%d term", "%d terms", n))
	}
	here := words.T("Everything is on this computer.")
	if len(parts) == 0 {
		return here
	}
	return strings.Join(parts, " · ") + ". " + here
}

// choices are the amounts beside each other, all as high as the highest.
func (p *Page) choices() fyne.CanvasObject {
	tiles := make([]fyne.CanvasObject, len(amounts))
	p.tiles = make([]*kit.Pressable, len(amounts))
	for i := range amounts {
		tile := kit.NewPressable(kit.Gap(1, 1), func() { p.Choose(i) })
		tile.Radius, tile.HoverFill = theme.PanelRadius, theme.Clear
		tile.Keys = func(e *fyne.KeyEvent) bool {
			if e.Name != fyne.KeyReturn && e.Name != fyne.KeyEnter {
				return false
			}
			p.begin() // what has the keys is what Enter begins with
			return true
		}
		p.style(tile, i)
		p.tiles[i], tiles[i] = tile, tile
	}
	return kit.Columns(theme.Size(10), theme.Size(96), nil, tiles...)
}

// style draws an amount, and shows whether it is the one chosen.
func (p *Page) style(tile *kit.Pressable, i int) {
	ink, fill, rim, thick := theme.Ink, theme.Surface, theme.Line, float32(1)
	if i == p.chosen {
		ink, fill, rim, thick = theme.Primary, theme.PrimarySoft, theme.Primary, 2
	}
	kit.Chosen(tile, words.T("How much time do you have on a day?"), amounts[i].name(), i == p.chosen)
	tile.Says.Help = amounts[i].about()
	if tile.Says.Live = ""; i == p.chosen {
		tile.Says.Live = "amount" // the arrows choose one wherever the keys are
	}
	name := kit.Middle(kit.Text(amounts[i].name(), theme.H2Size, theme.Face{SemiBold: true}, ink))
	name.Leading = 1.3
	behind := canvas.NewRectangle(theme.Color(fill))
	behind.StrokeColor, behind.StrokeWidth, behind.CornerRadius = theme.Color(rim), thick, theme.PanelRadius
	tile.Content = kit.OnBackground(behind, theme.Size(12), theme.Size(16), kit.Stack(theme.Size(2), name, kit.Middle(kit.Small(amounts[i].about()))))
	tile.Refresh()
}

// middle sets a scroller in the middle of the page's height, as high as its content.
type middle struct{}

func (middle) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 320) }

func (middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	scroll := objects[0].(*kit.Scroller)
	room := max(size.Height-2*theme.PageMargin, 0)
	high := min(kit.HeightFor(scroll.Content(), size.Width), room)
	scroll.Resize(fyne.NewSize(size.Width, high))
	scroll.Move(fyne.NewPos(0, theme.PageMargin+(room-high)/2))
}
