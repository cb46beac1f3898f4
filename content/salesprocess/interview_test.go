package salesprocess

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// interviewNotes are for the course's authors, and stand beside it.
const interviewNotes = "INTERVIEW.md"

var (
	job    = regexp.MustCompile(`^## Twelve for (?:an? )?(.+)$`)
	ask    = regexp.MustCompile(`^:::spoiler (.+)$`)
	answer = regexp.MustCompile(`^More in \[.+\]\(lesson:([a-z-]+)(?:#(.+))?\)\.$`)
)

// heading gives the words of a heading of a lesson by its place in links.
func heading(l *content.Lesson, fragment string) string {
	for _, b := range l.Document.Blocks {
		if h, ok := b.(*markup.Heading); ok && h.ID == fragment {
			return markup.PlainText(h.Inlines)
		}
	}
	return ""
}

// TestInterview_EachQuestionIsAnsweredWhereTheNotesSay makes the notes' table anew from the
// lesson: twelve questions for each of three jobs, and where the course answers them.
func TestInterview_EachQuestionIsAnsweredWhereTheNotesSay(t *testing.T) {
	course := opened(t)
	source, err := os.ReadFile("lessons/13-interview.md")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "# Where the course answers an interview\n\nThree jobs, twelve questions each, as they stand in the lesson *%s*. The last column is where a learner who gets\none wrong should read again.\n",
		course.Lesson("interview").Title)
	question, jobs, questions := "", 0, 0
	for line := range strings.Lines(string(source)) {
		line = strings.TrimSpace(line)
		if m := job.FindStringSubmatch(line); m != nil {
			fmt.Fprintf(&out, "\n## %s\n\n| | Question | Answered in |\n|---|---|---|\n", strings.ToUpper(m[1][:1])+m[1][1:])
			jobs, questions = jobs+1, 0
		} else if m := ask.FindStringSubmatch(line); m != nil {
			question = m[1]
		} else if m := answer.FindStringSubmatch(line); m != nil {
			lesson := course.Lesson(m[1])
			where := lesson.Title
			if m[2] != "" {
				words := heading(lesson, m[2])
				if words == "" {
					t.Errorf("%s: %s has no heading %s", question, lesson.Title, m[2])
				}
				where += ", *" + words + "*"
			}
			questions++
			fmt.Fprintf(&out, "| %d | %s | %s |\n", questions, question, where)
			question = ""
		} else if line == ":::" && jobs > 0 && question != "" {
			t.Errorf("%s is answered nowhere", question)
		}
		if strings.HasPrefix(line, "## Try it") && questions != 12 {
			t.Errorf("the last job has %d questions", questions)
		}
	}
	if jobs != 3 || strings.Count(out.String(), "\n| 12 |") != 3 {
		t.Errorf("there are %d jobs:\n%s", jobs, out.String())
	}
	if *update {
		if err := os.WriteFile(interviewNotes, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(interviewNotes)
	if err != nil || !bytes.Equal(got, []byte(out.String())) {
		t.Errorf("%s isn't of the lesson as it is; go test ./content/salesprocess -update writes it (%v)", interviewNotes, err)
	}
}
