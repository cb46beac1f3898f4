package proposing_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/durable"
	"stagecraft/content/proposing"
)

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>`

var tea = map[string]string{
	"1 Tea.md":       "# Tea\n\n**Pot**: the vessel that tea is made in.\n\n![A pot](https://example.org/pot.svg)\n\n## Steps\n\n1. **Boil**: make the water hot\n   - Done when the buyer sees steam\n2. **Pour**: wet the leaves\n   - Done when the buyer smells it\n3. **Wait**: let it draw\n   - Done when the buyer is thirsty\n",
	"2 Cups.md":      "# Cups\r\n\r\nSee [tea](1%20Tea.md) and the ![cup](img/cup.svg).\r\n\r\nHow hot is it?\r\n- [ ] Cold\r\n- [x] Hot\r\n",
	"3 Elsewhere.md": "# Elsewhere\n\n**Saucer**: what a cup stands on.\n",
	"img/pot.svg":    svg, "img/cup.svg": svg,
}

func onDisk(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "Tea notes")
	for name, text := range files {
		put(t, dir, name, text)
	}
	return dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func all(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func look(t *testing.T, dir string) (*proposing.Found, proposing.Plan) {
	t.Helper()
	f, err := proposing.Find(context.Background(), os.DirFS(dir), filepath.Base(dir))
	if err != nil {
		t.Fatal(err)
	}
	return f, proposing.Plan{Title: f.Title, Lessons: slices.Clone(f.Lessons), Terms: f.Terms, Processes: f.Processes, Questions: f.Questions, Pictures: f.Pictures}
}

func TestChange_MakesACourseThatChecksAndPacks(t *testing.T) {
	dir := onDisk(t, tea)
	f, p := look(t, dir)
	p.Title = "Tea: the whole of it"
	p.Lessons[0], p.Lessons[1] = p.Lessons[1], p.Lessons[0]
	p.Lessons[0].Title = "Cups, and how"
	p.Lessons[2].Out = true
	c, err := f.Change(os.DirFS(dir), dir, p, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := proposing.Write(c); err != nil {
		t.Fatal(err)
	}
	now := all(t, dir)
	for name, text := range tea {
		if now[name] != text {
			t.Errorf("%s was changed", name)
		}
	}
	if problems := content.CheckPath(dir); len(problems) > 0 {
		t.Errorf("the course has problems: %v", problems)
	}
	course := opened(t, dir)
	if course.ID != "notes-tea-notes" || course.Title != "Tea: the whole of it" || len(course.Terms) != 1 || len(course.Processes) != 1 || len(course.Questions) != 1 || len(course.Lessons) != 2 {
		t.Fatalf("the course is %+v", course)
	}
	if l := course.Lessons[0]; l.ID != "cups" || l.Title != "Cups, and how" {
		t.Errorf("the first lesson is %s %q", l.ID, l.Title)
	}
	if figure := course.Figures["https://example.org/pot.svg"]; figure.Media != "media/pot.svg" {
		t.Errorf("the picture on the web is shown as %+v", figure)
	}
	packed := filepath.Join(t.TempDir(), "tea.course")
	file, err := os.Create(packed)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(content.Pack(os.DirFS(dir), file), file.Close()); err != nil {
		t.Fatal(err)
	}
	if course := opened(t, packed); len(course.Lessons) != 2 || course.Lessons[0].Title != "Cups, and how" {
		t.Errorf("packed, its lessons are %v", course.Lessons)
	}
	if problems := content.CheckPath(packed); problems.Errors() > 0 {
		t.Errorf("packed, it has problems: %v", problems)
	}
	// What is there isn't proposed again, and nothing is written for nothing.
	f, p = look(t, dir)
	if len(f.Terms) != 1 || f.Terms[0].Term != "Saucer" || len(f.Processes)+len(f.Questions)+len(f.Pictures) > 0 {
		t.Errorf("proposed again: %+v %+v %+v %+v", f.Terms, f.Processes, f.Questions, f.Pictures)
	}
	if _, err := f.Change(os.DirFS(dir), dir, p, nil); !errors.Is(err, proposing.ErrNothing) {
		t.Errorf("with nothing new: %v", err)
	}
	if err := proposing.Undo(c); err != nil {
		t.Fatal(err)
	}
	if back := all(t, dir); len(back) != len(tea) {
		t.Errorf("undone, there is %v", back)
	}
	if _, err := os.Stat(filepath.Join(dir, "practice")); err == nil {
		t.Error("undone, an empty folder is left")
	}
}

func opened(t *testing.T, path string) *content.Course {
	t.Helper()
	c, problems := content.OpenPath(context.Background(), path)
	if c == nil {
		t.Fatalf("it doesn't open: %v", problems)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

const ownOutline = `# Ours.
id: tea
title: Tea # for all
lessons: # in order
  - tea # first
  # then
  - cups
