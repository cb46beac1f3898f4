// Package outline is where a trainer edits, in the app, what a course is called and says of
// itself, its cover, the order of its lessons and the stages of its journey.
package outline

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/coursefile"
	"stagecraft/content/fix"
	"stagecraft/content/picture"
	"stagecraft/content/slug"
	"stagecraft/ui/authoring"
	"stagecraft/ui/command"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/process"
	"stagecraft/ui/words"
)

// Mode is that of a route of the page of settings which leads here.
const Mode nav.Mode = "outline"

// Shell is the part of the app that the page uses.
type Shell interface {
	authoring.Shell
	Go(nav.Route)
	Fail(doing string, err error)
	// EditTerms and EditQuestions open the pages on which those are edited.
	EditTerms()
	EditQuestions()
}

// State is what is edited, and how it stands.
type State struct {
	// Draft is what stands in the fields that isn't written yet; nil for what the file says.
	Draft *coursefile.Outline `json:"draft,omitempty"`
	// Picture is the file on the disk that is to be the cover; "" for none.
	Picture string `json:"picture,omitempty"`
}

// RouteState marks it as one.
func (*State) RouteState() {}

// Page is the page. It implements [nav.Page].
type Page struct {
	nav.Loaded[found]
	authoring.Form
	shell  Shell
	course *content.Course
	at     State

	lessons *kit.Arranged
	wrong   string
}

var _ nav.Page = (*Page)(nil)

// found is course.yaml as it was read.
type found struct {
	folder string
	raw    []byte
	was    coursefile.Outline
	titles map[string]string // of the lessons, by id
	err    error
}

const fileName = "course.yaml"

// New makes the page.
func New(course *content.Course, shell Shell, route nav.Route) *Page {
	p := &Page{shell: shell, course: course}
	if s, ok := route.State.(*State); ok {
		p.at = *s
	}
	route.Mode = Mode
	folder := shell.CourseFolder()
	p.Read = func() found { return read(folder) }
	p.Draw, p.Loaded.Drawn = p.draw, p.drawn
	p.Form = authoring.Form{Window: shell.Window, Changed: shell.Moved, Redraw: p.redraw, Resized: func() { p.Scroll.Refresh() }}
	p.Open(nav.Settings, route)
	return p
}

// read reads the course in a folder, as it is now.
func read(folder string) found {
	f := found{folder: folder, titles: map[string]string{}}
	if folder == "" {
		return f
	}
	if f.raw, f.err = os.ReadFile(filepath.Join(folder, fileName)); f.err != nil {
		return f
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		f.err = err
		return f
	}
	defer root.Close()
	course, problems := content.OpenFolder(root.FS(), filepath.Base(folder))
	if course == nil {
		f.err = problems
		return f
	}
	f.was = coursefile.Of(course)
	for _, l := range course.Lessons {
		f.titles[l.ID] = l.Title
	}
	f.err = course.Close()
	return f
}

// CourseRenewed reads the file again: the course was, as something in it was changed.
func (p *Page) CourseRenewed() { p.Reload() }

// Route is the page with what is edited.
func (p *Page) Route() nav.Route {
	r := p.Loaded.Route()
	at := State{Picture: p.at.Picture}
	if p.at.Draft != nil && p.Found != nil && !coursefile.Same(*p.at.Draft, p.Found.was) {
		draft := copied(*p.at.Draft)
		at.Draft = &draft
	}
	r.State = &at
	return r
}

func copied(o coursefile.Outline) coursefile.Outline {
	o.Lessons, o.Stages = slices.Clone(o.Lessons), slices.Clone(o.Stages)
	return o
}

// ready tells whether the file was read and can be written.
func (p *Page) ready() bool { return p.Found != nil && p.Found.folder != "" && p.Found.err == nil }

// Commands are what can be done on the page, and those that scroll.
func (p *Page) Commands() []command.Command {
	row := func() int {
		if p.lessons == nil || !p.ready() {
			return -1
		}
		return p.lessons.Focused()
	}
	return append([]command.Command{
		{ID: "outline.save", Title: words.T("Save the course"), Keys: []command.Key{command.Ctrl(fyne.KeyReturn)}, When: p.ready, Do: p.save},
		{ID: "outline.up", Title: words.T("Move the lesson up"), Keys: []command.Key{{Name: fyne.KeyUp, Alt: true}}, When: func() bool { return row() > 0 }, Do: func() { p.moveBy(-1) }},
		{ID: "outline.down", Title: words.T("Move the lesson down"), Keys: []command.Key{{Name: fyne.KeyDown, Alt: true}}, When: func() bool { return row() >= 0 }, Do: func() { p.moveBy(1) }},
		{ID: "outline.undo", Title: words.T("Undo"), Keys: []command.Key{command.Ctrl(fyne.KeyZ)}, When: func() bool { return p.shell.LastWritten() != "" }, Do: p.undo},
		{ID: "outline.file", Title: words.T("Open in a text editor"), When: p.ready, Do: p.openFile},
	}, p.Scrolled.Commands()...)
}

// Lessons are the rows of the lessons; nil while there are none.
func (p *Page) Lessons() *kit.Arranged { return p.lessons }

func (p *Page) moveBy(by int) {
	if at := p.lessons.Focused(); at >= 0 {
		p.lessons.MoveRow(at, at+by)
	}
}

func (p *Page) drawn() {
	p.shell.Moved()
	p.Form.Drawn()
}

// redraw shows the page by what is chosen.
func (p *Page) redraw() {
	p.SetContent(p.draw())
	p.drawn()
}

