package html

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/picture"
	"stagecraft/content/picture/picturetest"
	"stagecraft/content/salesprocess"
)

var update = flag.Bool("update", false, "write the golden files")

// golden compares got with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile("testdata/"+name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
		for i, line := range gotLines {
			if i >= len(wantLines) || line != wantLines[i] {
				t.Fatalf("%s differs at line %d (-update writes it):\n got %s\nwant %s", name, i+1, line, strings.Join(wantLines[min(i, len(wantLines)):min(i+1, len(wantLines))], ""))
			}
		}
		t.Fatalf("%s has lines that the page lacks (-update writes it)", name)
	}
}

func write(t testing.TB, notes ...Note) (string, []Problem) {
	t.Helper()
	var out bytes.Buffer
	problems, err := Write(&out, notes...)
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), problems
}

func TestWrite_EveryConstruct(t *testing.T) {
	source, err := os.ReadFile("testdata/constructs.md")
	if err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot("testdata")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	note := Note{Document: markup.Parse(source), Name: "constructs", Files: root.FS()}
	page, problems := write(t, note)
	golden(t, "constructs.html", page)
	checkPage(t, page, note)
	var told []string
	for _, p := range problems {
		told = append(told, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Message))
	}
	want := []string{
		`the picture "media/missing.png" can't be shown: there is no such file; its alt text is`,
		`the picture "media/text.png" can't be shown: it is no PNG, JPEG, GIF, WebP, BMP, TIFF, AVIF or SVG; save it as PNG or JPEG; its alt text is`,
		`the picture "../style.css" can't be shown: it lies outside the folder of the note; its alt text is`,
	}
	if len(told) != len(want) {
		t.Fatalf("problems are %q", told)
	}
	for i := range want {
		if _, message, _ := strings.Cut(told[i], " "); message != want[i] {
			t.Errorf("problem %d is %s; want %s", i, told[i], want[i])
		}
		line := problems[i].Line
		if lines := strings.Split(string(source), "\n"); !strings.HasPrefix(lines[line-1], "![") {
			t.Errorf("problem %d is said to be on line %d: %s", i, line, lines[line-1])
		}
	}
}

func TestWrite_EveryEdgeCase(t *testing.T) {
	data, err := os.ReadFile("../markup/testdata/edge-cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases map[string]struct{ Markdown string }
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			note := Note{Document: markup.Parse([]byte(c.Markdown)), Name: name}
			page, _ := write(t, note)
			checkPage(t, page, note)
		})
	}
}

