package search

import (
	"strings"

	"stagecraft/content"
	"stagecraft/content/dialogue"
	"stagecraft/content/formula"
	"stagecraft/content/markup"
)

// Kind is what kind of thing is found.
type Kind uint8

// The kinds, those first of which more is made where all else is alike.
const (
	Term Kind = iota
	Lesson
	Process
	Step
	Role
	Heading
	Command
	Note
	Caption
	Paragraph
	Question
	Scene
	Dialogue
	kinds
)

// Group is kinds that are counted and listed together.
type Group uint8

// The groups, in the order in which they are offered.
const (
	Lessons Group = iota // with headings, paragraphs and captions
	Terms
	Steps // and processes
	Roles
	Questions // and scenes and conversations
	Notes
	Commands
	Groups // how many there are
)

var groupOf = [kinds]Group{
	Term: Terms, Lesson: Lessons, Heading: Lessons, Paragraph: Lessons, Caption: Lessons, Process: Steps,
	Step: Steps, Role: Roles, Question: Questions, Scene: Questions, Dialogue: Questions, Note: Notes, Command: Commands,
}

// Group gives the group that a kind is in.
func (k Kind) Group() Group { return groupOf[k] }

// Part is a text of a thing that can be found, beside its title.
type Part struct {
	Field string // its key in the course's files, such as "done_when"; "" where it has none
	Text  string
}

// Other is a thing to be found that isn't the course's, such as a note.
type Other struct {
	Kind  Kind
	Title string // "" for what has none of its own
	Also  string // another name
	Parts []Part
	Ref   any // what it is to whoever made it
}

// Entry is one thing that can be found.
type Entry struct {
	Kind Kind
	// Of is what it is, or for text what it stands in: *content.Lesson for
	// Lesson, Heading, Paragraph and Caption, *content.Term, *content.Process,
	// *content.Step, *content.Role, *content.Question, *content.Scene,
	// *dialogue.Dialogue, or *Other.
	Of any
	// Block is the place of its block in the lesson; that of its last block plus
	// one is the footnotes.
	Block int32
	// Start is where it begins in the text of its block, in characters, or of a
	// caption which one in the block it is.
	Start int32
}

// Text is what an entry says, and can be found by.
type Text struct {
	Title, Also string
	Parts       []Part
}

// Text gives what the entry says. Answers to questions aren't among it.
func (e Entry) Text(course *content.Course) Text {
	switch of := e.Of.(type) {
	case *content.Lesson:
		return e.lessonText(of, course, passagesAt)
	case *content.Term:
		return Text{of.Term, of.Abbreviation, parts("definition", of.Definition, "not", of.Not, "example", of.Example, "name", said(of.Written, course))}
	case *content.Process:
		names := make([]string, len(of.Steps))
		for i, s := range of.Steps {
			names[i] = s.Name
		}
		return Text{of.Title, "", parts("about", of.About, "steps", strings.Join(names, ", "))}
	case *content.Step:
		return stepText(of, course)
	case *content.Role:
		return Text{of.Name, of.Abbreviation, parts("owns", of.Owns, "receives", of.Receives, "hands_over", of.HandsOver, "measured_by", of.MeasuredBy)}
	case *content.Question:
		return Text{Title: Prompt(of)}
	case *content.Scene:
		return Text{Title: oneLine(of.Text)}
	case *dialogue.Dialogue: // what is said in it is to be met, not to be looked up
		return Text{of.Title, "", parts("goal", of.Goal)}
	case *Other:
		return Text{of.Title, of.Also, of.Parts}
	}
	return Text{}
}

func stepText(s *content.Step, course *content.Course) Text {
	t := Text{Title: s.Name}
	if s.Process != nil {
		t.Parts = parts("process", s.Process.Title)
	}
	t.Parts = append(t.Parts, parts("aim", s.Aim)...)
	for _, list := range []struct {
		field string
		texts []string
	}{{"happens", s.Happens}, {"done_when", s.DoneWhen}} {
		for _, text := range list.texts {
			t.Parts = append(t.Parts, parts(list.field, text)...)
		}
	}
	return Text{s.Name, "", append(t.Parts, parts("leaves", strings.Join(s.Leaves, ", "), "measured_by", s.MeasuredBy, "mistake", s.Mistake, "name", said(s.Written, course))...)}
}

// said gives a name with formulas in words, by which it is found too; "" for one without.
func said(written string, course *content.Course) string {
	if written == "" || course == nil {
		return ""
	}
	return formula.SaidText(written, course.Language)
}

// parts makes parts of fields and their texts, without those that say nothing.
func parts(fieldsAndTexts ...string) []Part {
	var all []Part
	for i := 0; i+1 < len(fieldsAndTexts); i += 2 {
		if text := oneLine(fieldsAndTexts[i+1]); text != "" {
			all = append(all, Part{fieldsAndTexts[i], text})
		}
	}
	return all
}

// oneLine gives a text without breaks between its lines and spaces around it.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// Prompt is what a question asks, on one line: a blank stands as "…".
func Prompt(q *content.Question) string {
	var b strings.Builder
	b.WriteString(markup.PlainText(q.Prompt))
	for _, p := range q.Text {
		if p.Blank {
			b.WriteString(" … ")
		} else {
			b.WriteString(p.Text)
		}
	}
	return oneLine(b.String())
}
