package html

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io/fs"
	"math"
	"net/url"
	"path"
	"strconv"
	"strings"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
	"stagecraft/content/picture"
)

// Bounds on the pictures of a page, in bytes before they are encoded.
const (
	maxPicture  = 8 << 20
	maxPictures = 48 << 20
)

var errPictures = fmt.Errorf("the pictures of a page may have %d MB together", maxPictures>>20)

// embeddedPicture is a picture as an address that holds it, or why there is none.
type embeddedPicture struct {
	address string
	bytes   int  // that the page holds
	beside  bool // it is a file of the site; the address is from its top
	err     error
}

// figure writes a picture that stands alone, with its caption.
func (w *writer) figure(in *markup.Image) {
	figure := w.figureOf(in)
	if w.note.Course != nil {
		if p := w.note.Course.Process(figure.Process); p != nil && w.afford() {
			before := w.out.Len()
			w.process(in, p, figure.Step, figure.Caption)
			w.repeated += w.out.Len() - before
			return
		}
	}
	address := w.inlinedAddress(in, figure)
	caption := figure.Caption
	if caption == "" {
		caption = in.Title
	}
	if !w.afford(caption) {
		caption = ""
	}
	class := ""
	if address == "" {
		class = "absent"
	}
	w.Element("figure", func() {
		if address == "" {
			w.Element("p", func() { w.absent(in, figure) })
		} else {
			shown := *in
			shown.Title = "" // it is the caption
			w.img(&shown, figure, address)
		}
		if caption != "" {
			w.Line("figcaption", caption)
		}
	}, "class", class)
}

// picture writes a picture within a line.
func (w *writer) picture(in *markup.Image) {
	figure := w.figureOf(in)
	if address := w.inlinedAddress(in, figure); address != "" {
		w.img(in, figure, address)
		return
	}
	title := in.Title
	if !w.afford(title) {
		title = ""
	}
	w.Element("span", func() { w.absent(in, figure) }, "class", "absent", "title", title)
}

func (w *writer) img(in *markup.Image, figure content.Figure, address string) {
	title := in.Title
	if !w.afford(title, figure.Alt) {
		title = ""
	}
	var class []string
	size := func(name string, l markup.Length) string {
		switch {
		case l.Value <= 0:
			return ""
		case l.Percent && name == "width":
			class = append(class, w.class("width: "+strconv.FormatFloat(float64(min(l.Value, 100)), 'f', -1, 32)+"%"))
			return ""
		case l.Percent:
			return "" // of nothing that has a height
		}
		return strconv.Itoa(max(int(math.Round(float64(l.Value))), 1))
	}
	width, height := size("width", in.Width), size("height", in.Height)
	leaf := func() {
		w.Empty("img", "src", address, "alt", alt(in, figure), "title", title,
			"width", width, "height", height, "class", strings.Join(class, " "))
	}
	dark := ""
	if figure.Dark != "" {
		dark = w.inlinedAddress(in, content.Figure{Media: figure.Dark})
	}
	if dark == "" {
		leaf()
		return
	}
	w.Element("picture", func() {
		w.Empty("source", "media", "(prefers-color-scheme: dark)", "srcset", dark)
		leaf()
	})
}

// absent says what picture would be here, and where it is.
func (w *writer) absent(in *markup.Image, figure content.Figure) {
	if text := alt(in, figure); text != "" {
		w.Line("span", text, "class", "alt")
		w.Raw(" ")
	}
	if !w.afford(in.Destination, in.Destination) { // it is written twice
		return
	}
	shown := in.Destination
	if strings.HasPrefix(shown, "data:") {
		shown = w.words.T("a picture in the note itself")
	}
	address, _ := w.address(in.Destination)
	if address == "" || w.inLink {
		w.Line("span", w.words.F("(picture: %s)", shown), "class", "address")
		return
	}
	w.Element("span", func() {
		before, after, _ := strings.Cut(w.words.T("(picture: %s)"), "%s")
		w.Text(before)
		w.Line("a", shown, "href", address, "rel", external(address))
		w.Text(after)
	}, "class", "address")
}

func alt(in *markup.Image, figure content.Figure) string {
	if in.Alt != "" {
		return in.Alt
	}
	return figure.Alt
}

