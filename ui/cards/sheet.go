package cards

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// flipTime is how long turning a card takes.
const flipTime = 150 * time.Millisecond

// The card's size at 100 %, where there is room for it.
const (
	cardWidth  float32 = 680
	cardHeight float32 = 400
)

// sheet is the card itself: paper with a soft shadow in the middle of the room
// it gets, and a face laid on it. A tap turns it.
type sheet struct {
	widget.BaseWidget

	onTap  func()
	onMenu func(at fyne.Position)            // of the canvas
	face   func(fyne.Size) fyne.CanvasObject // draws what is on it, to fit
	next   func(fyne.Size) fyne.CanvasObject // what it is being turned to

	drawn fyne.CanvasObject // face, at size
	size  fyne.Size
	turn  *fyne.Animation
	part  float32 // how much of its width is seen while it turns; 1 at rest
}

var (
	_ fyne.Tappable          = (*sheet)(nil)
	_ fyne.SecondaryTappable = (*sheet)(nil)
	_ desktop.Cursorable     = (*sheet)(nil)
)

func newSheet(onTap func(), onMenu func(fyne.Position)) *sheet {
	s := &sheet{onTap: onTap, onMenu: onMenu, part: 1}
	s.ExtendBaseWidget(s)
	return s
}

// lay puts another face on the card; turning shows it being turned over.
func (s *sheet) lay(face func(fyne.Size) fyne.CanvasObject, turning bool) {
	s.stop()
	if !turning || theme.Still() || s.face == nil || s.Size().Width == 0 {
		s.face, s.drawn = face, nil
		s.Refresh()
		return
	}
	s.next = face
	s.turn = fyne.NewAnimation(flipTime, func(done float32) {
		s.part = 1 - 2*done
		if done >= 0.5 {
			s.part = 2*done - 1
			s.swap()
		}
		if done >= 1 {
			s.part, s.turn = 1, nil
		}
		s.Refresh()
	})
	s.turn.Curve = fyne.AnimationLinear
	kit.AwakeFor(flipTime)
	s.turn.Start()
}

// swap lays the face that the card is being turned to.
func (s *sheet) swap() {
	if s.next != nil {
		s.face, s.drawn, s.next = s.next, nil, nil
	}
}

func (s *sheet) stop() {
	if s.turn != nil {
		s.turn.Stop()
		s.turn, s.part = nil, 1
	}
	s.swap()
}

func (s *sheet) Tapped(*fyne.PointEvent) {
	if s.onTap != nil {
		s.onTap()
	}
}

// TappedSecondary opens the menu of the card.
func (s *sheet) TappedSecondary(e *fyne.PointEvent) {
	if s.onMenu != nil {
		s.onMenu(e.AbsolutePosition)
	}
}

func (s *sheet) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (s *sheet) MinSize() fyne.Size { s.ExtendBaseWidget(s); return fyne.NewSize(200, 120) }

// paper gives the card's place within the room it has.
func (s *sheet) paper(room fyne.Size) (fyne.Position, fyne.Size) {
	size := fyne.NewSize(min(theme.Size(cardWidth), room.Width), min(theme.Size(cardHeight), room.Height))
	return fyne.NewPos((room.Width-size.Width)/2, (room.Height-size.Height)/2), size
}

func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &sheetRenderer{s: s, shadow: newShadow()}
	r.paper = canvas.NewRectangle(theme.Color(theme.Surface))
	r.paper.CornerRadius = theme.CardRadius
	r.paper.StrokeColor, r.paper.StrokeWidth = theme.Color(theme.Line), 1
	return r
}

type sheetRenderer struct {
	s      *sheet
	shadow *canvas.Raster
	paper  *canvas.Rectangle
}

func (r *sheetRenderer) Destroy()           { r.s.stop() }
func (r *sheetRenderer) MinSize() fyne.Size { return r.s.MinSize() }

func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.shadow, r.paper}
	if r.s.drawn != nil && r.s.part == 1 {
		objects = append(objects, r.s.drawn)
	}
	return objects
}

func (r *sheetRenderer) Layout(room fyne.Size) {
	at, size := r.s.paper(room)
	seen := max(size.Width*r.s.part, 2)
	x := at.X + (size.Width-seen)/2
	r.paper.Move(fyne.NewPos(x, at.Y))
	r.paper.Resize(fyne.NewSize(seen, size.Height))
	placeShadow(r.shadow, r.paper.Position(), r.paper.Size())
	if r.s.face == nil {
		return
	}
	if r.s.drawn == nil || r.s.size != size {
		r.s.drawn, r.s.size = r.s.face(size), size
	}
	r.s.drawn.Move(at)
	r.s.drawn.Resize(size)
}

func (r *sheetRenderer) Refresh() {
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}
