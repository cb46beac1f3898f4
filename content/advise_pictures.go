package content

import (
	"bytes"
	"context"
	"errors"
	"image"
	"runtime"
	"strings"
	"sync"

	"stagecraft/content/catalogue"
	"stagecraft/content/picture"
	"stagecraft/content/picture/svg"
)

// mostEffort is how much decoding the check of a course may take, in megapixels
// of a PNG: some twenty seconds of one processor. An honest course's photos are
// far below it.
const mostEffort = 800

// lintPictures decodes every picture in media/, as the app does when a lesson
// shows it, and reports those of which there would be nothing to see.
func (r *adviser) lintPictures() {
	var names []string
	for _, name := range r.folder.names {
		if strings.HasPrefix(name, "media/") {
			names = append(names, name)
		}
	}
	found, omitted := make([]error, len(names)), make([][]svg.Omission, len(names))
	budget := &pixelBudget{left: mostEffort * 1_000_000}
	work := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.NumCPU(), len(names)) {
		workers.Go(func() {
			for i := range work {
				omitted[i], found[i] = r.decode(names[i], budget)
			}
		})
	}
	for i := range names {
		work <- i
	}
	close(work)
	workers.Wait()
	left := 0
	for i, err := range found {
		var f *picture.Fault
		switch at := (filePosition{file: names[i]}); {
		case err == nil:
			r.lintOmissions(names[i], omitted[i])
		case errors.Is(err, errLeft):
			left++
		case errors.As(err, &f) && f.Why == picture.Unknown && !r.usedMedia[names[i]]:
			// Something else that lies there, and no note shows it.
		case errors.As(err, &f):
			r.lint(at, "unreadable-picture", "the picture can't be shown: %v", f)
		default:
			r.lint(at, "unreadable-picture", "the picture can't be read: %v", plainError(err))
		}
	}
	if left > 0 {
		r.lint(filePosition{file: "media"}, "unchecked-pictures", "%d pictures were not decoded, as those before them have %d megapixels; make pictures smaller: 2,000 pixels a side is plenty", left, mostEffort)
	}
}

// errLeft is given for a picture that there was no time for.
var errLeft = errors.New("too many megapixels before it")

// pixelBudget is what decoding may still take, in pixels.
type pixelBudget struct {
	lock sync.Mutex
	left int
}

func (e *pixelBudget) take(n int) bool {
	e.lock.Lock()
	defer e.lock.Unlock()
	if e.left < n {
		return false
	}
	e.left -= n
	return true
}

// lintOmissions reports what of an SVG the app leaves out.
func (r *adviser) lintOmissions(name string, all []svg.Omission) {
	if len(all) == 0 || !r.usedMedia[name] {
		return
	}
	var what []any
	for _, o := range all[:min(len(all), 3)] {
		what = append(what, o.What)
	}
	r.lint(filePosition{name, all[0].Line, 1}, "drawn-otherwise", "the app draws this SVG without what it doesn't know: %s; save it in plainer SVG, with text as outlines, or as PNG",
		catalogue.Joined(", ", what...))
}

// asShown is about the size in which the app draws an SVG.
var asShown = image.Pt(1200, 1200)

// decode decodes one picture and gives what of it isn't drawn, or why it can't be shown.
func (r *adviser) decode(name string, budget *pixelBudget) ([]svg.Omission, error) {
	data, err := picture.ReadFile(r.folder.fsys, name)
	if err != nil {
		return nil, err
	}
	h, err := picture.Inspect(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if !budget.take(h.Effort()) {
		return nil, errLeft
	}
	if h.Kind == picture.SVG {
		return picture.Omissions(context.Background(), data, asShown)
	}
	_, err = picture.Decode(context.Background(), data, image.Pt(64, 64))
	return nil, err
}
