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
	"slices"
	"strconv"
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/picture"
)

// Bounds on the pictures of a page, in bytes before they are encoded.
const (
	maxPicture  = 8 << 20
	maxPictures = 48 << 20
)

var errPictures = fmt.Errorf("the pictures of a page may have %d MB together", maxPictures>>20)

// inlined is a picture as an address that holds it, or why there is none.
type inlined struct {
	address string
	bytes   int
	err     error
}

// figure writes a picture that stands alone, with its caption.
func (w *writer) figure(in *markup.Image) {
	figure := w.figureOf(in)
	if w.note.Course != nil {
		if p := w.note.Course.Process(figure.Process); p != nil && w.afford() {
			before := w.out.Len()
			w.process(in, p, figure.Caption)
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
	w.element("figure", func() {
		if address == "" {
			w.element("p", func() { w.absent(in, figure) })
		} else {
			shown := *in
			shown.Title = "" // it is the caption
			w.img(&shown, figure, address)
		}
		if caption != "" {
			w.line("figcaption", caption)
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
	w.element("span", func() { w.absent(in, figure) }, "class", "absent", "title", title)
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
		w.leaf("img", "src", address, "alt", alt(in, figure), "title", title,
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
	w.element("picture", func() {
		w.leaf("source", "media", "(prefers-color-scheme: dark)", "srcset", dark)
		leaf()
	})
}

// absent says what picture would be here, and where it is.
func (w *writer) absent(in *markup.Image, figure content.Figure) {
	if text := alt(in, figure); text != "" {
		w.line("span", text, "class", "alt")
		w.raw(" ")
	}
	if !w.afford(in.Destination, in.Destination) { // it is written twice
		return
	}
	shown := in.Destination
	if strings.HasPrefix(shown, "data:") {
		shown = "a picture in the note itself"
	}
	address, _ := w.address(in.Destination)
	if address == "" || w.inLink {
		w.line("span", "(picture: "+shown+")", "class", "address")
		return
	}
	w.element("span", func() {
		w.raw("(picture: ")
		w.line("a", shown, "href", address, "rel", external(address))
		w.raw(")")
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
	var found inlined
	switch {
	case strings.HasPrefix(in.Destination, "data:") && figure.Media == "":
		if found = (inlined{err: errPictures}); w.afford(in.Destination) {
			found = w.heldPicture(in.Destination)
		}
	case figure.Process != "":
		if w.note.Course != nil && w.note.Course.Process(figure.Process) == nil {
			w.problem("missing-picture", fmt.Sprintf("there is no process %q to draw; its alt text is shown", shortened(figure.Process)))
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
		w.problem("missing-picture", fmt.Sprintf("the picture %q can't be shown: %v; its alt text is", shortened(name), found.err))
		return ""
	}
	w.bytes += found.bytes
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
func (w *writer) filePicture(name string) inlined {
	files := w.note.Files
	if w.note.Course != nil {
		files = w.note.Course.Files
	}
	if files == nil {
		return inlined{err: errors.New("the note has no folder to look in")}
	}
	if !fs.ValidPath(name) {
		return inlined{err: errors.New("it lies outside the folder of the note")}
	}
	key := strconv.Itoa(w.number) + " " + name
	found, ok := w.pictures[key]
	if !ok {
		data, err := readPicture(files, name)
		if err != nil {
			found = inlined{err: err}
		} else {
			found = w.addressOf(data)
		}
		w.pictures[key] = found
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
func (w *writer) heldPicture(address string) inlined {
	_, held, ok := strings.Cut(address, ";base64,")
	if !ok || len(held) > maxPicture/3*4 {
		return inlined{err: errors.New("only pictures in base64 are read from an address")}
	}
	data, err := base64.StdEncoding.DecodeString(held)
	if err != nil {
		return inlined{err: errors.New("its base64 is damaged")}
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
// shown. What browsers don't show, and what is very large, is written anew. A
// browser runs nothing in a drawing that stands in an img.
func (w *writer) addressOf(data []byte) inlined {
	if kind, ok := picture.KindOf(data); ok && kind == picture.SVG && len(data) <= maxPicture {
		return held(kind, data)
	}
	h, err := picture.Inspect(bytes.NewReader(data))
	if err != nil {
		return inlined{err: err}
	}
	again := h.Kind == picture.TIFF || h.Kind == picture.BMP || len(data) > maxPicture
	if w.effort += h.Effort(); w.effort > maxEffort {
		if again {
			return inlined{err: errPictures}
		}
		return held(h.Kind, data)
	}
	size := image.Pt(64, 64)
	if again {
		size = pageSize
	}
	img, err := picture.Decode(context.Background(), data, size)
	if err != nil {
		return inlined{err: err}
	}
	if !again {
		return held(h.Kind, data)
	}
	var out bytes.Buffer
	kind := picture.PNG
	if len(data) > maxPicture && img.Opaque() {
		kind, err = picture.JPEG, jpeg.Encode(&out, img, pageQuality)
	} else {
		err = png.Encode(&out, img)
	}
	if err != nil {
		return inlined{err: err}
	}
	if out.Len() > maxPicture {
		return inlined{err: fmt.Errorf("it has more than %d MB", maxPicture>>20)}
	}
	return held(kind, out.Bytes())
}

// held is data of a kind as an address.
func held(kind picture.Kind, data []byte) inlined {
	return inlined{address: "data:" + kind.MediaType + ";base64," + base64.StdEncoding.EncodeToString(data), bytes: len(data)}
}

// process writes the steps of a process, which is drawn elsewhere: in order,
// each with its stage, its aim and where buyers go back to from it.
func (w *writer) process(in *markup.Image, p *content.Process, caption string) {
	if caption == "" {
		caption = in.Alt
	}
	if caption == "" {
		caption = p.Title
	}
	stages := map[string]string{}
	for _, s := range w.note.Course.Journey {
		stages[s.ID] = s.Name
	}
	w.element("figure", func() {
		w.element("ol", func() {
			for _, s := range p.Steps {
				w.element("li", func() {
					w.line("strong", s.Name)
					if stage := stages[s.Stage]; stage != "" {
						w.raw(" ")
						w.line("small", stage)
					}
					if s.Aim != "" {
						w.leaf("br")
						w.text(s.Aim)
					}
					if back := goesBackTo(p, s); len(back) > 0 {
						w.leaf("br")
						w.text("Buyers may go back from here to " + strings.Join(back, ", ") + ".")
					}
				})
			}
		})
		w.line("figcaption", caption)
	}, "class", "process")
}

// goesBackTo gives the names of the steps that buyers go back to from one.
func goesBackTo(p *content.Process, s *content.Step) []string {
	var names []string
	for _, earlier := range p.Steps[:slices.Index(p.Steps, s)] {
		if slices.Contains(s.BackTo, earlier.ID) {
			names = append(names, earlier.Name)
		}
	}
	return names
}
