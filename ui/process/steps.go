package process

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/figure"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// steps draws the process step by step: what scrolls, and the bar below it.
func (p *Page) steps() fyne.CanvasObject {
	pr := p.process()
	top := []fyne.CanvasObject{p.head(), p.choices()}
	if p.current() == nil {
		p.scroller = kit.Page(kit.Stack(18, append(top, figure.Empty(pr.Title, words.T("This process has no steps. When it has some, you step through them here."), p.fillIn(pr)...))...))
		return p.scroller
	}
	p.figure = figure.NewChevrons(p.course, pr, figure.Options{
		Current: p.current().ID,
		OnStep:  func(step string) { p.stop(); p.showID(step) },
	})
	p.panels = kit.Columns(16, theme.Size(230), []float32{1.62, 1})
	top = append(top, kit.Panel(p.figure), p.panels)
	above := theme.PageMargin
	if p.beside {
		above = 8
	}
	p.scroller = kit.NewScroller(kit.Grid(above, 8, kit.Stack(12, top...)))
	p.bar = newBar(p)
	p.drawStep()
	view := &tapArea{object: container.New(&pageLayout{}, p.scroller, p.bar.object), onTap: p.stop}
	view.ExtendBaseWidget(view)
	return view
}

// head is the page's title, and what else can be done with the process.
func (p *Page) head() fyne.CanvasObject {
	pr := p.process()
	button := kit.Secondary
	if p.beside {
		button = kit.LinkButton
	}
	var buttons []fyne.CanvasObject
	switch {
	case pr.Own:
		buttons = append(buttons, p.more(), button(words.T("Edit"), p.edit))
	case p.current() != nil:
		buttons = append(buttons, button(words.T("Save…"), p.save))
	}
	switch {
	case p.position.byRole:
		buttons = append(buttons, button(words.T("Back to steps"), p.toggleRoles))
	case p.current() != nil:
		buttons = append(buttons, button(words.T("By role"), p.toggleRoles))
	}
	if len(p.course.Processes) > 1 {
		buttons = append(buttons, button(words.T("Compare"), p.compare))
	}
	if len(pr.Steps) > 1 && !p.position.byRole {
		buttons = append(buttons, button(words.T("Practise steps"), p.practise))
	}
	if p.beside { // which names it, over it
		return kit.Wrap(theme.Size(14), buttons...)
	}
	return kit.PageTitle(p.course.Title, words.T("Process"), buttons...)
}

// choices are the processes of the course, those of the learner's own, and the
// ways to have more of them.
func (p *Page) choices() fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, other := range p.course.Processes {
		title := other.Title
		if other.Own {
			title = words.F("%s · yours", brief(title))
		}
		chip := kit.ChosenChip(title, other.ID == p.position.process, func() { p.choose(other.ID) })
		p.chips = append(p.chips, chip)
		chips = append(chips, chip)
	}
	chips = append(chips, kit.LinkButton(words.T("+ Make your own"), p.makeOwn))
	if back := p.bringBackChips(); back != nil {
		chips = append(chips, back)
	}
	return kit.Wrap(6, chips...)
}

func (p *Page) showID(step string) {
	for i, s := range p.process().Steps {
		if s.ID == step {
			p.show(i)
		}
	}
}

// drawStep draws the step shown. It happens at once, with no fade: a step's
// panels are made anew within a frame.
func (p *Page) drawStep() {
	s := p.current()
	p.figure.SetCurrent(s.ID)
	p.panels.Objects = []fyne.CanvasObject{p.stepPanel(s), p.sidePanel(s)}
	p.panels.Refresh()
	p.bar.showStep(p.process(), p.step)
	p.scroller.Refresh()
}

// pageLayout lays its first object over its second, which keeps its height.
type pageLayout struct{}

func (l *pageLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least, bar := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(least.Width, bar.Width), least.Height+bar.Height)
}

func (l *pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h := kit.HeightFor(objects[1], size.Width)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, max(size.Height-h, 0)))
	objects[1].Move(fyne.NewPos(0, size.Height-h))
	objects[1].Resize(fyne.NewSize(size.Width, h))
}
