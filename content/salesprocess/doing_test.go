package salesprocess

import (
	"regexp"
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// TestCourse_HasTextsToWriteAndBoards counts what there is to do, and holds that each is
// asked where it belongs: in a lesson.
func TestCourse_HasTextsToWriteAndBoards(t *testing.T) {
	course := opened(t)
	texts, asked := 0, map[string]int{}
	for _, q := range course.Questions {
		if q.Board != nil {
			asked[q.Board.ID]++
		}
		if q.Kind != content.Written {
			continue
		}
		texts++
		if q.Lesson == "" {
			t.Errorf("%s stands in no lesson, so that what is written for it is no note", q.ID)
		}
		if n := len(q.Writing.Criteria); n < content.LeastCriteria || n > content.MostCriteria {
			t.Errorf("%s has %d criteria", q.ID, n)
		}
		if q.Writing.Most == 0 {
			t.Errorf("%s doesn't say how long the text should be", q.ID)
		}
	}
	if texts < 10 || len(course.Boards) < 4 {
		t.Errorf("there are %d texts to write and %d boards", texts, len(course.Boards))
	}
	for _, b := range course.Boards {
		if asked[b.ID] == 0 {
			t.Errorf("nothing is asked of the board %s", b.ID)
		}
	}
}

// TestBoards_ComeToWhatTheySay works the sums out anew.
func TestBoards_ComeToWhatTheySay(t *testing.T) {
	course := opened(t)
	for id, sum := range map[string]int{
		"board-weighted": 20_000*10/100 + 8_400*25/100 + 12_000*50/100 + 19_200*80/100 + 14_000*80/100,
		"board-commit":   19_200 + 14_000,
	} {
		q := course.Question(id).Draw(1)
		if q.Drawn == nil || q.Drawn.Answer != "36,660" && q.Drawn.Answer != "33,200" {
			t.Fatalf("%s comes to %+v", id, q.Drawn)
		}
		for _, typed := range []string{q.Drawn.Answer, "£" + q.Drawn.Answer} {
			if !q.Accepts(typed) {
				t.Errorf("%s refuses %q", id, typed)
			}
		}
		if plain := map[int]string{36_660: "36660", 33_200: "33.2k"}[sum]; !q.Accepts(plain) {
			t.Errorf("%s refuses %q", id, plain)
		}
	}
	if got := course.Question("board-weighted").Draw(1).Drawn.Mistake("73,600"); got == "" {
		t.Error("the sum of all deals is no known mistake")
	}
}

// TestLessons_OpenTheirConversationsByAPanel holds that each conversation has a paragraph
// of its own in a lesson, which is shown as a panel.
func TestLessons_OpenTheirConversationsByAPanel(t *testing.T) {
	course := opened(t)
	led := map[string]bool{}
	for _, l := range course.Lessons {
		for _, b := range l.Document.Blocks {
			p, ok := b.(*markup.Paragraph)
			if !ok || len(p.Inlines) != 1 {
				continue
			}
			if link, ok := p.Inlines[0].(markup.Link); ok {
				if ref, ok := content.ParseRef(link.Destination); ok && ref.Kind == "dialogue" {
					led[ref.ID] = true
				}
			}
		}
	}
	for _, d := range course.Dialogues {
		if !led[d.ID] {
			t.Errorf("no lesson opens %s", d.ID)
		}
	}
}

// askingIsWrong are questions in which to ask again is the mistake: somebody wants a plain
// answer, is ready, or has said no.
var askingIsWrong = []string{
	"contact-sales-call", "contact-price-asked", "contact-second-no", "contact-opt-out", "opt-out", "who-are-you", "wrong-person",
	"disco-answer-first", "disco-ready-signer", "disco-dont-know", "hes-answer-stop", "hes-security-plain", "hes-hanging",
	"price-anchor", "price-last-call", "price-order-form-now", "y2-notice-asked", "y2-order-form", "int-salary", "int-pen-ready",
}

// TestCourse_KeepsQuestionsInWhichAskingIsTheMistake holds that a wrong answer of each asks.
func TestCourse_KeepsQuestionsInWhichAskingIsTheMistake(t *testing.T) {
	course := opened(t)
	asks := func(choice string) bool {
		return strings.Contains(choice, "?") || strings.HasPrefix(choice, "Ask ") || strings.HasPrefix(choice, "That you ask") || strings.Contains(choice, "ask for half an hour")
	}
	for _, id := range askingIsWrong {
		q := course.Question(id)
		if q == nil || q.Kind != content.Single {
			t.Errorf("%s is no question with one right answer", id)
			continue
		}
		tempts := false
		for _, c := range q.Choices {
			text := markup.PlainText(c.Inlines)
			if c.Right && strings.HasPrefix(text, "Ask ") {
				t.Errorf("in %s to ask is right", id)
			}
			tempts = tempts || !c.Right && asks(text)
		}
		if !tempts {
			t.Errorf("no wrong answer of %s asks", id)
		}
	}
}

// later are the notes of the lessons after the story, and of the practice on them.
var later = regexp.MustCompile(`^(lessons/(0[7-9]|1[0-3])-.*|practice/(contact|discovery|hesitation|price|numbers|yeartwo|interview))\.md$`)

// TestCourse_HasEnoughToDo counts what the later lessons, which teach doing, have in them.
func TestCourse_HasEnoughToDo(t *testing.T) {
	course := opened(t)
	calculations, late := 0, 0
	for _, q := range course.Questions {
		if q.Kind == content.Calculated {
			calculations++
		}
		if later.MatchString(q.File) {
			late++
		}
	}
	if len(course.Dialogues) < 6 || calculations < 25 || late < 60 {
		t.Errorf("there are %d conversations, %d calculations, and %d questions on the lessons after the story", len(course.Dialogues), calculations, late)
	}
}
