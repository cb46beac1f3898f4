package document

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // the kinds of picture a course may hold
	_ "image/jpeg"
	_ "image/png"
	"io"
	"io/fs"
	"path"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"github.com/fyne-io/oksvg"
	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/flow"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
	"stagecraft/ui/words"
)

// A picture's file and its pixels are kept to what a course has use for.
const (
	maxPictureBytes  = 24 << 20
	maxPicturePixels = 60_000_000
	quickPixels      = 500_000 // read at once
	keptPixels       = 2048    // the longer side of what stays in memory
	closePixels      = 4096    // and of what is looked at closely
)

// inlineHeight is how high a picture may be, at 100 %, to stand in a line.
const inlineHeight = 40

// image puts a picture: a small one in the line, another between the lines.
func (l *line) image(in *markup.Image, st style) {
	if o := l.m.small(in); o != nil {
		l.append(flow.Run{Object: o, Tap: st.tap, Tip: in.Alt}, -1)
		return
	}
	if len(trimBreaks(l.runs)) > 0 {
		l.end()
	} else {
		l.clear()
	}
	l.made = append(l.made, l.m.picture(in, st.link))
}

// small gives a local picture that is no higher than a line or two; else nil.
func (m *maker) small(in *markup.Image) fyne.CanvasObject {
	figure := figureOf(m.v.opt.Course, in.Destination)
	if figure.Media == "" {
		return nil
	}
	p, err := openPicture(m.v.opt.Course.Files, figure.Media)
	if err != nil {
		return nil
	}
	size := p.sizeFor(in, look.Size(look.TextWidth))
	if size.Height > look.Size(inlineHeight) {
		return nil
	}
	img := p.image()
	img.SetMinSize(size)
	return img
}

// figureOf gives what is shown for the address of a picture in the theme of now.
func figureOf(course *content.Course, address string) content.Figure {
	f := course.Figure(address)
	if f.Dark != "" && look.IsDark() {
		f.Media = f.Dark
	}
	return f
}

// picture makes a picture with its caption, or says what would be there. Link
// is where a tap leads, or "".
func (m *maker) picture(in *markup.Image, link string) fyne.CanvasObject {
	course := m.v.opt.Course
	figure := figureOf(course, in.Destination)
	alt := in.Alt
	if alt == "" {
		alt = figure.Alt
	}
	if p := course.Process(figure.Process); p != nil {
		return m.process(in, p, caption(in, figure))
	}
	if figure.Media == "" {
		return m.absent(alt, in.Destination, words.T("This picture is on the web and isn't part of the course."))
	}
	p, err := openPicture(course.Files, figure.Media)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return m.absent(alt, in.Destination, words.T("This picture is missing from the course."))
	case err != nil:
		return m.absent(alt, in.Destination, words.T("This picture can't be shown."))
	}
	img := p.image()
	img.CornerRadius = look.ButtonRadius
	text := caption(in, figure)
	do := m.v.follow(link)
	if link == "" || do == nil {
		about := text
		if about == "" {
			about = alt
		}
		do = func() { m.v.magnify(figure.Media, about) }
	}
	var o fyne.CanvasObject = container.New(&framed{picture: p, wanted: in}, m.press(img, do))
	if text != "" {
		return kit.Stack(look.Size(6), o, kit.Small(m.numbered(in, text)))
	}
	return o
}

// absent says in a quiet panel what picture would be here, and where it is.
func (m *maker) absent(alt, address, why string) fyne.CanvasObject {
	parts := []fyne.CanvasObject{}
	if alt != "" {
		parts = append(parts, kit.Label(alt))
	}
	parts = append(parts, kit.Small(why), kit.Small(address))
	if m.v.opt.Open != nil && strings.HasPrefix(address, "http") {
		open := kit.Text(words.T("Open in browser"), look.SmallSize, look.Face{SemiBold: true}, look.Primary)
		press := m.press(kit.Inset(0, 2, open), func() { m.v.opt.Open(address) })
		parts = append(parts, kit.Row(0, press, kit.Spring()))
	}
	ground := kit.Ground(look.CodeSoft, look.Clear, look.PanelRadius)
	return behind(ground, kit.Inset(look.Size(18), look.Size(14), kit.Stack(look.Size(3), parts...)))
}

// file is a picture of the course whose pixels are still to be read.
type file struct {
	files   fs.FS
	name    string
	size    image.Point
	drawing *oksvg.SvgIcon // of an SVG, read
	kept    int            // pixels of the longer side
}

