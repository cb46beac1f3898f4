package ui

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/plans"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// planForm is what is typed and chosen of a plan.
type planForm struct {
	app     *App
	choice  study.PlanChoice
	minutes int
	pause   int  // days from today; 0 is none
	had     bool // there is a plan already
	dated   bool // there is to be a day, and not days off and pauses alone
	today   time.Time

	pop      *kit.PopUp
	name     *kit.Line
	date     *plans.Date
	foreseen *text.Paragraph
	amounts  *fyne.Container
	dates    *fyne.Container
	weekdays *fyne.Container
	day      *plans.Date // a single day to be off
	days     *fyne.Container
	pauses   *fyne.Container
}

// What may be chosen: minutes a day, of which 0 is as many as it takes, and days of
// a pause.
var (
	planMinutes = []int{0, 5, 10, 15, 20, 30, 45, 60}
	planPauses  = []int{0, 3, 7, 14, 30}
)

// ShowPlan shows the plan, to be made or changed.
func (s *App) ShowPlan() {
	if s.opened == nil {
		return
	}
	session := s.opened.Session
	f := &planForm{app: s, choice: session.Choice(), minutes: session.MinutesPerDay(), today: plans.Today(session.Now())}
	_, f.had = session.DaysToPlan()
	if until, paused := session.PausedUntil(); paused {
		f.pause = int(until.Sub(f.today).Hours()/24) + 1
	}
	f.dated = f.had || f.pause == 0 && f.choice.Weekdays == [7]bool{} && len(f.choice.Off) == 0
	f.open()
}

