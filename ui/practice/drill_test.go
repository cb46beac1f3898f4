package practice

import (
	"encoding/json"
	"flag"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/study/drill/arbitrary"
	"stagecraft/ui/nav"
)

// longCourse has a process of six steps with all that drills are made from.
func longCourse() *content.Course {
	c := course()
	c.Roles = []*content.Role{{ID: "ae", Name: "Seller", Owns: "The deal"}, {ID: "se", Name: "Engineer"}}
	p := &content.Process{ID: "six", Title: "Six steps", About: "How it goes."}
	for i, name := range []string{"Look", "Talk", "Try", "Offer", "Sign", "Start"} {
		p.Steps = append(p.Steps, &content.Step{
			ID: strings.ToLower(name), Name: name, Process: p, Number: i + 1, Aim: "The aim of " + name + ".",
			DoneWhen: []string{"has had " + name}, Leaves: []string{"paper " + strconv.Itoa(i+1)}, Lead: "ae", Support: []string{"se"},
		})
	}
	c.Processes = append(c.Processes, p)
	c.Scenes = []*content.Scene{
		{ID: "tour", Text: "Mei shows too much.", Steps: []string{"six/try"}, NextMove: "Stop the tour", Why: "She shows."},
		{ID: "silence", Text: "The offer is a week old.", Steps: []string{"six/offer"}, NextMove: "Ring and ask", Why: "It is sent."},
		{ID: "names", Text: "Mei reads a list.", Steps: []string{"six/look"}, Why: "It has no next move, so none is asked."},
	}
	return c
}

// given reads the last answer kept.
func (r *room) given(id string) (g Answer) {
	r.T.Helper()
	if r.kept == nil || r.kept.question != id {
		r.T.Fatalf("the last answer is %+v, want one to %s", r.kept, id)
	}
	b, err := json.Marshal(r.kept.answer)
	if err != nil || json.Unmarshal(b, &g) != nil {
		r.T.Fatalf("the answer to %s can't be read", id)
	}
	return g
}

// answerRecorder notes what is answered and passes it on.
type answerRecorder struct {
	Session
	r *room
}

type recordedAnswer struct {
	question string
	answer   any
}

func (k answerRecorder) AnswerSure(question string, right bool, answer any, sure study.Confidence) error {
	k.r.kept = &recordedAnswer{question, answer}
	return k.Session.AnswerSure(question, right, answer, sure)
}

// drilling opens a set at one of its questions.
func drilling(t *testing.T, set, question string) *room {
	t.Helper()
	r := newRoom(t, longCourse(), nav.Route{})
	r.show(answerRecorder{r.Session, r}, nav.Route{ID: set, At: question})
	if r.page.quiz == nil || r.page.quiz.q.ID != question {
		t.Fatalf("%s asks %+v, want %s", set, r.page.Route(), question)
	}
	return r
}

// option presses the number of the choice that reads so.
func (r *room) option(text string) {
	r.T.Helper()
	c := r.page.quiz.control.(*choices)
	for at, i := range c.order {
		if markup.PlainText(r.page.quiz.q.Choices[i].Inlines) == text {
			r.Press(digit(at + 1))
			return
		}
	}
	r.T.Fatalf("%q is not offered", text)
}

func TestDrill_RightAnswersAreExplainedByTheirStep(t *testing.T) {
	for question, want := range map[string]struct {
		answer string
		says   []string
	}{
		"drill:next/six/try":    {"Offer", []string{"Which step comes right after “Try”?", "The aim of “Offer”", "Before it starts, the buyer has had Try."}},
		"drill:before/six/try":  {"Talk", []string{"Which step comes right before “Try”?", "The aim of “Try”", "Before it starts, the buyer"}},
		"drill:missing/six/try": {"Try", []string{"Look › Talk › ____ › Offer", "The aim of “Try”", "Before it starts, the buyer"}},
		"drill:lead/six/try":    {"Seller", []string{"Who leads “Try”?", "In support: Engineer."}},
		"drill:done/six/try":    {"has had Try", []string{"“Try” counts as done when the buyer…", "The aim of “Try”"}},
		"drill:scene/tour/six":  {"Try", []string{"Mei shows too much.", "Which step of Six steps is this?", "This is “Try”, step 3 of 6. She shows. See “Try” ›"}},
		"drill:move/tour/six":   {"Stop the tour", []string{"Mei shows too much.", "What is the next move?", "This is “Try”, step 3 of 6.", "The next move: Stop the tour."}},
	} {
		r := drilling(t, "drill:six", question)
		r.option(want.answer)
		r.Press(enter)
		r.mustHave(question, once)
		r.MustSay(append(want.says, "See “Try” ›")...)
	}
}

