package editor

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// stickyLayout keeps the list of steps in view while the form beside it scrolls: as
// far down as the view is, and no higher than there is room for its rows and
// its buttons. Its rows scroll then; the keys below the buttons may be out of
// view, and are left out where the view never has room for them.
type stickyLayout struct {
	list  *list
	width float32
	short bool // the list would get more room if the page was scrolled down
}

// The room kept between the list and the ends of the view, and how far its end
// may be out of view.
const (
	stickyGap   = 12
	stickySlack = 16
)

// heights gives what the panel needs at a width with as few rows as are of use,
// and with all of them as far as the view has room; and what its keys need of
// both, 0 when they are to be left out.
func (s *stickyLayout) heights(width float32) (least, most, keys float32) {
	l := s.list
	inner := width - 2*listInset
	keys = kit.HeightFor(l.keys, inner) + listGap()
	least = kit.HeightFor(l.panel, width)
	if !l.keys.Visible() {
		least += keys
	}
	most = least - l.HeightFor(inner) + kit.HeightFor(l.rows, inner)
	if _, view := l.page.room(); view > 0 && most > view-2*stickyGap {
		least, most, keys = least-keys, most-keys, 0
		most = max(min(most, view-2*stickyGap), least)
	}
	return least, most, keys
}

// HeightFor gives the height at a width.
func (s *stickyLayout) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	_, most, _ := s.heights(width)
	return most
}

func (s *stickyLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := objects[0].MinSize().Width
	return fyne.NewSize(w, s.HeightFor(objects, max(s.width, w)))
}

func (s *stickyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s.width = size.Width
	least, most, keys := s.heights(size.Width)
	top, view := s.list.page.room()
	y, h := top, most
	if size.Height > most { // there is room to stay in
		y = max(top, stickyGap)
	}
	if view > 0 {
		h = max(min(min(view-stickyGap, top+size.Height)-y+keys, most), least)
		if most-h <= theme.Size(stickySlack) {
			h = most // rather than rows that scroll by a sliver
		}
	}
	s.short = h < most
	if l := s.list; l.keys.Hidden != (keys == 0) {
		l.keys.Hidden = keys == 0
		l.panel.Refresh()
	}
	objects[0].Move(fyne.NewPos(0, min(y-top, max(size.Height-h, 0))))
	objects[0].Resize(fyne.NewSize(size.Width, h))
	s.list.settle()
}
