package content_test

import (
	"slices"
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/salesprocess"
)

func TestExplainedAt_LooksWhereAQuestionStandsThenAtLinksThenAtTerms(t *testing.T) {
	say := func(s string) []markup.Inline { return []markup.Inline{markup.Text{Value: s}} }
	link := func(to string) []markup.Inline {
		return []markup.Inline{markup.Text{Value: "See "}, markup.Link{Destination: to, Children: say("this")}}
	}
	first := &markup.Document{Blocks: []markup.Block{
		&markup.Heading{Pos: markup.Pos{Line: 1}, Level: 1, ID: "first"},
		&markup.Heading{Pos: markup.Pos{Line: 5}, Level: 2, ID: "orders"},
		&markup.Heading{Pos: markup.Pos{Line: 20}, Level: 2, ID: "later"},
	}}
	c := &content.Course{
		Lessons:   []*content.Lesson{{ID: "one", Number: 1, Document: first}, {ID: "two", Number: 2}},
		Terms:     []*content.Term{{ID: "po", Term: "purchase order", Lesson: "one#orders"}, {ID: "lost", Term: "lost word", Lesson: "gone"}},
		Questions: []*content.Question{{ID: "in", Lesson: "one", Pos: markup.Pos{Line: 9}}, {ID: "none", Prompt: say("A lost word?")}},
	}
	for name, q := range map[string]*content.Question{
		"lesson:one#orders": c.Questions[0],
		"lesson:two#x":      {Explanation: link("lesson:two#x"), Prompt: say("What is a purchase order?")},
		"lesson:one#orders by a term that is linked": {Explanation: link("term:po")},
		"lesson:one#orders by a term in it":          {Prompt: say("What is a purchase order for?")},
		"lesson:one#orders by a right answer":        {Choices: []content.Choice{{Inlines: say("A purchase order"), Right: true}}},
		"":                                           c.Questions[1],
		" by an answer that is wrong":                {Choices: []content.Choice{{Inlines: say("A purchase order")}}},
	} {
		want, _, _ := strings.Cut(name, " by ")
		ref, ok := c.ExplainedAt(q)
		if got := ref.String(); ok != (want != "") || ok && got != want {
			t.Errorf("%q: it is explained at %q, %v", name, got, ok)
		}
	}
	by := c.QuestionsByLesson()
	if len(by) != 2 || by[0].Lesson.ID != "one" || !slices.Equal(by[0].IDs, []string{"in"}) || by[1].Lesson != nil || !slices.Equal(by[1].IDs, []string{"none"}) {
		t.Errorf("by lesson there are %+v", by)
	}
}

func TestQuestionsByLesson_EveryLessonOfTheBundledCourseHasSome(t *testing.T) {
	c, problems := content.Open(salesprocess.FS())
	if c == nil {
		t.Fatal(problems)
	}
	all := 0
	for _, of := range c.QuestionsByLesson() {
		name := "none"
		if of.Lesson != nil {
			name = of.Lesson.ID
		}
		t.Logf("%s: %d", name, len(of.IDs))
		if of.Lesson != nil && len(of.IDs) < 5 {
			t.Errorf("%s explains %d questions", name, len(of.IDs))
		}
		all += len(of.IDs)
	}
	if all != len(c.Questions) {
		t.Errorf("%d of %d questions are listed", all, len(c.Questions))
	}
}

func BenchmarkQuestionsByLesson(b *testing.B) {
	c, problems := content.Open(salesprocess.FS())
	if c == nil {
		b.Fatal(problems)
	}
	for b.Loop() {
		c.QuestionsByLesson()
	}
}
