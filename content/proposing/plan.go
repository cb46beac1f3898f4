package proposing

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/durable"
	"stagecraft/content/fix"
	"stagecraft/content/markup"
	"stagecraft/content/overlay"
	"stagecraft/content/slug"
	"stagecraft/content/yamltext"
)

// Plan is what was accepted.
type Plan struct {
	Title     string
	Lessons   []Lesson // in their order; those that are out are left out
	Terms     []Term
	Processes []Process
	Questions []Question
	Pictures  []Picture // each with a file, within the folder or of the disk
}

// ErrNothing says that a plan changes nothing.
var ErrNothing = errors.New("there is nothing to write")

// mostPicture is how many bytes a picture may have.
const mostPicture = 32 << 20

// written are the files of a course that a plan is laid into.
type written struct {
	folder fs.FS
	now    map[string][]byte
	was    map[string][]byte // nil for a file that isn't there
}

// Change gives what is to be written into a folder, at root on the disk, so that it
// becomes the course of a plan. It is tried first, without writing anything: the error
// is ErrNothing, or says what stands in the way, as [content.Problems] where it would be
// a course with errors. Open gives a file of the disk, for pictures.
func (f *Found) Change(folder fs.FS, root string, p Plan, open func(path string) (io.ReadCloser, error)) (*fix.Change, error) {
	w := &written{folder: folder, now: map[string][]byte{}, was: map[string][]byte{}}
	out := map[string]bool{}
	for _, l := range p.Lessons {
		out[l.File] = l.Out
	}
	figures, err := w.pictures(slices.DeleteFunc(slices.Clone(p.Pictures), func(x Picture) bool { return out[x.File] }), open)
	if err != nil {
		return nil, err
	}
	if err := w.outline(f, p, figures); err != nil {
		return nil, err
	}
	if err := w.terms(slices.DeleteFunc(slices.Clone(p.Terms), func(x Term) bool { return out[x.File] })); err != nil {
		return nil, err
	}
	for _, x := range p.Processes {
		if !out[x.File] {
			w.process(x)
		}
	}
	if err := w.questions(slices.DeleteFunc(slices.Clone(p.Questions), func(x Question) bool { return out[x.File] })); err != nil {
		return nil, err
	}
	c := &fix.Change{Root: root}
	for _, name := range slices.Sorted(maps.Keys(w.now)) {
		if was := w.was[name]; was == nil || !bytes.Equal(was, w.now[name]) {
			c.Files = append(c.Files, fix.FileChange{Name: name, Before: was, After: w.now[name], New: was == nil})
		}
	}
	if len(c.Files) == 0 {
		return nil, ErrNothing
	}
	return c, w.prove(f, p, filepath.Base(root))
}

// read gives a file as it would be so far; nil when there is none.
func (w *written) read(name string) ([]byte, error) {
	if b, ok := w.now[name]; ok {
		return b, nil
	}
	file, err := w.folder.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	const most = 8 << 20
	b, err := io.ReadAll(io.LimitReader(file, most+1))
	if err = errors.Join(err, file.Close()); err == nil && len(b) > most {
		err = errors.New("it is too big")
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	w.was[name] = append([]byte{}, b...)
	return b, nil
}

// free gives a path that no file has.
func (w *written) free(dir, base, ending string) string {
	id := slug.Free(base, func(id string) bool {
		name := path.Join(dir, id+ending)
		_, err := fs.Stat(w.folder, name)
		return err == nil || w.now[name] != nil
	})
	return path.Join(dir, id+ending)
}

// pictures takes pictures into the course, and gives what stands for their addresses.
func (w *written) pictures(all []Picture, open func(string) (io.ReadCloser, error)) (figures []figure, err error) {
	for _, p := range all {
		at := p.Picture
		if at == "" {
			continue
		}
		media := figure{address: p.Address, alt: p.Alt, ownAlt: p.ownAlt}
		if strings.HasPrefix(at, "media/") {
			media.file = at
			figures = append(figures, media)
			continue
		}
		data, err := w.picture(at, open)
		if err != nil {
			return nil, err
		}
		base := slug.Of(strings.TrimSuffix(path.Base(filepath.ToSlash(at)), path.Ext(at)))
		if base == "" {
			base = "picture"
		}
		for name, now := range w.now { // shown at two addresses
			if bytes.Equal(now, data) {
				media.file = name
			}
		}
		if media.file == "" {
			media.file = w.free("media", base, strings.ToLower(path.Ext(at)))
			w.now[media.file] = data
		}
		figures = append(figures, media)
	}
	return figures, nil
}

func (w *written) picture(name string, open func(string) (io.ReadCloser, error)) ([]byte, error) {
	var file io.ReadCloser
	var err error
	if filepath.IsAbs(name) {
		file, err = open(name)
	} else {
		file, err = w.folder.Open(name)
	}
	if err != nil {
		return nil, fmt.Errorf("read the picture %s: %w", name, err)
	}
	data, err := io.ReadAll(io.LimitReader(file, mostPicture+1))
	if err = errors.Join(err, file.Close()); err == nil && len(data) > mostPicture {
		err = fmt.Errorf("it has more than %d MB", mostPicture>>20)
	}
	if err != nil {
		return nil, fmt.Errorf("read the picture %s: %w", name, err)
	}
	return data, nil
}

// terms adds terms to terms.yaml.
func (w *written) terms(all []Term) error {
	const name = "terms.yaml"
	if len(all) == 0 {
		return nil
	}
	was, err := w.read(name)
	if err != nil {
		return err
	}
	indent, apart, eol := shapeOfList(was)
	var b strings.Builder
	for _, t := range all {
		if b.Len() > 0 || len(was) > 0 {
			b.WriteString(apart)
		}
		b.Write(content.WriteTerm(&content.Term{ID: t.ID, Term: t.Term, Abbreviation: t.Abbreviation, Definition: t.Definition, Lesson: t.Lesson}, indent))
	}
	w.now[name] = added(was, b.String(), eol)
	return nil
}

// added is a file with lines after its own.
func added(was []byte, lines, eol string) []byte {
	now := bytes.Clone(was)
	if len(now) > 0 && now[len(now)-1] != '\n' {
		now = append(now, eol...)
	}
	return append(now, strings.ReplaceAll(lines, "\n", eol)...)
}

// shapeOfList tells how the entries of a file that is a list are written: what is
// before each, what between them, and how lines end.
func shapeOfList(source []byte) (indent, apart, eol string) {
	text := string(bytes.TrimPrefix(source, []byte("\ufeff")))
	eol = lineEnd(text)
	apart = "\n"
	entries := 0
	for l := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		if rest := strings.TrimLeft(l, " "); strings.HasPrefix(rest, "- ") && (entries == 0 || l[:len(l)-len(rest)] == indent) {
			indent = l[:len(l)-len(rest)]
			entries++
		}
	}
	if entries > 1 && !strings.Contains(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n"+indent+"- ") {
		apart = ""
	}
	return indent, apart, eol
}

