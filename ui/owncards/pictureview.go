package owncards

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content/picture"
	"stagecraft/study"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// mostPixels is how many pixels a picture is shown with, across and down.
const mostPixels = 1400

// pictureView is a picture with its hidden parts. The one that is asked for has a
// question mark, and is open once it is answered.
type pictureView struct {
	widget.BaseWidget
	of       *study.CardPicture
	asked    int // number; 0 is none
	answered bool

	img   *canvas.Image
	shape float32 // height by width
}

var _ accessible.Described = (*pictureView)(nil)

func newPictureView(data []byte, of *study.CardPicture, asked int, answered bool) *pictureView {
	v := &pictureView{of: of, asked: asked, answered: answered}
	v.img, v.shape = decoded(data)
	v.ExtendBaseWidget(v)
	return v
}

// decoded gives a picture to be shown and its shape; one that can't be read is empty.
func decoded(data []byte) (*canvas.Image, float32) {
	pixels, err := picture.Decode(context.Background(), data, image.Pt(mostPixels, mostPixels))
	if err != nil || pixels.Rect.Dx() == 0 {
		pixels = image.NewRGBA(image.Rect(0, 0, 4, 3))
	}
	img := canvas.NewImageFromImage(pixels)
	img.FillMode = canvas.ImageFillContain
	return img, float32(pixels.Rect.Dy()) / float32(pixels.Rect.Dx())
}

// HeightFor is as high as the picture is in a width, and no higher than is seen at once.
func (v *pictureView) HeightFor(width float32) float32 {
	return min(width*v.shape, theme.Size(380))
}

// Described says what the picture shows, and how much of it is hidden.
func (v *pictureView) Described() accessible.Description {
	return accessible.Description{Name: v.of.Alt, Role: accessible.Picture, Value: words.N("%d part hidden", "%d parts hidden", len(v.of.Hidden))}
}

func (v *pictureView) MinSize() fyne.Size { v.ExtendBaseWidget(v); return fyne.NewSize(40, 40) }

func (v *pictureView) CreateRenderer() fyne.WidgetRenderer {
	v.ExtendBaseWidget(v)
	r := &pictureRenderer{v: v}
	r.Layout(v.Size())
	return r
}

type pictureRenderer struct {
	v       *pictureView
	objects []fyne.CanvasObject
}

func (r *pictureRenderer) Destroy()                     {}
func (r *pictureRenderer) MinSize() fyne.Size           { return r.v.MinSize() }
func (r *pictureRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *pictureRenderer) Refresh() {
	r.Layout(r.v.Size())
	canvas.Refresh(r.v)
}

func (r *pictureRenderer) Layout(size fyne.Size) {
	at, shown := within(size, r.v.shape)
	r.v.img.Move(at)
	r.v.img.Resize(shown)
	r.objects = []fyne.CanvasObject{r.v.img}
	for _, h := range r.v.of.Hidden {
		asked := h.Number == r.v.asked
		r.objects = append(r.objects, cover(h, at, shown, asked, asked && r.v.answered)...)
	}
}

// within gives where a picture of a shape stands in the middle of a room.
func within(room fyne.Size, shape float32) (fyne.Position, fyne.Size) {
	size := fyne.NewSize(room.Width, room.Width*shape)
	if size.Height > room.Height {
		size = fyne.NewSize(room.Height/shape, room.Height)
	}
	return fyne.NewPos((room.Width-size.Width)/2, (room.Height-size.Height)/2), size
}

// cover draws what hides a part of a picture: the one asked for has a question mark,
// and one that is open only an edge.
func cover(h study.HiddenPart, at fyne.Position, shown fyne.Size, asked, open bool) []fyne.CanvasObject {
	part := canvas.NewRectangle(theme.Color(theme.Line))
	part.StrokeColor, part.StrokeWidth = theme.Color(theme.Edge), 1
	part.CornerRadius = 3
	if asked {
		part.FillColor = theme.Color(theme.PrimarySoft)
		part.StrokeColor, part.StrokeWidth = theme.Color(theme.Primary), 2
	}
	if open {
		part.FillColor = theme.Color(theme.Clear)
	}
	where := at.AddXY(float32(h.X)/study.PictureScale*shown.Width, float32(h.Y)/study.PictureScale*shown.Height)
	size := fyne.NewSize(float32(h.Width)/study.PictureScale*shown.Width, float32(h.Height)/study.PictureScale*shown.Height)
	part.Move(where)
	part.Resize(size)
	if !asked || open {
		return []fyne.CanvasObject{part}
	}
	mark := kit.Middle(kit.Text("?", theme.LabelSize, theme.Face{Bold: true}, theme.Primary))
	high := min(kit.HeightFor(mark, size.Width), size.Height)
	mark.Move(where.AddXY(0, (size.Height-high)/2))
	mark.Resize(fyne.NewSize(size.Width, high))
	return []fyne.CanvasObject{part, mark}
}
