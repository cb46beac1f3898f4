package content

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"stagecraft/content/markup"
)

// TestNames_ThatNotEverySystemTakesAreRefused puts a picture of each name into
// a folder and into a .course file.
func TestNames_ThatNotEverySystemTakesAreRefused(t *testing.T) {
	for _, name := range []string{
		"CON", "con", "aux.png", "AUX.tar.gz", "nul.png", "prn ", "COM1.png", "lpt9.png", "com¹.png", "CONIN$", "a/aux/b.png", "aux .png",
		"a.", "a ", " a", "a/b./c.png", "a:b.png", "a?.png", "a*.png", "a|b.png", `a"b.png`, "a<b>.png",
		"a\u202egnp.exe", "a\u2066b.png", "a\u200fb.png", "a\u200bb.png", "a\ufeff.png", "a\u2028b.png", "a\x07.png", "a\x1b[31m.png", "a\nb.png", "a\u0085.png", "\xff.png",
		strings.Repeat("a", 250) + ".png",
	} {
		files := archiveFiles(t)
		files["media/"+name] = &fstest.MapFile{Data: []byte("x")}
		c, problems := Open(anyNames{files})
		if c != nil || !strings.Contains(rules(problems), "bad-name") {
			t.Errorf("a folder with %q: %v", name, problems)
		}
		if shown := problems.Error(); markup.Visible(shown) != shown {
			t.Errorf("a folder with %q: the message hides signs: %q", name, shown)
		}
		c, problems = OpenPath(t.Context(), written(t, zipped(t, "media/"+name, 0)))
		if c != nil || !strings.Contains(rules(problems), "bad-") {
			t.Errorf("a file with %q: %v", name, problems)
		}
	}
	for _, name := range []string{"console.png", "com10.png", "auxiliary.png", "nulls.png", "Überblick.png", "図.png", "a b.png", "a.b.c.png", "👩‍💻.png", "نمونه\u200cها.png", "lpt.png"} {
		if why, bad := badName("media/" + name); bad {
			t.Errorf("%q %s", name, why)
		}
	}
}

// anyNames is files whose names needn't be valid paths.
type anyNames struct{ fstest.MapFS }

func (a anyNames) Open(name string) (fs.File, error) { return a.MapFS.Open(name) }

func archiveFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, f := range archiveOf(t, "library.txtar").Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}

// zipped gives a zip of one file with its flags set.
func zipped(t *testing.T, name string, flags uint16) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store, Flags: flags})
	if err == nil {
		_, err = w.Write([]byte("x"))
	}
	if err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestOpenPath_SaysThatAFileIsEncrypted(t *testing.T) {
	_, problems := OpenPath(t.Context(), written(t, zipped(t, "course.yaml", 1)))
	if rules(problems) != "encrypted" {
		t.Error(problems)
	}
}

// TestOpen_ShowsTextsPlainly gives each text of a course signs that hide.
func TestOpen_ShowsTextsPlainly(t *testing.T) {
	files := archiveFiles(t)
	files["terms.yaml"] = &fstest.MapFile{Data: []byte("- id: loan\n  term: \"lo\u202ean\"\n  definition: \"A \\u0007book\u2067.\"\n")}
	files["course.yaml"].Data = bytes.Replace(files["course.yaml"].Data, []byte("title: "), []byte("title: \u202e"), 1)
	files["lessons/01-lending.md"].Data = bytes.Replace(files["lessons/01-lending.md"].Data, []byte("title: "), []byte("title: \u202d"), 1)
	r := newLoader(files)
	r.linting = true
	r.readAll()
	for what, text := range map[string]string{"course": r.course.Title, "term": r.course.Terms[0].Term, "definition": r.course.Terms[0].Definition, "lesson": r.course.Lessons[0].Title} {
		if markup.Visible(text) != text || !strings.Contains(text, "[U+20") {
			t.Errorf("the %s is %q", what, text)
		}
	}
	if n := strings.Count(rules(r.problems), "hidden-sign"); n != 3 {
		t.Errorf("%d are reported: %v", n, r.problems)
	}
	long := archiveFiles(t)
	long["course.yaml"].Data = []byte("id: x\ntitle: " + strings.Repeat("ab ", 20_000) + "\n")
	if c, problems := Open(long); c != nil || !strings.Contains(rules(problems), "too-long") || len(problems.Error()) > 100_000 {
		t.Errorf("%.200v", problems)
	}
	title := archiveFiles(t)
	title["lessons/01-lending.md"].Data = []byte("---\nid: lending\ntitle: " + strings.Repeat("ab", 30_000/2) + "\n---\n# " + strings.Repeat("ab ", 20_000) + "\n")
	r = newLoader(title)
	r.readAll()
	if !strings.Contains(rules(r.problems), "long-title") || len(r.course.Lessons[0].Title) > 300 {
		t.Errorf("%.200v", r.problems)
	}
	nul := archiveFiles(t)
	nul["terms.yaml"] = &fstest.MapFile{Data: []byte("- id: a\n  term: b\x00c\n")}
	if c, problems := Open(nul); c != nil || !strings.Contains(problems.Error(), "terms.yaml:2:10: error: there is a zero byte here") {
		t.Error(problems)
	}
}

// TestCheck_UnknownFrontMatterIsANote reads a note with keys of other programs.
func TestCheck_UnknownFrontMatterIsANote(t *testing.T) {
	problems := CheckNote("a.md", []byte("---\ntitle: A\npermalink: /a\ncategory: b\n---\n# A\n\nText.\n"))
	if problems.Count(Note) != 2 || problems.Count(Warning) != 0 || problems.Errors() != 0 {
		t.Error(problems)
	}
}

// TestCheck_WarnsOfTextCutAtAComment reads values with # in them.
func TestCheck_WarnsOfTextCutAtAComment(t *testing.T) {
	for value, cut := range map[string]bool{
		"the buyer's #1 proof": true, "C #": true, "C #sharp": true, "The sign # means number": true, "a #b": true,
		`"the #1"`: false, "'the #1'": false, "C#": false, "a#b c": false, "word # a comment": false, "5 # five": false, "word ## a": false,
		"\n    # a comment\n    two words": false, "|\n    the buyer's #1 proof": false,
	} {
		files := archiveFiles(t)
		files["roles.yaml"] = &fstest.MapFile{Data: []byte("- id: librarian\n  name: Librarian\n  owns: " + value + "\n")}
		if got := strings.Contains(Check(files).Error(), "(cut-at-comment)"); got != cut {
			t.Errorf("%q: warned is %v", value, got)
		}
		note := []byte("---\nid: a\ndescription: " + value + "\n---\n# A\n")
		if got := strings.Contains(CheckNote("a.md", note).Error(), "(cut-at-comment)"); got != cut {
			t.Errorf("%q in front matter: warned is %v", value, got)
		}
	}
}

// TestOpen_KeepsFrontMatterAsWritten gives ids and titles that YAML would take
// for numbers, dates and the like.
func TestOpen_KeepsFrontMatterAsWritten(t *testing.T) {
	for _, value := range []string{"007", "3.10", "010", "0x1F", "1e3", "yes", "no", "true", "2024-01-02", "1_000", "+5", ".5", "-0", "12:30:00", "~x", ".inf", "0o17", "1.0"} {
		doc := markup.Parse([]byte("---\nid: " + value + "\ntitle: " + value + "\ntags: [" + value + "]\n---\n# A\n"))
		if m := doc.Meta; m.ID != value || m.Title != value || len(m.Tags) != 1 || m.Tags[0] != value {
			t.Errorf("%s: %+v", value, m)
		}
	}
}
