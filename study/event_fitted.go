package study

import (
	"math"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study/fsrs"
)

// Fitted is when the weights of the scheduler were fitted to the learner's own
// reviews, and held against those in use.
const Fitted Kind = "fitted"

// FittedPayload is what a fitted event holds.
type FittedPayload struct {
	Scheduler string    `json:"scheduler"` // [fsrs.Name7]
	Reviews   int       `json:"reviews"`   // that could be predicted
	Held      int       `json:"held"`      // of them, those that the fit had not seen
	Before    float64   `json:"before"`    // mean log loss of these by the weights in use
	After     float64   `json:"after"`     // and by those fitted
	Z         float64   `json:"z"`         // the difference in standard errors
	Adopted   bool      `json:"adopted"`   // the weights are in use from now on
	Weights   []float64 `json:"weights,omitempty"`
	Earlier   int       `json:"earlier,omitempty"` // cards that come earlier by them
	Later     int       `json:"later,omitempty"`
}

// OpFit is adopting weights that were fitted.
const OpFit OperationKind = "fit"

// fitted is what is kept of a fitted event.
type fitted struct {
	weights        fsrs.Weights7 // if adopted
	before, after  float64
	reviews, held  int
	earlier, later int
	adopted        bool
}

// fits are the fits that count, in order.
type fits struct {
	all []fitted
	at  []int64 // when, UTC ms

	tried int // of how many reviews the largest was made, those undone too: what the learner took back isn't tried again at once
}

// inUse gives the fit whose weights are in use; nil is none. Of two devices' the
// later is, in the order of events.
func (f *fits) inUse() *fitted {
	for i := len(f.all) - 1; i >= 0; i-- {
		if f.all[i].adopted {
			return &f.all[i]
		}
	}
	return nil
}

var fittedEvents *kind[fitted, fits]

func init() {
	fittedEvents = register(kind[fitted, fits]{
		traits: traits{name: Fitted, undone: true},
		decode: decodeFitted,
		reset:  func(p *fits) { *p = fits{} },
		apply: func(_ *State, p *fits, _ int32, r *record, f *fitted) {
			p.tried = max(p.tried, f.reviews)
			if !r.undone {
				p.all, p.at = append(p.all, *f), append(p.at, r.at)
			}
		},
		pack: func(c *codec, _ ulid.ULID, f *fitted) { packFitted(c, f) },
		packAll: func(c *codec, p *fits) {
			list(c, &p.all, packFitted)
			list(c, &p.at, integer)
			integer(c, &p.tried)
		},
		operation: func(_ *State, f *fitted) (OperationKind, Scope) {
			if f.adopted {
				return OpFit, ScopeSettings
			}
			return OpStudy, ScopeSettings
		},
	})
}

// decodeFitted reads a fit. Weights are brought within the model's bounds.
func decodeFitted(_ *State, payload []byte) (fitted, bool) {
	p, ok := decode[FittedPayload](payload)
	f := fitted{
		before: p.Before, after: p.After, reviews: p.Reviews, held: p.Held,
		earlier: p.Earlier, later: p.Later, adopted: p.Adopted,
	}
	ok = ok && p.Scheduler == fsrs.Name7 && p.Reviews > 0 && p.Reviews <= math.MaxInt32 && p.Held >= 0 && p.Held <= p.Reviews &&
		min(p.Earlier, p.Later) >= 0 && max(p.Earlier, p.Later) <= math.MaxInt32
	if p.Adopted {
		if !ok || len(p.Weights) != len(f.weights) {
			return fitted{}, false
		}
		f.weights = fsrs.Weights7(p.Weights).Clip()
	}
	return f, ok
}

func packFitted(c *codec, f *fitted) {
	c.float(&f.before)
	c.float(&f.after)
	integer(c, &f.reviews)
	integer(c, &f.held)
	integer(c, &f.earlier)
	integer(c, &f.later)
	if c.flag(&f.adopted); f.adopted {
		for i := range f.weights {
			c.float(&f.weights[i])
		}
	}
}

// Fit is what became of fitting the schedule to the learner.
type Fit struct {
	At             time.Time // in the learner's zone
	Reviews        int       // that it was made of
	Held           int       // of them, those it was tried on
	Before, After  float64   // the mean log loss of these: of the schedule in use, and of the fitted one
	Adopted        bool      // it predicted better, and is in use
	Earlier, Later int       // cards whose days it moved
}

// LastFit is the last fit that wasn't undone; false when there is none.
func (s *Session) LastFit() (Fit, bool) {
	f := fittedEvents.in(s.state)
	n := len(f.all)
	if n == 0 {
		return Fit{}, false
	}
	last := &f.all[n-1]
	return Fit{
		At: time.UnixMilli(f.at[n-1]).In(s.clock.Now().Location()), Reviews: last.reviews, Held: last.held,
		Before: last.before, After: last.after, Adopted: last.adopted, Earlier: last.earlier, Later: last.later,
	}, true
}
