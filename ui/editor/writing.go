package editor

import "stagecraft/ui/words"

// Writer is a [Session] that keeps nothing by itself: a process of a course, which stands in
// a file. It is written when that is asked for, and when the page is left.
type Writer interface {
	// Write writes it. Then is called when it was, with what the ids of steps became: those
	// of steps that are new are made of their names.
	Write(then func(now func(step string) string))
}

// save saves what is typed, and writes the file where there is one.
func (p *Page) save() {
	p.saving.flush()
	w, ok := p.session.(Writer)
	if !ok || p.session.Saved() {
		return
	}
	w.Write(func(now func(string) string) {
		p.step = now(p.step)
		if !p.saving.closed {
			p.edited()
			p.shell.Moved()
		}
	})
}

// writeThen writes the file where there is one and something isn't in it, and goes on.
func (p *Page) writeThen(then func(now func(string) string)) {
	w, ok := p.session.(Writer)
	if !ok || p.session.Saved() {
		then(func(id string) string { return id })
		return
	}
	w.Write(then)
}

// resting is what is said while there is nothing to be saved, and unsaved while there is.
func (p *Page) resting() (resting, unsaved string, bad bool) {
	if _, ok := p.session.(Writer); ok {
		return words.T("It is written when you are done"), words.T("Not written yet"), false
	}
	return words.T("Saved as you type"), words.T("Not saved yet"), true
}
