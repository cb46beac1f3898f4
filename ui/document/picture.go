package document

import (
	"errors"
	"fmt"
	"image"
	"io/fs"
	"path"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
	"stagecraft/content/picture"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func init() {
	register(kind[*markup.Figure]{
		widget:      func(m *widgetBuilder, b *markup.Figure, _ textStyle) fyne.CanvasObject { return m.picture(b.Image, "") },
		indivisible: true,
		lines:       func(*markup.Figure) int { return 6 },
		say: func(r *sentenceBuilder, b *markup.Figure) {
			r.moveTo(b)
			r.say(r.picture(b.Image))
		},
	})
}

// inlineHeight is how high a picture may be, at 100 %, to stand in a line.
const inlineHeight = 40

// image puts a picture: a small one in the line, another between the lines.
func (l *line) image(in *markup.Image, st style) {
	if o := l.m.small(in); o != nil {
		l.append(text.Run{Object: o, Tap: st.tap, Tip: in.Alt}, -1)
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
func (m *widgetBuilder) small(in *markup.Image) fyne.CanvasObject {
	figure := figureOf(m.v.opt.Course, in.Destination)
	if figure.Media == "" {
		return nil
	}
	p, err := openPicture(m.v.opt.Course.Files, figure.Media)
	if err != nil {
		return nil
	}
	size := p.sizeFor(in, theme.Size(theme.TextWidth))
	if size.Height > theme.Size(inlineHeight) {
		return nil
	}
	shown := m.show(p, size)
	if shown.fault != nil {
		return nil
	}
	shown.img.SetMinSize(size)
	return shown.img
}

// figureOf gives what is shown for the address of a picture in the theme of now.
func figureOf(course *content.Course, address string) content.Figure {
	f := course.Figure(address)
	if f.Dark != "" && theme.IsDark() {
		f.Media = f.Dark
	}
	return f
}

// picture makes a picture with its caption, or says what would be there. Link
// is where a tap leads, or "".
func (m *widgetBuilder) picture(in *markup.Image, link string) fyne.CanvasObject {
	course := m.v.opt.Course
	figure := figureOf(course, in.Destination)
	alt := in.Alt
	if alt == "" {
		alt = figure.Alt
	}
	if p := course.Process(figure.Process); p != nil {
		return m.process(in, p, figure.Step, caption(in, figure))
	}
	if figure.Media == "" {
		return m.absent(alt, in.Destination, words.T("This picture is on the web and isn't part of the course."))
	}
	file := in.Destination
	if strings.HasPrefix(file, "http") { // the course has a file for it
		file = figure.Media
	}
	p, err := openPicture(course.Files, figure.Media)
	if err != nil {
		return m.absent(alt, file, why(err))
	}
	text := caption(in, figure)
	about := text
	if about == "" {
		about = alt
	}
	shown := m.show(p, p.sizeFor(in, theme.Size(theme.TextWidth)))
	if shown.fault != nil {
		return m.absent(alt, file, why(shown.fault))
	}
	shown.img.CornerRadius, shown.background.CornerRadius = theme.ButtonRadius, theme.ButtonRadius
	do := m.follow(link, "")
	if link == "" || do == nil {
		do = func() {
			if shown.fault == nil {
				m.magnify(figure.Media, about)
			}
		}
	}
	press := m.press(container.NewStack(shown.background, shown.img), do)
	press.Says = accessible.Description{Name: alt, Role: accessible.Picture, State: accessible.Opens}
	if alt == "" {
		press.Says.Name = words.T("Picture without a description")
	}
	shown.box = container.New(&pictureLayout{picture: p, wanted: in}, press)
	shown.absent = func() fyne.CanvasObject { return m.absent(alt, file, why(shown.fault)) }
	var o fyne.CanvasObject = shown.box
	if text != "" {
		return kit.Stack(theme.Size(6), o, kit.Small(m.v.numbered(in, text)))
	}
	return o
}

// why says in words why a picture can't be shown.
func why(err error) string {
	var f *picture.Fault
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return words.T("This picture is missing from the course.")
	case !errors.As(err, &f):
		return words.T("This picture can't be read.")
	}
	switch f.Why {
	case picture.Unknown:
		return words.T("This file isn't a picture that can be shown. PNG and JPEG can.")
	case picture.Photo:
		return words.T("This is a HEIC photo, which can't be shown. As JPEG it can.")
	case picture.CutShort:
		return words.T("This picture's file ends too early, so it can't be shown.")
	case picture.Empty:
		return words.T("This picture is empty.")
	case picture.TooLarge, picture.TooMuch:
		return words.T("This picture is too large to be shown. Made smaller it can be.")
	case picture.Unsupported:
		return words.T("This picture is saved in a way that can't be shown. As an ordinary PNG or JPEG it can.")
	}
	return words.T("This picture's file is damaged, so it can't be shown.")
}

// absent says in a quiet panel what picture would be here, and where it is.
func (m *widgetBuilder) absent(alt, address, why string) fyne.CanvasObject {
	parts := []fyne.CanvasObject{}
	if alt != "" {
		parts = append(parts, kit.Label(alt))
	}
	parts = append(parts, kit.Small(why), kit.Small(address))
	if m.v.opt.Open != nil && strings.HasPrefix(address, "http") {
		open := kit.Text(words.T("Open in browser"), theme.SmallSize, theme.Face{SemiBold: true}, theme.Primary)
		press := m.press(kit.Inset(0, 2, open), func() { m.v.opt.Open(address, address) })
		parts = append(parts, kit.Row(0, press, kit.Spring()))
	}
	background := kit.Background(theme.CodeSoft, theme.Clear, theme.PanelRadius)
	return withBackground(background, kit.Inset(theme.Size(18), theme.Size(14), kit.Stack(theme.Size(3), parts...)))
}

// file is a picture of the course whose pixels are still to be read.
type file struct {
	files fs.FS
	name  string
	kind  picture.Kind
	size  image.Point // in pixels, the right way up
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
	if !info.Mode().IsRegular() || info.Size() > picture.MaxBytes {
		return nil, &picture.Fault{Why: picture.TooLarge, What: catalogue.Say("%s is no file of at most %d bytes", path.Base(name), picture.MaxBytes)}
	}
	header, err := picture.Inspect(in)
	if err != nil {
		return nil, fmt.Errorf("read picture %s: %w", name, err)
	}
	return &file{files: files, name: name, kind: header.Kind, size: header.Size}, nil
}

// tallest is how many times as high as the column a picture is shown at most.
const tallest = 8

// sizeFor gives how large the picture is shown in a column: what the author
// asked for, else its own size, never wider than the column.
func (f *file) sizeFor(in *markup.Image, column float32) fyne.Size {
	length := func(l markup.Length) float32 {
		if l.Percent {
			return l.Value / 100 * column
		}
		return theme.Size(l.Value)
	}
	shape := float32(f.size.Y) / float32(f.size.X)
	w, h := length(in.Width), length(in.Height)
	if in.Height.Percent {
		h = 0 // of nothing that has a height
	}
	switch {
	case w == 0 && h == 0:
		w, h = theme.Size(float32(f.size.X)), theme.Size(float32(f.size.Y))
	case w == 0:
		w = h / shape
	case h == 0:
		h = w * shape
	}
	if w > column {
		w, h = column, h*column/w
	}
	if h > tallest*column {
		w, h = w*tallest*column/h, tallest*column
	}
	return fyne.NewSize(max(w, 1), max(h, 1))
}

// pictureLayout is the layout of one picture, or of what stands in its place: that is
// no smaller, so that nothing moves when it turns out that it can't be shown.
type pictureLayout struct {
	picture *file
	wanted  *markup.Image
	absent  bool
}

func (l *pictureLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	size := l.picture.sizeFor(l.wanted, width)
	if l.absent {
		return max(size.Height, kit.HeightFor(objects[0], width))
	}
	return size.Height
}

func (l *pictureLayout) NaturalWidth([]fyne.CanvasObject) float32 {
	return l.picture.sizeFor(l.wanted, theme.Size(theme.TextWidth)).Width
}

func (l *pictureLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(24, 24) }

func (l *pictureLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	if l.absent {
		objects[0].Resize(size)
		return
	}
	objects[0].Resize(l.picture.sizeFor(l.wanted, size.Width))
}