// now is what is to be written: with ids for the stages that have none.
func (p *Page) now() coursefile.Outline {
	o := copied(*p.at.Draft)
	o.Title, o.Summary = strings.Join(strings.Fields(o.Title), " "), strings.TrimSpace(o.Summary)
	var stages []content.Stage
	for _, s := range o.Stages {
		s.Name, s.Buyer = strings.Join(strings.Fields(s.Name), " "), strings.Join(strings.Fields(s.Buyer), " ")
		if s.Name == "" && s.Buyer == "" && s.ID == "" {
			continue
		}
		if s.ID == "" {
			id := slug.Of(s.Name)
			if id == "" {
				id = "stage-" + slug.Short(s.Name)
			}
			s.ID = slug.Free(id, func(id string) bool {
				taken := func(o content.Stage) bool { return o.ID == id }
				return slices.ContainsFunc(stages, taken) || slices.ContainsFunc(o.Stages, taken)
			})
		}
		stages = append(stages, s)
	}
	o.Stages = stages
	return o
}

// save writes what stands in the fields.
func (p *Page) save() {
	if !p.ready() || p.at.Draft == nil {
		return
	}
	now := p.now()
	switch {
	case now.Title == "":
		p.wrong = words.T("Give it a name first.")
	case len([]rune(now.Title)) > content.MaxName:
		p.wrong = words.F("A name has at most %d letters.", content.MaxName)
	case slices.ContainsFunc(now.Stages, func(s content.Stage) bool { return s.Name == "" }):
		p.wrong = words.T("A stage needs a name.")
	default:
		p.wrong = ""
	}
	if p.wrong != "" {
		p.redraw()
		return
	}
	if coursefile.Same(now, p.Found.was) && p.at.Picture == "" {
		p.shell.Tell(words.T("There is nothing new to write."))
		return
	}
	found, from := *p.Found, p.at.Picture
	go func() {
		c, err := change(&found, now, from)
		kit.OnMain(func() {
			if err != nil {
				p.refused(err)
				return
			}
			p.shell.WriteCourse(c, words.T("Write the course’s outline"), func(written bool) {
				if written {
					p.shell.Window().Canvas().Unfocus()
					p.at = State{}
					p.shell.Tell(words.F("The course is written to %s.", fileName))
				}
				p.Reload()
			})
		})
	}()
}

// refused says why nothing was written.
func (p *Page) refused(err error) {
	switch {
	case errors.Is(err, coursefile.ErrByHand):
		p.wrong = words.F("%s is written in a way that can’t be changed here. Change it in a text editor.", fileName)
	case errors.Is(err, errNoPicture):
		p.wrong = words.T("This file is no picture that can be shown.")
	default:
		p.shell.Fail(words.T("Writing the course"), err)
		return
	}
	p.redraw()
}

var errNoPicture = errors.New("it is no picture")

// mostPicture is how many bytes a cover may have.
const mostPicture = 32 << 20

// change gives what writing an outline changes, with a picture from the disk as its cover;
// "" for none.
func change(f *found, now coursefile.Outline, from string) (*fix.Change, error) {
	c := &fix.Change{Root: f.folder}
	if from != "" {
		data, err := readPicture(from)
		if err != nil {
			return nil, err
		}
		base := slug.Of(strings.TrimSuffix(filepath.Base(from), filepath.Ext(from)))
		if base == "" {
			base = "cover"
		}
		ending := strings.ToLower(filepath.Ext(from))
		id := slug.Free(base, func(id string) bool {
			there, err := os.ReadFile(filepath.Join(f.folder, "media", id+ending))
			return err == nil && !bytes.Equal(there, data) || err != nil && !errors.Is(err, os.ErrNotExist)
		})
		now.Cover = "media/" + id + ending
		if _, err := os.Stat(filepath.Join(f.folder, "media", id+ending)); err != nil {
			c.Files = append(c.Files, fix.FileChange{Name: now.Cover, After: data, New: true})
		}
	}
	after, err := coursefile.Set(f.raw, f.was, now)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(after, f.raw) {
		c.Files = append(c.Files, fix.FileChange{Name: fileName, Before: f.raw, After: after})
	}
	return c, nil
}

// readPicture reads a file of the disk that is a picture.
func readPicture(path string) (data []byte, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	data, err = io.ReadAll(io.LimitReader(file, mostPicture+1))
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, err
	}
	if _, ok := picture.KindOf(data); !ok || len(data) > mostPicture {
		return nil, errNoPicture
	}
	return data, nil
}

func (p *Page) undo() {
	p.shell.UndoWriting(func() {
		p.at = State{}
		p.Reload()
	})
}

func (p *Page) openFile() { p.shell.EditAt(filepath.Join(p.Found.folder, fileName), 1, 1) }

// choosePicture asks for the cover.
func (p *Page) choosePicture() {
	took := func(p *Page, path string) {
		p.at.Picture = path
		p.redraw()
	}
	filechooser.Ask(p.shell.Window().Canvas(), filechooser.Request{
		Kind: filechooser.File, Title: words.T("Choose a picture for the cover"), Endings: []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"},
		Renew: func(page any) func(string) {
			again, ok := page.(*Page)
			if !ok {
				return nil
			}
			return func(path string) { took(again, path) }
		},
	}, func(path string) { took(p, path) })
}

// editProcess opens the editor of a process.
func (p *Page) editProcess(id string) {
	p.shell.Go(nav.Route{Page: nav.Process, ID: id, Mode: process.ModeEdit})
}
