package content

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestOpen_BoundsWhatItReads(t *testing.T) {
	course := func(files fstest.MapFS) fstest.MapFS {
		files["course.yaml"] = &fstest.MapFile{Data: []byte("id: x\ntitle: X\n")}
		return files
	}
	file := func(size int) *fstest.MapFile { return &fstest.MapFile{Data: make([]byte, size)} }
	many := fstest.MapFS{}
	for i := range maxFiles + 1 {
		many[fmt.Sprintf("media/%d.png", i)] = file(0)
	}
	heavy := fstest.MapFS{}
	picture := file(maxMedia)
	for i := range maxTotal/maxMedia + 1 {
		heavy[fmt.Sprintf("media/%d.png", i)] = picture
	}
	wordy := fstest.MapFS{}
	note := file(maxMarkdown)
	for i := range maxText/maxMarkdown + 1 {
		wordy[fmt.Sprintf("lessons/%d.md", i)] = note
	}
	cases := []struct {
		name, rule string
		files      fstest.MapFS
	}{
		{"Markdown", "too-big", fstest.MapFS{"lessons/a.md": file(maxMarkdown + 1)}},
		{"YAML", "too-big", fstest.MapFS{"terms.yaml": file(maxYAML + 1)}},
		{"media", "too-big", fstest.MapFS{"media/a.png": file(maxMedia + 1)}},
		{"all", "too-big", heavy},
		{"words", "too-big", wordy},
		{"count", "too-many-files", many},
		{"depth", "too-deep", fstest.MapFS{"media/a/b/c/d/e/f/g/h/i/j.png": file(1)}},
		{"a pipe", "not-a-file", fstest.MapFS{"media/pipe.png": {Mode: fs.ModeNamedPipe}}},
		{"bytes", "not-utf8", fstest.MapFS{"roles.yaml": {Data: []byte("- id: a\n  name: \xff\n")}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			opened, problems := Open(course(c.files))
			if opened != nil || !strings.Contains(rules(problems), c.rule) {
				t.Errorf("%v, want %s", problems, c.rule)
			}
		})
	}
}

// TestOpen_TakesBoundedTime gives the YAML reader the largest files that it
// takes, each of a shape that could be slow.
func TestOpen_TakesBoundedTime(t *testing.T) {
	if testing.Short() {
		t.Skip("measures, and takes long")
	}
	fill := func(before, again string) string {
		return before + strings.Repeat(again, (maxYAML-len(before))/len(again))
	}
	shapes := map[string]string{
		"one long line":    fill("a: ", "b c "),
		"one long text":    fill("a: |\n", "  b c\n"),
		"one quoted text":  fill(`a: "`, `b\n`),
		"an open quote":    fill(`a: "`, "b\n"),
		"a long flow list": fill("a: [", "b, "),
		"open brackets":    fill("", "["),
		"dashes":           fill("", "- "),
		"comments":         fill("", "# c\n"),
		"keys":             fill("", "a:\n"),
		"some empty":       fill("", "- a:\n")[:160000],
		"deep and empty":   fill("", "- a:\n  b:\n  c:\n")[:160000],
		"entries":          fill("", "- a: b\n"),
		"ever deeper":      deeper(),
	}
	for name, source := range shapes {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			Open(fstest.MapFS{"course.yaml": {Data: []byte("id: x\ntitle: X\n")}, "roles.yaml": {Data: []byte(source)}})
			if took := time.Since(start); took > time.Minute {
				t.Errorf("%d bytes took %v", len(source), took)
			}
		})
	}
}

// TestCheck_TakesTimeByTheLengthOfANote checks a long note of what needs the
// most work; were any of it squared, a minute would not do.
func TestCheck_TakesTimeByTheLengthOfANote(t *testing.T) {
	if testing.Short() {
		t.Skip("measures, and takes long")
	}
	for name, piece := range map[string]string{
		"questions":         "```quiz id=a\nQ?\n- [x] a\n- [ ] b\n```\n",
		"links to nothing":  "[a](term:x) ",
		"links not as read": "[a](term:x\\_)\n\n",
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			problems := Check(fstest.MapFS{
				"course.yaml":  {Data: []byte("id: x\ntitle: X\n")},
				"lessons/a.md": {Data: []byte(strings.Repeat(piece, 1<<20/len(piece)))},
			})
			if took := time.Since(start); took > time.Minute || len(problems) < 1000 {
				t.Errorf("%d problems in %v", len(problems), took)
			}
		})
	}
}

// deeper nests one key in the next until the file is full.
func deeper() string {
	var b strings.Builder
	for i := 0; b.Len() < maxYAML-4096; i++ {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// TestOpen_OfTooMuchTextSaysSoOnce has lessons and questions after the one with
// which the text is too much: they are no faults of their own.
func TestOpen_OfTooMuchTextSaysSoOnce(t *testing.T) {
	files := fstest.MapFS{"course.yaml": {Data: []byte("id: a\ntitle: A\nlessons: [n0, last]\n")}}
	lines := strings.Repeat("**a** b\n\n", 2_000)
	for i := range maxPieces/4_000 + 40 {
		files[fmt.Sprintf("lessons/%03d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\nid: n%d\n---\n# Lesson %d\n\n%s", i, i, lines)}
	}
	files["lessons/999.md"] = &fstest.MapFile{Data: []byte("---\nid: last\n---\n# Last\n")}
	files["terms.yaml"] = &fstest.MapFile{Data: []byte("- id: po\n  term: Purchase order\n  definition: What a buyer sends.\n  lesson: last#end\n")}
	files["practice/a.md"] = &fstest.MapFile{Data: []byte("```quiz id=q\nWho?\n- [x] I\n- [ ] You\n```\n")}
	var errs []string
	_, problems := Open(files)
	for _, p := range problems {
		if p.Severity == Error {
			errs = append(errs, p.String())
		}
	}
	if len(errs) != 1 || !strings.Contains(errs[0], "too-big") {
		t.Errorf("got %q, want one error, too-big", errs)
	}
}
