package content

import (
	"strings"

	"stagecraft/content/lint"
	"stagecraft/content/markup"
)

// Tally counts what a course holds, for its author.
type Tally struct {
	Lessons   []LessonTally
	Words     int // of all lessons
	Minutes   int // of all lessons, as learners are told
	Sentences int // in paragraphs of lessons
	Spoken    int // words of those sentences

	InLessons, InPractice map[QuestionKind]int // questions
	Scenes                int

	Terms, Abbreviated int
	Linked             int // terms that a lesson links to
	Said               int // terms that a lesson says or links to

	Processes []ProcessTally
	Dialogues []DialogueTally
}

// LessonTally counts one lesson.
type LessonTally struct {
	ID             string
	Words, Minutes int
	Sentences      int // in its paragraphs
	Spoken         int // words of those sentences
	Questions      int
	Terms          int // that it links to
}

// DialogueTally counts one dialogue. Ways are counted in choices.
type DialogueTally struct {
	ID                                string
	Moments, Replies, Endings, Facts  int
	Shortest, Longest, Words, Minutes int
}

// ProcessTally counts one process.
type ProcessTally struct {
	ID    string
	Steps int
}

// SentenceLength is the mean count of words of a lesson's sentences.
func (l LessonTally) SentenceLength() float64 { return mean(l.Spoken, l.Sentences) }

// SentenceLength is the mean count of words of the lessons' sentences.
func (t Tally) SentenceLength() float64 { return mean(t.Spoken, t.Sentences) }

func mean(sum, n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(sum) / float64(n)
}

// Tally counts the course.
func (c *Course) Tally() Tally {
	t := Tally{InLessons: map[QuestionKind]int{}, InPractice: map[QuestionKind]int{}, Scenes: len(c.Scenes), Terms: len(c.Terms)}
	asked := map[string]int{}
	for _, q := range c.Questions {
		if q.Lesson == "" {
			t.InPractice[q.Kind]++
			continue
		}
		t.InLessons[q.Kind]++
		asked[q.Lesson]++
	}
	linked, said := map[string]bool{}, map[string]bool{}
	matcher := c.TermMatcher()
	for _, lesson := range c.Lessons {
		l := LessonTally{ID: lesson.ID, Words: lesson.Words, Minutes: lesson.Minutes, Questions: asked[lesson.ID]}
		for id := range linkedTerms(lesson.Document) {
			linked[id] = true
			l.Terms++
		}
		for id := range termsIn(lesson.Document, matcher) {
			said[id] = true
		}
		markup.Walk(lesson.Document.Blocks, func(b markup.Block) bool {
			if p, ok := b.(*markup.Paragraph); ok {
				for _, s := range lint.Sentences(markup.PlainText(p.Inlines)) {
					l.Sentences++
					l.Spoken += markup.Words(s)
				}
			}
			return true
		})
		t.Words, t.Minutes = t.Words+l.Words, t.Minutes+l.Minutes
		t.Sentences, t.Spoken = t.Sentences+l.Sentences, t.Spoken+l.Spoken
		t.Lessons = append(t.Lessons, l)
	}
	for _, term := range c.Terms {
		if term.Abbreviation != "" || strings.ToUpper(term.Term) == term.Term {
			t.Abbreviated++
		}
		if linked[term.ID] {
			t.Linked++
		}
		if said[term.ID] {
			t.Said++
		}
	}
	for _, p := range c.Processes {
		t.Processes = append(t.Processes, ProcessTally{p.ID, len(p.Steps)})
	}
	for _, d := range c.Dialogues {
		w := d.Ways()
		n := DialogueTally{
			ID: d.ID, Moments: len(d.Moments), Endings: len(d.Endings()), Facts: len(d.Facts),
			Shortest: w.Shortest, Longest: w.Longest, Words: d.Words(), Minutes: d.Minutes,
		}
		for _, m := range d.Moments {
			n.Replies += len(m.Replies)
		}
		t.Dialogues = append(t.Dialogues, n)
	}
	return t
}
