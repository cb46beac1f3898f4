package study

import (
	"time"

	"stagecraft/study/fsrs"
)

// OperationKind is what the learner did, in one go: what Undo and Redo name.
// It follows from the events of the operation.
type OperationKind string

// The kinds of operation, besides that of each [Setting]. The last two are what Undo and Redo themselves do;
// [OpStudy] is what can't be undone.
const (
	OpGrade         OperationKind = "grade"
	OpAnswer        OperationKind = "answer"
	OpFlag          OperationKind = "flag"
	OpFlagDone      OperationKind = "flag-done" // a flag was marked as put right
	OpUnflag        OperationKind = "unflag"
	OpHighlight     OperationKind = "highlight"
	OpNote          OperationKind = "note"
	OpUnnote        OperationKind = "unnote" // a highlight or a note was removed
	OpFinish        OperationKind = "finish" // a lesson was finished
	OpChoose        OperationKind = "choose" // of a reply in a conversation
	OpPutAside      OperationKind = "put-aside"
	OpBringBack     OperationKind = "bring-back" // cards that were put aside
	OpForget        OperationKind = "forget"     // cards begin anew
	OpHelp          OperationKind = "help"       // something was tried with a card that is stuck
	OpAid           OperationKind = "aid"        // a memory aid was written
	OpMakeProcess   OperationKind = "make-process"
	OpEdit          OperationKind = "edit" // of a process of one's own
	OpAddStep       OperationKind = "add-step"
	OpMoveStep      OperationKind = "move-step"
	OpRemoveStep    OperationKind = "remove-step"
	OpRemoveProcess OperationKind = "remove-process"
	OpStudy         OperationKind = "study"
	OpUndo, OpRedo  OperationKind = "undo", "redo"
)

// OperationKinds gives those that can be undone.
func OperationKinds() []OperationKind {
	kinds := []OperationKind{
		OpGrade, OpAnswer, OpFlag, OpFlagDone, OpUnflag, OpHighlight, OpNote, OpUnnote, OpFinish, OpChoose, OpPutAside, OpBringBack, OpForget, OpHelp, OpAid,
		OpMakeProcess, OpEdit, OpAddStep, OpMoveStep, OpRemoveStep, OpRemoveProcess, OpJoin, OpUpdate, OpReschedule, OpFit, OpPlan,
		OpMakeCard, OpEditCard, OpRemoveCard, OpImportCards, OpMakeDeck, OpRenameDeck, OpRemoveDeck, OpAdjustDeck,
	}
	for _, d := range Settings() {
		kinds = append(kinds, d.Operation())
	}
	return kinds
}

// Scope is the part of what the learner did that an undo looks at: on each page
// what is done there. The zero Scope is everything.
type Scope struct {
	area area
	id   string // of the lesson or the process
	also area   // where it can be undone too: a flag where it was put
}

type area uint8

const (
	anywhere area = iota
	areaCards
	areaPractice
	areaFlags
	areaLessons
	areaProcess
	areaSettings
	areaJoins
	areaEditions
	areaDialogues

	areas // how many there are
)

// The scopes.
var (
	ScopeAll      = Scope{}
	ScopeCards    = Scope{area: areaCards}    // grades, flags on cards, and what is done to several of them
	ScopePractice = Scope{area: areaPractice} // answers, and flags on questions
	ScopeFlags    = Scope{area: areaFlags}    // every flag
	ScopeSettings = Scope{area: areaSettings}
)

// ScopeLesson is a lesson's highlights and notes, the flags on its text, the answers
// given within it, and that it was finished.
func ScopeLesson(id string) Scope { return Scope{area: areaLessons, id: id} }

// ScopeDialogue is the choices made in a conversation.
func ScopeDialogue(id string) Scope { return Scope{area: areaDialogues, id: id} }

// ScopeProcess is the making of a process of one's own and the changes to it.
func ScopeProcess(id string) Scope { return Scope{area: areaProcess, id: id} }

// holds says whether what was done in a place is within a scope.
func (s Scope) holds(place Scope) bool {
	return s.area == anywhere || (s.area == place.area || s.area == place.also) && (s.id == "" || s.id == place.id)
}

// Done is an operation that was undone, or redone: what it was, and where the
// learner is to look. But for Kind and At only what is of its kind is set.
type Done struct {
	Kind OperationKind
	At   time.Time // when it was done, in the learner's zone

	Card     Card     // OpGrade
	Cards    []CardID // OpPutAside, OpBringBack, OpForget, OpHelp, OpAid
	Rating   fsrs.Rating
	Question string     // OpAnswer
	Seed     uint64     // OpAnswer: that the question's numbers were drawn from; 0 for none
	Flag     FlagTarget // OpFlag, OpFlagDone, OpUnflag
	Passages []Passage  // OpHighlight, OpNote, OpUnnote
	Edit     Edited     // OpMakeProcess to OpRemoveProcess
	Deck     string     // OpAdjustDeck: its ID
	OwnCard  string     // OpMakeCard, OpEditCard, OpRemoveCard, OpImportCards: an [OwnCard]'s ID
}