// open shows the form with what was chosen so far.
func (f *planForm) open() {
	f.name = kit.NewLine(func(e *fyne.KeyEvent) bool {
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
	f.name.Name = words.T("What the day is of")
	f.name.SetPlaceHolder(words.T("An interview, an exam, a first day…"))
	kit.SetEntryText(&f.name.Entry, f.choice.Name)
	f.foreseen = kit.Label("")
	f.date = plans.NewDate(f.choice.Date, f.today, f.foresee)
	f.day = plans.NewDate(f.today.AddDate(0, 0, 1), f.today, func() {})
	f.day.Group = words.T("A single day off")
	f.amounts, f.dates, f.weekdays, f.days, f.pauses = kit.Wrap(8), kit.Wrap(8), kit.Wrap(8), kit.Wrap(8), kit.Wrap(8)
	f.restyle()
	f.foresee()
	day := []fyne.CanvasObject{f.dates}
	if f.dated {
		day = append(day, f.name, f.date.Object(), f.foreseen)
	}
	inside := kit.Stack(12,
		part(words.T("Which day do you want to be ready for?"), day...),
		part(words.T("Minutes a day"), f.amounts),
		part(words.T("Days off"), f.weekdays),
		part(words.T("A pause from today"), f.pauses),
		part(words.T("A single day off"), f.day.Object(), f.days),
		kit.Small(words.T("Nothing comes in a pause or on a day off, and nothing counts as missed.")))
	save := kit.Primary(words.T("Keep this plan"), f.keep)
	buttons := []fyne.CanvasObject{kit.Secondary(words.T("Cancel"), func() { f.pop.Hide() })}
	if f.had {
		buttons = append(buttons, kit.Secondary(words.T("Give up the plan"), f.giveUp))
	}
	f.pop = f.app.question("plan", words.T("Your plan"), 640, inside, save, f.again, append(buttons, save)...)
}

func part(title string, rows ...fyne.CanvasObject) fyne.CanvasObject {
	label := kit.Text(title, theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink)
	return kit.Stack(6, append([]fyne.CanvasObject{label}, rows...)...)
}

// again opens the form anew when the window is drawn anew.
func (f *planForm) again() {
	f.take()
	f.open()
}

// take takes up what stands in the fields.
func (f *planForm) take() {
	f.choice.Name, f.choice.Date = study.CleanPlanName(f.name.Text), f.date.Value
}

// restyle shows what may be chosen, what is chosen marked.
func (f *planForm) restyle() {
	choose := func(box *fyne.Container, names []string, chosen func(int) bool, do func(int)) {
		var chips []fyne.CanvasObject
		for i, name := range names {
			chip := kit.Option(func() {
				do(i)
				f.restyle()
				f.foresee()
			})
			kit.StyleOption(chip, name, theme.Clear, chosen(i))
			chips = append(chips, chip)
		}
		box.Objects = chips
		box.Refresh()
	}
	choose(f.dates, []string{words.T("No date"), words.T("A day to be ready for")}, func(i int) bool { return (i == 1) == f.dated }, f.setDated)
	var minutes, days, pauses []string
	for _, n := range planMinutes {
		name := words.T("As many as it takes")
		if n > 0 {
			name = words.N("%d min", "%d min", n)
		}
		minutes = append(minutes, name)
	}
	for i := range 7 {
		days = append(days, words.Weekday(mondayFirst(i)))
	}
	for _, n := range planPauses {
		name := words.T("No pause")
		if n > 0 {
			name = words.N("%d day", "%d days", n)
		}
		pauses = append(pauses, name)
	}
	choose(f.amounts, minutes, func(i int) bool { return planMinutes[i] == f.minutes }, func(i int) { f.minutes = planMinutes[i] })
	choose(f.weekdays, days, func(i int) bool { return f.choice.Weekdays[mondayFirst(i)] },
		func(i int) { f.choice.Weekdays[mondayFirst(i)] = !f.choice.Weekdays[mondayFirst(i)] })
	f.restyleDays()
	choose(f.pauses, pauses, func(i int) bool { return planPauses[i] == f.pause }, func(i int) { f.pause = planPauses[i] })
}

// restyleDays shows the single days off that are to come, each to be taken back, after the button that adds one.
func (f *planForm) restyleDays() {
	add := kit.Secondary(words.T("Take this day off"), func() {
		if !slices.ContainsFunc(f.choice.Off, f.day.Value.Equal) {
			f.choice.Off = append(slices.Clone(f.choice.Off), f.day.Value)
			slices.SortFunc(f.choice.Off, time.Time.Compare)
		}
		f.restyle()
		f.foresee()
	})
	chips := []fyne.CanvasObject{add}
	for _, day := range f.choice.Off {
		if day.Before(f.today) {
			continue
		}
		chip := kit.Secondary(words.F("%s %s ×", words.Weekday(day.Weekday()), plans.DateText(day)), func() {
			f.choice.Off = slices.DeleteFunc(slices.Clone(f.choice.Off), day.Equal)
			f.restyle()
			f.foresee()
		})
		chip.Says.Name = words.F("Study on %s after all", plans.DateText(day))
		chips = append(chips, chip)
	}
	f.days.Objects = chips
	f.days.Refresh()
}

// setDated opens the form with a day, or without.
func (f *planForm) setDated(i int) {
	if f.dated == (i == 1) {
		return
	}
	f.take()
	f.dated = i == 1
	f.pop.Hide()
	f.open()
}

// mondayFirst is a day of the week by its place from Monday on.
func mondayFirst(i int) time.Weekday { return time.Weekday((i + 1) % 7) }

// chosen is what is to be kept.
func (f *planForm) chosen() study.PlanChoice {
	f.take()
	c := f.choice
	if !f.dated {
		c.Name, c.Date = "", time.Time{}
	}
	return c.Pausing(f.today, f.pause)
}

// foresee says what comes of what is chosen.
func (f *planForm) foresee() {
	if figures, ok := f.app.opened.Session.Foresee(f.chosen(), f.minutes); ok {
		plans.Set(f.foreseen, plans.Foreseen(figures, f.today))
	}
}

// keep keeps the plan.
func (f *planForm) keep() { f.set(words.T("Your plan is kept.")) }

// giveUp has there be no day any more; days off and pauses stay.
func (f *planForm) giveUp() {
	f.dated = false
	f.set(words.T("There is no plan any more."))
}

func (f *planForm) set(says string) {
	session := f.app.opened.Session
	if err := session.SetPlan(f.chosen(), f.minutes); err != nil {
		f.app.Fail(words.T("Keeping your plan"), err)
		return
	}
	f.pop.Hide()
	f.app.planChanged()
	f.app.Offer(says, words.T("Undo"), func() {
		if _, _, err := session.Undo(study.ScopeSettings); err != nil {
			f.app.Fail(words.T("Taking back your plan"), err)
		}
		f.app.planChanged()
	})
}

// planChanged draws what goes by the plan.
func (s *App) planChanged() {
	if p, ok := s.page.(interface{ TimePassed() }); ok {
		p.TimePassed()
	}
	s.Moved()
}
