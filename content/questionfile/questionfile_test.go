package questionfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/content/markup"
)

const note = "---\ntitle: Tea\n---\n\n# Tea   \n\nWater is *boiled*.  \nTwice.\n\n<!-- mine -->\n\n" +
	"```quiz id=hot\nHow hot?\n- [x] Hot\n- [ ] Cold\n> Tea.\n```\n\n" +
	"## Cups\n\n- a\n- b\n\n:::info\nInside.\n\n~~~quiz id=cup level=2\nWhich cup?\n= mine\n~~~\n:::\n\nThe end"

func read(t *testing.T, text string) *File {
	t.Helper()
	f, err := Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSet_ChangesTheFencesOwnLinesAlone(t *testing.T) {
	for _, marked := range []string{"", byteOrder} {
		for _, eol := range []string{"\n", "\r\n"} {
			text := marked + strings.ReplaceAll(note, "\n", eol)
			now, err := read(t, text).Set("hot", "How hot is it?\n- [x] Very\n- [ ] Cold\n> So.")
			want := strings.Replace(text, strings.ReplaceAll("How hot?\n- [x] Hot\n- [ ] Cold\n> Tea.", "\n", eol),
				strings.ReplaceAll("How hot is it?\n- [x] Very\n- [ ] Cold\n> So.", "\n", eol), 1)
			if err != nil || string(now) != want {
				t.Errorf("%v\n%q\nwant\n%q", err, now, want)
			}
		}
	}
	now, err := read(t, note).Set("cup", "Which cup?\n~~~\ncode\n~~~\n= hers")
	if want := strings.Replace(note, "~~~quiz id=cup level=2\nWhich cup?\n= mine\n~~~", "~~~~quiz id=cup level=2\nWhich cup?\n~~~\ncode\n~~~\n= hers\n~~~~", 1); err != nil || string(now) != want {
		t.Errorf("%v\n%s", err, now)
	}
	if _, err := read(t, note).Set("none", "x"); !errors.Is(err, ErrNoQuestion) {
		t.Errorf("of one that isn't there: %v", err)
	}
}

func TestRemove_TakesTheFenceAndItsEmptyLine(t *testing.T) {
	now, err := read(t, note).Remove("hot")
	if want := strings.Replace(note, "```quiz id=hot\nHow hot?\n- [x] Hot\n- [ ] Cold\n> Tea.\n```\n\n", "", 1); err != nil || string(now) != want {
		t.Errorf("%v\n%s", err, now)
	}
	now, err = read(t, "# A\n\n```quiz id=q\nQ?\n= a\n```\n").Remove("q")
	if err != nil || string(now) != "# A\n" {
		t.Errorf("%v %q", err, now)
	}
	if _, err = read(t, note).Remove("cup"); !errors.Is(err, ErrByHand) {
		t.Errorf("of one in a box: %v", err)
	}
}

func TestAdd_PutsItAfterEachParagraphAndAtTheEnd(t *testing.T) {
	const body = "Why?\n= because\n> So."
	fence := "```quiz id=why\n" + body + "\n```\n"
	f := read(t, note)
	places := f.Places()
	for _, p := range places {
		now, err := f.Add(p.Line, "why", body)
		if err != nil {
			t.Errorf("after %q: %v", p.Text, err)
			continue
		}
		rest := strings.Replace(string(now), fence+"\n", "", 1)
		if p.Line > len(f.lines) {
			rest = strings.Replace(string(now), "\n\n"+fence, "", 1)
		}
		if rest != note {
			t.Errorf("after %q, line %d, it is\n%s", p.Text, p.Line, now)
		}
	}
	if len(places) != 7 || places[0].Text != "Tea" || !places[0].Head || places[6].Text != "The end" {
		t.Errorf("its places are %+v", places)
	}
	if now, err := read(t, "").Add(1, "why", body); err != nil || string(now) != fence {
		t.Errorf("in an empty note: %v %q", err, now)
	}
	if now, err := read(t, "A\r\n").Add(9, "why", body); err != nil || string(now) != "A\r\n\r\n"+strings.ReplaceAll(fence, "\n", "\r\n") {
		t.Errorf("in one of Windows: %v %q", err, now)
	}
}

func TestRead_LeavesWhatItCantChange(t *testing.T) {
	if _, err := Read([]byte("\xff\xfeA\x00")); !errors.Is(err, ErrByHand) {
		t.Errorf("of UTF-16: %v", err)
	}
	quoted := read(t, "> ```quiz id=q\n> Q?\n> = a\n> ```\n")
	if _, err := quoted.Set("q", "Q?\n= b"); !errors.Is(err, ErrByHand) {
		t.Errorf("of one in a quote: %v", err)
	}
}

// Each question of the course that comes with the app is changed and put back, and each
// place of its notes takes one.
func TestFile_OfTheBundledCourse(t *testing.T) {
	err := filepath.WalkDir("../salesprocess", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".md" {
			return err
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		f := read(t, string(raw))
		for _, q := range f.Questions() {
			now, err := f.Set(q.ID, "Another?\n= yes")
			if err != nil {
				t.Errorf("%s: %s: %v", name, q.ID, err)
				continue
			}
			if back, err := read(t, string(now)).Set(q.ID, q.Source); err != nil || string(back) != string(raw) {
				t.Errorf("%s: %s put back is another file (%v)", name, q.ID, err)
			}
		}
		for _, p := range f.Places() {
			now, err := f.Add(p.Line, "another-one", "Another?\n= yes")
			if err != nil {
				t.Errorf("%s, line %d: %v", name, p.Line, err)
				continue
			}
			if back, err := read(t, string(now)).Remove("another-one"); err != nil || string(back) != string(raw) && string(back) != emptyLineAt(string(raw), p.Line) {
				t.Errorf("%s, line %d: with one added and removed it is another file (%v)", name, p.Line, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// emptyLineAt is a text with an empty line before a line: one that was put between a block
// and what follows it without one stays.
func emptyLineAt(text string, line int) string {
	lines := strings.SplitAfter(text, "\n")
	return strings.Join(lines[:line-1], "") + "\n" + strings.Join(lines[line-1:], "")
}

func FuzzAdd(f *testing.F) {
	f.Add(note, 0)
	f.Add("* a\n\n  b\n\n> c\nd\n", 1)
	f.Fuzz(func(t *testing.T, text string, which int) {
		file, err := Read([]byte(text))
		if err != nil {
			return
		}
		places := file.Places()
		p := places[max(which, -which-1, 0)%len(places)]
		now, err := file.Add(p.Line, "new-one", "Q?\n= a")
		if err != nil {
			return
		}
		at := prefix(string(now), text)
		if !strings.HasSuffix(string(now), text[at:]) {
			t.Errorf("%q became %q", text, now)
		}
		if len(markup.Parse(now).Blocks) != len(markup.Parse([]byte(text)).Blocks)+1 {
			t.Errorf("%q became %q", text, now)
		}
	})
}

// prefix is how much two texts have in common at the beginning, in bytes.
func prefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
