package notefolder_test

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"stagecraft/content/notefolder"
)

func folder(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func made(t *testing.T, files map[string]string) *notefolder.Folder {
	t.Helper()
	f, err := notefolder.New(folder(files), "My notes")
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(f, "course.yaml"); err != nil && !strings.Contains(err.Error(), "media/") {
		t.Fatal(err)
	}
	return f
}

func read(t *testing.T, f fs.FS, name string) string {
	t.Helper()
	b, err := fs.ReadFile(f, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// lessons gives the files of the lessons, with what each was made of.
func lessons(t *testing.T, f *notefolder.Folder) []string {
	t.Helper()
	entries, err := fs.ReadDir(f, "lessons")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name()+" of "+f.Origin("lessons/"+e.Name()))
	}
	return all
}

func TestNew_OrdersNotesAsTheirNamesAreSorted(t *testing.T) {
	f := made(t, map[string]string{
		"10 later.md": "# Ten", "2 Start.md": "# Two", "a/1.md": "# One", "Über uns.MD": "hello", "会社.markdown": "你好",
		".hidden.md": "no", ".git/x.md": "no", "node_modules/y/readme.md": "no", "picture.png": "no", "plan.txt": "no",
	})
	want := []string{
		"0001-start.md of 2 Start.md", "0002-later.md of 10 later.md", "0003-1.md of a/1.md",
		"0004-uber-uns.md of Über uns.MD", "0005-note-0ff1b6dd.md of 会社.markdown",
	}
	got := lessons(t, f)
	want[4] = got[4] // its number is a hash
	if diff := cmp.Diff(want, got); diff != "" || !strings.HasPrefix(got[4], "0005-note-") {
		t.Errorf("the lessons (-want +got):\n%s", diff)
	}
	if text := read(t, f, "course.yaml"); !strings.HasPrefix(text, "id: notes-my-notes\ntitle: My notes\nlessons:\n  - start\n") {
		t.Errorf("course.yaml is\n%s", text)
	}
	if title := f.Title("lessons/0004-uber-uns.md"); title != "Über uns" {
		t.Errorf("a note without a heading is called %q", title)
	}
}

func TestNew_FollowsAnIndex(t *testing.T) {
	notes := map[string]string{"b.md": "# B", "a.md": "# A", "sub/c.md": "# C", "d.md": "# D"}
	for name, index := range map[string]string{
		"SUMMARY.md": "# The book\n\n- [C](sub/c.md)\n- [A](./a.md)\n- [B](/b.md)\n",
		"book.md":    "The book\n===\n\n* [C](<sub/c.md>)\n* [A](a)\n* [B][b]\n\n[b]: b.md\n",
	} {
		notes[name] = index
		got := lessons(t, made(t, notes))
		want := []string{"0001-c.md of sub/c.md", "0002-a.md of a.md", "0003-b.md of b.md", "0004-d.md of d.md"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		delete(notes, name)
	}
	notes["README.md"] = "# Welcome\n\n" + strings.Repeat("This says more than a list. ", 8) + "\n\n[D](d.md) [C](sub/c.md) [B](b.md)\n"
	got := lessons(t, made(t, notes))
	want := []string{"0001-readme.md of README.md", "0002-d.md of d.md", "0003-c.md of sub/c.md", "0004-b.md of b.md", "0005-a.md of a.md"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("an index that says more (-want +got):\n%s", diff)
	}
}

func TestNew_RewritesAddressesToWhatIsThereAlone(t *testing.T) {
	f := made(t, map[string]string{
		"sub/note.md": strings.Join([]string{
			"[other](../other.md#Two-words) and [same](<../my other.md>) [%20](../my%20other.md) [up](/other.md)",
			"![pic](img/A%20picture.PNG \"title\") ![shared](../img/x.svg =200x) [![both](img/b.jpg)](../other)",
			"![web](https://example.com/x.svg) [mail](mailto:a@b.c) [here](#there) ![none](img/none.png) [data](data:x)",
			"<img width=1 src='img/b.jpg'> [file](C:/other.md) [out](../../../etc/passwd.md)",
			"```",
			"[code](../other.md)",
			"```",
			"[ref]: ../other.md",
		}, "\n"),
		"other.md": "# Other\n## Two words", "my other.md": "# Mine",
		"sub/img/a picture.png": "png", "img/x.svg": "svg", "sub/img/b.jpg": "jpg", "sub/img/unused.png": "-",
	})
	var got string
	for _, l := range lessons(t, f) {
		if name, origin, _ := strings.Cut(l, " of "); origin == "sub/note.md" {
			got = read(t, f, "lessons/"+name)
		}
	}
	media, err := fs.ReadDir(f, "media")
	if err != nil || len(media) != 3 {
		t.Fatalf("%d pictures, %v; want the three that are shown", len(media), err)
	}
	names := map[string]string{}
	for _, m := range media {
		names[f.Origin("media/"+m.Name())] = "media/" + m.Name()
		if b := read(t, f, "media/"+m.Name()); b == "" {
			t.Errorf("%s is empty", m.Name())
		}
	}
	a, x, b := names["sub/img/a picture.png"], names["img/x.svg"], names["sub/img/b.jpg"]
	want := strings.Join([]string{
		"[other](lesson:other#Two-words) and [same](<lesson:my-other>) [%20](lesson:my-other) [up](lesson:other)",
		"![pic](" + a + " \"title\") ![shared](" + x + " =200x) [![both](" + b + ")](lesson:other)",
		"![web](https://example.com/x.svg) [mail](mailto:a@b.c) [here](#there) ![none](img/none.png) [data](data:x)",
		"<img width=1 src='" + b + "'> [file](C:/other.md) [out](../../../etc/passwd.md)",
		"```",
		"[code](../other.md)",
		"```",
		"[ref]: lesson:other",
	}, "\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNew_ReadsEveryEncoding(t *testing.T) {
	text := "# Über uns\n\nnaïve – 会社"
	wide := utf16.Encode([]rune(text))
	little, big := []byte{0xff, 0xfe}, []byte{0xfe, 0xff}
	for _, u := range wide {
		little, big = append(little, byte(u), byte(u>>8)), append(big, byte(u>>8), byte(u))
	}
	for what, source := range map[string]string{
		"UTF-8": text, "with a mark": "\ufeff" + text, "CRLF": strings.ReplaceAll(text, "\n", "\r\n"), "CR": strings.ReplaceAll(text, "\n", "\r"),
		"UTF-16, little": string(little), "UTF-16, big": string(big),
	} {
		f := made(t, map[string]string{"a.md": source})
		if got := read(t, f, "lessons/0001-a.md"); got != text {
			t.Errorf("%s: %q", what, got)
		}
	}
	f := made(t, map[string]string{"a.md": "caf\xe9 \x96 \x80 5"})
	if got := read(t, f, "lessons/0001-a.md"); got != "café – € 5" {
		t.Errorf("Windows-1252: %q", got)
	}
}

func TestNew_SaysWhenThereIsNoNoteOrTooMuch(t *testing.T) {
	if _, err := notefolder.New(folder(map[string]string{"a.txt": "a"}), "x"); !errors.Is(err, notefolder.ErrNoNotes) {
		t.Errorf("no note: %v", err)
	}
	many := map[string]string{}
	for i := range 2001 {
		many[fmt.Sprintf("%d.md", i)] = "a"
	}
	if _, err := notefolder.New(folder(many), "x"); !errors.Is(err, notefolder.ErrTooMany) {
		t.Errorf("too many: %v", err)
	}
	heavy := map[string]string{}
	for i := range 9 {
		heavy[fmt.Sprintf("%d.md", i)] = strings.Repeat("a", 4<<20)
	}
	if _, err := notefolder.New(folder(heavy), "x"); !errors.Is(err, notefolder.ErrTooMany) {
		t.Errorf("too heavy: %v", err)
	}
	if _, err := notefolder.New(folder(map[string]string{"big.md": strings.Repeat("a", 4<<20+1)}), "x"); err == nil || !strings.Contains(err.Error(), "big.md has more than 4 MB") {
		t.Errorf("too big: %v", err)
	}
}

// Whatever files are called and whatever is in them, every note becomes one lesson
// with an id of its own, and keeps its lines.
func TestNew_TakesAnyNotes(t *testing.T) {
	part := rapid.SampledFrom([]string{"a", "B", "1", "02 ", "é", "会", " x", "index", "README", "-", "_", ".", "my note", "%20", "[x]", "(y)"})
	rapid.Check(t, func(t *rapid.T) {
		files, notes := map[string]string{}, 0
		for range rapid.IntRange(1, 12).Draw(t, "files") {
			name := strings.Join(rapid.SliceOfN(part, 1, 3).Draw(t, "name"), "")
			if rapid.Bool().Draw(t, "deep") {
				name = strings.Join(rapid.SliceOfN(part, 1, 2).Draw(t, "folder"), "") + "/" + name
			}
			if name = name + rapid.SampledFrom([]string{".md", ".md", ".png", ".markdown"}).Draw(t, "ending"); !fs.ValidPath(name) {
				continue
			}
			files[name] = rapid.StringMatching(`(#+ |\[x\]\(|!\[\]\(|a\.md|\)|\n|---\n|id: b\n|[a-z]{1,4}|`+"```"+`){0,20}`).Draw(t, "text")
		}
		var names []string
		for name := range files {
			hidden := slices.ContainsFunc(strings.Split(name, "/"), func(p string) bool { return strings.HasPrefix(p, ".") || strings.HasPrefix(p, "__") })
			if !hidden && !strings.HasSuffix(name, ".png") {
				notes++
				names = append(names, name)
			}
		}
		f, err := notefolder.New(folder(files), "title")
		if notes == 0 {
			if !errors.Is(err, notefolder.ErrNoNotes) {
				t.Fatalf("no notes: %v", err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		entries, err := fs.ReadDir(f, "lessons")
		if err != nil || len(entries) < notes-1 || len(entries) > notes {
			t.Fatalf("%d lessons of %d notes: %v", len(entries), notes, err)
		}
		ids := map[string]bool{}
		for _, e := range entries {
			id := strings.TrimSuffix(e.Name()[5:], ".md")
			if ids[id] {
				t.Fatalf("the id %q is there twice", id)
			}
			ids[id] = true
			b, err := fs.ReadFile(f, "lessons/"+e.Name())
			origin := f.Origin("lessons/" + e.Name())
			if err != nil || strings.Count(string(b), "\n") != strings.Count(files[origin], "\n") || !slices.Contains(names, origin) {
				t.Fatalf("%s of %q: other lines than it had, %v", e.Name(), origin, err)
			}
		}
	})
}
