package processfile

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/content"
)

const written = `# Our sale.
id: sale
title: Our sale # as we call it
source: The handbook

steps:
  # Where it begins.
  - name: Call
    id: call # first
    aim: >-
      To hear what
      hurts

  - id: demo
    name: Demo
    happens:
      - We show it # live
      - They ask
    # The end of it.
    done_when: [They want a price]

# That is all.
`

func process(t *testing.T, source string) *content.Process {
	t.Helper()
	p, problems := content.ReadProcess(&content.Course{}, "x", []byte(source))
	if p == nil {
		t.Fatal(problems)
	}
	return p
}

// changed gives the file after something was done to the process.
func changed(t *testing.T, source string, do func(*content.Process)) string {
	t.Helper()
	now := process(t, source)
	do(now)
	got, err := Set(&content.Course{}, []byte(source), process(t, source), now)
	if err != nil {
		t.Fatal(err)
	}
	return string(got)
}

func TestSet_KeepsCommentsOrderAndWhatDidntChange(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(*content.Process)
		old  []string // and what comes instead, in turn
	}{
		{"nothing", func(*content.Process) {}, nil},
		{"the title", func(p *content.Process) { p.Title = "The sale" }, []string{"title: Our sale # as we call it", "title: The sale # as we call it"}},
		{"a key that is new", func(p *content.Process) { p.About = "All of it" }, []string{"source: The", "about: All of it\nsource: The"}},
		{"a key that goes", func(p *content.Process) { p.Source = "" }, []string{"source: The handbook\n", ""}},
		{"a name", func(p *content.Process) { p.Steps[0].Name = "First call" }, []string{"name: Call", "name: First call"}},
		{"a folded text", func(p *content.Process) { p.Steps[0].Aim = "To listen" }, []string{"aim: >-\n      To hear what\n      hurts\n", "aim: To listen\n"}},
		{"a list", func(p *content.Process) { p.Steps[1].DoneWhen = append(p.Steps[1].DoneWhen, "They sign") }, []string{"done_when: [They want a price]\n", "done_when:\n      - They want a price\n      - They sign\n"}},
		{"a step's new key", func(p *content.Process) { p.Steps[1].Aim = "To show" }, []string{"name: Demo\n", "name: Demo\n    aim: To show\n"}},
	} {
		want := written
		for i := 0; i < len(c.old); i += 2 {
			want = strings.Replace(want, c.old[i], c.old[i+1], 1)
		}
		for _, eol := range []string{"\n", "\r\n"} {
			source := strings.ReplaceAll(written, "\n", eol)
			if got := changed(t, source, c.do); got != strings.ReplaceAll(want, "\n", eol) {
				t.Errorf("%s: it is\n%s\nwant\n%s", c.name, got, want)
			}
		}
	}
}

func TestSet_MovesAddsAndRemovesSteps(t *testing.T) {
	got := changed(t, written, func(p *content.Process) {
		p.Steps = []*content.Step{p.Steps[1], {ID: "price", Name: "Price"}, p.Steps[0]}
	})
	want := `# Our sale.
id: sale
title: Our sale # as we call it
source: The handbook

steps:
  - id: demo
    name: Demo
    happens:
      - We show it # live
      - They ask
    # The end of it.
    done_when: [They want a price]

  - id: price
    name: Price

  # Where it begins.
  - name: Call
    id: call # first
    aim: >-
      To hear what
      hurts

# That is all.
`
	if got != want {
		t.Errorf("it is\n%s", got)
	}
	got = changed(t, written, func(p *content.Process) { p.Steps = p.Steps[:1] })
	if strings.Contains(got, "demo") || !strings.Contains(got, "# That is all.") || !strings.Contains(got, "# first") {
		t.Errorf("without a step it is\n%s", got)
	}
}

func TestSet_LeavesWhatItCantChange(t *testing.T) {
	flow := "{id: sale, title: Sale, steps: [{id: a, name: A}]}\n"
	now := process(t, flow)
	now.Title = "Other"
	if _, err := Set(&content.Course{}, []byte(flow), process(t, flow), now); !errors.Is(err, ErrByHand) {
		t.Errorf("in braces: %v", err)
	}
}

// Each process of the course that comes with the app is changed in every way, and with
// nothing changed stays as it is.
func TestSet_OfTheBundledCourse(t *testing.T) {
	course, problems := content.OpenPath(t.Context(), "../salesprocess")
	if course == nil {
		t.Fatal(problems)
	}
	defer course.Close()
	files, err := filepath.Glob("../salesprocess/processes/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		read := func() *content.Process {
			p, problems := content.ReadProcess(course, file, source)
			if p == nil {
				t.Fatal(problems)
			}
			return p
		}
		if got, err := Set(course, source, read(), read()); err != nil || string(got) != string(source) {
			t.Errorf("%s: with nothing changed it is another file (%v)", file, err)
		}
		for i := range read().Steps {
			now := read()
			s := now.Steps[i]
			s.Name, s.Aim, s.Mistake, s.Happens = s.Name+" more", "", "None: \"so far\"", append(s.Happens, "- this", "and: that")
			if _, err := Set(course, source, read(), now); err != nil {
				t.Errorf("%s: step %d: %v", file, i, err)
			}
		}
		now := read()
		for i, j := 0, len(now.Steps)-1; i < j; i, j = i+1, j-1 {
			now.Steps[i], now.Steps[j] = now.Steps[j], now.Steps[i]
		}
		for _, s := range now.Steps {
			s.BackTo = nil
		}
		if _, err := Set(course, source, read(), now); err != nil {
			t.Errorf("%s: in the other order: %v", file, err)
		}
	}
}