// figureOf gives what the course says of a picture's address; of a note
// without a course, the file.
func (w *writer) figureOf(in *markup.Image) content.Figure {
	if c := w.note.Course; c != nil {
		return c.Figure(in.Destination)
	}
	switch ref, isRef := content.ParseRef(in.Destination); {
	case isRef && ref.Kind == "process":
		return content.Figure{Process: ref.ID}
	case isRef || strings.Contains(in.Destination, "://") || strings.HasPrefix(in.Destination, "//") ||
		strings.HasPrefix(in.Destination, "data:"):
		return content.Figure{}
	}
	name := in.Destination
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	return content.Figure{Media: path.Clean(strings.ReplaceAll(name, `\`, "/"))}
}

// inlinedAddress gives a picture as an address that holds it, or "". Why it
// can't be shown is a problem, unless it is on the network or a drawing.
func (w *writer) inlinedAddress(in *markup.Image, figure content.Figure) string {
	var found embeddedPicture
	switch {
	case strings.HasPrefix(in.Destination, "data:") && figure.Media == "":
		if found = (embeddedPicture{err: errPictures}); w.afford(in.Destination) {
			found = w.heldPicture(in.Destination)
		}
	case figure.Process != "":
		if w.note.Course != nil && w.note.Course.Process(figure.Process) == nil {
			w.problem("missing-picture", catalogue.Say("there is no process %q to draw; its alt text is shown", shortened(figure.Process)))
		}
		return ""
	case figure.Media == "":
		return ""
	default:
		found = w.filePicture(figure.Media)
	}
	if found.err == nil && w.bytes+found.bytes > maxPictures {
		found.err = errPictures
	}
	if found.err != nil {
		name := figure.Media
		if name == "" {
			name = "data:"
		}
		w.problem("missing-picture", catalogue.Say("the picture %q can't be shown: %v; its alt text is", shortened(name), found.err))
		return ""
	}
	w.bytes += found.bytes
	if found.beside {
		return w.from(found.address)
	}
	return found.address
}

// shortened keeps a message readable when what it quotes is long.
func shortened(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// filePicture reads a picture of the note's folder, or of its course.
func (w *writer) filePicture(name string) embeddedPicture {
	files := w.note.Files
	if w.note.Course != nil {
		files = w.note.Course.Files
	}
	if files == nil {
		return embeddedPicture{err: errors.New("the note has no folder to look in")}
	}
	if !fs.ValidPath(name) {
		return embeddedPicture{err: errors.New("it lies outside the folder of the note")}
	}
	key, known, address := strconv.Itoa(w.number)+" "+name, w.pictures, w.addressOf
	if w.site != nil {
		key, known = name, w.site.pictures
		address = func(data []byte) embeddedPicture { return w.kept(name, data) }
	}
	found, ok := known[key]
	if !ok {
		data, err := readPicture(files, name)
		if err != nil {
			found = embeddedPicture{err: err}
		} else {
			found = address(data)
		}
		if w.site == nil || found.beside || found.err != nil { // else each page has it in itself
			known[key] = found
		}
	}
	return found
}

// readPicture reads a file, and says plainly why it can't.
func readPicture(files fs.FS, name string) ([]byte, error) {
	data, err := picture.ReadFile(files, name)
	var f *picture.Fault
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("there is no such file")
	case errors.As(err, &f):
		return nil, f
	}
	return data, plain(err)
}

// plain drops the path that errors of files repeat.
func plain(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// heldPicture gives the picture that a data: address holds, if it is one.
func (w *writer) heldPicture(address string) embeddedPicture {
	_, held, ok := strings.Cut(address, ";base64,")
	if !ok || len(held) > maxPicture/3*4 {
		return embeddedPicture{err: errors.New("only pictures in base64 are read from an address")}
	}
	data, err := base64.StdEncoding.DecodeString(held)
	if err != nil {
		return embeddedPicture{err: errors.New("its base64 is damaged")}
	}
	return w.addressOf(data)
}

// maxEffort is how much decoding the pictures of a page may take, in pixels.
const maxEffort = 400_000_000

// What a picture that is made smaller for a page has at most.
var (
	pageSize    = image.Pt(2048, 4096)
	pageQuality = &jpeg.Options{Quality: 88}
)

// addressOf gives data as an address, once it is known to be a picture that can be
// shown. A browser runs nothing in a drawing that stands in an img.
func (w *writer) addressOf(data []byte) embeddedPicture { return w.prepare(data).held() }

// prepared is a picture that browsers can show, or why it isn't one.
type prepared struct {
	kind picture.Kind
	data []byte
	err  error
}

// prepare finds out whether data is a picture that can be shown. What browsers
// don't show, and what is very large, is written anew.
func (w *writer) prepare(data []byte) prepared {
	if kind, ok := picture.KindOf(data); ok && kind == picture.SVG && len(data) <= maxPicture {
		return prepared{kind: kind, data: data}
	}
	h, err := picture.Inspect(bytes.NewReader(data))
	if err != nil {
		return prepared{err: err}
	}
	again := h.Kind == picture.TIFF || h.Kind == picture.BMP || len(data) > maxPicture
	if w.effort += h.Effort(); w.effort > maxEffort {
		if again {
			return prepared{err: errPictures}
		}
		return prepared{kind: h.Kind, data: data}
	}
	size := image.Pt(64, 64)
	if again {
		size = pageSize
	}
	img, err := picture.Decode(context.Background(), data, size)
	if err != nil {
		return prepared{err: err}
	}
	if !again {
		return prepared{kind: h.Kind, data: data}
	}
	var out bytes.Buffer
	kind := picture.PNG
	if len(data) > maxPicture && img.Opaque() {
		kind, err = picture.JPEG, jpeg.Encode(&out, img, pageQuality)
	} else {
		err = png.Encode(&out, img)
	}
	if err != nil {
		return prepared{err: err}
	}
	if out.Len() > maxPicture {
		return prepared{err: fmt.Errorf("it has more than %d MB", maxPicture>>20)}
	}
	return prepared{kind: kind, data: out.Bytes()}
}

// held gives the picture as an address that holds it.
func (p prepared) held() embeddedPicture {
	if p.err != nil {
		return embeddedPicture{err: p.err}
	}
	return embeddedPicture{address: "data:" + p.kind.MediaType + ";base64," + base64.StdEncoding.EncodeToString(p.data), bytes: len(p.data)}
}
