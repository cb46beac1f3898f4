package website

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
	"stagecraft/content/picture/picturetest"
	"stagecraft/content/salesprocess"
)

func opened(t testing.TB, files fs.FS) *content.Course {
	t.Helper()
	course, problems := content.Open(files)
	if course == nil {
		t.Fatal(problems)
	}
	return course
}

func written(t testing.TB, course *content.Course, o Options) (memory, content.Problems) {
	t.Helper()
	files := memory{}
	problems, err := write(t.Context(), files, course, o)
	if err != nil {
		t.Fatal(err)
	}
	return files, problems
}

func TestWrite_TheBundledCourseHasAllItHolds(t *testing.T) {
	course := opened(t, salesprocess.FS())
	files, problems := written(t, course, Options{})
	if len(problems) > 0 {
		t.Error(problems)
	}
	all := checkSite(t, files)
	on := func(page, what, text string) {
		if s := all[page]; s == nil || !strings.Contains(strings.Join(strings.Fields(s.text), " "), strings.Join(strings.Fields(text), " ")) {
			t.Errorf("%s isn't on %s: %q", what, page, text)
		}
	}
	for _, l := range course.Lessons {
		on(lessonPage(l), "the lesson "+l.ID, l.Title)
		on(coverPage, "the lesson "+l.ID, l.Title)
	}
	for _, p := range course.Processes {
		for _, step := range p.Steps {
			on(processPage(p), "a step", step.Name)
			if !all[processPage(p)].ids[step.ID] {
				t.Errorf("there is no way to the step %s/%s", p.ID, step.ID)
			}
		}
	}
	for _, term := range course.Terms {
		if !all[termsPage].ids[termID(term)] {
			t.Errorf("there is no way to the term %s", term.ID)
		}
		on(termsPage, "a term", nameOf(term))
	}
	for _, r := range course.Roles {
		on(rolesPage, "a role", r.Name)
	}
	practice := ""
	for name, s := range all {
		if strings.HasPrefix(name, "course/practice-") {
			practice += strings.Join(strings.Fields(s.text), " ")
		}
	}
	for _, q := range course.Questions {
		if q.Lesson != "" || len(q.PromptBlocks) > 0 {
			continue
		}
		text := strings.Join(strings.Fields(markup.PlainText(q.Prompt)), " ")
		for part := range strings.SplitSeq(text, "…") { // where numbers are drawn
			if !strings.Contains(practice, part) {
				t.Errorf("the question %s isn't asked: %s", q.ID, text)
				break
			}
		}
	}
	for _, scene := range course.Scenes {
		if !strings.Contains(practice, scene.Text) {
			t.Errorf("the scene %s isn't told", scene.ID)
		}
	}
	for _, want := range []string{
		`<a href="terms.html#term.po" class="term">PO</a>`, `<a href="process-pipeline-seven.html`, `lang="en-GB"`,
		`class="process at-step"`, `<a href="process-pipeline-seven.html#qualification" aria-current="step">`,
	} {
		if !strings.Contains(files["course/lesson-sales-process.html"], want) {
			t.Errorf("the lesson has no %s", want)
		}
	}
}