func TestDrill_AnAnswerTellsWhichStepWasTakenForWhich(t *testing.T) {
	r := drilling(t, "drill:six", "drill:scene/tour/six")
	c := r.page.quiz.control.(*choices)
	wrong := c.order[slices.IndexFunc(c.order, func(i int) bool { return i != 0 })]
	name := markup.PlainText(r.page.quiz.q.Choices[wrong].Inlines)
	r.option(name)
	r.Press(enter)
	g := r.given("drill:scene/tour/six")
	want := "six/" + strings.ToLower(name)
	if len(g.Steps) != 1 || g.Steps[0].Asked != "six/try" || g.Steps[0].Chosen != want {
		t.Errorf("kept %+v, want six/try taken for %s", g.Steps, want)
	}
}

func TestOrder_IsMarkedByHowFarEachRowIsFromItsPlace(t *testing.T) {
	r := drilling(t, "order:six", "order:six")
	r.page.quiz.control.restore([]byte(`[0,3,2,1,4,5]`))
	r.Press(enter)
	r.MustSay("4 of 6 in place.", "“Offer” is 2 too early.", "“Talk” is 2 too late.", "You had it at 2")
	g := r.given("order:six")
	if g.Off != 4 || !slices.Contains(g.Steps, study.StepChoice{Asked: "six/talk", Chosen: "six/offer"}) {
		t.Errorf("kept %+v", g)
	}
}

func TestOrder_PartlyGivenLeavesGivenRowsInPlace(t *testing.T) {
	r := drilling(t, "drill:six", "drill:part/six")
	o := r.page.quiz.control.(*ordering)
	fixed := 0
	for at := range o.order {
		if o.fixed(at) {
			fixed++
			if o.order[at] != at {
				t.Errorf("the given row %d stands at %d", o.order[at], at)
			}
		}
	}
	if fixed != 2 || o.right() {
		t.Fatalf("%d of %v are given", fixed, o.order)
	}
	o.restore([]byte(`[5,4,3,2,1,0]`))
	for range 20 {
		for at := range o.order {
			for !o.fixed(at) && o.placeOf(at) > at {
				o.cursor = o.placeOf(at)
				r.Press(altUp)
			}
		}
	}
	for at := range o.order {
		if o.fixed(at) && o.order[at] != at {
			t.Errorf("a given row was moved: %v", o.order)
		}
	}
	r.Press(enter)
	r.mustHave("drill:part/six", once)
}

func TestDrill_MatchJoinsStepsToWhatTheyLeave(t *testing.T) {
	r := drilling(t, "drill:six", "drill:match/six")
	m := r.page.quiz.control.(*matching)
	for i, pair := range m.q.Pairs {
		if step := slices.IndexFunc(longCourse().Processes[1].Steps, func(s *content.Step) bool { return s.Name == pair[0] }); pair[1] != "paper "+strconv.Itoa(step+1) {
			t.Errorf("pair %v", pair)
		}
		m.cursor = i
		m.join(slices.Index(m.order, i))
	}
	r.Press(enter)
	r.mustHave("drill:match/six", once)
	if g := r.given("drill:match/six"); len(g.Steps) != len(m.q.Pairs) {
		t.Errorf("kept %+v", g.Steps)
	}
}

func TestDrill_ComesBackToTheSameQuestionAndChoices(t *testing.T) {
	r := newRoom(t, longCourse(), nav.Route{ID: "drill:six"})
	for range len(r.page.round.questions) {
		before := fmt.Sprint(r.page.quiz.q)
		was := *r.page.quiz.q
		r.reopen()
		if now := *r.page.quiz.q; was.ID != now.ID || fmt.Sprint(was.Choices, was.Pairs, was.Items) != fmt.Sprint(now.Choices, now.Pairs, now.Items) {
			t.Fatalf("%s came back as %v", before, now)
		}
		r.page.round.next()
		if r.page.round.over() {
			return
		}
		r.page.build()
	}
}

