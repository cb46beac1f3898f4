package content_test

import (
	"archive/zip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// written makes a folder of files.
func written(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "My notes")
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func openedNotes(t *testing.T, path string) *content.Course {
	t.Helper()
	c, problems := content.OpenPath(context.Background(), path)
	if c == nil {
		t.Fatalf("%s doesn't open:\n%s", path, problems.Error())
	}
	t.Cleanup(func() { c.Close() })
	return c
}

const tinySVG = `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>`

var threeNotes = map[string]string{
	"2 Calls.md":      "# Cold calls\n\nSee [meetings](3%20Meetings.md#after) and ![a square](img/square.svg).\n\n[TOC]\n",
	"3 Meetings.md":   "# Meetings\n\n## After\n\nBack to [calls](2 Calls.md) or [calls](./2%20Calls.md).\n",
	"img/square.svg":  tinySVG,
	"10 no title.md":  "Only a line.\n",
	"elsewhere/x.txt": "not ours",
}

func TestOpenPath_MakesACourseOfAFolderOfNotes(t *testing.T) {
	dir := written(t, threeNotes)
	c := openedNotes(t, dir)
	if c.Title != "My notes" || c.ID != "notes-my-notes" || len(c.Lessons) != 3 {
		t.Fatalf("the course %s is called %q and has %d lessons", c.ID, c.Title, len(c.Lessons))
	}
	for i, want := range []string{"Cold calls", "Meetings", "No title"} {
		if got := c.Lessons[i].Title; got != want {
			t.Errorf("lesson %d is called %q, want %q", i+1, got, want)
		}
	}
	picture := c.Figure(pictureIn(t, c.Lessons[0])).Media
	f, err := c.Files.Open(picture)
	if err != nil {
		t.Fatalf("its picture %q: %v", picture, err)
	}
	f.Close()
	after, err := os.ReadFile(filepath.Join(dir, "2 Calls.md"))
	if err != nil || string(after) != threeNotes["2 Calls.md"] {
		t.Error("the note on the disk was changed")
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 5 {
		t.Errorf("the folder holds %d entries, %v; nothing may be written there", len(entries), err)
	}
}

func pictureIn(t *testing.T, l *content.Lesson) string {
	t.Helper()
	address := ""
	markup.Walk(l.Document.Blocks, func(b markup.Block) bool {
		if f, ok := b.(*markup.Figure); ok {
			address = f.Image.Destination
		}
		markup.WalkInlines(b, func(in markup.Inline) {
			if image, ok := in.(*markup.Image); ok {
				address = image.Destination
			}
		})
		return true
	})
	if address == "" {
		t.Fatal("the lesson shows no picture")
	}
	return address
}

func TestOpenPath_TellsWhatIsWrongInANoteByItsOwnName(t *testing.T) {
	dir := written(t, map[string]string{
		"a.md": "# A\n\n![gone](gone.png)\n\n[no heading](b.md#nowhere) and [no term](term:none)\n",
		"b.md": "# B\n\n```quiz id=q\nWhich?\n- [ ] one\n- [x] two\n```\n",
	})
	c, problems := content.OpenPath(context.Background(), dir)
	if c == nil {
		t.Fatalf("it doesn't open: %v", problems)
	}
	defer c.Close()
	var told []string
	for _, p := range problems {
		told = append(told, fmt.Sprintf("%s:%d %s %s", p.File, p.Line, p.Severity, p.Rule))
	}
	for _, want := range []string{"a.md:3 warning missing-picture", "a.md:5 warning unknown-heading", "a.md:5 warning unknown-term"} {
		if !strings.Contains(strings.Join(told, "\n"), want) {
			t.Errorf("%q isn't told; told is\n%s", want, strings.Join(told, "\n"))
		}
	}
	if len(c.Questions) != 1 {
		t.Errorf("%d questions, want 1", len(c.Questions))
	}
}

func TestOpenPath_OpensOneNoteAndAZipOfThem(t *testing.T) {
	dir := written(t, threeNotes)
	one := openedNotes(t, filepath.Join(dir, "2 Calls.md"))
	if one.Title != "2 Calls" || len(one.Lessons) != 1 || one.Figure(pictureIn(t, one.Lessons[0])).Media == "" {
		t.Errorf("one note gives %q with %d lessons", one.Title, len(one.Lessons))
	}
	for _, top := range []string{"", "Exported/"} {
		name := filepath.Join(t.TempDir(), "notes.zip")
		f, err := os.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		z := zip.NewWriter(f)
		for path, text := range threeNotes {
			w, err := z.Create(top + path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write([]byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		c := openedNotes(t, name)
		want := "notes"
		if top != "" {
			want = "Exported"
		}
		if c.Title != want || len(c.Lessons) != 3 {
			t.Errorf("a zip of notes in %q gives %q with %d lessons", top, c.Title, len(c.Lessons))
		}
	}
}

// Folders of notes come in many shapes: sixty of them, each opened.
func TestOpenPath_OpensNotesOfEveryShape(t *testing.T) {
	u16 := func(text string) string {
		b := []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune(text)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return string(b)
	}
	encodings := map[string]func(string) string{
		"plain": func(s string) string { return s },
		"mark":  func(s string) string { return "\ufeff" + s },
		"crlf":  func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"utf16": u16,
	}
	folders := []string{"", "lessons of spring/", "a/b/c/", "会社/", "50% off/"}
	names := []string{"note", "02 – Über uns", "会议记录"}
	shapes := 0
	for encoding, encode := range encodings {
		for _, in := range folders {
			for _, name := range names {
				shapes++
				other := in + "other (2)"
				linked := strings.NewReplacer("%", "%25", " ", "%20").Replace("other (2).md")
				dir := written(t, map[string]string{
					in + name + ".md":        encode("---\ntags: x\n---\n\n# First\n\nTo [the other](<" + linked + ">), ![p](<pictures/a%20b.svg>)\n"),
					other + ".md":            encode("# Other\n\nText.\n"),
					in + "pictures/a b.svg":  tinySVG,
					in + "pictures/c d.docx": "no",
				})
				c, problems := content.OpenPath(context.Background(), dir)
				if c == nil {
					t.Errorf("%s, %q, %q doesn't open: %v", encoding, in, name, problems)
					continue
				}
				titles := map[string]*content.Lesson{}
				for _, l := range c.Lessons {
					titles[l.Title] = l
				}
				if first := titles["First"]; len(c.Lessons) != 2 || first == nil || titles["Other"] == nil {
					t.Errorf("%s, %q, %q has the lessons %v", encoding, in, name, titles)
				} else if media := c.Figure(pictureIn(t, first)).Media; !strings.HasPrefix(media, "media/") {
					t.Errorf("%s, %q, %q: its picture is %q", encoding, in, name, media)
				}
				for _, p := range problems {
					if p.Rule == "missing-picture" || strings.HasPrefix(p.Rule, "unknown-") {
						t.Errorf("%s, %q, %q: %s", encoding, in, name, p)
					}
				}
				if err := c.Close(); err != nil {
					t.Error(err)
				}
			}
		}
	}
	if shapes != 60 {
		t.Errorf("%d shapes were tried", shapes)
	}
}
