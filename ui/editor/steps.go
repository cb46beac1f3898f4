package editor

import (
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/figure"
	"stagecraft/ui/nav"
	"stagecraft/ui/words"
)

// showFigure draws the process as it is now.
func (p *Page) showFigure() {
	p.figure.Objects = []fyne.CanvasObject{figure.NewChevrons(p.session.Course(), p.process(), figure.Options{
		Current: p.step,
		OnStep:  p.choose,
	})}
	p.figure.Refresh()
}

// chooseAt goes to the step at a place, if there is one.
func (p *Page) chooseAt(i int) {
	if steps := p.process().Steps; i >= 0 && i < len(steps) {
		p.choose(steps[i].ID)
	}
}

// chooseBy goes so many steps on.
func (p *Page) chooseBy(n int) {
	_, i := p.current()
	p.chooseAt(i + n)
}

// addStep adds a step after the chosen one and asks for its name.
func (p *Page) addStep() {
	p.saving.flush()
	before := p.process().Steps
	if !p.saving.do(study.Change{Kind: study.ChangeAdd, After: p.step, Text: p.newName()}) {
		return
	}
	for _, s := range p.process().Steps {
		if !slices.ContainsFunc(before, func(o *content.Step) bool { return o.ID == s.ID }) {
			p.choose(s.ID)
		}
	}
	p.form.name.selectAll()
}

// newName is a name for a step that has none yet.
func (p *Page) newName() string { return words.F("Step %d", p.place()+2) }

func (p *Page) place() int { _, i := p.current(); return i }

// move moves the chosen step by so many places.
func (p *Page) move(n int) { p.put(p.step, p.place()+n) }

// put gives a step another place, if there is one, and chooses it.
func (p *Page) put(step string, to int) {
	p.saving.flush()
	steps := p.process().Steps
	if to < 0 || to >= len(steps) {
		return
	}
	others := slices.DeleteFunc(slices.Clone(steps), func(s *content.Step) bool { return s.ID == step })
	after := ""
	if to > 0 {
		after = others[to-1].ID
	}
	was := p.step
	p.step = step
	if !p.saving.do(study.Change{Kind: study.ChangeMove, Step: step, After: after}) {
		p.step = was
		p.show()
		return
	}
	if step != was {
		p.shell.Moved()
	}
}

// removeStep takes the chosen step out, and says how it comes back.
func (p *Page) removeStep() {
	p.saving.flush()
	steps, i := p.process().Steps, p.place()
	gone := steps[i]
	if len(steps) > 1 {
		next := i + 1
		if next == len(steps) {
			next = i - 1
		}
		p.step = steps[next].ID
	}
	if !p.saving.do(study.Change{Kind: study.ChangeDrop, Step: gone.ID}) {
		p.step = gone.ID
		p.show()
		return
	}
	p.shell.Moved()
	p.shell.Tell(words.F("Removed “%s” · %s brings it back", brief(gone.Name), command.Ctrl(fyne.KeyZ).String()))
}

// brief keeps a name to what a message holds.
func brief(name string) string {
	const most = 40
	if letters := []rune(name); len(letters) > most {
		return string(letters[:most-1]) + "…"
	}
	return name
}

// leave goes back to the process, at the chosen step. What could not be saved
// is told of first, and left behind only when asked again.
func (p *Page) leave() {
	p.saving.flush()
	if p.saving.failed != nil && !p.saving.warned {
		p.saving.warned = true
		p.saving.failAloud()
		return
	}
	p.writeThen(func(now func(string) string) {
		p.shell.Replace(nav.Route{Page: nav.Process, ID: p.id, At: now(p.step), State: p.processState()})
	})
}