func TestDrill_OfAPairAsksOnlyOfTheTwo(t *testing.T) {
	c := longCourse()
	id := drill.PairID(c.Step("six/try"), c.Step("six/offer"))
	r := newRoom(t, c, nav.Route{ID: id})
	r.MustSay("Try or Offer?")
	if n := len(r.page.round.questions); n == 0 || n > mostContrast {
		t.Fatalf("%d questions", n)
	}
	for _, q := range r.page.round.questions {
		var names []string
		for _, choice := range q.Choices {
			names = append(names, markup.PlainText(choice.Inlines))
		}
		slices.Sort(names)
		if !slices.Equal(names, []string{"Offer", "Try"}) {
			t.Errorf("%s offers %v", q.ID, names)
		}
	}
	other := drill.PairID(c.Step("six/try"), c.Step("four/ask"))
	r.show(r.Session, nav.Route{ID: other})
	r.MustSay("Try (Six steps)", "Ask (Four steps)")
}

func TestOverview_LeadsToDrillsAndOrders(t *testing.T) {
	r := newRoom(t, longCourse(), nav.Route{})
	r.MustSay("Which stage is this?", "Six steps", "Every process in order", "12 at a time")
	r.Press(digit(3))
	r.Press(digit(5))
	if len(r.Went) != 2 || r.Went[0].ID != "scenes" || r.Went[1].ID != "drill:six" {
		t.Errorf("3 and 5 lead to %v", r.Went)
	}
}

func TestPhrased_EveryDrillHasOneRightAnswerAndAnExplanationThatNamesItsStep(t *testing.T) {
	checks := flag.Lookup("rapid.checks").Value.String()
	defer flag.Set("rapid.checks", checks)
	if err := flag.Set("rapid.checks", "1000"); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		c := arbitrary.Course(t)
		m := drill.New(c)
		seed := rapid.Uint64().Draw(t, "seed")
		all := m.Scenes(seed)
		for _, p := range c.Processes {
			all = append(all, m.Process(p, seed)...)
		}
		last := c.Processes[len(c.Processes)-1]
		all = append(all, m.Pair(c.Processes[0].Steps[0], last.Steps[len(last.Steps)-1], seed)...)
		for _, d := range all {
			q := phrased(c, d)
			if why := markup.PlainText(q.Explanation); !strings.Contains(why, d.Step.Name) || !linksTo(q, "step:"+drill.Ref(d.Step)) {
				t.Fatalf("%s: the explanation %q doesn't name %q and lead to it", q.ID, why, d.Step.Name)
			}
			if markup.PlainText(q.Prompt) == "" || solution(q) == "" {
				t.Fatalf("%s asks nothing or has no right answer in words", q.ID)
			}
			if q.Kind != content.Single {
				continue
			}
			seen, rights := map[string]bool{}, 0
			for _, choice := range q.Choices {
				text := drill.Plain(markup.PlainText(choice.Inlines))
				if seen[text] {
					t.Fatalf("%s offers %q twice", q.ID, text)
				}
				seen[text] = true
				if choice.Right {
					rights++
				}
			}
			if rights != 1 {
				t.Fatalf("%s has %d right answers", q.ID, rights)
			}
		}
	})
}

func linksTo(q *content.Question, ref string) bool {
	return slices.ContainsFunc(q.Explanation, func(in markup.Inline) bool {
		l, ok := in.(markup.Link)
		return ok && l.Destination == ref
	})
}

func TestPhrased_SetsTheFormulasInNames(t *testing.T) {
	c := longCourse()
	p := c.Processes[len(c.Processes)-1]
	try, offer := p.Steps[2], p.Steps[3]
	try.Name, try.Written = "Try x̄", `Try $\bar{x}$`
	q := phrased(c, drill.Question{
		ID: "next", Kind: drill.Next, Process: p, Step: try,
		Options: []drill.Option{{Text: offer.Name, Step: offer, Right: true}, {Text: try.Name, Step: try}},
	})
	for of, inlines := range map[string][]markup.Inline{"what is asked": q.Prompt, "what is offered": q.Choices[1].Inlines} {
		if !slices.Contains(inlines, markup.Inline(markup.Math{Source: `\bar{x}`})) {
			t.Errorf("the formula isn't in %s: %v", of, inlines)
		}
	}
	q = phrased(c, drill.Question{ID: "order", Kind: drill.Order, Process: p, Step: try, Steps: p.Steps})
	if q.Items[2] != try.Written {
		t.Errorf("to be put in order is %q", q.Items[2])
	}
}
