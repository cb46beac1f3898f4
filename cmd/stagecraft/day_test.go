//go:build linux

package main

import (
	"image/color"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
)

// What the tests of a day have in common: a small course, a learner's home, and what
// there is to be of it in the end. A day is a first start, reading, an answer, a step, a
// drill, a grade, a search, a note, another language and theme, an exam, a file with all
// of it, and the end.

// dayCourse writes the course: what a learner of it knows is said beside it.
func dayCourse(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	question := func(id, asks, right string, wrong ...string) string {
		text := "```quiz id=" + id + "\n" + asks + "\n- [x] " + right + "\n"
		for _, w := range wrong {
			text += "- [ ] " + w + "\n"
		}
		return text + "> See [the leaf](lesson:leaf).\n```\n\n"
	}
	for name, text := range map[string]string{
		"course.yaml":        "id: tea\ntitle: Making tea\nversion: 1.0.0\nlanguage: en\n",
		"lessons/01-leaf.md": "---\nid: leaf\ntitle: The leaf\n---\n# The leaf\n\nTea is made of leaves.\n\nA samovar keeps its water hot.\n",
		"terms.yaml":         "- id: samovar\n  term: Samovar\n  definition: A kettle that keeps water hot for hours.\n- id: leaf\n  term: Leaf\n  definition: What tea is made of.\n",
		"processes/brew.yaml": "id: brew\ntitle: Brewing\nsteps:\n  - {id: boil, name: Boil the water}\n  - {id: warm, name: Warm the pot}\n" +
			"  - {id: pour, name: Pour it on}\n  - {id: wait, name: Let it draw}\n",
		"practice/all.md": "# All\n\n" + question("made", "What is tea made of?", knows["What is tea made of?"], "Stones", "Paper") +
			question("hot", "What keeps water hot?", knows["What keeps water hot?"], "A sieve", "A spoon"),
	} {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if c, problems := content.Open(os.DirFS(folder)); c == nil {
		t.Fatal(problems)
	}
	return folder
}

// knows is what the learner answers.
var knows = map[string]string{"What is tea made of?": "Leaves", "What keeps water hot?": "A samovar"}

// day is a learner's, with a course.
type day struct{ data, home, course string }

func newDay(t *testing.T) day {
	t.Helper()
	return day{t.TempDir(), quietHome(t), dayCourse(t)}
}

// start starts the app as this learner does, with what is in the environment besides.
func (d day) start(t *testing.T, env ...string) *window {
	t.Helper()
	binary, err := program()
	if err != nil {
		t.Fatal(err)
	}
	command := append(append([]string{"/usr/bin/env", "HOME=" + d.home}, env...), binary)
	return startIntroducing(t, "Stagecraft", d.data, command, "--course", d.course, "--theme", "")
}

// until waits until the journal of the app, which has it open, tells of an event of a
// kind with a text in it. It is read in a copy.
func (d day) until(t *testing.T, kind study.Kind, text string) {
	t.Helper()
	told := func(e study.Event) bool { return e.Kind == kind && strings.Contains(string(e.Payload), text) }
	for deadline := time.Now().Add(settleLimit); !slices.ContainsFunc(d.events(t), told); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("the journal never tells of anything %s with %q in it", kind, text)
		}
	}
}

// events are those that a copy of the journal holds; none where it was copied while it
// was being written.
func (d day) events(t *testing.T) (all []study.Event) {
	t.Helper()
	copied := t.TempDir()
	for _, ending := range []string{"", "-wal"} {
		if data, err := os.ReadFile(filepath.Join(d.data, journal.FileName+ending)); err == nil {
			if err := os.WriteFile(filepath.Join(copied, journal.FileName+ending), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	j, err := journal.Open(copied)
	if err != nil {
		return nil
	}
	defer j.Close()
	for e, err := range j.Events() {
		if err != nil {
			return nil
		}
		all = append(all, e)
	}
	return all
}

// done tells what is missing of the day in the journal and at home, once the app has ended.
func (d day) done(t *testing.T, note string) {
	t.Helper()
	k := readJournal(t, d.data, "tea")
	minutes := 0.0
	for _, p := range payloads[study.AdjustedPayload](k, study.Adjusted) {
		if p.Setting == "minutes-per-day" {
			minutes = p.Value
		}
	}
	if minutes != 30 {
		t.Errorf("%v minutes a day are kept, not 30", minutes)
	}
	var alone, drilled, examined int
	for _, a := range payloads[study.AnsweredPayload](k, study.Answered) {
		switch {
		case a.Exam != "" && a.Right:
			examined++
		case a.Question == "made" || a.Question == "hot":
			alone++
		case strings.Contains(a.Question, "brew"):
			drilled++
		}
	}
	if alone == 0 || drilled == 0 || examined != 2 {
		t.Errorf("answers: %d to questions, %d in a drill, %d right in the exam", alone, drilled, examined)
	}
	if steps := payloads[study.SteppedPayload](k, study.Stepped); !slices.Contains(steps, study.SteppedPayload{Process: "brew", Step: "pour"}) {
		t.Errorf("the steps looked at are %v", steps)
	}
	for _, kind := range []study.Kind{study.Read, study.Graded, study.ExamEnded} {
		if k.count(kind) == 0 {
			t.Errorf("nothing is kept as %s", kind)
		}
	}
	notes := payloads[study.NotedPayload](k, study.Noted)
	if !slices.ContainsFunc(notes, func(n study.NotedPayload) bool { return n.Text == note && n.Lesson == "leaf" }) {
		t.Errorf("the notes are %+v, and %q was written", notes, note)
	}
	files, err := filepath.Glob(filepath.Join(d.home, "*"+progressfile.Extension))
	if err != nil || len(files) != 1 {
		t.Fatalf("the files with the progress are %q (%v)", files, err)
	}
	f, err := progressfile.Open(files[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if f.Summary.Kinds[study.Graded] == 0 || f.Summary.Kinds[study.Noted] == 0 {
		t.Errorf("the file with the progress holds %v", f.Summary.Kinds)
	}
}

// sepiaColour is that of the pages in sepia, with which no system starts the app.
var sepiaColour = color.RGBA{0xf1, 0xe7, 0xd3, 0xff}

func (w *window) sepia() bool { return w.share(sepiaColour) > 0.1 }

// saved waits until the file with the progress is there, whole.
func (d day) saved(w *window) {
	w.t.Helper()
	w.until("the progress is in a file", func() bool {
		files, err := filepath.Glob(filepath.Join(d.home, "*"+progressfile.Extension))
		if err != nil || len(files) == 0 {
			return false
		}
		n, _ := holds(files[0])
		return n > 0
	})
}
