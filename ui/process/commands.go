package process

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/words"
)

// Commands are what the page can be told to do.
func (p *Page) Commands() []command.Command {
	stepping := func() bool { return p.position.stepping() && p.current() != nil }
	// Everything but playing itself stops it.
	stopping := func(do func()) func() { return func() { p.stop(); do() } }
	last := func() int { return len(p.process().Steps) - 1 }
	cs := []command.Command{
		{
			ID: "process.next", Title: words.T("Next step"), Keys: []command.Key{command.K(fyne.KeyRight)},
			Do: stopping(func() { p.show(p.step + 1) }), When: func() bool { return stepping() && (p.step < last() || p.player.playing()) },
		},
		{
			ID: "process.previous", Title: words.T("Previous step"), Keys: []command.Key{command.K(fyne.KeyLeft)},
			Do: stopping(func() { p.show(p.step - 1) }), When: func() bool { return stepping() && (p.step > 0 || p.player.playing()) },
		},
		{
			ID: "process.first", Title: words.T("First step"), Keys: []command.Key{command.K(fyne.KeyHome)},
			Do: stopping(func() { p.show(0) }), When: stepping,
		},
		{
			ID: "process.last", Title: words.T("Last step"), Keys: []command.Key{command.K(fyne.KeyEnd)},
			Do: stopping(func() { p.show(last()) }), When: stepping,
		},
		{
			ID: "process.play", Title: words.T("Play the steps, or stop"), Keys: []command.Key{command.K(fyne.KeySpace)},
			Do: p.play, When: func() bool { return stepping() && last() > 0 },
		},
		{
			ID: "process.compare", Title: words.T("Compare with another process, or stop comparing"), Keys: []command.Key{command.K(fyne.KeyC)},
			Do: p.compare, When: func() bool { return p.process() != nil && len(p.course.Processes) > 1 },
		},
		{
			ID: "process.roles", Title: words.T("Show who does what, or what happens"), Keys: []command.Key{command.K(fyne.KeyR)},
			Do: p.toggleRoles, When: func() bool { return p.current() != nil },
		},
		{
			ID: "process.save", Title: words.T("Save as a picture, PDF or YAML…"), Keys: []command.Key{command.Ctrl(fyne.KeyS)},
			Do: stopping(p.save), When: func() bool { return p.current() != nil },
		},
		{
			ID: "process.practise", Title: words.T("Practise this process"),
			Do: p.practise, When: func() bool { return stepping() && last() > 0 },
		},
		{
			ID: "process.leave", Title: words.T("Stop playing, or go back to the steps"), Keys: []command.Key{command.K(fyne.KeyEscape)},
			Do: p.leave, When: func() bool { return !p.position.stepping() || p.player.playing() }, Unlisted: true,
		},
	}
	cs = append(cs, p.ownCommands(stopping)...)
	cs = append(cs, p.undoCommands()...)
	if pr := p.process(); pr != nil {
		for i, s := range pr.Steps {
			c := command.Command{
				ID: "process.step." + s.ID, Title: words.F("Step %d: %s", i+1, s.Name),
				Do: stopping(func() { p.show(i) }), When: stepping,
			}
			if i < 9 {
				c.Keys = []command.Key{{Rune: rune('1' + i)}}
			}
			cs = append(cs, c)
		}
	}
	return append(append(cs, p.roleCommands()...), p.scrolling(stopping)...)
}

// leave goes back by one: from playing to the step, from roles to what happens,
// from comparing to the steps.
func (p *Page) leave() {
	switch {
	case p.player.playing():
		p.stop()
	case p.position.byRole:
		p.toggleRoles()
	default:
		p.compare()
	}
}

// scrolling gives the keys that scroll what is higher than the window. Home and
// End scroll only where they don't step.
func (p *Page) scrolling(stopping func(func()) func()) []command.Command {
	var cs []command.Command
	for _, name := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd} {
		cs = append(cs, command.Command{
			ID: "process.scroll." + string(name), Title: words.T("Scroll"), Keys: []command.Key{command.K(name)}, Unlisted: true,
			Do: stopping(func() { p.scroller.Key(name) }),
		})
	}
	return cs
}
