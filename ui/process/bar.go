package process

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// bar is the row below the steps: the step before, the keys, the step after.
// Its buttons stay while the steps change, so that they keep the focus.
type bar struct {
	object         fyne.CanvasObject
	previous, next *named
	play           *kit.Pressable
	playing        *text.Paragraph
}

func newBar(p *Page) *bar {
	b := &bar{
		previous: newNamed(theme.Primary, theme.Clear, theme.Rim, func() { p.stop(); p.show(p.step - 1) }),
		next:     newNamed(theme.OnPrimary, theme.Primary, theme.Clear, func() { p.stop(); p.show(p.step + 1) }),
		playing:  kit.Small(""),
	}
	n := len(p.process().Steps)
	jump := "1"
	if n > 1 {
		jump = words.F("1–%d", min(n, 9))
	}
	keys := kit.KeyLine(command.Hint("process.previous"), "", command.Hint("process.next"), words.T("step"), jump, words.T("jump"))
	b.play = kit.NewPressable(kit.Inset(4, 4, kit.Row(5, kit.KeyHint(command.Hint("process.play")), b.playing)), p.play)
	b.play.Hidden = n < 2
	b.showPlaying(false)
	b.object = kit.Grid(10, theme.PageMargin, container.New(&endsLayout{}, b.previous.Pressable, keys, b.play, b.next.Pressable))
	return b
}

// showStep names the steps before and after one.
func (b *bar) showStep(pr *content.Process, step int) {
	b.previous.Hidden, b.next.Hidden = step == 0, step == len(pr.Steps)-1
	if step > 0 {
		b.previous.setName("‹ " + brief(pr.Steps[step-1].Name))
	}
	if step < len(pr.Steps)-1 {
		b.next.setName(words.F("Next: %s", brief(pr.Steps[step+1].Name)))
	}
	b.object.Refresh()
}

// showPlaying says whether the steps go on by themselves.
func (b *bar) showPlaying(on bool) {
	b.play.Fill = theme.Clear
	run := text.Run{Text: words.T("play")}
	if on {
		b.play.Fill = theme.PrimarySoft
		run = text.Run{Text: words.T("Playing · stop"), Color: theme.Primary, Face: theme.Face{SemiBold: true}}
	}
	b.playing.SetRuns(run)
	if b.object != nil {
		b.object.Refresh()
	}
}

// brief keeps a name to what a button holds.
func brief(name string) string {
	const most = 26
	if letters := []rune(name); len(letters) > most {
		return string(letters[:most-1]) + "…"
	}
	return name
}

// named is a button whose words change.
type named struct {
	*kit.Pressable
	text *text.Paragraph
}

func newNamed(color, fill, border theme.Name, press func()) *named {
	text := kit.Middle(kit.Text("", theme.LabelSize, theme.Face{SemiBold: true}, color))
	text.Leading = 1.4
	b := &named{Pressable: kit.NewPressable(kit.Inset(16, 10, text), press), text: text}
	b.Fill, b.Border = fill, border
	if fill != theme.Clear {
		b.HoverFill = fill
	}
	return b
}

func (b *named) setName(name string) {
	b.text.SetRuns(text.Run{Text: name, Face: theme.Face{SemiBold: true}})
	b.Refresh()
}

// endsLayout sets a button at either end, and the keys and the playing in the middle
// as far as there is room: the keys go first, they are told of elsewhere too.
type endsLayout struct{ width float32 }

func (l *endsLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for _, o := range objects {
		h = max(h, kit.HeightFor(o, min(kit.NaturalWidth(o), width)))
	}
	return h
}

func (l *endsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(240, l.HeightFor(objects, max(l.width, 240)))
}

func (l *endsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	previous, keys, play, next := objects[0], objects[1], objects[2], objects[3]
	const gap = 8
	put := func(o fyne.CanvasObject, x, w float32) {
		h := kit.HeightFor(o, w)
		o.Move(fyne.NewPos(x, (size.Height-h)/2))
		o.Resize(fyne.NewSize(w, h))
	}
	wide := func(o fyne.CanvasObject) float32 {
		if !o.Visible() {
			return 0
		}
		return kit.NaturalWidth(o) + 0.5
	}
	playing := wide(play)
	first, last := share(wide(previous), wide(next), size.Width-playing-2*gap)
	put(previous, 0, first)
	put(next, size.Width-last, last)
	middle := kit.NaturalWidth(keys) + gap + playing
	free := size.Width - first - last - 2*gap
	if middle > free {
		keys.Hide()
		middle = playing
	} else {
		keys.Show()
	}
	// In the middle of the window where it fits there, else between the buttons.
	x := min(max((size.Width-middle)/2, first+gap), size.Width-last-gap-middle)
	if keys.Visible() {
		put(keys, x, kit.NaturalWidth(keys))
		x += kit.NaturalWidth(keys) + gap
	}
	put(play, x, playing)
}

// share gives two that need some room of what there is: half each, and what the one leaves to
// the other.
func share(first, last, room float32) (of1, of2 float32) {
	of1 = min(first, max(room/2, room-last))
	return of1, min(last, room-of1)
}
