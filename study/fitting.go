package study

import (
	"context"
	"fmt"

	"stagecraft/content"
	"stagecraft/study/fsrs"
)

// FitTask is a fit of the schedule's weights to the learner, to be run on any
// goroutine: it has a copy of all that it needs.
type FitTask struct {
	course *content.Course
	packed []byte          // the state
	here   map[string]bool // the cards that this edition has
	today  localDay
	since  *meanwhile
}

// FitResult is what a [FitTask] found, to be given to [Session.Adopt].
type FitResult struct {
	trial fsrs.Trial7
	moved Moves
	by    schedule // in use as it was tried

	planned *State // all that was done before the task, planned by the weights if they are better
	since   *meanwhile
}

// meanwhile is what was taken into account since a state was copied.
type meanwhile struct {
	events []Event
	many   bool // they are too many to take them into account twice
}

// mostMeanwhile is how many events a copy is brought up to date by.
const mostMeanwhile = 5000

func (m *meanwhile) add(events []Event) {
	if m.many = m.many || len(m.events)+len(events) > mostMeanwhile; m.many {
		m.events = nil
		return
	}
	m.events = append(m.events, events...)
}

// Better says whether the fitted weights predict the learner better.
func (r FitResult) Better() bool { return r.trial.Better() }

// FitDue gives the fit that is to be made now: the first once [fsrs.LeastFit]
// reviews can be predicted, and another each time these have doubled. It is nil
// when none is, as under FSRS-6.
func (s *Session) FitDue() *FitTask {
	n := 0
	for _, m := range s.state.memories().all {
		n += max(min(m.recalled+len(m.grades), fsrs.MostOfCard)-1, 0)
	}
	if !s.state.schedulers.newer || n < fsrs.LeastFit || n < 2*fittedEvents.in(s.state).tried || s.closed {
		return nil
	}
	s.since = &meanwhile{}
	return &FitTask{
		course: s.base, packed: s.state.pack(s.base, covered{}), here: s.gradedHere(), today: s.now().day, since: s.since,
	}
}

// Run fits, on one core, and fails with the context's error when that ends first.
func (t *FitTask) Run(ctx context.Context) (FitResult, error) {
	r := FitResult{since: t.since}
	state, _, err := unpackState(t.course, t.packed, true)
	if err != nil {
		return r, fmt.Errorf("copy what was studied: %w", err)
	}
	h := state.history(t.here, t.today)
	cards := make([][]fsrs.Rated, 0, len(h.cards))
	for _, c := range h.cards {
		rated := make([]fsrs.Rated, len(c.grades))
		for i, g := range c.grades {
			rated[i] = fsrs.Rated{At: g.at, Rating: g.rating}
		}
		cards = append(cards, rated)
	}
	r.by = h.schedule
	if r.trial, err = fsrs.Try(ctx, cards, h.schedule.weights); err != nil || !r.Better() {
		return r, err
	}
	fitted := schedule{newer: true, weights: r.trial.Weights.Clip()}
	if r.moved, err = h.moved(ctx, fitted); err != nil {
		return r, err
	}
	state.planBy(fitted)
	for _, m := range state.memories().changed {
		if ctx.Err() != nil {
			return r, ctx.Err()
		}
		state.settleCard(m)
	}
	r.planned = state
	return r, nil
}

// Adopt writes down what a fit found, and has the cards planned by it if it is
// better: the task did so with a copy, which is brought up to date by what was done
// meanwhile and takes the place of the state. Where the schedule is no longer the
// one it was held against, a fit was made elsewhere meanwhile, or very much came in,
// nothing happens.
func (s *Session) Adopt(r FitResult) error {
	if r.trial.Held == 0 || r.by != s.state.schedulers.schedule || r.trial.Predictions < 2*fittedEvents.in(s.state).tried {
		return nil
	}
	p := FittedPayload{
		Scheduler: fsrs.Name7, Reviews: r.trial.Predictions, Held: r.trial.Held,
		Before: r.trial.Before, After: r.trial.After, Z: r.trial.Z, Adopted: r.Better(),
	}
	if !p.Adopted {
		return s.Do(OpFit, Entry{Fitted, p})
	}
	if r.since != s.since || r.since.many {
		return nil
	}
	p.Weights = r.trial.Weights[:]
	p.Earlier, p.Later = r.moved.Earlier, r.moved.Later
	s.planned = r.planned
	defer func() { s.planned = nil }()
	if err := s.Do(OpFit, Entry{Fitted, p}); err != nil {
		return err
	}
	// By the last snapshot the next start would plan all cards anew.
	if kept, ok := s.store.(SnapshotStore); ok && s.state.size() > int(mostAfterSnapshot) && s.state.size() <= mostPackedLive {
		s.keepSnapshot(kept, s.state, kept.Counts())
	}
	return nil
}

// mostPackedLive is how many events are packed while the learner waits, which takes
// some milliseconds. Of more, the next start makes the snapshot.
const mostPackedLive = 100_000

// takePlanned puts the state that a fit planned in the place of the one there is,
// of which it is a copy but for what was done since.
func (s *Session) takePlanned() {
	planned, since := s.planned, s.since
	s.planned, s.since = nil, nil
	// What was asked for before is asked for again.
	planned.version, planned.resets = s.state.version, s.state.resets+1
	s.state = planned
	for i := range since.events {
		s.state.apply(&since.events[i])
	}
}
