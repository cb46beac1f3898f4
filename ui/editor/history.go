package editor

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/undoing"
)

// undoing takes back changes of the process that were kept, and makes them again.
func (p *Page) undoing() undoing.Page {
	return undoing.Page{Session: p.session, Scope: study.ScopeProcess(p.id), Fail: p.shell.Fail, Turned: p.follow}
}

// canUndo tells whether there is something to take back: what was just typed,
// or a change kept.
func (p *Page) canUndo() bool {
	if len(p.saving.order) > 0 {
		return true
	}
	// That it was made is undone where it is shown: there would be nothing to edit.
	kind, ok := p.session.NextUndo(study.ScopeProcess(p.id))
	return ok && kind != study.OpMakeProcess
}

func (p *Page) canRedo() bool { return len(p.saving.order) == 0 && p.undoing().CanRedo() }

// undo takes the last change back and shows where it was: what was typed and
// can't be saved before what was.
func (p *Page) undo() {
	p.saving.flush()
	if at, ok := p.saving.forget(); ok {
		p.show()
		p.showField(at.field)
		return
	}
	if p.canUndo() {
		p.undoing().Undo()
	}
}

// redo makes the change undone last again and shows where it is.
func (p *Page) redo() {
	p.saving.flush()
	p.undoing().Redo()
}

// follow goes to the step and the field of a change that was undone or redone.
func (p *Page) follow(done study.Done, _ bool) {
	e := done.Edit
	p.saving.saved = true
	moved := e.Step != "" && e.Step != p.step && p.session.Course().Step(p.id+"/"+e.Step) != nil
	if moved {
		p.step = e.Step
	}
	p.edited()
	if moved {
		p.shell.Moved()
	}
	p.showField(e.Field)
}

// showField puts the keys in a field of what is shown; "" is the step's name.
func (p *Page) showField(f study.Field) {
	if f == "" {
		f = study.FieldName
	}
	for _, part := range p.parts {
		if part.slot().field == f {
			part.focus()
			if o, ok := p.canvas().Focused().(fyne.CanvasObject); ok {
				p.reveal(o)
			}
			return
		}
	}
}