// openPicture reads a picture's measures. The error says why it can't be
// shown; errors.Is(err, fs.ErrNotExist) when there is none.
func openPicture(files fs.FS, name string) (*file, error) {
	if files == nil || !fs.ValidPath(name) {
		return nil, fmt.Errorf("open picture %q: %w", name, fs.ErrNotExist)
	}
	in, err := files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open picture: %w", err)
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return nil, fmt.Errorf("open picture: %w", err)
	}
	if info.IsDir() || info.Size() > maxPictureBytes {
		return nil, fmt.Errorf("picture %s has %d bytes; %d is the most", name, info.Size(), maxPictureBytes)
	}
	if strings.EqualFold(path.Ext(name), ".svg") {
		return openDrawing(in, name)
	}
	config, _, err := image.DecodeConfig(in)
	if err != nil {
		return nil, fmt.Errorf("read picture %s: %w", name, err)
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width*config.Height > maxPicturePixels {
		return nil, fmt.Errorf("picture %s is %d x %d; %d pixels is the most", name, config.Width, config.Height, maxPicturePixels)
	}
	return &file{files: files, name: name, size: image.Pt(config.Width, config.Height), kept: keptPixels}, nil
}

// decode reads the pixels, made smaller when there are more than a screen shows.
func (f *file) decode() (image.Image, error) {
	in, err := f.files.Open(f.name)
	if err != nil {
		return nil, fmt.Errorf("open picture: %w", err)
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, maxPictureBytes))
	if err != nil {
		return nil, fmt.Errorf("read picture %s: %w", f.name, err)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read picture %s: %w", f.name, err)
	}
	long := max(f.size.X, f.size.Y)
	if long <= f.kept {
		return img, nil
	}
	small := image.NewRGBA(image.Rect(0, 0, max(f.size.X*f.kept/long, 1), max(f.size.Y*f.kept/long, 1)))
	draw.ApproxBiLinear.Scale(small, small.Bounds(), img, img.Bounds(), draw.Src, nil)
	return small, nil
}

// image makes the canvas object; the pixels of a large picture come when they
// are read.
func (f *file) image() *canvas.Image {
	img := canvas.NewImageFromImage(image.NewUniform(look.Color(look.CodeSoft)))
	img.FillMode = canvas.ImageFillContain
	if f.drawing != nil {
		img.Image = image.NewNRGBA(image.Rect(0, 0, 1, 1)) // clear until it is drawn
		go func() {
			pixels := f.raster()
			fyne.Do(func() {
				img.Image = pixels
				img.Refresh()
			})
		}()
		return img
	}
	if f.size.X*f.size.Y <= quickPixels {
		if pixels, err := f.decode(); err == nil {
			img.Image = pixels
		} else {
			fyne.LogError("showing a picture", err)
		}
		return img
	}
	go func() {
		pixels, err := f.decode()
		fyne.Do(func() {
			if err != nil {
				fyne.LogError("showing a picture", err)
				return
			}
			img.Image = pixels
			img.Refresh()
		})
	}()
	return img
}

// sizeFor gives how large the picture is shown in a column: what the author
// asked for, else its own size, never wider than the column.
func (f *file) sizeFor(in *markup.Image, column float32) fyne.Size {
	length := func(l markup.Length) float32 {
		if l.Percent {
			return l.Value / 100 * column
		}
		return look.Size(l.Value)
	}
	shape := float32(f.size.Y) / float32(f.size.X)
	w, h := length(in.Width), length(in.Height)
	if in.Height.Percent {
		h = 0 // of nothing that has a height
	}
	switch {
	case w == 0 && h == 0:
		w, h = look.Size(float32(f.size.X)), look.Size(float32(f.size.Y))
	case w == 0:
		w = h / shape
	case h == 0:
		h = w * shape
	}
	if w > column {
		w, h = column, h*column/w
	}
	return fyne.NewSize(w, h)
}

// framed is the layout of one picture.
type framed struct {
	picture *file
	wanted  *markup.Image
}

func (l *framed) HeightFor(_ []fyne.CanvasObject, width float32) float32 {
	return l.picture.sizeFor(l.wanted, width).Height
}

func (l *framed) NaturalWidth([]fyne.CanvasObject) float32 {
	return l.picture.sizeFor(l.wanted, look.Size(look.TextWidth)).Width
}

func (l *framed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(24, 24) }

func (l *framed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(l.picture.sizeFor(l.wanted, size.Width))
}
