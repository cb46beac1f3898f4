package drill_test

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study/drill"
	"stagecraft/study/drill/arbitrary"
)

func TestMain(m *testing.M) {
	flag.Parse()
	if err := flag.Set("rapid.checks", "1000"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

func bundled(t *testing.T) *content.Course {
	t.Helper()
	c, problems := content.Open(salesprocess.FS())
	if c == nil {
		t.Fatal(problems)
	}
	return c
}

// every gives all questions of a course.
func every(c *content.Course, seed uint64) []drill.Question {
	m := drill.New(c)
	all := m.Scenes(seed)
	for _, p := range c.Processes {
		all = append(all, m.Process(p, seed)...)
	}
	steps := c.Processes[0].Steps
	last := c.Processes[len(c.Processes)-1].Steps
	all = append(all, m.Pair(steps[0], steps[1], seed)...)
	return append(all, m.Pair(steps[0], last[len(last)-1], seed)...)
}

func TestEveryQuestionHasOneRightAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := arbitrary.WithOwn(t, arbitrary.Course(t))
		for _, q := range every(c, rapid.Uint64().Draw(t, "seed")) {
			if says := wrong(c, q); says != "" {
				t.Fatalf("%s: %s", q.ID, says)
			}
		}
	})
}

// wrong says what is wrong with a question, "" when nothing is. It judges by
// the course, not by how questions are made.
func wrong(c *content.Course, q drill.Question) string {
	if q.Step == nil || q.Step.Name == "" || q.Step.Process != q.Process {
		return "no step explains it"
	}
	switch q.Kind {
	case drill.Order, drill.Part:
		return wrongOrder(q)
	case drill.Match:
		return wrongMatch(q)
	}
	seen, rights := map[string]bool{}, 0
	for _, o := range q.Options {
		if seen[drill.Plain(o.Text)] || drill.Plain(o.Text) == "" {
			return fmt.Sprintf("%q is offered twice, or says nothing", o.Text)
		}
		seen[drill.Plain(o.Text)] = true
		holds := answers(c, q, o)
		if holds != o.Right {
			return fmt.Sprintf("%q is marked %v and is %v", o.Text, o.Right, holds)
		}
		if o.Right {
			rights++
		}
	}
	if rights != 1 || len(q.Options) < 2 || len(q.Options) > 4 {
		return fmt.Sprintf("%d right of %d answers", rights, len(q.Options))
	}
	return ""
}

// linked says whether one step names the other as the same.
func linked(a, b *content.Step) bool {
	names := func(a, b *content.Step) bool {
		return slices.ContainsFunc(a.SameAs, func(s content.Correspondence) bool { return s.Process == b.Process.ID && s.Step == b.ID })
	}
	return names(a, b) || names(b, a)
}

