package ui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study/datafolder"
	"stagecraft/study/journal"
	"stagecraft/ui/kit"
	"stagecraft/ui/learners"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

var _ learners.Shell = (*App)(nil)

// household is who shares the data, as the rail shows it. It is used on the main
// goroutine.
type household struct {
	app   *App
	here  datafolder.Learner
	count int // of those on the list
}

// goLearners opens the page of learners.
func (s *App) goLearners() { s.Go(nav.Route{Page: nav.Settings, Mode: learners.Mode}) }

// look asks the disk who there is, off the main goroutine.
func (l *household) look() {
	k, ok := l.app.loader.(LearnerKeeper)
	if !ok {
		return
	}
	go func() {
		all, id, err := k.Learners()
		if err != nil {
			fyne.LogError("looking who there is", err)
			return
		}
		kit.OnMain(func() {
			l.count = 0
			for _, one := range all {
				if one.ID == id {
					l.here = one
				}
				if !one.Removed {
					l.count++
				}
			}
			l.app.rail.update()
			if p, ok := l.app.page.(interface{ LearnersChanged() }); ok {
				p.LearnersChanged()
			}
		})
	}()
}

// name is what the rail shows of who is here; "" with one learner alone.
func (l *household) name() string {
	if l.count < 2 {
		return ""
	}
	return learners.Name(l.here)
}

// learner shows who is here and leads to the others; nil with one learner alone.
func (r *rail) learner() fyne.CanvasObject {
	name := r.app.household.name()
	if name == "" {
		return nil
	}
	objects := []fyne.CanvasObject{kit.Inset(theme.Size(5), 0, kit.Dot(learners.Color(r.app.household.here.Colour)))}
	if !r.narrow {
		objects = append(objects, kit.InsetSides(2, 0, 0, 0, kit.OneLine(kit.Text(name, theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink))), kit.Spring())
	}
	return r.leavable(kit.NewPressable(kit.Inset(12, 8, kit.Row(10, objects...)), r.app.goLearners))
}

// SwitchLearner has another learner go on where they were, also while the data of the
// one who is here can't be opened.
func (s *App) SwitchLearner(l datafolder.Learner) {
	k, ok := s.loader.(LearnerKeeper)
	if !ok {
		return
	}
	path := ""
	if s.opened != nil {
		path = s.opened.Path
	} else if s.trouble == nil {
		return
	}
	s.runTask(words.F("Opening what %s did", learners.Name(l)), words.T("What was done until now is saved."),
		func(ctx context.Context, _ func(done, all int64)) error {
			return k.SwitchLearner(ctx, l.ID, func() error { return s.retireFor(ctx) })
		},
		func(err error) {
			if err == nil {
				s.restored = time.Time{}
				path = "" // the one they had open last
			}
			tell := func() {
				switch {
				case errors.Is(err, context.Canceled):
				case errors.Is(err, journal.ErrInUse):
					s.Tell(words.F("Another window of Stagecraft is open for %s. Go to that one, or close it first.", learners.Name(l)))
				case err != nil:
					s.Fail(words.F("Opening what %s did", learners.Name(l)), err)
				default:
					s.Tell(words.F("Hello, %s.", learners.Name(l)))
				}
			}
			if err != nil && s.trouble != nil { // as there was before
				tell()
				return
			}
			s.goOn(path, tell)
		})
}

// NewLearner asks for the name and the colour of one more.
func (s *App) NewLearner() {
	s.askLearner(datafolder.Learner{Colour: s.freeColour()}, words.T("Add a learner"), words.T("Add"), false)
}

// freeColour is one that follows that of who is here.
func (s *App) freeColour() string {
	return datafolder.Colours[s.household.count%len(datafolder.Colours)]
}

// EditLearner asks for a learner's other name and colour.
func (s *App) EditLearner(l datafolder.Learner) {
	s.askLearner(l, words.T("Change a learner"), words.T("Keep"), true)
}

// BringBackLearner puts one on the list again.
func (s *App) BringBackLearner(l datafolder.Learner) {
	l.Removed = false
	s.keepLearner(l, true)
}

// keepLearner writes a learner down, off the main goroutine.
func (s *App) keepLearner(l datafolder.Learner, known bool) {
	k, ok := s.loader.(LearnerKeeper)
	if !ok {
		return
	}
	go func() {
		var err error
		if known {
			err = k.SaveLearner(l)
		} else {
			_, err = k.AddLearner(l.Name, l.Colour)
		}
		kit.OnMain(func() {
			switch {
			case errors.Is(err, datafolder.ErrNoName):
				s.Tell(words.T("A learner needs a name."))
			case err != nil:
				s.Fail(words.T("Writing down who studies here"), err)
			}
			s.household.look()
		})
	}()
}

// learnerForm is what is typed and chosen of a learner.
type learnerForm struct {
	app         *App
	learner     datafolder.Learner
	title, done string
	known       bool
	line        *kit.Line
	chips       *fyne.Container
	pop         *kit.PopUp
}

func (s *App) askLearner(l datafolder.Learner, title, done string, known bool) {
	(&learnerForm{app: s, learner: l, title: title, done: done, known: known}).open(l.Name)
}

// open shows the form with what was typed so far.
func (f *learnerForm) open(typed string) {
	s := f.app
	c := s.window.Canvas()
	f.line = kit.NewLine(func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			f.keep()
		case fyne.KeyEscape:
			f.pop.Cancel()
		default:
			return false
		}
		return true
	})
	f.line.SetPlaceHolder(words.T("Name"))
	kit.SetEntryText(&f.line.Entry, typed)
	f.chips = kit.Wrap(8)
	f.restyle()
	buttons := []fyne.CanvasObject{kit.Secondary(words.T("Cancel"), func() { f.pop.Hide() })}
	if f.known && f.learner.ID != "" && f.learner.ID != s.household.here.ID {
		buttons = append(buttons, kit.Secondary(words.T("Take off the list"), func() {
			f.pop.Hide()
			l := f.learner
			l.Removed = true
			s.keepLearner(l, true)
			s.Tell(words.F("%s is off the list. What they did is kept in their folder.", learners.Name(l)))
		}))
	}
	buttons = append(buttons, kit.Primary(f.done, f.keep))
	box := kit.Inset(24, 20, kit.Stack(14, kit.H2(f.title), f.line, kit.Label(words.T("Colour")), f.chips, kit.Actions(buttons...)))
	width := min(theme.Size(520), kit.Room(c).Width-60)
	f.pop = kit.NewDialog("learner", box, c)
	f.pop.Again = func() func(any) {
		typed := f.line.Text
		return func(any) { f.open(typed) }
	}
	f.pop.Fit(fyne.NewSize(width, kit.HeightFor(box, width)))
	f.pop.Show()
	c.Focus(f.line)
}

// restyle shows the colours, the chosen one marked.
func (f *learnerForm) restyle() {
	var chips []fyne.CanvasObject
	for _, colour := range datafolder.Colours {
		chip := kit.Option(func() {
			f.learner.Colour = colour
			f.restyle()
		})
		kit.StyleOption(chip, learners.ColorName(colour), learners.Color(colour), f.learner.Colour == colour)
		chips = append(chips, chip)
	}
	f.chips.Objects = chips
	f.chips.Refresh()
}

// keep writes down what was typed.
func (f *learnerForm) keep() {
	l := f.learner
	if l.Name = f.line.Text; l.Name == "" && !(f.known && l.ID == "") {
		f.app.window.Canvas().Focus(f.line)
		return
	}
	f.pop.Hide()
	f.app.keepLearner(l, f.known)
}