notes:
  # stays
  tea: 1 Tea.md
  cups:
    file: 2 Cups.md
    title: Of cups
# what we show
figures:
  "https://example.org/a.png": media/a.svg # a
summary: How to make it
`

func TestChange_KeepsCommentsAndOrder(t *testing.T) {
	files := map[string]string{"course.yaml": ownOutline, "terms.yaml": "# All.\n- id: cup\n  term: Cup\n  definition: What tea is drunk from.\n", "media/a.svg": svg, "practice/from-notes.md": "```quiz id=q\nWhich?\n- [ ] a\n- [x] b\n> So.\n```"}
	for name, text := range tea {
		files[name] = text
	}
	dir := onDisk(t, files)
	f, p := look(t, dir)
	// Cups first, Elsewhere comes in, Tea gets another name.
	p.Lessons = []proposing.Lesson{p.Lessons[1], p.Lessons[2], p.Lessons[0]}
	p.Lessons[1].Out = false
	p.Lessons[2].Title = "Tea: now"
	p.Title = "Tea & more"
	c, err := f.Change(os.DirFS(dir), dir, p, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := proposing.Write(c); err != nil {
		t.Fatal(err)
	}
	now := all(t, dir)
	want := `# Ours.
id: tea
title: "Tea & more" # for all
lessons: # in order
  # then
  - cups
  - elsewhere
  - tea # first
notes:
  # stays
  tea:
    file: "1 Tea.md"
    title: "Tea: now"
  cups:
    file: 2 Cups.md
    title: Of cups
  elsewhere: "3 Elsewhere.md"
# what we show
figures:
  "https://example.org/a.png": media/a.svg # a
  "https://example.org/pot.svg": media/pot.svg
summary: How to make it
`
	if now["course.yaml"] != want {
		t.Errorf("course.yaml is now\n%s", now["course.yaml"])
	}
	if !strings.HasPrefix(now["terms.yaml"], files["terms.yaml"]+"\n- id: pot\n") || strings.Count(now["terms.yaml"], "- id:") != 3 {
		t.Errorf("terms.yaml is now\n%s", now["terms.yaml"])
	}
	if !strings.HasPrefix(now["practice/from-notes.md"], files["practice/from-notes.md"]+"\n\n```quiz id=how-hot-is-it\n") {
		t.Errorf("the questions are now\n%s", now["practice/from-notes.md"])
	}
	if err := proposing.Undo(c); err != nil {
		t.Fatal(err)
	}
	for name, text := range all(t, dir) {
		if files[name] != text {
			t.Errorf("undone, %s is\n%s", name, text)
		}
	}
}

func TestWriteAndUndo_LeaveWhatWasChangedOutside(t *testing.T) {
	dir := onDisk(t, tea)
	f, p := look(t, dir)
	c, err := f.Change(os.DirFS(dir), dir, p, nil)
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "terms.yaml", "[]\n")
	if err := proposing.Write(c); !errors.Is(err, durable.ErrChanged) {
		t.Errorf("a file came meanwhile: %v", err)
	}
	if now := all(t, dir); now["terms.yaml"] != "[]\n" || now["course.yaml"] != "" || len(now) != len(tea)+1 {
		t.Errorf("something was written: %v", now)
	}
	if err := os.Remove(filepath.Join(dir, "terms.yaml")); err != nil {
		t.Fatal(err)
	}
	if err := proposing.Write(c); err != nil {
		t.Fatal(err)
	}
	put(t, dir, "terms.yaml", "# mine\n")
	before := all(t, dir)
	if err := proposing.Undo(c); !errors.Is(err, durable.ErrChanged) || !strings.Contains(err.Error(), "terms.yaml") {
		t.Errorf("a file was changed: %v", err)
	}
	if now := all(t, dir); len(now) != len(before) || now["terms.yaml"] != "# mine\n" {
		t.Errorf("something was put back: %v", now)
	}
}

func TestChange_RefusesWhatItCantAddTo(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"its notes":   {"course.yaml": "id: tea\ntitle: Tea\nlessons: [tea]\nnotes: {tea: 1 Tea.md}\n"},
		"terms.yaml":  {"terms.yaml": "[{id: a, term: A, definition: b}]\n"},
		"too big":     {"img/pot.svg": strings.Repeat(" ", 32<<20+1)},
		"the picture": {"img/pot.svg": ""},
	} {
		with := map[string]string{}
		for n, text := range tea {
			with[n] = text
		}
		for n, text := range files {
			with[n] = text
		}
		dir := onDisk(t, with)
		f, p := look(t, dir)
		p.Lessons[0].Title += " now"
		if name == "the picture" {
			p.Pictures[0].Picture = filepath.Join(dir, "gone.png")
		}
		_, err := f.Change(os.DirFS(dir), dir, p, func(path string) (io.ReadCloser, error) { return os.Open(path) })
		if err == nil {
			t.Errorf("%s: it gives no error", name)
		}
	}
}
