package content

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"stagecraft/content/dialogue"
	"stagecraft/content/salesprocess"
)

// docsExample gives the dialogue that the guide for trainers shows.
func docsExample(t testing.TB) string {
	t.Helper()
	guide, err := os.ReadFile("../docs/trainers.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(guide), "```markdown\n---\nid: first-call\n")
	if !ok {
		t.Fatal("the guide shows no dialogue")
	}
	example, _, _ := strings.Cut(rest, "\n```\n")
	return "---\nid: first-call\n" + example + "\n"
}

// withDialogue gives a course that has one step and a dialogue.
func withDialogue(source string) fstest.MapFS {
	return fstest.MapFS{
		"course.yaml":                   {Data: []byte("id: c\ntitle: C\n")},
		"processes/pipeline-seven.yaml": {Data: []byte("id: pipeline-seven\ntitle: P\nsteps:\n  - id: discovery\n    name: Discovery\n  - id: demo\n    name: Demo\n")},
		"dialogues/a.md":                {Data: []byte(source)},
	}
}

func TestOpen_ReadsTheDialogueOfTheGuide(t *testing.T) {
	c, problems := Open(withDialogue(docsExample(t)))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d := c.Dialogue("first-call")
	if d == nil {
		t.Fatal("it isn't there")
	}
	same(t, "title, step, minutes", []any{d.Title, d.Step, d.Minutes}, []any{"The first call with Amara", "pipeline-seven/discovery", 6})
	same(t, "people", d.People, []dialogue.Person{{Name: "Amara", About: "Amara Osei, operations, Larkfield"}})
	same(t, "speakers", d.Speakers(), []string{"Amara"})
	same(t, "about a fact", []string{d.Fact("price").About, d.Fact("price").Text}, []string{"Its price", "about £3,500 a week"})
	start := d.Moments[0]
	same(t, "what is told", start.Lines[0].Facts, []string{"pain"})
	same(t, "who says what happens", start.Lines[1].Speaker, "")
	same(t, "turning points", []bool{start.Replies[0].Why != nil, start.Replies[1].Why != nil}, []bool{true, false})
	same(t, "said or done", []bool{start.Replies[0].Said(), start.Replies[2].Said()}, []bool{true, false})
	same(t, "trust", start.Replies[1].Trust, -1)
	w := d.Ways()
	same(t, "shortest and longest way", []int{w.Shortest, w.Longest}, []int{2, 3})
	if d := cmp.Diff([]string{"agreed", "brochure"}, []string{d.Endings()[0].ID, d.Endings()[1].ID}); d != "" {
		t.Error(d)
	}
}

// TestDialogues_OfTheBundledCourseReachEveryEnding takes every reply of every dialogue, as
// a learner does, on a way that offers it.
func TestDialogues_OfTheBundledCourseReachEveryEnding(t *testing.T) {
	c, problems := Open(salesprocess.FS())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, d := range c.Dialogues {
		t.Run(d.ID, func(t *testing.T) {
			taken, ended := map[*dialogue.Reply]bool{}, map[string]bool{}
			for p := range d.Walks() {
				for _, s := range p.Steps {
					taken[s.Reply] = true
				}
				if p.Ended() {
					ended[p.Moment.ID] = true
				}
				again, n := d.Resume(p.Choices())
				if n != len(p.Steps) || again.Moment != p.Moment {
					t.Fatalf("%d of the choices %v can be made again", n, p.Choices())
				}
			}
			for _, m := range d.Moments {
				if m.Ending != "" && !ended[m.ID] {
					t.Errorf("no walk comes to the ending %s", m.ID)
				}
				for _, r := range m.Replies {
					if !taken[r] {
						t.Errorf("no walk takes the reply to %s in %s", r.To, m.ID)
					}
				}
			}
		})
	}
}

func FuzzDialogue(f *testing.F) {
	f.Add(docsExample(f))
	for _, file := range archiveOf(f, "broken/play.txtar").Files {
		if strings.HasPrefix(file.Name, "dialogues/") {
			f.Add(string(file.Data))
		}
	}
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 20_000 {
			t.Skip()
		}
		c, problems := Open(withDialogue(source))
		lines := strings.Count(source, "\n") + 1
		for _, p := range problems {
			if p.File == "dialogues/a.md" && (p.Line < 0 || p.Line > lines+1) {
				t.Errorf("%s is beyond the %d lines", p, lines)
			}
		}
		if c == nil {
			return
		}
		for _, d := range c.Dialogues {
			n := 0
			for p := range d.Walks() {
				if n++; n > 50 {
					break
				}
				if !p.Ended() && len(p.Offered()) == 0 {
					t.Errorf("one is stuck in %q", p.Moment.ID)
				}
				if p.About() < len(p.Steps) {
					t.Errorf("about %d choices, and %d are made", p.About(), len(p.Steps))
				}
			}
		}
	})
}