// answers says whether an answer, as it reads, is right in any reading: of the
// step, of one that corresponds to it, of another of the same name.
func answers(c *content.Course, q drill.Question, o drill.Option) bool {
	// matches says whether what the answer reads is the name of the step or of
	// one that corresponds.
	matches := func(right *content.Step) bool {
		for _, p := range c.Processes {
			for _, s := range p.Steps {
				if (s == right || linked(s, right)) && drill.Plain(s.Name) == drill.Plain(o.Text) {
					return true
				}
			}
		}
		return false
	}
	steps := q.Process.Steps
	named := func(s *content.Step) bool { return drill.Plain(s.Name) == drill.Plain(q.Step.Name) }
	switch q.Kind {
	case drill.Next:
		for i, s := range steps[:len(steps)-1] {
			if named(s) && matches(steps[i+1]) {
				return true
			}
		}
	case drill.Before:
		for i, s := range steps[1:] {
			if named(s) && matches(steps[i]) {
				return true
			}
		}
	case drill.Missing:
		gap := slices.Index(q.Shown, nil)
		for from := 0; from+len(q.Shown) <= len(steps); from++ {
			fits := true
			for i, s := range q.Shown {
				fits = fits && (s == nil || drill.Plain(s.Name) == drill.Plain(steps[from+i].Name))
			}
			if fits && matches(steps[from+gap]) {
				return true
			}
		}
	case drill.Lead:
		for _, s := range steps {
			if r := c.Role(s.Lead); named(s) && r != nil && drill.Plain(drill.RoleName(r)) == drill.Plain(o.Text) {
				return true
			}
		}
	case drill.Done:
		for _, p := range c.Processes {
			for _, s := range p.Steps {
				if (p == q.Process && named(s) || linked(s, q.Step)) && slices.ContainsFunc(s.DoneWhen, func(d string) bool { return drill.Plain(d) == drill.Plain(o.Text) }) {
					return true
				}
			}
		}
	case drill.Scene:
		for _, ref := range q.Scene.Steps {
			if matches(c.Step(ref)) {
				return true
			}
		}
	case drill.Move:
		// What comes next in a scene of the same step, or of one that
		// corresponds, is no wrong answer.
		for _, scene := range c.Scenes {
			if drill.Plain(scene.NextMove) == drill.Plain(o.Text) && slices.ContainsFunc(scene.Steps, func(ref string) bool {
				return slices.ContainsFunc(q.Scene.Steps, func(of string) bool { return ref == of || linked(c.Step(ref), c.Step(of)) })
			}) {
				return true
			}
		}
	case drill.Tell:
		if q.About == drill.First {
			// Whichever steps the two names are taken to mean.
			for _, s := range steps {
				for _, other := range steps {
					if drill.Plain(s.Name) == drill.Plain(o.Text) && drill.Plain(other.Name) != drill.Plain(o.Text) && s.Number < other.Number &&
						slices.ContainsFunc(q.Options, func(p drill.Option) bool { return drill.Plain(p.Text) == drill.Plain(other.Name) }) {
						return true
					}
				}
			}
			return false
		}
		holds := func(s *content.Step) bool {
			texts := append(append(append([]string{s.Aim}, s.DoneWhen...), s.Leaves...), s.Happens...)
			for _, scene := range c.Scenes {
				if slices.Contains(scene.Steps, drill.Ref(s)) {
					texts = append(texts, scene.Text)
				}
			}
			return slices.ContainsFunc(texts, func(text string) bool { return drill.Plain(text) == drill.Plain(q.Fact) })
		}
		return holds(o.Step)
	}
	return false
}

func wrongOrder(q drill.Question) string {
	seen, free := map[string]bool{}, 0
	for i, s := range q.Steps {
		if seen[drill.Plain(s.Name)] {
			return fmt.Sprintf("two steps read %q, which gives two right orders", s.Name)
		}
		seen[drill.Plain(s.Name)] = true
		if q.Given == nil || !q.Given[i] {
			free++
		}
	}
	if !slices.Equal(q.Steps, q.Process.Steps) || free < 2 {
		return "it isn't the process' order, or nothing is left to put in place"
	}
	return ""
}

func wrongMatch(q drill.Question) string {
	lefts, rights := map[string]bool{}, map[string]bool{}
	for _, pair := range q.Pairs {
		left, right := drill.Plain(pair.Step.Name), drill.Plain(pair.Artefact)
		if lefts[left] || rights[right] {
			return "a half stands twice"
		}
		lefts[left], rights[right] = true, true
		for _, other := range q.Process.Steps {
			leaves := slices.ContainsFunc(other.Leaves, func(a string) bool { return drill.Plain(a) == right })
			if leaves != (other == pair.Step) {
				return fmt.Sprintf("%q is left by %q too, or not by %q", pair.Artefact, other.Name, pair.Step.Name)
			}
		}
	}
	if len(q.Pairs) < 3 {
		return "too few pairs"
	}
	return ""
}

func TestAQuestionIsFoundByItsID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := arbitrary.WithOwn(t, arbitrary.Course(t))
		seed := rapid.Uint64().Draw(t, "seed")
		m := drill.New(c)
		for _, q := range every(c, seed) {
			found, ok := m.Find(q.ID, seed)
			if !ok || !reflect.DeepEqual(found, q) {
				t.Fatalf("%s: found %v", q.ID, ok)
			}
			if _, ok := m.Find(q.ID, seed+1); !ok {
				t.Fatalf("%s is there with one seed and not with another", q.ID)
			}
		}
	})
}

func TestMaker_AsksTellsWhetherThereIsAQuestion(t *testing.T) {
	none, some := false, false
	rapid.Check(t, func(t *rapid.T) {
		c := arbitrary.WithOwn(t, arbitrary.Course(t))
		for _, p := range c.Processes {
			asks, ids := drill.New(c).Asks(p), drill.New(c).IDs(p, 1)
			if asks != (len(ids) > 0) {
				t.Fatalf("Asks says %v of a process with %d questions", asks, len(ids))
			}
			none, some = none || !asks, some || asks
		}
	})
	if !none || !some {
		t.Errorf("processes without a question: %v, with one: %v; there should be both", none, some)
	}
}

