package importing_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"stagecraft/content"
	"stagecraft/content/importing"
	"stagecraft/content/markup"
)

// course is one to import into.
func course() fstest.MapFS {
	return fstest.MapFS{
		"course.yaml":       {Data: []byte("# Mine.\nid: c\ntitle: C\nlessons:\n  - first # stays\n\n# After.\nlanguage: en\n")},
		"terms.yaml":        {Data: []byte("# Words.\n- id: lead\n  term: lead # a remark\n  abbreviation: LD\n  definition: Someone who may buy.\n")},
		"lessons/first.md":  {Data: []byte("---\nid: first\ntitle: First\n---\n\n# First\n\nA lead.\n")},
		"practice/words.md": {Data: []byte("```quiz id=paris\nThe capital of France is ==Paris==.\n> So it is.\n```\n")},
	}
}

// dot is a picture of one pixel.
var dot = []byte("GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;")

func read(s importing.Source) *importing.Found { return importing.Read(context.Background(), s) }

// lay imports a file into a course, and gives the course as it then is.
func lay(t *testing.T, into fstest.MapFS, s importing.Source) (*content.Course, *importing.Plan) {
	t.Helper()
	found := read(s)
	plan, problems := importing.Into(into, []*importing.Found{found})
	if plan == nil {
		t.Fatalf("%s isn't imported: %v", s.Name, problems)
	}
	now := fstest.MapFS{}
	for name, f := range into {
		now[name] = f
	}
	for _, f := range plan.Files {
		if f.Was == nil && now[f.Path] != nil {
			t.Errorf("%s is there, and would be written over", f.Path)
		}
		now[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	if problems := content.Check(now); problems.Errors() > 0 {
		t.Errorf("what was imported of %s doesn't pass check: %v", s.Name, problems)
	}
	c, _ := content.Open(now)
	if c == nil {
		t.Fatalf("the course doesn't open after %s", s.Name)
	}
	return c, plan
}

// zipped is a file with some others in it.
func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, data := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sheet is a spreadsheet with some rows.
func sheet(t testing.TB, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, r := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &r); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sample is a file of each kind, and what comes of it.
type sample struct {
	source                     importing.Source
	terms, questions, pictures int
	lesson                     string
}

func samples(t testing.TB) map[importing.Kind]sample {
	text := func(name, data string) importing.Source { return importing.Source{Name: name, Data: []byte(data)} }
	beside := fstest.MapFS{"a dot.gif": {Data: dot}}
	page := text("page.html", `<!doctype html><title>Calls</title><main><p>Costs $5 and $6, ==x== &amp; <b>bold</b>.<img src="a%20dot.gif" alt="Dot"></main>`)
	page.Beside = beside
	docx := importing.Source{
		Name: "d.docx", Data: zipped(t, map[string]string{"word/document.xml": "<a/>", "word/media/image1.gif": string(dot)}),
		Document: func(context.Context, []byte) ([]byte, error) {
			return []byte("# Hand over\n\nText.\n\n<img src=\"media/image1.gif\" style=\"width:1in\" alt=\"A &amp; b\" />\n"), nil
		},
	}
	return map[importing.Kind]sample{
		importing.Anki: {source: text("notes.txt", "#separator:tab\n#html:true\n#tags column:3\n#deck:Sales::Basics\n"+
			"purchase <b>order</b>\t\"Binding,<br>\"\"signed\"\"\"\ta b\nThe {{c1::buyer::who}} pays 2={{c2::2}}.\tSo.\t\n"), terms: 1, questions: 1},
		importing.CSV:     {source: text("a.csv", "Term;Definition;Abbr\nchurn;\"Leaving; for good\";\nservice level;A promise;SL\n"), terms: 2},
		importing.TSV:     {source: text("a.tsv", "churn\tLeaving\n"), terms: 1},
		importing.XLSX:    {source: importing.Source{Name: "a.xlsx", Data: sheet(t, []any{"Word", "Meaning"}, nil, []any{"churn", 3.5})}, terms: 1},
		importing.Quizlet: {source: text("q.txt", "churn\tSay \"no\nupsell\tMore\n"), terms: 2},
		importing.GIFT: {source: text("b.gift", "// x\n::T:: Who?{=A#yes ~B#no}\n\nMatch{=a -> b =c -> d}\n\nTwo?{=2 =two}\n\n"+
			"Snow is {=white} here.\n\nIt is.{F}\n\nWrite.{}\n\nAbout?{#3:1}\n"), questions: 5},
		importing.Moodle: {source: text("m.xml", `<?xml version="1.0"?><quiz><question type="multichoice"><name><text>N</text></name><questiontext format="html"><text><![CDATA[<p>Who <i>signs</i>?<img src="@@PLUGINFILE@@/d.gif" alt="D"></p>]]></text>`+
			`<file name="d.gif" encoding="base64">R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==</file></questiontext><answer fraction="100"><text>A</text></answer><answer fraction="0"><text>B</text></answer></question>`+
			`<question type="cloze"><questiontext format="html"><text>1+1={1:SA:=2~%100%two}</text></questiontext></question><question type="essay"/></quiz>`), questions: 2, pictures: 1},
		importing.HTML: {source: page, lesson: "Calls", pictures: 1},
		importing.DOCX: {source: docx, lesson: "Hand over", pictures: 1},
	}
}

func TestRead_OfEachKindPassesCheck(t *testing.T) {
	all := samples(t)
	for _, kind := range importing.Kinds {
		s := all[kind]
		t.Run(string(kind), func(t *testing.T) {
			c, plan := lay(t, course(), s.source)
			lessons := 0
			if s.lesson != "" {
				lessons = 1
			}
			if got, want := [4]int{plan.Terms, plan.Questions, plan.Lessons, plan.Pictures}, [4]int{s.terms, s.questions, lessons, s.pictures}; got != want {
				t.Errorf("terms, questions, lessons and pictures are %v, want %v: %v", got, want, read(s.source).Problems)
			}
			if last := c.Lessons[len(c.Lessons)-1]; s.lesson != "" && last.Title != s.lesson {
				t.Errorf("the last lesson is %q, want %q", last.Title, s.lesson)
			}
			if _, again := lay(t, after(course(), plan), s.source); len(again.Files) > 0 {
				t.Errorf("imported again it writes %s", again.Files[0].Path)
			}
		})
	}
}

// after is a course once a plan is carried out.
func after(into fstest.MapFS, plan *importing.Plan) fstest.MapFS {
	for _, f := range plan.Files {
		into[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	return into
}

func TestRead_TellsTheKindByWhatIsInIt(t *testing.T) {
	for kind, s := range samples(t) {
		if kind == importing.TSV || kind == importing.CSV {
			continue // text with tabs could be Quizlet's: their ending tells
		}
		s.source.Name = "no-ending"
		if kind == importing.Moodle || kind == importing.HTML || kind == importing.XLSX || kind == importing.DOCX {
			s.source.Name = "wrong.csv"
		}
		if found := read(s.source); len(found.Terms) != s.terms || len(found.Pictures) != s.pictures || (found.Lesson != nil) != (s.lesson != "") {
			t.Errorf("%s isn't told: %v", kind, found.Problems)
		}
	}
}

func TestRead_TakesEveryEncoding(t *testing.T) {
	for kind, s := range samples(t) {
		if kind == importing.XLSX || kind == importing.DOCX {
			continue
		}
		plain := string(s.source.Data)
		u := utf16.Encode([]rune("\ufeff" + plain))
		little := make([]byte, 0, 2*len(u))
		for _, c := range u {
			little = binary.LittleEndian.AppendUint16(little, c)
		}
		for name, data := range map[string][]byte{
			"with its mark": []byte("\ufeff" + plain), "UTF-16": little, "CRLF": []byte(strings.ReplaceAll(plain, "\n", "\r\n")),
		} {
			s.source.Data = data
			if found := read(s.source); len(found.Terms) != s.terms || len(found.Questions) != s.questions || found.Problems.Errors() > 0 {
				t.Errorf("%s, %s: %v", kind, name, found.Problems)
			}
		}
	}
}

func TestRead_SaysWhatIsWrongWhere(t *testing.T) {
	for name, c := range map[string]struct {
		source importing.Source
		want   string // of the first error
	}{
		"a mark never closed":      {importing.Source{Name: "a.csv", Data: []byte("a,b\n\"c,d\n")}, "a.csv:2:1: error: the quotation mark at the beginning"},
		"text after a mark":        {importing.Source{Name: "a.csv", Data: []byte("a,b\n\"c\"d,e\n")}, "a.csv:2:1: error: text follows the quotation mark"},
		"no definition":            {importing.Source{Name: "a.csv", Data: []byte("a,b\n\nc,\n")}, "a.csv:3:1: error: \"c\" has no definition"},
		"no tab":                   {importing.Source{Name: "a.txt", Kind: importing.Quizlet, Data: []byte("a\tb\nc\n")}, "a.txt:2:1: error: there is no tab between"},
		"columns that aren't":      {importing.Source{Name: "a.csv", Columns: []string{"x"}, Data: []byte("a,b\n")}, "a.csv:0:0: error: --columns says \"x\""},
		"a header that says what":  {importing.Source{Name: "a.txt", Data: []byte("#separator:tab\n#tags column:x\na\tb\n")}, "a.txt:2:1: error: \"x\" is no number"},
		"a brace left open":        {importing.Source{Name: "a.gift", Data: []byte("A?{=b ~c}\n\nB?{=b ~c\n")}, "a.gift:3:1: error: the question \"B?{=b ~c\" has a { without its }"},
		"no right answer":          {importing.Source{Name: "a.gift", Data: []byte("A?{~b ~c}\n")}, "a.gift:1:1: error: no choice is right"},
		"no XML":                   {importing.Source{Name: "a.xml", Data: []byte("<quiz>\n<question>\n</quiz>")}, "a.xml:3:"},
		"no Moodle":                {importing.Source{Name: "a.xml", Data: []byte("<x/>")}, "a.xml:0:0: error: this XML isn't Moodle's"},
		"an old Excel":             {importing.Source{Name: "a.xls", Data: []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")}, "a.xls:0:0: error: this is a document of an old Office"},
		"no pandoc":                {importing.Source{Name: "a.docx", Data: samples(t)[importing.DOCX].source.Data}, "a.docx:0:0: error: a .docx is read by pandoc, which isn't there"},
		"a row of a sheet":         {importing.Source{Name: "a.xlsx", Data: sheet(t, []any{"a", "b"}, nil, []any{"c"})}, "a.xlsx:3:1: error: \"c\" has no definition"},
		"a sheet that isn't there": {importing.Source{Name: "a.xlsx", Sheet: "x", Data: sheet(t, []any{"a", "b"})}, "a.xlsx:0:0: error: there is no sheet \"x\""},
		"nothing in it":            {importing.Source{Name: "a.html", Data: []byte("<html><nav>a</nav>")}, "a.html:0:0: error: there is nothing in it"},
		"a kind that isn't":        {importing.Source{Name: "a.txt", Kind: "x"}, "a.txt:0:0: error: there is no kind \"x\""},
		"what can't be told":       {importing.Source{Name: "a.txt", Data: []byte("a\n")}, "a.txt:0:0: error: what this file is can't be told"},
		"elements too deep":        {importing.Source{Name: "a.xml", Data: []byte("<quiz>" + strings.Repeat("<a>", 400))}, "a.xml:1:"},
	} {
		t.Run(name, func(t *testing.T) {
			found := read(c.source)
			plan, problems := importing.Into(course(), []*importing.Found{found})
			if plan != nil || problems.Errors() == 0 {
				t.Fatal("it is imported")
			}
			for _, p := range problems {
				if p.Severity == content.Error {
					if !strings.HasPrefix(p.String(), c.want) {
						t.Errorf("it says %s\nwant %s", p, c.want)
					}
					break
				}
			}
		})
	}
}

func TestRead_ListsAllThatIsWrong(t *testing.T) {
	found := read(importing.Source{Name: "a.csv", Data: []byte("a,\n,b\nc,d\ne,\n")})
	if n := found.Problems.Errors(); n != 3 {
		t.Errorf("it lists %d errors, want 3: %v", n, found.Problems)
	}
	many := read(importing.Source{Name: "a.csv", Data: []byte(strings.Repeat("a,\n", 5000))})
	if n := len(many.Problems); n > 300 || !strings.HasPrefix(many.Problems[n-1].Message, "and 4") {
		t.Errorf("of 5000 errors it lists %d, and last %v", n, many.Problems[n-1])
	}
}

func TestInto_KeepsWhatIsThere(t *testing.T) {
	into := course()
	_, plan := lay(t, into, importing.Source{Name: "a.csv", Data: []byte("Lead,Another\nLD,x\nLead  Gen,A way\nnew one,b\n\"C++\",c\n会社,d\nC#,e\n")})
	if plan.Terms != 5 || len(plan.Told) != 2 || !strings.Contains(plan.Told[0].String(), `a.csv:1:1: note: "Lead" is left out: terms.yaml:2 has it already, with another definition`) {
		t.Errorf("%d terms are new, and it tells %v", plan.Terms, plan.Told)
	}
	was := string(into["terms.yaml"].Data)
	now := string(plan.Files[0].Data)
	if !strings.HasPrefix(now, was) || strings.Count(now, "id: c\n") != 1 || !strings.Contains(now, "id: c-2\n") || !strings.Contains(now, "id: term-") {
		t.Errorf("terms.yaml is now\n%s", now)
	}
	_, plan = lay(t, into, samples(t)[importing.HTML].source)
	for _, f := range plan.Files {
		if f.Path == "course.yaml" && string(f.Data) != "# Mine.\nid: c\ntitle: C\nlessons:\n  - first # stays\n  - calls\n\n# After.\nlanguage: en\n" {
			t.Errorf("course.yaml is now\n%s", f.Data)
		}
	}
	_, plan = lay(t, into, importing.Source{Name: "words.gift", Data: []byte("The capital of France is {=Paris}.\n\nNew?{T}\n\nNew?{T}\n")})
	if plan.Questions != 1 || len(plan.Told) != 2 || plan.Files[0].Path != "practice/words-2.md" {
		t.Errorf("%d questions are new in %s, and it tells %v", plan.Questions, plan.Files[0].Path, plan.Told)
	}
}

func TestInto_AddsToEveryShapeOfFile(t *testing.T) {
	csv := importing.Source{Name: "a.csv", Data: []byte("churn,Leaving\nupsell,More\n")}
	for _, terms := range []string{
		"- id: a\n  term: a\n  definition: b", "  - id: a\n    term: a\n    definition: b\n",
		"\ufeff- id: a\r\n  term: a\r\n  definition: b\r\n\r\n- id: b\r\n  term: b\r\n  definition: |+\r\n    c\r\n\r\n",
		"---\n-\n  id: a\n  term: a\n  definition: >\n    b\n",
	} {
		into := course()
		into["terms.yaml"] = &fstest.MapFile{Data: []byte(terms)}
		lay(t, into, csv)
	}
	without := course()
	delete(without, "terms.yaml")
	lay(t, without, csv)
	for _, terms := range []string{"[{id: a, term: a, definition: b}]\n", "- id: a\n  term: a\n  definition: b\n...\n"} {
		into := course()
		into["terms.yaml"] = &fstest.MapFile{Data: []byte(terms)}
		if plan, problems := importing.Into(into, []*importing.Found{read(csv)}); plan != nil || problems.Errors() == 0 {
			t.Errorf("%q is added to", terms)
		}
	}
	for _, lessons := range []string{"", "lessons:\n", "lessons: []\n", "lessons: [first] # one\n", "lessons:\n- first", "lessons:\r\n  - first\r\n# b\r\n"} {
		into := course()
		into["course.yaml"] = &fstest.MapFile{Data: []byte("id: c\ntitle: C\n" + lessons)}
		if c, _ := lay(t, into, samples(t)[importing.HTML].source); len(c.Lessons) != 2 {
			t.Errorf("after %q there are %d lessons", lessons, len(c.Lessons))
		}
	}
}

func TestInto_SaysWhatItComesFromWhenTheCourseWouldBreak(t *testing.T) {
	found := read(importing.Source{Name: "page.html", Data: []byte("<html><title>Q</title><pre><code class=\"language-quiz\">What?</code></pre>")})
	plan, problems := importing.Into(course(), []*importing.Found{found})
	if plan != nil || problems.Errors() == 0 || problems[0].File != "page.html" {
		t.Errorf("it gives %v, %v", plan, problems)
	}
	broken := course()
	broken["course.yaml"] = &fstest.MapFile{Data: []byte("title: C\n")}
	if plan, problems := importing.Into(broken, []*importing.Found{read(samples(t)[importing.TSV].source)}); plan != nil || problems[0].File != "course.yaml" {
		t.Errorf("into a broken course it gives %v, %v", plan, problems)
	}
}

func TestRead_KeepsWhatTextsSay(t *testing.T) {
	for _, text := range []string{
		"a *b* _c_ `d` [e](f) <g> #h | $i$ j^k^ ~l~ ==m== ++n++ :smile: {o} !p \\q & &amp;", "1. one", "= a", "> a", "- [x] a", "| a |", "# a",
		"[x] a", "☑ a", "① a", "2+2=4", "```", "~~~", "R&D costs 5 < 6", "http://example.com/a_b_c", "--- a", "a\\", "1．a",
	} {
		question := strings.NewReplacer(`\`, `\\`, "~", `\~`, "=", `\=`, "#", `\#`, "{", `\{`, "}", `\}`, ":", `\:`).Replace(text)
		found := read(importing.Source{Name: "a.gift", Data: []byte("::n::[plain]" + question + "{=" + question + " ~other}\n")})
		if len(found.Questions) != 1 {
			t.Errorf("%q isn't read: %v", text, found.Problems)
			continue
		}
		q, problems := content.ReadQuestion(&markup.Quiz{ID: "a", Source: found.Questions[0].Body(), AsTyped: true})
		if q == nil || markup.PlainText(q.Prompt) != text || markup.PlainText(q.Choices[0].Inlines) != text {
			t.Errorf("%q becomes\n%s\n%v", text, found.Questions[0].Body(), problems)
		}
	}
}

func TestRead_BringsNoPictureFromElsewhere(t *testing.T) {
	var asked []string
	s := importing.Source{Name: "a.html", Beside: watched{course(), &asked}, Data: []byte(`<html><title>A</title><p>Text<img src="../up.png" alt="up"><img src="/etc/passwd"><img src="file:///etc/passwd"><img src="course.yaml">`)}
	found := read(s)
	if len(found.Pictures) > 0 || len(found.Problems) != 4 || !strings.Contains(found.Lesson.Markdown, "up") || strings.Contains(found.Lesson.Markdown, "](") {
		t.Errorf("it has %d pictures, says %v and\n%s", len(found.Pictures), found.Problems, found.Lesson.Markdown)
	}
	for _, name := range asked {
		if !fs.ValidPath(name) {
			t.Errorf("it asks for %q", name)
		}
	}
}

// watched notes which files are asked for.
type watched struct {
	fs.FS
	asked *[]string
}

func (w watched) Open(name string) (fs.File, error) {
	*w.asked = append(*w.asked, name)
	return w.FS.Open(name)
}

func TestRead_RefusesBombs(t *testing.T) {
	huge := zipped(t, map[string]string{"xl/workbook.xml": strings.Repeat(" ", 140<<20)})
	for name, s := range map[string]importing.Source{
		"a sheet":     {Name: "a.xlsx", Data: huge},
		"a document":  {Name: "a.docx", Kind: importing.DOCX, Data: huge},
		"a page":      {Name: "a.html", Data: []byte("<html>" + strings.Repeat("<div>", 100_000))},
		"quotations":  {Name: "a.html", Data: []byte("<html>" + strings.Repeat("<blockquote>", 30) + strings.Repeat("<p>x</p>", 9000))},
		"answers":     {Name: "a.gift", Data: []byte("a{" + strings.Repeat("~a", 9000) + "}")},
		"a table":     {Name: "a.csv", Data: bytes.Repeat([]byte("a,b\n"), 60_000)},
		"columns":     {Name: "a.csv", Data: bytes.Repeat([]byte("a,"), 300)},
		"much text":   {Name: "a.tsv", Data: bytes.Repeat([]byte("a"), 9<<20)},
		"no end":      {Name: "a.xml", Data: []byte("<?xml version=\"1.0\"?><!DOCTYPE q [<!ENTITY a \"b\">]><quiz>&a;</quiz>")},
		"over all":    {Name: "a.csv", Data: make([]byte, importing.MostBytes+1)},
		"no sheet":    {Name: "a.xlsx", Data: zipped(t, map[string]string{"xl/workbook.xml": "<a/>"})},
		"no document": {Name: "a.docx", Kind: importing.DOCX, Data: []byte("PK")},
	} {
		if found := read(s); found.Problems.Errors() == 0 {
			t.Errorf("%s is read", name)
		}
	}
	ended, stop := context.WithCancel(context.Background())
	stop()
	if found := importing.Read(ended, samples(t)[importing.GIFT].source); found.Problems.Errors() == 0 {
		t.Error("once the time is over it goes on")
	}
}
