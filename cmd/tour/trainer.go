package main

import (
	"os"
	"path/filepath"
	"strings"

	"stagecraft/cmd/internal/specimen"
)

// fromNotes makes a course of a folder of notes.
var fromNotes = []stop{
	{name: "notes", keys: []string{"ctrl+2"}},
	{name: "found", keys: []string{"ctrl+k", ":>new from notes", "Return", wait}},
	{name: "found-terms", keys: []string{"Next"}},
	{name: "found-further", keys: []string{"Next"}},
	{name: "found-end", keys: []string{"End"}, still: true},
	{name: "accepted", keys: []string{"Home", "ctrl+shift+a"}},
	{name: "preview", keys: []string{"ctrl+p"}},
	{name: "made", keys: []string{"Escape", "ctrl+Return", wait}},
	{name: "no-problems", keys: []string{"ctrl+k", ":>check", "Return", wait}},
}

// How often Tab is pressed to the first of a list: the rail and the page's buttons come before.
const (
	firstTerm     = 14
	firstQuestion = 12
)

// drafting is what a trainer does with a course of their own: terms, questions and the outline are
// edited, problems mended, comments answered, and a saved file is on screen.
var drafting = []stop{
	{name: "terms", keys: []string{"ctrl+k", ":>edit the terms", "Return", wait}},
	{name: "term-fields", keys: append(times(firstTerm, "Tab"), "Return", wait)},
	{name: "term-new", keys: []string{"Escape", "a", ":Kick-off"}},
	{name: "questions", keys: []string{"Escape", "Escape", "ctrl+k", ":>edit the questions", "Return", wait}},
	{name: "question-form", keys: append(times(firstQuestion, "Tab"), "Return", wait)},
	{name: "question-form-end", keys: []string{"End"}, still: true},
	{name: "question-new", keys: []string{"Escape", "Escape", "a", wait}},
	{name: "outline", keys: []string{"Escape", "ctrl+k", ":>edit the course", "Return", wait}},
	{name: "outline-lessons", keys: []string{"Next"}},
	{name: "outline-end", keys: []string{"End"}, still: true},
	{name: "comments", keys: []string{"ctrl+k", ":>comments", "Return", wait}},
	{name: "check", keys: []string{"ctrl+k", ":>check", "Return", wait}},
	{name: "mending", keys: []string{"ctrl+Return", wait}},
	{name: "strip", keys: []string{"Escape", "ctrl+2"}, write: misspell},
	{name: "strip-gone", write: spellRight},
}

// misspell saves a link to a term that isn't there, and spellRight puts it right.
func misspell(course string) error   { return rewrite(course, "(term:po)", "(term:purchase)") }
func spellRight(course string) error { return rewrite(course, "(term:purchase)", "(term:po)") }

func rewrite(course, from, to string) error {
	name := filepath.Join(course, filepath.FromSlash(specimen.DraftLesson))
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return os.WriteFile(name, []byte(strings.Replace(string(text), from, to, 1)), 0o600)
}

// The pictures of the guides: those for learners, and those for trainers.
var (
	learnersGuide = map[string]string{
		"today": "today", "lesson": "lesson", "process-step": "process", "card-back": "card", "progress": "progress",
	}
	notesGuide = map[string]string{"accepted": "from-notes"}
	draftGuide = map[string]string{
		"terms": "terms", "question-form": "question", "outline": "outline", "comments": "comments",
		"mending": "check", "strip": "strip",
	}
)
