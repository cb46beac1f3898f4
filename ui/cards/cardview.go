package cards

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// flipTime is how long turning a card takes.
const flipTime = 150 * time.Millisecond

// The card's size at 100 %, where there is room for it: a part of the page's width.
const (
	cardPart            = 0.6
	leastCard   float32 = 680
	mostCard    float32 = 900
	cardHeights         = 0.6 // of its width
)

// cardSize is the card's size in a page of a width.
func cardSize(page float32) fyne.Size {
	wide := min(max(page*cardPart, theme.Size(leastCard)), theme.Size(mostCard))
	return fyne.NewSize(min(wide, page), float32(int(wide*cardHeights)))
}

// cardView is the card itself: paper with a soft shadow in the middle of the room
// it gets, and a face laid on it. A tap turns it.
type cardView struct {
	widget.BaseWidget

	onTap  func()
	onMenu func(at fyne.Position)            // of the canvas
	face   func(fyne.Size) fyne.CanvasObject // draws what is on it, to fit
	next   func(fyne.Size) fyne.CanvasObject // what it is being turned to

	drawn   fyne.CanvasObject // face, at size
	says    string            // what stands on the face that is up, or is being turned to
	size    fyne.Size
	flip    *fyne.Animation
	visible float32 // how much of its width is seen while it turns; 1 at rest
}

var (
	_ fyne.Tappable          = (*cardView)(nil)
	_ fyne.SecondaryTappable = (*cardView)(nil)
	_ desktop.Cursorable     = (*cardView)(nil)
	_ accessible.Described   = (*cardView)(nil)
)

func newCardView(onTap func(), onMenu func(fyne.Position)) *cardView {
	s := &cardView{onTap: onTap, onMenu: onMenu, visible: 1}
	s.ExtendBaseWidget(s)
	return s
}

// setFace puts another face on the card; turning shows it being turned over.
func (s *cardView) setFace(face func(fyne.Size) fyne.CanvasObject, turning bool) {
	s.stop()
	s.says = ""
	if !turning || theme.Still() || s.face == nil || s.Size().Width == 0 {
		s.face, s.drawn = face, nil
		s.Refresh()
		return
	}
	s.next = face
	s.flip = fyne.NewAnimation(flipTime, func(done float32) {
		s.visible = 1 - 2*done
		if done >= 0.5 {
			s.visible = 2*done - 1
			s.swap()
		}
		if done >= 1 {
			s.visible, s.flip = 1, nil
		}
		s.Refresh()
	})
	s.flip.Curve = fyne.AnimationLinear
	kit.AwakeFor(flipTime)
	s.flip.Start()
}

// Described says what stands on the card: on the face it is being turned to, as soon as
// it is being turned.
func (s *cardView) Described() accessible.Description {
	face := s.face
	if s.next != nil {
		face = s.next
	}
	if s.says == "" && face != nil {
		_, size := s.bounds(s.Size())
		s.says, _ = accessible.TextOf(face(size))
	}
	return accessible.Description{Name: s.says, Role: accessible.Card, Live: "card"}
}

// swap lays the face that the card is being turned to.
func (s *cardView) swap() {
	if s.next != nil {
		s.face, s.drawn, s.next = s.next, nil, nil
	}
}

func (s *cardView) stop() {
	if s.flip != nil {
		s.flip.Stop()
		s.flip, s.visible = nil, 1
	}
	s.swap()
}

func (s *cardView) Tapped(*fyne.PointEvent) {
	if s.onTap != nil {
		s.onTap()
	}
}

// TappedSecondary opens the menu of the card.
func (s *cardView) TappedSecondary(e *fyne.PointEvent) {
	if s.onMenu != nil {
		s.onMenu(e.AbsolutePosition)
	}
}

func (s *cardView) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (s *cardView) MinSize() fyne.Size { s.ExtendBaseWidget(s); return fyne.NewSize(200, 120) }

// bounds gives the card's place within the room it has.
func (s *cardView) bounds(room fyne.Size) (fyne.Position, fyne.Size) {
	size := cardSize(room.Width)
	size.Height = min(size.Height, room.Height)
	return fyne.NewPos((room.Width-size.Width)/2, (room.Height-size.Height)/2), size
}

// paperShadow is that of the card.
var paperShadow = kit.ShadowLook{Begins: 10, Ends: 28, Drop: 8, Radius: theme.CardRadius, Share: 1}

func (s *cardView) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &cardRenderer{s: s, shadow: kit.NewShadow(paperShadow)}
	r.background = canvas.NewRectangle(theme.Color(theme.Surface))
	r.background.CornerRadius = theme.CardRadius
	r.background.StrokeColor, r.background.StrokeWidth = theme.Color(theme.Line), 1
	return r
}

type cardRenderer struct {
	s          *cardView
	shadow     *kit.Shadow
	background *canvas.Rectangle
}

func (r *cardRenderer) Destroy()           { r.s.stop() }
func (r *cardRenderer) MinSize() fyne.Size { return r.s.MinSize() }

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	objects := append(r.shadow.Objects(), r.background)
	if r.s.drawn != nil && r.s.visible == 1 {
		objects = append(objects, r.s.drawn)
	}
	return objects
}

func (r *cardRenderer) Layout(room fyne.Size) {
	at, size := r.s.bounds(room)
	seen := max(size.Width*r.s.visible, 2)
	x := at.X + (size.Width-seen)/2
	r.background.Move(fyne.NewPos(x, at.Y))
	r.background.Resize(fyne.NewSize(seen, size.Height))
	r.shadow.Place(r.background.Position(), r.background.Size())
	if r.s.face == nil {
		return
	}
	if r.s.drawn == nil || r.s.size != size {
		r.s.drawn, r.s.size = r.s.face(size), size
	}
	r.s.drawn.Move(at)
	r.s.drawn.Resize(size)
}

func (r *cardRenderer) Refresh() {
	r.Layout(r.s.Size())
	if r.s.drawn != nil && r.s.visible == 1 {
		r.s.says = ""
		r.s.drawn.Refresh() // a formula may have come, which takes another room than its source
	}
	canvas.Refresh(r.s)
}