// TestWrite_EveryConstructAndKindOfQuestion writes the notes that hold every
// construct and kind there is, as a lesson and as practice.
func TestWrite_EveryConstructAndKindOfQuestion(t *testing.T) {
	source, err := os.ReadFile("../html/testdata/constructs.md")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{
		"course.yaml":     {Data: []byte("id: all\ntitle: All\nlanguage: en\n")},
		"lessons/all.md":  {Data: []byte(withoutReferences(string(source)))},
		"terms.yaml":      {Data: []byte("- {id: po, term: purchase order, abbreviation: PO, definition: An order.}\n")},
		"media/dot.png":   {Data: picturetest.Find("colour.png").Data},
		"lessons/more.md": {Data: []byte("---\nid: first\n---\n# Top\n\nA PO, and a PO.\n\n## Next\n\nA **purchase** order, a `PO`, [a PO](https://x.example) and a PO.\n\n```deals id=monday\nsteps = Discovery | Demo | Offer\n| deal | step | worth | next step |\n|---|---|---|---|\n| Porto | Demo | 8,000 | – |\n| Accra | Offer | 9,000 | – |\n| Leeds | Offer | 7,000 | call on the 9th |\n```\n")},
	}
	var asked strings.Builder
	for _, kind := range content.QuestionKinds() {
		body, err := os.ReadFile("../testdata/questions/" + string(kind) + ".md")
		if err != nil {
			t.Fatal(err)
		}
		asked.WriteString("```quiz id=of-" + string(kind) + "\n" + strings.TrimRight(string(body), "\n") + "\n```\n\n")
	}
	files["practice/all.md"] = &fstest.MapFile{Data: []byte(asked.String())}
	course := opened(t, files)
	site, _ := written(t, course, Options{})
	all := checkSite(t, site)
	for _, kind := range content.QuestionKinds() {
		if !all["course/practice-1.html"].ids["question.of-"+string(kind)] {
			t.Errorf("a question of the kind %s isn't asked", kind)
		}
	}
	if n := strings.Count(site["course/practice-1.html"], "<summary>Answer</summary>"); n != len(content.QuestionKinds()) {
		t.Errorf("%d of %d questions have an answer behind a click", n, len(content.QuestionKinds()))
	}
	more := site["course/lesson-first.html"]
	if n := strings.Count(more, `class="term"`); n != 2 { // once a section, not in code and links, not split by a style
		t.Errorf("%d terms lead to the glossary:\n%s", n, more[strings.Index(more, "<article"):])
	}
}

// withoutReferences leaves the lines out that lead to other things of a course.
func withoutReferences(source string) string {
	var kept []string
	for line := range strings.Lines(source) {
		if !strings.HasPrefix(line, "This is no question.") && !strings.Contains(line, "term:") && !strings.Contains(line, "lesson:") && !strings.Contains(line, "missing.png") && !strings.Contains(line, "media/") && !strings.Contains(line, "../style.css") {
			kept = append(kept, line)
		}
	}
	return strings.ReplaceAll(strings.Join(kept, ""), "```quiz\n```\n", "")
}

