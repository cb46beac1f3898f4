package study

import (
	"strings"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study/day"
	"stagecraft/study/plan"
)

// Planned is when the learner made a plan, changed it, or gave it up.
const Planned Kind = "planned"

// PlannedPayload is what a planned event holds. Dates are as in 2026-12-18.
type PlannedPayload struct {
	Name   string         `json:"name,omitempty"`
	Date   string         `json:"date,omitempty"` // "" is none: there is no plan
	Off    []int          `json:"off,omitempty"`  // days of the week, 0 is Sunday
	Days   []string       `json:"days,omitempty"` // other days off
	Pauses []PlannedPause `json:"pauses,omitempty"`
	Level  float64        `json:"level,omitempty"` // minutes that each day aims at
	Mean   float64        `json:"mean,omitempty"`  // minutes predicted of a day
}

// PlannedPause is a pause in a [PlannedPayload], with its first and last day.
type PlannedPause struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// OpPlan is making a plan, changing it or giving it up.
const OpPlan OperationKind = "plan"

// The bounds of a plan.
const (
	MaxPlanName  = 60 // characters
	mostPauses   = 100
	mostDaysOff  = 1000
	mostLevel    = 24 * 60
	planDateForm = time.DateOnly
)

// planned is what is kept of a planned event.
type planned struct {
	name        string
	date        localDay // 0 is none
	weekdays    uint8    // off, a bit each
	days        []localDay
	pauses      []plan.Pause
	level, mean float64
}

// plans is the plan that counts, and when it was made.
type plans struct {
	last planned
	made localDay
	any  bool
}

var plannedEvents *kind[planned, plans]

func init() {
	plannedEvents = register(kind[planned, plans]{
		traits: traits{name: Planned},
		decode: func(_ *State, payload []byte) (planned, bool) {
			p, ok := decode[PlannedPayload](payload)
			if !ok {
				return planned{}, false
			}
			return p.parse()
		},
		reset: func(p *plans) { *p = plans{} },
		apply: func(_ *State, p *plans, _ int32, r *record, e *planned) { *p = plans{*e, r.day, true} },
		pack:  func(c *codec, _ ulid.ULID, e *planned) { packPlanned(c, e) },
		packAll: func(c *codec, p *plans) {
			packPlanned(c, &p.last)
			integer(c, &p.made)
			c.flag(&p.any)
		},
		operation: func(*State, *planned) (OperationKind, Scope) { return OpPlan, ScopeSettings },
	})
}

// parse reads a plan, and says whether it makes sense.
func (p *PlannedPayload) parse() (planned, bool) {
	ok := p.Name == CleanPlanName(p.Name) && p.Level >= 0 && p.Level <= mostLevel && p.Mean >= 0 && p.Mean <= mostLevel &&
		len(p.Pauses) <= mostPauses && len(p.Days) <= mostDaysOff
	read := func(date string) localDay {
		t, err := time.Parse(planDateForm, date)
		ok = ok && err == nil && t.Year() >= 1970 && t.Year() <= 9998
		return day.Day(t.Unix() / 86400)
	}
	e := planned{name: p.Name, level: p.Level, mean: p.Mean}
	if p.Date != "" {
		e.date = read(p.Date)
	}
	for _, w := range p.Off {
		if w < 0 || w > 6 {
			return e, false
		}
		e.weekdays |= 1 << w
	}
	if !ok {
		return e, false
	}
	for _, d := range p.Days {
		e.days = append(e.days, read(d))
	}
	for _, one := range p.Pauses {
		e.pauses = append(e.pauses, plan.Pause{From: read(one.From), To: read(one.To)})
	}
	return e, ok
}

func packPlanned(c *codec, e *planned) {
	text(c, &e.name)
	integer(c, &e.date)
	c.byte(&e.weekdays)
	list(c, &e.days, integer[localDay])
	list(c, &e.pauses, func(c *codec, p *plan.Pause) {
		integer(c, &p.From)
		integer(c, &p.To)
	})
	c.float(&e.level)
	c.float(&e.mean)
}

// calendar is on which days the learner doesn't study.
func (e *planned) calendar() plan.Calendar {
	c := plan.Calendar{Days: e.days, Pauses: e.pauses}
	for w := range c.Weekdays {
		c.Weekdays[w] = e.weekdays&(1<<w) != 0
	}
	return c
}

// CleanPlanName makes a name for a plan of what was typed: in one line, without signs
// that can't be seen, and not too long.
func CleanPlanName(typed string) string {
	runes := []rune(CleanDeviceName(typed))
	return strings.TrimSpace(string(runes[:min(len(runes), MaxPlanName)]))
}
