// Package filechooser asks for a file or a folder: by a list of what is there,
// by places and folders used before, or by a path that is typed and completed.
// It is used by keys alone as well as by mouse. Disks are read off the main
// goroutine, so that one that is slow or gone never holds the window up.
package filechooser

import (
	"context"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Kind is what is asked for.
type Kind int

// The kinds.
const (
	File   Kind = iota // one that is there
	Folder             // one that is there, or is made on the way
	Save               // a place for a file; one that is there is only replaced when asked twice
)

// Request is what to ask for.
type Request struct {
	Kind  Kind
	Title string
	// Endings are of the files shown, such as ".course"; none shows all. A name
	// to save under gets the first where it has none of them.
	Endings []string
	// Folder is where to begin; "" is the one used last.
	Folder string
	// Name is proposed for a file to be saved.
	Name string
	// Renew gives what is done with the path by a page made since, when the window
	// is drawn anew under the chooser; nil goes on with what was given first.
	Renew func(page any) (done func(path string))
}

// chooser is the dialog.
type chooser struct {
	req    Request
	canvas fyne.Canvas
	disk   disk
	done   func(path string)

	folder  string  // shown
	entries []entry // of it
	cut     bool    // there are more
	hidden  bool    // are shown too
	reading context.CancelFunc
	turn    int    // counts what was asked of the disk: only the last answer counts
	again   string // a path that is there already, when it was asked for
	setting bool   // a line is set by us
	closed  bool

	path, name, folderName *kit.Line
	folderRow              *fyne.Container // the line for a new folder
	list                   *list
	places                 *fyne.Container
	status, notice         *text.Paragraph
	hiddenOption           *kit.Pressable
	foot, buttons          *fyne.Container
	main                   *kit.Pressable // of the buttons
	form                   fyne.CanvasObject
	pop                    *kit.PopUp
}

// Ask shows the dialog over a canvas. Done is called with what was chosen, an
// absolute path, once the dialog is gone; never when the learner leaves it.
func Ask(c fyne.Canvas, req Request, done func(path string)) { ask(c, req, system{}, done) }

func ask(c fyne.Canvas, req Request, d disk, done func(path string)) *chooser {
	h := &chooser{req: req, canvas: c, disk: d, done: done}
	h.build()
	h.pop.Again = h.reopen
	h.pop.Show()
	h.focus()
	h.begin()
	h.findPlaces()
	return h
}

// focus gives the keys to what is typed first: a name to save under, which
// typing replaces, or the path.
func (h *chooser) focus() {
	if h.req.Kind == Save {
		h.canvas.Focus(h.name)
		h.name.TypedShortcut(&fyne.ShortcutSelectAll{})
		return
	}
	h.canvas.Focus(h.path)
}

// reopen opens it over a page made since, with what was typed and chosen.
func (h *chooser) reopen() func(page any) {
	folder, path, name, hidden := h.folder, h.path.Text, h.name.Text, h.hidden
	made, making := h.folderName.Text, h.folderRow.Visible()
	return func(page any) {
		done := h.done
		if h.req.Renew != nil {
			if done = h.req.Renew(page); done == nil {
				return
			}
		}
		again := &chooser{req: h.req, canvas: h.canvas, disk: h.disk, done: done, hidden: hidden}
		again.build()
		again.pop.Again = again.reopen
		again.pop.Show()
		again.focus()
		again.open(folder, true)
		again.setPath(path)
		again.name.SetText(name)
		if making {
			again.makeFolder()
			again.folderName.SetText(made)
		}
		again.findPlaces()
	}
}

// begin shows the folder to begin with, or the nearest above it that is there.
func (h *chooser) begin() {
	at := h.req.Folder
	if recent := Recent(); at == "" && len(recent) > 0 {
		at = recent[0]
	}
	if at == "" {
		at = home()
	}
	h.open(absolute(at, home()), true)
}

// open shows a folder. Nearest goes up to one that is there.
func (h *chooser) open(folder string, nearest bool) {
	h.setPath(withSlash(folder))
	h.read(folder, nearest)
}

// read lists a folder off the main goroutine. A newer one makes this one
// forgotten, which is all that can be done about a disk that doesn't answer.
func (h *chooser) read(folder string, nearest bool) {
	ctx := h.begins()
	h.folder, h.entries, h.cut = folder, nil, false
	h.list.show(nil)
	h.tell("")
	turn := h.turn
	kit.After(saysAfter, func() {
		if turn == h.turn && !h.closed && h.reading != nil {
			h.tell(words.T("Reading the folder… You can go elsewhere meanwhile."))
		}
	})
	go func() {
		at, entries, cut, err := h.disk.list(ctx, folder)
		for nearest && err != nil && filepath.Dir(at) != at && ctx.Err() == nil {
			at, entries, cut, err = h.disk.list(ctx, filepath.Dir(at))
		}
		kit.OnMain(func() {
			if turn != h.turn || h.closed {
				return
			}
			h.ends()
			if err != nil {
				h.tell(saying(err, folder))
				return
			}
			h.tell("")
			h.entries, h.cut = entries, cut
			if at != h.folder {
				h.folder = at
				h.setPath(withSlash(at))
			}
			if cut {
				h.tell(words.F("This folder holds very much. The first %d are listed; type a path for the others.", mostEntries))
			}
			h.filter()
		})
	}()
}

// begins starts a question to the disk and forgets the one before.
func (h *chooser) begins() context.Context {
	h.ends()
	h.turn++
	ctx, stop := context.WithCancel(context.Background())
	h.reading = stop
	return ctx
}

func (h *chooser) ends() {
	if h.reading != nil {
		h.reading()
		h.reading = nil
	}
}

// filter lists what fits: the endings, hidden or not, and what is being typed.
func (h *chooser) filter() {
	typed := ""
	if dir, rest := split(absolute(h.path.Text, h.folder)); samePath(dir, h.folder) {
		typed = strings.ToLower(rest)
	}
	var fits []entry
	for _, e := range h.entries {
		switch {
		case e.hidden && !h.hidden && !strings.HasPrefix(typed, "."):
		case !e.folder && (h.req.Kind == Folder || !ends(e.name, h.req.Endings)):
		case !strings.HasPrefix(strings.ToLower(e.name), typed):
		default:
			fits = append(fits, e)
		}
	}
	h.list.show(fits)
	h.restyle()
}

// typed follows what is typed as the path.
func (h *chooser) typed(text string) {
	if h.setting {
		return
	}
	h.ask("")
	dir, _ := split(absolute(text, h.folder))
	if !samePath(dir, h.folder) {
		h.read(dir, false)
		return
	}
	h.filter()
}

func (h *chooser) setPath(text string) {
	h.setting = true
	h.path.SetText(text)
	h.path.CursorColumn = utf8.RuneCountInString(text)
	h.setting = false
}

// complete types as much of the name as all that fits begins with, and goes
// into a folder that is the only one. It tells whether there was more to type.
func (h *chooser) complete() bool {
	dir, rest := split(absolute(h.path.Text, h.folder))
	if !samePath(dir, h.folder) || len(h.list.entries) == 0 || rest == "" {
		return false
	}
	begins := common(h.list.entries)
	if len(h.list.entries) == 1 && h.list.entries[0].folder {
		h.open(filepath.Join(dir, begins), false)
		return true
	}
	if utf8.RuneCountInString(begins) <= utf8.RuneCountInString(rest) {
		return false
	}
	h.setPath(filepath.Join(dir, begins))
	h.filter()
	return true
}

// up shows the folder above.
func (h *chooser) up() {
	if above := filepath.Dir(h.folder); above != h.folder {
		h.open(above, false)
	}
}

// into shows a folder in the list, or takes a file in it.
func (h *chooser) into(e entry) {
	path := filepath.Join(h.folder, e.name)
	switch {
	case e.folder:
		h.open(path, false)
	case h.req.Kind == Save:
		h.name.SetText(e.name)
		h.ask("")
		h.save()
	default:
		h.accept(path)
	}
}

// chosen takes over what is marked in the list.
func (h *chooser) chosen() {
	if e, ok := h.list.current(); ok && !e.folder && h.req.Kind == Save {
		h.name.SetText(e.name)
	}
	h.ask("")
	h.restyle()
}

// accept ends the dialog with a path.
func (h *chooser) accept(path string) {
	keep(filepath.Dir(path))
	if h.req.Kind == Folder {
		keep(path)
	}
	h.pop.Hide()
	h.done(path)
}

// hiddenToo shows hidden files, or leaves them out again.
func (h *chooser) hiddenToo() {
	h.hidden = !h.hidden
	h.filter()
}

// restyle shows what the main button would take.
func (h *chooser) restyle() {
	kit.StyleOption(h.hiddenOption, words.T("Hidden files"), theme.Clear, h.hidden)
	says := ""
	switch e, marked := h.list.current(); {
	case h.req.Kind == Save:
		if name := h.nameTyped(); name != "" {
			says = words.F("Saves as %s", filepath.Join(h.folder, name))
		}
	case h.req.Kind == Folder && marked:
		says = words.F("Takes %s", filepath.Join(h.folder, e.name))
	case h.req.Kind == Folder:
		says = words.F("Takes %s", filepath.Clean(absolute(h.path.Text, h.folder)))
	case marked && !e.folder:
		says = words.F("Takes %s", filepath.Join(h.folder, e.name))
	}
	h.status.SetRuns(text.Run{Text: says})
	if h.foot != nil {
		h.foot.Refresh() // it is as wide as its words
	}
}

// tell shows what it says in the notice; "" takes it away.
func (h *chooser) tell(what string) {
	h.notice.SetRuns(text.Run{Text: what, Color: theme.Warning})
	h.notice.Hidden = what == ""
	if h.form != nil {
		h.form.Refresh()
	}
}

func (h *chooser) close() {
	h.closed = true
	h.ends()
}