func TestFindRefusesWhatTheCourseDoesNotAsk(t *testing.T) {
	m := drill.New(bundled(t))
	for _, id := range []string{
		"", "drill:", "drill:next", "drill:next/", "drill:next/pipeline-seven", "drill:next/pipeline-seven/nowhere",
		"drill:dance/pipeline-seven/demo", "drill:match/nowhere", "drill:scene/homework", "drill:scene/nowhere/pipeline-seven",
		"drill:tell/pipeline-seven/demo", "drill:tell/pipeline-seven/demo/pipeline-seven/demo/pipeline-seven/demo/aim",
		"drill:tell/pipeline-seven/demo/pipeline-seven/proposal/pipeline-seven/closing/aim", "order:", "order:nowhere", "pipeline-seven",
	} {
		if q, ok := m.Find(id, 0); ok {
			t.Errorf("%q gives %s", id, q.ID)
		}
	}
}

func TestTheBundledCourseAsksEveryKindOfEachProcess(t *testing.T) {
	c := bundled(t)
	m := drill.New(c)
	for _, p := range c.Processes {
		kinds := map[drill.Kind]int{}
		for _, q := range m.Process(p, 1) {
			kinds[q.Kind]++
			if says := wrong(c, q); says != "" {
				t.Errorf("%s: %s", q.ID, says)
			}
		}
		for _, k := range []drill.Kind{drill.Order, drill.Next, drill.Before, drill.Missing, drill.Lead, drill.Done, drill.Scene, drill.Move} {
			if kinds[k] == 0 {
				t.Errorf("%s asks nothing of the kind %q", p.ID, k)
			}
		}
	}
	kinds := map[drill.Kind]int{}
	for _, q := range m.Scenes(1) {
		kinds[q.Kind]++
	}
	if want := len(c.Scenes); kinds[drill.Scene] != want || kinds[drill.Move] != want {
		t.Errorf("of %d scenes the course asks %v", want, kinds)
	}
}

func TestAPairIsTheSameWhicheverComesFirst(t *testing.T) {
	c := bundled(t)
	m := drill.New(c)
	a, b := c.Step("pipeline-seven/qualification"), c.Step("pipeline-seven/demo")
	if drill.PairID(a, b) != drill.PairID(b, a) || !reflect.DeepEqual(m.Pair(a, b, 3), m.Pair(b, a, 3)) {
		t.Error("the two orders differ")
	}
	x, y, ok := m.PairOf(drill.PairID(a, b))
	if !ok || x != b || y != a {
		t.Errorf("the pair's id leads to %v and %v", x, y)
	}
	if n := len(m.Pair(a, b, 3)); n < 8 {
		t.Errorf("only %d questions tell them apart", n)
	}
}

func TestAStepIsNotAskedOfWhenAnotherReadsLikeIt(t *testing.T) {
	p := &content.Process{ID: "p", Title: "P"}
	for i, name := range []string{"Ask", "Show", "ask.", "Close"} {
		p.Steps = append(p.Steps, &content.Step{ID: fmt.Sprint(i), Name: name, Process: p, Number: i + 1})
	}
	m := drill.New(&content.Course{ID: "c", Processes: []*content.Process{p}})
	var ids []string
	for _, q := range m.Process(p, 0) {
		ids = append(ids, q.ID)
	}
	slices.Sort(ids)
	if want := []string{"drill:before/p/1", "drill:before/p/3", "drill:next/p/1"}; !slices.Equal(ids, want) {
		t.Errorf("asked %v, want %v", ids, want)
	}
}

func TestTwoStepsThatSayNothingAreToldApartByTheirPlaces(t *testing.T) {
	p := &content.Process{ID: "p", Title: "P"}
	for i, name := range []string{"Ask", "Show", "Close"} {
		p.Steps = append(p.Steps, &content.Step{ID: fmt.Sprint(i), Name: name, Process: p, Number: i + 1})
	}
	m := drill.New(&content.Course{ID: "c", Processes: []*content.Process{p}})
	qs := m.Pair(p.Steps[2], p.Steps[0], 0)
	if len(qs) != 1 || qs[0].About != drill.First || qs[0].Step != p.Steps[0] || !qs[0].Options[0].Right {
		t.Errorf("asked %+v", qs)
	}
}