func TestWrite_TheBundledCourse(t *testing.T) {
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		t.Fatal(problems)
	}
	var notes []Note
	for _, l := range course.Lessons {
		notes = append(notes, Note{Document: l.Document, Name: l.Title, Course: course})
	}
	page, missing := write(t, notes...)
	if len(missing) > 0 {
		t.Errorf("pictures are missing: %v", missing)
	}
	checkPage(t, page, notes...)
	for _, want := range []string{`<figure class="process">`, "Buyers may go back from here to Approach.", "Michael Hublet explains the sales process"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

func TestWrite_KeepsOnlySafeLinks(t *testing.T) {
	for _, c := range []struct{ destination, href string }{
		{"https://example.org/?a=1&b=\"2\"", "https://example.org/?a=1&b=\"2\""},
		{"HTTP://example.org", "HTTP://example.org"},
		{"//example.org/a", "https://example.org/a"},
		{"mailto:a@example.org", "mailto:a@example.org"},
		{"#Über", "#Über"},
		{"step:pipeline/demo", "step:pipeline/demo"},
		{"javascript:alert(1)", ""},
		{" JaVaScRiPt:alert(1)", ""},
		{"java\nscript:alert(1)", ""},
		{"\x01javascript:alert(1)", ""},
		{"data:text/html,<script>alert(1)</script>", ""},
		{"vbscript:a", ""},
		{"file:///etc/hostname", ""},
		{"notes.md", ""},
		{"/etc/hostname", ""},
		{`\\server\share`, ""},
		{"", ""},
	} {
		doc := &markup.Document{Blocks: []markup.Block{&markup.Paragraph{Inlines: []markup.Inline{
			markup.Link{Destination: c.destination, Children: []markup.Inline{markup.Text{Value: "here"}}},
		}}, &markup.Embed{Provider: "pdf", ID: c.destination, Address: c.destination}}}
		note := Note{Document: doc}
		page, _ := write(t, note)
		checkPage(t, page, note)
		m := regexp.MustCompile(`<p>(?:<a href="([^"]*)"[^>]*>)?here`).FindStringSubmatch(page)
		if m == nil || html.UnescapeString(m[1]) != c.href {
			t.Errorf("%q gives %q; want %q", c.destination, m, c.href)
		}
	}
}

func TestWrite_HeadingsSkipNoLevel(t *testing.T) {
	for _, c := range []struct{ markdown, want string }{
		{"# A\n### B\n## C\n#### D\n# E\n###### F", "h1 A, h2 B, h2 C, h3 D, h2 E, h3 F"},
		{"### A\n# B", "h1 A, h2 B"},
		{"text\n# A", "h1 The name, h2 A"},
		{"---\ntitle: T\n---\n# A\n# B", "h1 T, h2 A, h2 B"},
		{"---\ntitle: A\n---\n# A\n# B", "h1 A, h2 B"},
		{"# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6\n", "h1 1, h2 2, h3 3, h4 4, h5 5, h6 6"},
		{"a[^b]\n\n[^b]: # C", "h1 The name, h2 Notes, h3 C"},
		{"> # A\n\n:::info\n### B\n:::", "h1 The name, h2 A, h2 B"},
		{"# A\n## B\n:::info\n# C\n- ## D\n- # E\n:::\n## F\n### G", "h1 A, h2 B, h3 C, h4 D, h4 E, h2 F, h3 G"},
	} {
		page, _ := write(t, Note{Document: markup.Parse([]byte(c.markdown)), Name: "The name"})
		var got []string
		for _, m := range regexp.MustCompile(`<(h\d)[^>]*>([^<]*)</h\d>`).FindAllStringSubmatch(page, -1) {
			got = append(got, m[1]+" "+m[2])
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%q has %v; want %s", c.markdown, got, c.want)
		}
	}
}

func TestWrite_NotesOfOnePageShareNoID(t *testing.T) {
	doc := markup.Parse([]byte("# A\n[TOC]\n## B\nc[^d] [to B](#B)\n\n:::tip\ne\n:::\n\n[^d]: f"))
	notes := []Note{{Document: doc}, {Document: doc}, {Document: doc}}
	page, _ := write(t, notes...)
	checkPage(t, page, notes...) // checks that ids are unique and links find them
	if strings.Count(page, "<article") != 3 || !strings.Contains(page, `<a href="#3.B">to B</a>`) {
		t.Error("the third note's links don't stay within it")
	}
}

func TestWrite_LinksToLessonsOfThePageLeadThere(t *testing.T) {
	one := markup.Parse([]byte("---\nid: one\n---\n# One\n[two](lesson:two) [part](lesson:two#Part) [three](lesson:three#Part)\n"))
	two := markup.Parse([]byte("# Two\n## Part\n[one](lesson:one)\n"))
	notes := []Note{{Document: one}, {Document: two, ID: "two"}}
	page, _ := write(t, notes...)
	checkPage(t, page, notes...)
	for _, want := range []string{
		`<a href="#2.note.">two</a>`, `<a href="#2.Part">part</a>`, `<h2 id="2.Part">`, `<article id="2.note."`,
		`<a href="lesson:three#Part" class="course">three</a>`, `<a href="#note.">one</a>`, `<article id="note."`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

func TestWrite_HoldsPicturesFromWithinTheFolderOnly(t *testing.T) {
	png := picturetest.Find("colour.png").Data
	files := fstest.MapFS{"media/a b.png": {Data: png}, "big.png": {Data: make([]byte, picture.MaxBytes+1)}}
	for _, c := range []struct {
		address string
		shown   bool
	}{
		{"media/a b.png", true},
		{"./media/a%20b.png", true},
		{`media\a b.png`, true},
		{"data:image/gif;base64," + base64.StdEncoding.EncodeToString(picturetest.Find("still.gif").Data) + "", true},
		{"big.png", false},
		{"../media/a b.png", false},
		{"/media/a b.png", false},
		{"media", false},
		{"C:/a.png", false},
		{"file:///media/a.png", false},
		{"http://example.org/a.png", false},
		{"data:text/html;base64,PHA+", false},
		{"data:image/png;base64,!", false},
		{"", false},
	} {
		image := &markup.Image{Destination: c.address, Alt: "what it shows"}
		doc := &markup.Document{Blocks: []markup.Block{&markup.Figure{Image: image}, &markup.Paragraph{Inlines: []markup.Inline{image}}}}
		note := Note{Document: doc, Files: files}
		page, _ := write(t, note)
		checkPage(t, page, note)
		if shown := strings.Contains(page, "<img"); shown != c.shown {
			t.Errorf("%q is in the page: %v; want %v", c.address, shown, c.shown)
		}
		if !strings.Contains(page, "what it shows") {
			t.Errorf("%q leaves no alt text", c.address)
		}
	}
}

func TestWrite_BoundsThePicturesOfAPage(t *testing.T) {
	files := fstest.MapFS{"a.png": {Data: picturetest.Padded(maxPicture)}}
	page, problems := write(t, Note{Document: markup.Parse([]byte(strings.Repeat("![a](a.png)\n\n", 10))), Files: files})
	if n := strings.Count(page, "<img"); n != maxPictures/maxPicture || len(problems) != 10-n {
		t.Errorf("the page holds %d pictures, with %d problems", n, len(problems))
	}
}

func TestWrite_WhatANoteRepeatsStaysBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("measures, and takes long")
	}
	long := strings.Repeat("y", 40_000)
	for name, source := range map[string]string{
		"links":         "[a]: https://x.example/" + long + "\n\n" + strings.Repeat("[a]\n", 2000),
		"titles":        "[a]: https://x.example \"" + long + "\"\n\n" + strings.Repeat("[a]\n", 2000),
		"pictures":      "[a]: https://x.example/" + long + "\n\n" + strings.Repeat("![a]\n\n", 2000),
		"missing files": "[a]: " + long + ".png\n\n" + strings.Repeat("![a] b\n\n", 2000),
		"held pictures": "[a]: data:image/png;base64," + long + "\n\n" + strings.Repeat("![a]\n\n", 2000),
		"long forms":    strings.Repeat("YY ", 2000) + "\n\n*[YY]: " + long,
	} {
		note := Note{Document: markup.Parse([]byte(source)), Files: fstest.MapFS{}}
		page, problems := write(t, note)
		if len(page) > 2*maxRepeated {
			t.Errorf("%s: %d bytes give a page of %d", name, len(source), len(page))
		}
		for _, p := range problems {
			if len(p.Message.String()) > 300 {
				t.Errorf("%s: a problem is told in %d bytes", name, len(p.Message.String()))
				break
			}
		}
	}
}

func TestWrite_ManyTablesOfContentsStaySmall(t *testing.T) {
	note := Note{Document: markup.Parse([]byte(strings.Repeat("# a\n\n[TOC]\n\n", 3000)))}
	page, _ := write(t, note)
	if len(page) > 2<<20 {
		t.Errorf("36 kB of headings and tables of contents give %d bytes", len(page))
	}
	checkPage(t, page, note)
}

// failing is a writer that fails.
type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestWrite_GivesTheErrorOfItsWriter(t *testing.T) {
	full := errors.New("disk full")
	if _, err := Write(failing{full}, Note{Document: &markup.Document{}}); !errors.Is(err, full) {
		t.Errorf("gives %v", err)
	}
}

func TestWrite_GivesAReaderInTheDarkThePictureForIt(t *testing.T) {
	pot, moon := picturetest.Find("still.gif").Data, picturetest.Find("moving.gif").Data
	files := fstest.MapFS{
		"course.yaml":   {Data: []byte("id: tea\ntitle: Tea\nfigures:\n  https://notes.example/pot.png: {media: media/pot.gif, dark: media/night.gif}\n")},
		"media/pot.gif": {Data: pot}, "media/night.gif": {Data: moon},
		"lessons/tea.md": {Data: []byte("# Tea\n\n![A pot](https://notes.example/pot.png)\n")},
	}
	course, problems := content.Open(files)
	if course == nil {
		t.Fatal(problems)
	}
	note := Note{Document: course.Lessons[0].Document, Course: course, Files: files}
	page, _ := write(t, note)
	checkPage(t, page, note)
	day, night := base64.StdEncoding.EncodeToString(pot), base64.StdEncoding.EncodeToString(moon)
	want := `<source media="(prefers-color-scheme: dark)" srcset="data:image/gif;base64,` + night + `"/>`
	if !strings.Contains(page, want) || !strings.Contains(page, `<img src="data:image/gif;base64,`+day+`" alt="A pot"`) {
		t.Errorf("the page has not both pictures:\n%s", page)
	}
}

func TestWrite_TablesWithWideAndHighCells(t *testing.T) {
	for _, c := range []struct{ note, want string }{
		{
			"<table><tr><th>a</th><th colspan=2>b</th></tr><tr><td rowspan=2>c</td><td>d</td><td>e</td></tr><tr><td colspan=2>f</td></tr></table>",
			`<thead><tr><th scope="col">a</th><th scope="colgroup" colspan="2">b</th></tr></thead>` +
				`<tbody><tr><td rowspan="2">c</td><td>d</td><td>e</td></tr><tr><td colspan="2">f</td></tr></tbody>`,
		},
		{
			"<table><tr><th rowspan=2>a</th><th>b</th></tr><tr><td>c</td></tr></table>",
			`<tbody><tr><th scope="col" rowspan="2">a</th><th scope="col">b</th></tr><tr><td>c</td></tr></tbody>`,
		},
	} {
		note := Note{Document: markup.Parse([]byte(c.note))}
		page, _ := write(t, note)
		checkPage(t, page, note)
		if !strings.Contains(strings.ReplaceAll(page, "\n", ""), c.want) {
			t.Errorf("%s\n got %s\nwant %s", c.note, page[strings.Index(page, "<table"):], c.want)
		}
	}
}

func TestWrite_LanguageAndDirection(t *testing.T) {
	const hebrew = "הקונה מחליט מה קורה אחר כך"
	english := &content.Course{Language: "en-GB"}
	for _, c := range []struct {
		note   string
		course *content.Course
		want   []string // parts of the page
		not    string
	}{
		{"Der Käufer entscheidet, was passiert, und der Verkäufer kann ihm nur dabei helfen. Das ist der Grund.", nil, []string{`<html lang="de">`, `lang="de"`}, "dir="},
		{"Der Käufer entscheidet, was passiert, und der Verkäufer kann ihm nur dabei helfen. Das ist der Grund.", english, []string{`<html lang="en-GB">`}, "dir="},
		{"---\nlang: fr\n---\nThe buyer and the seller are in the same room, and that is it.", english, []string{`<html lang="fr">`}, "dir="},
		{"Hi", nil, []string{`<html lang="en">`}, "dir="},

		{hebrew, nil, []string{`lang="he" dir="rtl"`, "<p>" + hebrew}, "<p dir"},
		{"---\ndir: ltr\n---\n" + hebrew, nil, []string{`lang="he" dir="ltr"`, `<p dir="auto">` + hebrew}, ""},
		{"---\ndir: rtl\n---\n# A\n\n" + hebrew, nil, []string{`<h1 id="A" dir="auto">A`, "<p>" + hebrew}, ""},
		{"---\nlang: en\n---\n1. a\n2. " + hebrew + "\n\n| a | ב |\n|---|---|", nil, []string{`<li>a`, `<li dir="auto">` + hebrew, `<th scope="col">a`, `<th scope="col" dir="auto">ב`}, `dir="rtl"`},

		{"a\n\n<div dir=\"rtl\">\n\n" + hebrew + "\n\n- b\n\n</div>\n\nc", english, []string{`<div dir="rtl"><p>` + hebrew + "</p>\n<ul>\n" + `<li dir="auto">b`, "</div>\n<p>c"}, ""},
		{"<div dir=auto>a<p dir='ltr'>b<p>c</div>d", english, []string{"<div dir=\"auto\"><p>a</p>\n</div>\n<div dir=\"ltr\"><p>b</p>\n</div>\n<div dir=\"auto\"><p>c</p>\n</div>\n<p>d"}, ""},
		{"<blockquote dir=\"rtl\">\n\n" + hebrew + "\n\n</blockquote>", english, []string{`<div dir="rtl"><blockquote><p>` + hebrew}, ""},
		{"<div dir=\"sideways\">\n\na\n\n</div>", english, []string{"<p>a"}, "dir="},
	} {
		note := Note{Document: markup.Parse([]byte(c.note)), Course: c.course}
		page, _ := write(t, note)
		checkPage(t, page, note)
		_, body, _ := strings.Cut(page, "</style>")
		for _, part := range c.want {
			if !strings.Contains(page, part) && !strings.Contains(strings.ReplaceAll(body, ">\n<", "><"), strings.ReplaceAll(part, ">\n<", "><")) {
				t.Errorf("%s\nlacks %s:\n%s", c.note, part, body)
			}
		}
		if c.not != "" && strings.Contains(body, c.not) {
			t.Errorf("%s\nhas %s:\n%s", c.note, c.not, body)
		}
	}
}
