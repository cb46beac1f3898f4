package picture

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"sync"

	"github.com/gen2brain/avif"
	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// Decode decodes a picture the right way up, made smaller when it has more
// pixels across or down than within. Of one that moves it is the first frame.
// The error is a [*Fault] when it can't be shown.
//
// All that is decoded at once takes about 200 MB at most; Decode waits for its
// turn, until ctx ends.
func Decode(ctx context.Context, data []byte, within image.Point) (*image.RGBA, error) {
	if len(data) > MaxBytes {
		return nil, tooManyBytes(int64(len(data)))
	}
	h, err := Inspect(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	need := min(h.memory+int64(len(data)), maxMemory)
	if err := room.take(ctx, need); err != nil {
		return nil, err
	}
	defer room.give(need)
	out, err := h.decode(data, image.Pt(max(within.X, minSide), max(within.Y, minSide)))
	if err != nil {
		return nil, explain(h.Kind, err)
	}
	return out, nil
}

// DecodeFile decodes a file of files, as Decode does.
func DecodeFile(ctx context.Context, files fs.FS, name string, within image.Point) (*image.RGBA, error) {
	data, err := ReadFile(files, name)
	if err != nil {
		return nil, err
	}
	return Decode(ctx, data, within)
}

// ReadFile reads a picture's file, of at most [MaxBytes].
func ReadFile(files fs.FS, name string) ([]byte, error) {
	in, err := files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open picture: %w", err)
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return nil, fmt.Errorf("open picture: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, fault(Unknown, Kind{}, "it is not a file")
	}
	if info.Size() > MaxBytes {
		return nil, tooManyBytes(info.Size())
	}
	data, err := io.ReadAll(io.LimitReader(in, MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read picture %s: %w", name, err)
	}
	return data, nil
}

func tooManyBytes(n int64) *Fault {
	return fault(TooLarge, Kind{}, "it has %d MB; %d is the most. Make it smaller: 2,000 pixels a side is plenty", n>>20, MaxBytes>>20)
}

// minSide keeps the sums of the shrinker within 32 bits.
const minSide = 16

// largePNG is how many pixels a PNG may have to be decoded in one piece.
const largePNG = 4_000_000

func (h *Header) decode(data []byte, within image.Point) (out *image.RGBA, err error) {
	defer guard(h.Kind, &err)
	in := bytes.NewReader(data)
	size := h.stored()
	if h.turned.swaps() {
		within = image.Pt(within.Y, within.X)
	}
	var img image.Image
	switch h.Kind {
	case SVG:
		return h.drawing.Draw(fit(h.Size, within))
	case PNG:
		if h.memory == 0 {
			out, err = shrinkPNG(in, within)
			if err != nil {
				return nil, err
			}
			return h.turned.turn(out), nil
		}
		img, err = png.Decode(in)
	case JPEG:
		img, err = decodeJPEG(data)
	case GIF:
		img, err = gif.Decode(in)
	case WebP:
		img, err = decodeWebP(data)
	case BMP:
		img, err = bmp.Decode(in)
	case TIFF:
		img, err = tiff.Decode(in)
	case AVIF:
		img, err = decodeAVIF(in)
	}
	if err != nil {
		return nil, err
	}
	if w, tall := img.Bounds().Dx(), img.Bounds().Dy(); w > size.X || tall > size.Y {
		return nil, fmt.Errorf("its header says %v, but there are %d × %d pixels", size, w, tall)
	}
	return h.turned.turn(shrink(img, size, within)), nil
}

// decodeJPEG decodes a JPEG. Some cameras leave out the mark of the end.
func decodeJPEG(data []byte) (image.Image, error) {
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err == nil || bytes.HasSuffix(bytes.TrimRight(data, "\x00"), []byte("\xff\xd9")) {
		return img, err
	}
	if whole, again := jpeg.Decode(io.MultiReader(bytes.NewReader(data), bytes.NewReader([]byte("\xff\xd9")))); again == nil {
		return whole, nil
	}
	return nil, err
}

// decodeAVIF decodes with the WebAssembly that the library brings. A library of
// the system's, which it would take where there is one, is of any age and make,
// so it is not used: the build tag nodynamic leaves it out.
func decodeAVIF(in io.Reader) (image.Image, error) {
	if avif.Dynamic() == nil {
		return nil, fault(Unsupported, AVIF, "this program was built without its own reader of AVIF (build it with -tags nodynamic)")
	}
	return avif.Decode(in)
}

// room is the memory that all pictures being decoded share.
var room = &share{left: maxMemory, changed: make(chan struct{})}

// share gives out a number of bytes.
type share struct {
	lock    sync.Mutex
	left    int64
	changed chan struct{} // closed when some were given back
}

// take waits until n bytes are left, and takes them.
func (s *share) take(ctx context.Context, n int64) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.lock.Lock()
		if s.left >= n {
			s.left -= n
			s.lock.Unlock()
			return nil
		}
		changed := s.changed
		s.lock.Unlock()
		select {
		case <-changed:
		case <-ctx.Done():
		}
	}
}

func (s *share) give(n int64) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.left += n
	close(s.changed)
	s.changed = make(chan struct{})
}
