//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"stagecraft/cmd/internal/browser"
	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/salesprocess"
	"stagecraft/content/website"
)

// axeAt names the variable with the file of axe-core, which "make website" sets.
const axeAt = "STAGECRAFT_AXE"

// judged starts a browser to judge a site with, and gives the judge's script.
func judged(t *testing.T) (*browser.Browser, string) {
	t.Helper()
	at := os.Getenv(axeAt)
	if at == "" {
		t.Skip("is run by make website, which brings Chromium and axe-core")
	}
	axe, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	program, err := browser.Find()
	if err != nil {
		t.Fatal(err)
	}
	b, err := browser.Start(program)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Log("closing the browser:", err)
		}
	})
	return b, string(axe)
}

// site is a site in a folder.
type site struct {
	folder string
	course *content.Course
	pages  []string // its files, with slashes
}

func writtenSite(t *testing.T, course *content.Course, o website.Options) site {
	t.Helper()
	s := site{folder: filepath.Join(t.TempDir(), "a site"), course: course}
	if _, err := website.Folder(t.Context(), s.folder, course, o); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(s.folder, "course", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	s.pages = []string{"index.html"}
	for _, f := range files {
		s.pages = append(s.pages, "course/"+filepath.Base(f))
	}
	return s
}

func (s site) address(page string) string {
	return "file://" + strings.ReplaceAll(filepath.ToSlash(s.folder), " ", "%20") + "/" + page
}

// open opens a page and holds that it asked for nothing outside its site and
// that the browser has nothing to complain of.
func (s site) open(t *testing.T, b *browser.Browser, page string) {
	t.Helper()
	if err := b.Open(s.address(page)); err != nil {
		t.Fatal(err)
	}
	for _, address := range b.Asked() {
		if !strings.HasPrefix(address, s.address("")) && !strings.HasPrefix(address, "data:image/") && address != "about:blank" {
			t.Errorf("%s asks for %s", page, address)
		}
	}
	for _, complaint := range b.Logged() {
		t.Errorf("%s: the browser says %s", page, complaint)
	}
}

// axed has axe look at the page that is open.
func axed(t *testing.T, b *browser.Browser, axe, what string) {
	t.Helper()
	var found []struct {
		ID, Help string
		Nodes    []struct{ HTML, FailureSummary string }
	}
	script := axe + ";\naxe.run(document, {rules: {'target-size': {enabled: true}}}).then(r => r.violations.map(v => " +
		"({id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => ({html: n.html.slice(0, 300), failureSummary: n.failureSummary}))})))"
	if err := b.Eval(script, &found); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	for _, f := range found {
		said, err := json.MarshalIndent(f.Nodes, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		t.Errorf("%s: %s: %s\n%s", what, f.ID, f.Help, said)
	}
}

// TestJudged_FindsWhatIsWrong holds that a page with faults doesn't pass: the
// judges see what they are shown.
func TestJudged_FindsWhatIsWrong(t *testing.T) {
	b, axe := judged(t)
	page := filepath.Join(t.TempDir(), "wrong.html")
	const wrong = `<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'self'">` +
		`<title>a</title></head><body><img src="https://example.invalid/a.png"><p style="color:#ccc">pale</p></body></html>`
	if err := os.WriteFile(page, []byte(wrong), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := b.Open("file://" + page); err != nil {
		t.Fatal(err)
	}
	var rules string
	if err := b.Eval(axe+";\naxe.run().then(r => r.violations.map(v => v.id).join(' '))", &rules); err != nil {
		t.Fatal(err)
	}
	for _, rule := range []string{"html-has-lang", "image-alt"} {
		if !strings.Contains(rules, rule) {
			t.Errorf("axe finds %q alone", rules)
		}
	}
	if !strings.Contains(strings.Join(b.Asked(), " ")+strings.Join(b.Logged(), " "), "example.invalid") {
		t.Errorf("nobody noticed the address outside: %q, %q", b.Asked(), b.Logged())
	}
}

// look judges every page of a site by day and by night, and holds that none is
// wider than a small telephone.
func (s site) look(t *testing.T, b *browser.Browser, axe string) {
	t.Helper()
	for _, page := range s.pages {
		for _, dark := range []bool{false, true} {
			if err := b.View(1280, 900, dark); err != nil {
				t.Fatal(err)
			}
			s.open(t, b, page)
			axed(t, b, axe, fmt.Sprintf("%s, dark %v", page, dark))
			if err := b.View(360, 740, dark); err != nil {
				t.Fatal(err)
			}
			var wide int
			if err := b.Eval("document.documentElement.scrollWidth", &wide); err != nil {
				t.Fatal(err)
			}
			if wide > 360 {
				t.Errorf("%s is %d wide on a telephone of 360", page, wide)
			}
			if !dark {
				axed(t, b, axe, page+" on a telephone")
			}
		}
	}
}

func TestJudged_TheBundledCourseAsASite(t *testing.T) {
	b, axe := judged(t)
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		t.Fatal(problems)
	}
	s := writtenSite(t, course, website.Options{Publisher: "Example Ltd", Accent: "#C2185B"})
	t.Run("every page", func(t *testing.T) { s.look(t, b, axe) })
	t.Run("lessons are read in order", func(t *testing.T) {
		for _, l := range course.Lessons {
			s.open(t, b, "course/lesson-"+l.ID+".html")
			tree, err := b.Tree()
			if err != nil {
				t.Fatal(err)
			}
			readInOrder(t, l, tree)
		}
	})
	t.Run("a process step by step", func(t *testing.T) { s.steps(t, b, axe) })
	t.Run("search", func(t *testing.T) { s.searches(t, b, axe) })
}

// TestJudged_EveryConstructAsASite judges a note that has every construct, and
// the course that coursekit new makes.
func TestJudged_EveryConstructAsASite(t *testing.T) {
	b, axe := judged(t)
	constructs := t.TempDir()
	if err := os.CopyFS(constructs, os.DirFS("../../content/html/testdata")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(constructs, "constructs.html")); err != nil {
		t.Fatal(err)
	}
	note := filepath.Join(constructs, "constructs.md")
	source, err := os.ReadFile(note)
	if err != nil {
		t.Fatal(err)
	}
	// A course has no question that can't be asked.
	source = bytes.ReplaceAll(source, []byte("```quiz\nThis is no question.\n```\n"), nil)
	if err := os.WriteFile(note, source, 0o600); err != nil {
		t.Fatal(err)
	}
	begun := filepath.Join(t.TempDir(), "begun")
	root := newRoot()
	root.SetArgs([]string{"new", begun})
	if err := root.ExecuteContext(context.Background()); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{constructs, begun} {
		course, problems := content.OpenPath(t.Context(), folder)
		if course == nil {
			t.Fatal(problems)
		}
		writtenSite(t, course, website.Options{}).look(t, b, axe)
		if err := course.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// letters leaves the letters of a text, which is what a screen reader and a
// document have in common: the numbers of footnotes are no text of the document.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}

// readInOrder holds that a screen reader meets the headings and paragraphs of a
// lesson in the order in which they were written.
func readInOrder(t *testing.T, l *content.Lesson, tree []browser.Node) {
	t.Helper()
	var said strings.Builder
	var headings []string
	for _, n := range tree {
		switch n.Role {
		case "StaticText":
			said.WriteString(letters(n.Name))
		case "heading":
			headings = append(headings, letters(n.Name))
		}
	}
	rest, found := said.String(), 0
	for _, b := range l.Document.Typeset().Blocks {
		text := ""
		switch b := b.(type) {
		case *markup.Heading:
			text = letters(markup.PlainText(b.Inlines))
			i := slices.Index(headings, text)
			if i < 0 {
				t.Errorf("%s: the heading %q isn't told, or not in its order", l.ID, markup.PlainText(b.Inlines))
				continue
			}
			headings = headings[i+1:]
		case *markup.Paragraph:
			text = letters(markup.PlainText(b.Inlines))
		}
		_, after, ok := strings.Cut(rest, text)
		if !ok {
			t.Errorf("%s: %q isn't read, or not in its order, in %q", l.ID, text, rest[:min(len(rest), 800)])
			continue
		}
		rest = after
		found++
	}
	if found < 10 {
		t.Errorf("%s: only %d blocks were looked at", l.ID, found)
	}
}

// visible asks the page which steps are shown, by their ids.
const visible = `Array.from(document.querySelectorAll("section.step")).filter(s => !s.hidden).map(s => s.id).join(" ")`

// steps goes through a process as a learner does.
func (s site) steps(t *testing.T, b *browser.Browser, axe string) {
	t.Helper()
	const page = "course/process-pipeline-seven.html"
	want := func(what, steps string) {
		t.Helper()
		var got string
		if err := b.Eval(visible, &got); err != nil {
			t.Fatal(err)
		}
		if got != steps {
			t.Errorf("%s: the page shows %q, want %q", what, got, steps)
		}
	}
	do := func(script string) {
		t.Helper()
		if err := b.Eval(script, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.View(1280, 900, false); err != nil {
		t.Fatal(err)
	}
	s.open(t, b, page)
	want("at first", "prospecting")
	do(`document.getElementById("next.").click()`)
	want("after the button", "qualification")
	axed(t, b, axe, page+" after a step")
	var focused string
	if err := b.Eval(`document.activeElement.textContent + location.hash`, &focused); err != nil || focused != "Qualification#qualification" {
		t.Errorf("the focus and the address are at %q, %v", focused, err)
	}
	do(`document.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight"}))`)
	want("after a key", "demo")
	do(`document.querySelectorAll(".overview a")[4].click()`)
	want("after a chevron", "negotiation")
	do(`document.getElementById("all.").click()`)
	want("all", "prospecting qualification demo proposal negotiation close onboarding")
	axed(t, b, axe, page+" with all steps")
	s.open(t, b, page+"#demo")
	want("from a link", "demo")
	if err := b.Call("Emulation.setScriptExecutionDisabled", map[string]any{"value": true}, nil); err != nil {
		t.Fatal(err)
	}
	s.open(t, b, page)
	tree, err := b.Tree()
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range s.course.Process("pipeline-seven").Steps {
		if !slices.ContainsFunc(tree, func(n browser.Node) bool { return n.Role == "heading" && n.Name == step.Name }) {
			t.Errorf("without script %s isn't shown", step.Name)
		}
	}
	if slices.ContainsFunc(tree, func(n browser.Node) bool { return n.Role == "button" && n.Name == "Next step" }) {
		t.Error("without script there is a button that does nothing")
	}
	if err := b.Call("Emulation.setScriptExecutionDisabled", map[string]any{"value": false}, nil); err != nil {
		t.Fatal(err)
	}
}

// searches finds a term by its abbreviation and goes to it.
func (s site) searches(t *testing.T, b *browser.Browser, axe string) {
	t.Helper()
	s.open(t, b, "course/search.html#Purchase%20Order")
	var first string
	if err := b.Eval(`document.querySelector("#results\\. a").getAttribute("href")`, &first); err != nil {
		t.Fatal(err)
	}
	if first != "terms.html#term.po" {
		t.Errorf("the first place is %q", first)
	}
	axed(t, b, axe, "the search with results")
	s.open(t, b, "course/search.html#nosuchwordanywhere")
	var said string
	if err := b.Eval(`document.getElementById("count.").textContent`, &said); err != nil || said != "Nothing was found." {
		t.Errorf("of what isn't there it says %q, %v", said, err)
	}
}
