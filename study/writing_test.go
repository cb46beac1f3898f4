package study_test

import (
	"slices"
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
)

// newWriter is a learner of a course with something to write in its first lesson.
func newWriter(t *testing.T) *testLearner {
	d := &testLearner{t: t, course: smallCourse(), watch: morning(), folder: t.TempDir()}
	t.Cleanup(func() { d.journal.Close() })
	d.course.Questions = append(d.course.Questions, &content.Question{
		ID: "voicemail", Kind: content.Written, Lesson: "buying", Writing: &content.Writing{Criteria: make([]content.Choice, 3)},
		Prompt: []markup.Inline{markup.Text{Value: "Write the voicemail."}},
	})
	l := d.course.Lessons[0]
	l.Document.Blocks = append(l.Document.Blocks, &markup.Quiz{ID: "voicemail", Source: "write"})
	l.Blocks = append(l.Blocks, content.LessonBlock{Key: "e"})
	d.start()
	return d
}

func written(text string, met ...int) study.WrittenAnswer {
	return study.WrittenAnswer{Text: text, Criteria: &study.Met{Of: 3, Kept: met}}
}

func TestAnswer_WhatWasWrittenIsKeptAsANoteAndUndoneWithTheAnswer(t *testing.T) {
	d := newWriter(t)
	place := on("buying", "e", 0, 0)
	note := func() string {
		n, _ := d.NoteOn(place)
		return n.Text
	}
	d.ok(d.Answer("voicemail", false, written("Hello Amara.", 0, 2)))
	if note() != "Hello Amara." || d.Written("voicemail") != "Hello Amara." {
		t.Fatalf("the note says %q, and written was %q", note(), d.Written("voicemail"))
	}
	d.ok(d.Answer("voicemail", true, written("Hello again.", 0, 1, 2)))
	d.restart()
	if note() != "Hello again." || d.Results("voicemail").Asked != 2 {
		t.Errorf("the note says %q after %d answers", note(), d.Results("voicemail").Asked)
	}
	if _, ok, err := d.Undo(study.ScopePractice); err != nil || !ok {
		t.Fatal(ok, err)
	}
	if note() != "Hello Amara." || d.Results("voicemail").Asked != 1 || d.Written("voicemail") != "Hello Amara." {
		t.Errorf("undone, the note says %q after %d answers, and %q was written", note(), d.Results("voicemail").Asked, d.Written("voicemail"))
	}
	if _, ok, err := d.Redo(study.ScopePractice); err != nil || !ok || note() != "Hello again." {
		t.Errorf("done again, the note says %q (%v, %v)", note(), ok, err)
	}
}

func TestAnswer_ANoteOfOnesOwnStaysAboveWhatIsWritten(t *testing.T) {
	d := newWriter(t)
	d.ok(d.Note(study.Note{Passage: on("buying", "e", 0, 0), Text: "Ask Tom", Color: study.Blue}))
	for _, text := range []string{"One.", "Two."} {
		d.ok(d.Answer("voicemail", true, written(text)))
	}
	if n, _ := d.NoteOn(on("buying", "e", 0, 0)); n.Text != "Ask Tom\n\nTwo." || n.Color != study.Blue {
		t.Errorf("the note says %q in %q", n.Text, n.Color)
	}
}

func TestAnswer_WhatIsWrittenIsBounded(t *testing.T) {
	d := newWriter(t)
	d.ok(d.Answer("voicemail", true, written(strings.Repeat("ä", content.MaxWritten))))
	if got := d.Written("voicemail"); len(got) != content.MaxWritten || strings.Trim(got, "ä") != "" {
		t.Errorf("%d bytes are kept", len(got))
	}
}

func TestExamPools_HaveNothingToWrite(t *testing.T) {
	d := newWriter(t)
	for _, pool := range d.ExamPools() {
		if slices.Contains(pool, "voicemail") {
			t.Error("an exam may ask for a text")
		}
	}
	for _, q := range d.LessonLoop("buying") {
		if q.Question.ID == "voicemail" {
			t.Error("a text is asked for before its lesson")
		}
	}
}
