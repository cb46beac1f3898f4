package study

import (
	"slices"
	"time"

	"stagecraft/study/plan"
)

// PlanChoice is a plan as the learner chooses it. Dates are midnight, UTC.
type PlanChoice struct {
	Name     string    // of what the date is of: "interview"
	Date     time.Time // zero is none: there is no plan
	Weekdays [7]bool   // off, by [time.Weekday]
	Off      []time.Time
	Pauses   []PauseChoice
}

// PauseChoice is a pause, its first and its last day included.
type PauseChoice struct{ From, To time.Time }

// Choice is what the learner chose of a plan: that there is none has only their pauses
// and days off.
func (s *Session) Choice() PlanChoice {
	p := &plannedEvents.in(s.state).last
	c := PlanChoice{Name: p.name, Weekdays: p.calendar().Weekdays}
	if p.date != 0 {
		c.Date = p.date.Date()
	}
	for _, d := range p.days {
		c.Off = append(c.Off, d.Date())
	}
	for _, one := range p.pauses {
		c.Pauses = append(c.Pauses, PauseChoice{one.From.Date(), one.To.Date()})
	}
	return c
}

// payload is a choice as an event holds it.
func (c PlanChoice) payload() PlannedPayload {
	p := PlannedPayload{Name: CleanPlanName(c.Name)}
	if !c.Date.IsZero() {
		p.Date = c.Date.Format(planDateForm)
	}
	for w, off := range c.Weekdays {
		if off {
			p.Off = append(p.Off, w)
		}
	}
	for _, d := range c.Off {
		p.Days = append(p.Days, d.Format(planDateForm))
	}
	for _, one := range c.Pauses {
		if !one.To.Before(one.From) {
			p.Pauses = append(p.Pauses, PlannedPause{one.From.Format(planDateForm), one.To.Format(planDateForm)})
		}
	}
	return p
}

// SetPlan takes up a plan, with so many minutes a day, as one operation. With no date
// there is none from now on, but for its days off and pauses.
func (s *Session) SetPlan(c PlanChoice, minutes int) error {
	p := c.payload()
	if f, ok := s.Foresee(c, minutes); ok {
		p.Level, p.Mean = f.Level, f.Minutes
	}
	entries := []Entry{{Planned, p}}
	if v := SettingMinutesPerDay.nearest(float64(minutes)); v != s.Setting(SettingMinutesPerDay) {
		entries = append(entries, Entry{Adjusted, AdjustedPayload{SettingMinutesPerDay.Key, v}})
	}
	return s.Do(OpPlan, entries...)
}

// Pausing is the choice with a pause of so many days from today on; 0 is none, and
// ends one that today is in.
func (c PlanChoice) Pausing(today time.Time, days int) PlanChoice {
	c.Pauses = slices.Clone(c.Pauses)
	c.endPause(today)
	if days > 0 {
		c.Pauses = append(c.Pauses, PauseChoice{today, today.AddDate(0, 0, days-1)})
	}
	return c
}

// endPause ends pauses that hold a day, with the day before.
func (c *PlanChoice) endPause(today time.Time) {
	for i := range c.Pauses {
		if p := &c.Pauses[i]; !p.From.After(today) && !p.To.Before(today) {
			p.To = today.AddDate(0, 0, -1)
		}
	}
	c.Pauses = slices.DeleteFunc(c.Pauses, func(p PauseChoice) bool { return p.To.Before(p.From) })
}

// PausedUntil is the last day of the pause that today is in; false when it is in none.
func (s *Session) PausedUntil() (time.Time, bool) {
	today, until, paused := s.now().day, localDay(0), false
	for _, p := range plannedEvents.in(s.state).last.pauses {
		if p.Holds(today) {
			until, paused = max(until, p.To), true
		}
	}
	return until.Date(), paused
}

// DayOff says whether the learner chose not to study today.
func (s *Session) DayOff() bool { return s.dayOff(s.now().day) }

func (s *Session) dayOff(d localDay) bool {
	c := plannedEvents.in(s.state).last.calendar()
	return c.Off(d)
}

