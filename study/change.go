package study

import (
	"errors"

	"stagecraft/content"
)

// The most that a process of one's own may hold, and how many there may be.
const (
	MaxOwn   = 100     // processes
	MaxSteps = 15      // of one
	MaxText  = 4 << 10 // bytes of one text
	MaxTexts = 40      // values of one list
	MaxList  = 8 << 10 // bytes of the values of one list
)

// The errors of changing a process of one's own that callers choose by.
var (
	ErrNoProcess = errors.New("you have no such process")
	ErrTooMany   = errors.New("there are too many")
	ErrEmpty     = errors.New("it may not be empty")
	ErrTooLong   = errors.New("the text is too long")
	ErrUnknown   = errors.New("the course has nothing of this name")
	ErrNoChange  = errors.New("there is no such change")
)

// ChangeKind is what a change does.
type ChangeKind string

// The kinds of change.
const (
	ChangeSet    ChangeKind = "set"    // a field
	ChangeAdd    ChangeKind = "add"    // a step
	ChangeMove   ChangeKind = "move"   // a step
	ChangeDrop   ChangeKind = "drop"   // a step
	ChangeRemove ChangeKind = "remove" // the whole process

	changeMake ChangeKind = "make" // the whole process; no change that Edit makes
)

// Field is a field of a process or of a step.
type Field string

// The fields: three of the process, the rest of a step.
const (
	FieldTitle  Field = "title"
	FieldAbout  Field = "about"
	FieldSource Field = "source"

	FieldName       Field = "name"
	FieldStage      Field = "stage"
	FieldAim        Field = "aim"
	FieldHappens    Field = "happens"   // Texts
	FieldDoneWhen   Field = "done_when" // Texts
	FieldLead       Field = "lead"
	FieldSupport    Field = "support" // Texts
	FieldLeaves     Field = "leaves"  // Texts
	FieldMeasuredBy Field = "measured_by"
	FieldMistake    Field = "mistake"
	FieldTerms      Field = "terms" // Texts
	FieldLesson     Field = "lesson"
	FieldSameAs     Field = "same_as" // Same
	FieldBackTo     Field = "back_to" // Texts
)

// Change is one change to a process of one's own. What of it counts depends
// on its kind; what doesn't is left out of the event.
type Change struct {
	Kind  ChangeKind
	Step  string // id of the step; "" for a field of the process. Of ChangeAdd the new step's, made when it is empty
	Field Field  // ChangeSet

	Text  string                   // the field's new value, when it is a text; of ChangeAdd the name
	Texts []string                 // when it is a list
	Same  []content.Correspondence // FieldSameAs

	After string // ChangeAdd, ChangeMove: the step it comes after; "" puts it first
}

// Edited is a change that was undone or redone: where the learner is to look.
// What its field or step now is, Course tells.
type Edited struct {
	Process string
	Change
}