// TestWrite_DefangsWhatAStrangerWrote gives every text of a course what a page
// must not run, and every link where a page must not lead.
func TestWrite_DefangsWhatAStrangerWrote(t *testing.T) {
	const bad = `</script><script>alert(1)</script><img src=https://x.example/a onerror=alert(1)>"'><b>`
	quoted := "'" + strings.ReplaceAll(bad, "'", "''") + "'"
	drawing := func(inside string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><rect width="9" height="9"/>` + inside + `</svg>`)}
	}
	files := fstest.MapFS{
		"course.yaml": {Data: []byte("id: bad\ntitle: " + quoted + "\nsummary: " + quoted + "\nauthors: [" + quoted + "]\nlicence: " + quoted +
			"\nversion: 1.0\nlanguage: en\njourney:\n  - {id: early, name: " + quoted + ", buyer: " + quoted + "}\n")},
		"lessons/a.md": {Data: []byte("---\nid: con\n---\n# A\n\n" + bad + "\n\n[b](javascript:alert(1)) [c](file:///etc/passwd) [d](data:text/html,x)\n\n" +
			"![e](media/script.svg) ![f](media/fine.svg) ![g](media/outside.svg) ![h](media/style.svg)\n\n```\n" + bad + "\n```\n\n> x [color=red;background:url(https://x.example)]\n")},
		"media/script.svg":  drawing(`<script>alert(1)</script>`),
		"media/outside.svg": drawing(`<rect width="1" height="1" fill="url(https://x.example/a#b)"/>`),
		"media/style.svg":   drawing(`<style>@import "https://x.example/a.css";</style>`),
		"media/fine.svg":    drawing(``),
		"terms.yaml":        {Data: []byte("- {id: a, term: " + quoted + ", definition: " + quoted + ", not: " + quoted + ", example: " + quoted + ", source: 'javascript:alert(1)'}\n")},
		"roles.yaml":        {Data: []byte("- {id: a, name: " + quoted + ", owns: " + quoted + "}\n")},
		"scenes.yaml":       {Data: []byte("- {id: a, text: " + quoted + ", step: nul/aux, why: " + quoted + ", next_move: " + quoted + "}\n")},
		"processes/a.yaml": {Data: []byte("id: nul\ntitle: " + quoted + "\nabout: " + quoted + "\nsource: " + quoted + "\nsteps:\n  - {id: aux, name: " + quoted +
			", stage: early, aim: " + quoted + ", happens: [" + quoted + "], lead: a, mistake: " + quoted + ", leaves: [" + quoted + "], terms: [a]}\n")},
		"practice/a.md": {Data: []byte("# " + bad + "\n\n```quiz id=a\n" + bad + "\n- [x] " + bad + "\n- [ ] b\n> " + bad + "\n```\n")},
	}
	site, problems := written(t, opened(t, files), Options{Name: bad, Publisher: bad})
	all := checkSite(t, site)
	for name := range site {
		switch {
		case strings.Contains(name, "/picture-") && name != "course/pictures/picture-fine.svg":
			t.Errorf("%s is kept as a file that does things when it is opened", name)
		case strings.Contains(name, "/con.") || strings.Contains(name, "/nul.") || strings.Contains(name, "/aux."):
			t.Errorf("%s is a device on Windows", name)
		}
	}
	if _, ok := site["course/pictures/picture-fine.svg"]; !ok {
		t.Error("a drawing that does nothing isn't kept as a file")
	}
	if len(problems) > 0 {
		t.Log(problems)
	}
	if index := site[indexFile]; strings.Contains(index, "<") {
		t.Error("the index has a sign in it that could end its script")
	}
	for name, s := range all {
		for _, link := range s.links {
			if strings.Contains(strings.ToLower(link), "javascript") {
				t.Errorf("%s leads to %s", name, link)
			}
		}
	}
}

func TestHarmless(t *testing.T) {
	// The bundled drawings are kept as files, so the rule isn't too strict either.
	files, _ := written(t, opened(t, salesprocess.FS()), Options{})
	if _, ok := files["course/pictures/picture-maze.svg"]; !ok {
		t.Error("a bundled drawing isn't kept as a file")
	}
}

func TestWrite_SaysWhatWasChosen(t *testing.T) {
	course := opened(t, salesprocess.FS())
	icon := picturetest.Find("colour.png").Data
	files, _ := written(t, course, Options{Name: "Our way", Publisher: "Example Ltd", Accent: "#0A5F57", Icon: icon})
	all := checkSite(t, files)
	if all[coverPage].title != "Our way" || !strings.Contains(all[termsPage].text, "Published by Example Ltd") {
		t.Errorf("the cover is called %q", all[coverPage].title)
	}
	if !strings.Contains(files[styleFile], "--primary: #0A5F57;") || files["course/icon.png"] != string(icon) ||
		!strings.Contains(files[termsPage], `<link rel="icon" href="icon.png"/>`) {
		t.Error("the colour or the icon isn't used")
	}
	for want, o := range map[string]Options{"#2457D6": {Accent: "blue"}, "no PNG": {Icon: []byte("GIF89a")}} {
		if _, err := write(t.Context(), memory{}, course, o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v gives %v", o, err)
		}
	}
}

func TestWrite_SpeaksTheLanguageOfItsWords(t *testing.T) {
	words, err := catalogue.Read(fstest.MapFS{"translations/he.json": {Data: []byte(
		`{"Answer": "תשובה", "Lessons": "שיעורים", "Lesson %d of %d": "שיעור %d מתוך %d", "%d terms": {"one": "מונח", "other": "%d מונחים"}}`)}}, "he")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{
		"course.yaml":  {Data: []byte("id: a\ntitle: א\nlanguage: he\n")},
		"lessons/a.md": {Data: []byte("---\nid: a\n---\n# א\n\nב\n\n```quiz id=b\nג\n= ד\n> ה\n```\n")},
		"terms.yaml":   {Data: []byte("- {id: a, term: ו, definition: ז}\n- {id: b, term: ח, definition: ט}\n")},
	}
	site, _ := written(t, opened(t, files), Options{Words: words})
	checkSite(t, site)
	for page, wants := range map[string][]string{
		"course/lesson-a.html": {`<html lang="he" dir="rtl">`, "<summary>תשובה</summary>", "שיעור 1 מתוך 1"},
		coverPage:              {"שיעורים", "2 מונחים"},
	} {
		for _, want := range wants {
			if !strings.Contains(site[page], want) {
				t.Errorf("%s has no %s", page, want)
			}
		}
	}
}

func TestWrite_ACourseOfNotesAndOneWithHardlyAnything(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{
		"a lesson": {"course.yaml": {Data: []byte("id: a\ntitle: A\n")}, "lessons/a.md": {Data: []byte("---\nid: a\n---\nWords.\n")}},
		"terms":    {"course.yaml": {Data: []byte("id: a\ntitle: A\n")}, "terms.yaml": {Data: []byte("- {id: a, term: '42', definition: b}\n")}},
		"a process without steps": {
			"course.yaml": {Data: []byte("id: a\ntitle: A\n")}, "processes/a.yaml": {Data: []byte("id: a\ntitle: B\nsteps: []\n")},
			"lessons/a.md": {Data: []byte("---\nid: a\n---\nWords.\n")},
		},
	} {
		t.Run(name, func(t *testing.T) {
			course, problems := content.Open(files)
			if course == nil {
				t.Skip(problems)
			}
			site, _ := written(t, course, Options{})
			checkSite(t, site)
		})
	}
	folder := t.TempDir()
	for name, text := range map[string]string{"One.md": "# One\n\nSee [two](Two.md#Part).\n", "Two.md": "# Two\n\n## Part\n\nWords.\n"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	course, problems := content.OpenPath(t.Context(), folder)
	if course == nil {
		t.Fatal(problems)
	}
	defer course.Close()
	site, _ := written(t, course, Options{})
	checkSite(t, site)
	if !strings.Contains(site["course/lesson-one.html"], `<a href="lesson-two.html#Part">two</a>`) {
		t.Errorf("a link between notes leads nowhere:\n%s", site["course/lesson-one.html"])
	}
}

// TestWrite_AThousandLessonsOfOneName holds that pages are told apart, and that
// what is kept until the end, the index, stays within its bound.
func TestWrite_AThousandLessonsOfOneName(t *testing.T) {
	files := fstest.MapFS{"course.yaml": {Data: []byte("id: large\ntitle: Large\nlanguage: en\n")}}
	words := strings.Repeat("Some words that a lesson has, one after another. ", 160)
	for i := range 1000 {
		files[fmt.Sprintf("lessons/l%04d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\nid: l%d\ntitle: One\n---\n# One\n\n%s\n\n## Part\n\nMore.\n", i, words)}
	}
	course := opened(t, files)
	begun := time.Now()
	site, _ := written(t, course, Options{})
	t.Logf("1000 lessons take %v", time.Since(begun).Round(time.Millisecond))
	if n := len(site[indexFile]); n > maxIndex+maxPlace+1000*200 {
		t.Errorf("the index has %d bytes", n)
	}
	titles := map[string]bool{}
	for _, name := range site.pages() {
		_, title, _ := strings.Cut(site[name], "<title>")
		title, _, _ = strings.Cut(title, "</title>")
		if titles[title] {
			t.Errorf("%s is called %q, as another page is", name, title)
		}
		titles[title] = true
	}
}

func TestWrite_SetsTheFormulasInNames(t *testing.T) {
	course := opened(t, fstest.MapFS{
		"course.yaml":      {Data: []byte("id: a\ntitle: A\nversion: 1.0.0\nlanguage: en\n")},
		"lessons/one.md":   {Data: []byte("---\nid: one\ntitle: One\n---\n# One\n\n## Of $\\sigma^2$\n\nText.\n")},
		"terms.yaml":       {Data: []byte("- id: chi\n  term: $\\chi^2$ test\n  definition: It tells whether two things go together.\n")},
		"processes/p.yaml": {Data: []byte("id: p\ntitle: P\nsteps:\n  - id: s\n    name: Work out $\\bar{x}$\n    terms: [chi]\n  - id: t\n    name: Tell\n")},
	})
	files, _ := written(t, course, Options{})
	for name, wants := range map[string][]string{
		"course/terms.html":     {`id="name.chi"><span class="set"><math`, "P: Work out x̄"},
		"course/process-p.html": {`tabindex="-1">Work out <span class="set"><math`, ">χ² test</a>"},
	} {
		page := string(files[name])
		for _, want := range wants {
			if !strings.Contains(page, want) {
				t.Errorf("%s has no %s", name, want)
			}
		}
	}
}
