package kit

import "fyne.io/fyne/v2"

// lazyBatch is how many rows more of a long content are made at a time.
const lazyBatch = 16

// lazyRows is content of many rows, of which as many are made as are seen and as
// many again.
type lazyRows struct {
	rows, made int
	build      func(made int) fyne.CanvasObject
	growing    bool
}

// SetLazyRows puts in content of so many rows, seen from its top. Build makes it
// with the first rows alone; it is called again with more when the view comes
// near the last of them, and may use again what it made before.
func (s *Scroller) SetLazyRows(rows int, build func(made int) fyne.CanvasObject) {
	first := min(rows, lazyBatch)
	s.SetContent(build(first))
	if first < rows {
		s.lazy = &lazyRows{rows: rows, made: first, build: build}
		s.Refresh()
	}
}

// grow makes rows until the view can go on by its own height, or all of them.
func (s *Scroller) grow(all bool) {
	l := s.lazy
	if l == nil || l.growing {
		return
	}
	l.growing = true
	defer func() { l.growing = false }()
	view := s.scroll.Size()
	grown := false
	for l.made < l.rows && (all || view.Height > 0 && HeightFor(s.content, view.Width) < s.Offset()+2*view.Height) {
		if l.made = min(l.made+lazyBatch, l.rows); all {
			l.made = l.rows
		}
		s.content, grown = l.build(l.made), true
	}
	if grown {
		s.scroll.Content.(*fyne.Container).Objects = []fyne.CanvasObject{s.content}
		s.measure(view)
		s.scroll.Refresh()
	}
}
