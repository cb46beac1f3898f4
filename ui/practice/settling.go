package practice

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// settleTime is how long an answer takes to settle once it was checked.
const settleTime = 150 * time.Millisecond

// settler is a control that moves to what is right. settle is called once the verdict is
// drawn and laid out; nothing depends on it, as all stands in its place already.
type settler interface{ settle() }

// settle has an answer that was just checked come to rest, unless nothing is to move.
func (z *Quiz) settle() {
	if s, ok := z.control.(settler); ok && !theme.Still() {
		s.settle()
	}
}

// animate calls tick with how much of the way is done, from 0 to 1.
func animate(tick func(done float32)) {
	a := fyne.NewAnimation(settleTime, tick)
	a.Curve = fyne.AnimationEaseOut
	kit.AwakeFor(settleTime)
	a.Start()
}

// fade is the colour a row comes from, and how much of it is left, from 0 to 1.
type fade struct {
	from theme.Name
	left float64
}

// over lays what is left of the colour over the one that stays.
func (f fade) over(fill theme.Name) color.Color {
	if f.left <= 0 {
		return theme.Color(fill)
	}
	return theme.Over(f.from, fill, f.left)
}

// growing is the layout of an icon that grows to its size about its middle.
type growing struct{ grown float32 } // from 0 to 1

// MinSize is that of the icon when it is grown.
func (g *growing) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout sets the icon in the middle of its room.
func (g *growing) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const least = 0.4 // of its size, at the beginning
	share := least + (1-least)*g.grown
	objects[0].Resize(fyne.NewSize(size.Width*share, size.Height*share))
	objects[0].Move(fyne.NewPos(size.Width*(1-share)/2, size.Height*(1-share)/2))
}

// grow has the check or the cross in something grow so far, from 0 to 1.
func grow(o fyne.CanvasObject, done float32) {
	c, ok := o.(*fyne.Container)
	if !ok {
		return
	}
	if g, ok := c.Layout.(*growing); ok {
		g.grown = done
		g.Layout(c.Objects, c.Size())
		return
	}
	for _, in := range c.Objects {
		grow(in, done)
	}
}

// settle has a row come from a tint to its own, and its mark grow.
func (r *row) settle(from theme.Name, done float32) {
	r.fade = fade{from, float64(1 - done)}
	r.Refresh()
	grow(r.content, done)
}

// settle has what was chosen and what is right come to rest.
func (c *choices) settle() {
	animate(func(done float32) {
		for at, r := range c.rows {
			switch i := c.order[at]; {
			case c.chosen[i]:
				r.settle(theme.PrimarySoft, done)
			case c.q.Choices[i].Right:
				r.settle(theme.Surface, done)
			}
		}
	})
}

// settle has the pairs come to rest.
func (m *matching) settle() {
	animate(func(done float32) {
		for _, r := range m.left {
			r.settle(theme.Surface, done)
		}
	})
}

// settle has the rows slide from where the learner put them to where they belong, while the
// tint of those that stood elsewhere fades.
func (o *ordering) settle() {
	animate(func(done float32) {
		was, is := o.tops(o.order), o.tops(o.laid())
		for at, thing := range o.order {
			r, from := o.rows[thing], theme.Surface
			if at != thing {
				from = theme.DangerSoft
			}
			if !o.fixed(at) {
				r.settle(from, done)
			}
			r.Move(fyne.NewPos(r.Position().X, is[thing]+(was[thing]-is[thing])*(1-done)))
		}
	})
}

// tops gives where each thing's row begins when they stand in an order.
func (o *ordering) tops(order []int) []float32 {
	tops, y := make([]float32, len(order)), float32(0)
	for _, thing := range order {
		tops[thing] = y
		y += o.rows[thing].Size().Height + rowGap
	}
	return tops
}