// lineEnd is how the lines of a text end.
func lineEnd(text string) string {
	if i := strings.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// process writes a process of its own file.
func (w *written) process(x Process) {
	p := &content.Process{ID: x.ID, Title: x.Title}
	taken := map[string]bool{}
	for _, s := range x.Steps {
		id := idOf(s.Name, "step", func(id string) bool { return taken[id] })
		taken[id] = true
		p.Steps = append(p.Steps, &content.Step{ID: id, Name: s.Name, Aim: s.Aim, Happens: s.Happens, DoneWhen: s.DoneWhen, Lesson: s.Lesson})
	}
	w.now[w.free("processes", x.ID, ".yaml")] = content.WriteProcess(p)
}

// QuestionsFile is where questions of notes are written.
const QuestionsFile = "practice/from-notes.md"

// questions adds questions to practice.
func (w *written) questions(all []Question) error {
	if len(all) == 0 {
		return nil
	}
	was, err := w.read(QuestionsFile)
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, q := range all {
		if trouble := q.Trouble(); !trouble.Empty() {
			return fmt.Errorf("the question “%s”: %s", q.Text, trouble)
		}
		if b.Len() > 0 || len(was) > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(fence(q.ID, q.Body))
	}
	w.now[QuestionsFile] = added(was, b.String(), lineEnd(string(was)))
	return nil
}

// errByHand says that a file is written in a way that can't be added to.
func errByHand(name, what string) error {
	return fmt.Errorf("%s is written in a way that can't be added to: %s; write it with one entry a line, or add to it by hand", name, what)
}

// prove opens the course as it would be, and looks whether it has what was accepted.
func (w *written) prove(f *Found, p Plan, name string) error {
	course, problems := content.OpenFolder(overlay.New(w.folder, w.now), name)
	if course == nil {
		return problems
	}
	var want, got []string
	for _, l := range p.Lessons {
		if !l.Out {
			want = append(want, l.ID+" "+shownTitle(l.Title))
		}
	}
	for _, l := range course.Lessons {
		got = append(got, l.ID+" "+l.Title)
	}
	if !slices.Equal(want, got) {
		return errByHand("course.yaml", "its lessons")
	}
	if course.Title != oneLine(p.Title) {
		return errByHand("course.yaml", "its title")
	}
	for _, t := range f.termsIn(p) {
		if now := course.Term(t.ID); now == nil || now.Definition != t.Definition {
			return errByHand("terms.yaml", "its terms")
		}
	}
	return nil
}

// termsIn are the terms of a plan that aren't of notes that it leaves out.
func (f *Found) termsIn(p Plan) (all []Term) {
	for _, t := range p.Terms {
		if !slices.ContainsFunc(p.Lessons, func(l Lesson) bool { return l.Out && l.File == t.File }) {
			all = append(all, t)
		}
	}
	return all
}

func shownTitle(title string) string { return short(oneLine(title), content.MaxName) }

// Write writes a change: all files of it, or none. The error wraps
// [durable.ErrChanged] when one isn't as it was.
func Write(c *fix.Change) error {
	var all []durable.File
	for i := range c.Files {
		all = append(all, durable.File{Path: pathOf(c, i), Was: c.Files[i].Before, Data: c.Files[i].After})
	}
	return durable.WriteFiles(all)
}

func pathOf(c *fix.Change, i int) string {
	return filepath.Join(c.Root, filepath.FromSlash(c.Files[i].Name))
}

// scalar is a value of YAML that may be quoted.
func scalar(s string) string { return yamltext.Scalar(markup.Visible(s)) }
