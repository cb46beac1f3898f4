package undoing_test

import (
	"errors"
	"testing"

	"stagecraft/study"
	"stagecraft/ui/undoing"
)

func TestOperation_HasAWordForEveryKind(t *testing.T) {
	seen := map[string]study.OperationKind{undoing.Name(""): ""}
	for _, kind := range study.OperationKinds() {
		name := undoing.Name(kind)
		if other, taken := seen[name]; taken {
			t.Errorf("%s is called %q, as %q is", kind, name, other)
		}
		seen[name] = kind
	}
}

// sitting is a session with one thing to undo.
type sitting struct {
	undone bool
	err    error
}

func (s *sitting) Undo(study.Scope) (study.Done, bool, error) {
	if s.err != nil || s.undone {
		return study.Done{}, false, s.err
	}
	s.undone = true
	return study.Done{Kind: study.OpHighlight}, true, nil
}

func (s *sitting) Redo(study.Scope) (study.Done, bool, error) {
	if s.err != nil || !s.undone {
		return study.Done{}, false, s.err
	}
	s.undone = false
	return study.Done{Kind: study.OpHighlight}, true, nil
}

func (s *sitting) NextUndo(study.Scope) (study.OperationKind, bool) {
	if s.undone {
		return "", false
	}
	return study.OpHighlight, true
}

func (s *sitting) NextRedo(study.Scope) (study.OperationKind, bool) {
	if !s.undone {
		return "", false
	}
	return study.OpHighlight, true
}

func TestPage_NamesWhatItUndoesAndRedoes(t *testing.T) {
	s := &sitting{}
	var said []string
	p := undoing.Page{
		Session: s, Turned: func(done study.Done, again bool) { said = append(said, undoing.Says(done, again)) },
		Fail: func(doing string, err error) { said = append(said, doing+": "+err.Error()) },
	}
	cs := p.Commands("lesson")
	if cs[0].ID != "lesson.undo" || cs[0].Title != "Undo highlight" || !cs[0].Applies() || cs[1].Title != "Redo" || cs[1].Applies() {
		t.Errorf("at first the commands are %+v", cs)
	}
	cs[0].Do()
	cs[0].Do() // has nothing left
	cs = p.Commands("lesson")
	if cs[0].Title != "Undo" || cs[0].Applies() || cs[1].Title != "Redo highlight" || !cs[1].Applies() {
		t.Errorf("then they are %+v", cs)
	}
	cs[1].Do()
	s.err = errors.New("the course is closed")
	cs[0].Do()
	want := []string{"Undone: highlight", "Redone: highlight", "Undoing it: the course is closed"}
	if len(said) != 3 || said[0] != want[0] || said[1] != want[1] || said[2] != want[2] {
		t.Errorf("it said %q", said)
	}
}
