package document

import (
	"context"
	"image"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/content/markup"
	"stagecraft/content/picture"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// How many pixels of a picture are kept, and how many bytes of those that are
// out of view.
const (
	quickPixels = 100_000 // read at once, as it takes a moment alone
	mostAcross  = 2048
	mostDown    = 4096
	keptBytes   = 48 << 20
)

// placedPicture is a picture where it stands in a document. Its pixels come when it is
// near the view, decoded in the background to the size it is shown in, and may
// go when it is far.
type placedPicture struct {
	file       *file
	size       fyne.Size // as wide as it is shown at most
	background *canvas.Rectangle
	img        *canvas.Image
	folds      []*markup.Spoiler // that it is in
	fault      error             // why it can't be shown, once known

	box    *fyne.Container // nil in a line
	absent func() fyne.CanvasObject

	bytes  int                // of its pixels, 0 while there are none
	stop   context.CancelFunc // while they are being decoded
	inTree bool               // it is in the tree
}

// show makes the picture as it is shown in a size. A small one has its pixels at once.
func (m *widgetBuilder) show(f *file, size fyne.Size) *placedPicture {
	s := &placedPicture{
		file: f, size: size, folds: m.folds,
		background: canvas.NewRectangle(theme.Color(theme.CodeSoft)), img: canvas.NewImageFromImage(clearPixel()),
	}
	s.img.FillMode = canvas.ImageFillContain
	if f.size.X*f.size.Y <= quickPixels && f.kind != picture.AVIF && f.kind != picture.SVG {
		pixels, err := f.decode(context.Background(), f.size)
		if err != nil {
			s.fault = err
			return s
		}
		s.setPixels(pixels)
		return s
	}
	if pixels := m.v.opt.Decoded.of(f); pixels != nil {
		s.setPixels(pixels)
	}
	m.item.pictures = append(m.item.pictures, s)
	return s
}

// Decoded are the last pictures that were decoded. It is used on the main goroutine.
type Decoded struct {
	names  [mostDecoded]string
	pixels [mostDecoded]*image.RGBA
	next   int
}

// mostDecoded is how many pictures are kept.
const mostDecoded = 3

func (d *Decoded) of(f *file) *image.RGBA {
	if d != nil {
		for i, name := range d.names {
			if name == f.name {
				return d.pixels[i]
			}
		}
	}
	return nil
}

func (d *Decoded) keep(f *file, pixels *image.RGBA) {
	if d == nil || d.of(f) != nil {
		return
	}
	d.names[d.next], d.pixels[d.next] = f.name, pixels
	d.next = (d.next + 1) % mostDecoded
}

// clearPixel stands for a picture whose pixels are still to come. It is never
// an image.Uniform, whose bounds Fyne takes for those of a picture.
func clearPixel() image.Image { return image.NewNRGBA(image.Rect(0, 0, 1, 1)) }

// decode reads the pixels, no more than within.
func (f *file) decode(ctx context.Context, within image.Point) (*image.RGBA, error) {
	return picture.DecodeFile(ctx, f.files, f.name, within)
}

// setPixels shows pixels. They are as many as the screen has there, or nearly, so
// that Fyne need not scale them on the main goroutine.
func (s *placedPicture) setPixels(pixels *image.RGBA) {
	s.img.Image, s.img.ScaleMode = pixels, canvas.ImageScaleFastest
	s.bytes = len(pixels.Pix)
	s.background.Hide()
}

// dropPixels lets go of the pixels.
func (s *placedPicture) dropPixels() {
	s.img.Image, s.bytes = clearPixel(), 0
	s.background.Show()
}

// within is how many pixels the picture has use for on a screen of a scale.
func (s *placedPicture) within(scale float32) image.Point {
	w, h := int(s.size.Width*scale+0.5), int(s.size.Height*scale+0.5)
	return image.Pt(min(max(w, 1), mostAcross), min(max(h, 1), mostDown))
}

// dropPictures forgets the pictures in a fold, which are thrown away.
func (m *widgetBuilder) dropPictures(fold *markup.Spoiler) {
	m.item.pictures = slices.DeleteFunc(m.item.pictures, func(s *placedPicture) bool {
		within := slices.Contains(s.folds, fold)
		if within {
			m.v.pixels.left(s)
		}
		return within
	})
}

// decodeSlots lets few pictures be decoded at once, so that the window stays quick.
var decodeSlots = make(chan struct{}, max(runtime.NumCPU()-1, 1))

// decodeQueued decodes in the background and gives the outcome on the main goroutine.
func decodeQueued(ctx context.Context, f *file, within image.Point, done func(*image.RGBA, error)) {
	go func() {
		var pixels *image.RGBA
		var err error
		select {
		case decodeSlots <- struct{}{}:
			pixels, err = f.decode(ctx, within)
			<-decodeSlots
			if f.size.X*f.size.Y > freePixels {
				freeMemory()
			}
		case <-ctx.Done():
			err = ctx.Err()
		}
		kit.OnMain(func() { done(pixels, err) })
	}()
}

// freePixels is how many pixels a picture has whose decoding leaves so much
// memory behind that it is given back soon.
const freePixels = 4_000_000

var freeing struct {
	lock  sync.Mutex
	timer *time.Timer
}

// freeMemory gives memory back once no large picture was decoded for a while.
func freeMemory() {
	freeing.lock.Lock()
	defer freeing.lock.Unlock()
	if freeing.timer != nil {
		freeing.timer.Stop()
	}
	freeing.timer = time.AfterFunc(2*time.Second, debug.FreeOSMemory)
}