// forecast is the plan's figures, as long as nothing changes of what they are of.
type forecast struct {
	known   bool
	day     localDay
	resets  int
	plan    plans
	choices [4]float64
	limits  int // version of those of decks
	figures plan.Plan
	inForce bool

	cards map[int32]bool // that today's reviews are of
	fresh int            // new cards of today, those met before it was worked out included
}

// asked is what of the settings a plan goes by.
func (s *Session) asked() [4]float64 {
	return [4]float64{s.Setting(SettingMinutesPerDay), s.Setting(SettingRetention), s.Setting(SettingLongest), s.Setting(SettingSteps)}
}

// PlanFigures is what the days up to the plan's date cost, and what will be recalled
// then, as worked out first today; false when there is no plan, or its date is past.
func (s *Session) PlanFigures() (plan.Plan, bool) {
	s.refreshQueues(s.now())
	return s.ahead.figures, s.ahead.inForce
}

// refreshForecast works the plan out again on another day, or when it is another.
func (s *Session) refreshForecast(now instant) {
	f, p := &s.ahead, plannedEvents.in(s.state)
	if f.known && f.day == now.day && f.resets == s.state.resets && f.choices == s.asked() && f.limits == s.limits.version && f.plan.same(p) {
		return
	}
	*f = forecast{known: true, day: now.day, resets: s.state.resets, plan: *p, choices: s.asked(), limits: s.limits.version}
	if p.last.date <= now.day {
		return
	}
	in := s.planInput(now, &p.last, s.Setting(SettingMinutesPerDay))
	in.AtLeast = p.last.level
	f.figures, f.inForce = plan.Make(in), true
	f.cards = map[int32]bool{}
	numbers := s.plannedCards()
	for _, i := range f.figures.Deal.Reviews {
		f.cards[numbers[i]] = true
	}
	introduced, _ := s.state.gradedToday(now)
	f.fresh = introduced + f.figures.Deal.New
	s.queues.known = false
}

func (p *plans) same(o *plans) bool {
	a, b := &p.last, &o.last
	return p.any == o.any && p.made == o.made && a.name == b.name && a.date == b.date && a.weekdays == b.weekdays &&
		slices.Equal(a.days, b.days) && slices.Equal(a.pauses, b.pauses) && a.level == b.level
}

// Foresee is what a plan would come to with so many minutes a day; 0 is as many as it
// takes. It is false when it has no date after today.
func (s *Session) Foresee(c PlanChoice, minutes int) (plan.Plan, bool) {
	now := s.now()
	s.refreshQueues(now)
	p := c.payload()
	e, ok := p.parse()
	if !ok || e.date <= now.day {
		return plan.Plan{}, false
	}
	return plan.Make(s.planInput(now, &e, float64(minutes))), true
}

// PlanKept is how the days since a plan was made went.
type PlanKept struct {
	Predicted, True float64 // minutes a day, of the days studied
	Days            int     // studied, since
}

// PlanKept says how the minutes that the plan predicted compare to those there were;
// false when no day was studied yet since it was made, before today.
func (s *Session) PlanKept() (PlanKept, bool) {
	p := plannedEvents.in(s.state)
	today := s.now().day
	if !p.any || p.last.mean == 0 || p.made >= today {
		return PlanKept{}, false
	}
	k := PlanKept{Predicted: p.last.mean}
	days := s.Days(min(int(today-p.made), plan.MostDays) + 1)
	for _, d := range days[1 : len(days)-1] {
		if d.Active() {
			k.True += d.Minutes
			k.Days++
		}
	}
	if k.Days == 0 {
		return k, false
	}
	k.True /= float64(k.Days)
	return k, true
}

// DaysToPlan is how many days there are until the plan's date; false when there is
// no plan, or its date is past.
func (s *Session) DaysToPlan() (int, bool) {
	date := plannedEvents.in(s.state).last.date
	n := int(date - s.now().day)
	return n, date != 0 && n >= 0
}
