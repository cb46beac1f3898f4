package study

import (
	"slices"

	"github.com/oklog/ulid/v2"
)

// Forgotten is when the learner had cards begin anew, as if they had never been
// learnt. What was graded before counts as done, and no more towards when they come.
const Forgotten Kind = "forgotten"

// ForgottenPayload is what a forgotten event holds.
type ForgottenPayload struct {
	Cards []string `json:"cards"`
}

// restarts are, by card, the forgotten events that count, as indexes in the log.
type restarts struct{ of map[symbol][]int32 }

var forgottenEvents *kind[[]symbol, restarts]

func init() {
	forgottenEvents = register(kind[[]symbol, restarts]{
		traits: traits{name: Forgotten},
		decode: func(s *State, payload []byte) ([]symbol, bool) {
			p, ok := decode[ForgottenPayload](payload)
			if !ok || !namesCards(p.Cards) {
				return nil, false
			}
			cards := make([]symbol, len(p.Cards))
			for i, id := range p.Cards {
				cards[i] = s.symbols.intern(id)
			}
			return cards, true
		},
		reset: func(p *restarts) { p.of = map[symbol][]int32{} },
		apply: func(s *State, p *restarts, i int32, _ *record, e *[]symbol) {
			for _, id := range *e {
				card := s.renames.card(s, id)
				if of := p.of[card]; len(of) > 0 && of[len(of)-1] == i {
					continue // it is named twice
				}
				p.of[card] = append(p.of[card], i)
				s.memories().restart(s, card, i)
			}
		},
		toggle: func(s *State, p *restarts, i int32, e *[]symbol) {
			for _, id := range *e {
				card := s.renames.card(s, id)
				at, in := slices.BinarySearch(p.of[card], i)
				switch undone := s.at(i).undone; {
				case undone && in:
					p.of[card] = slices.Delete(p.of[card], at, at+1)
				case !undone && !in:
					p.of[card] = slices.Insert(p.of[card], at, i)
				}
				last := int32(-1)
				if of := p.of[card]; len(of) > 0 {
					last = of[len(of)-1]
				} else {
					delete(p.of, card)
				}
				s.memories().restart(s, card, last)
			}
		},
		pack: func(c *codec, _ ulid.ULID, e *[]symbol) { list(c, e, (*codec).symbol) },
		packAll: func(c *codec, p *restarts) {
			dictionary(c, &p.of, (*codec).symbol, func(c *codec, of *[]int32) { c.ascending(of) })
		},
		operation: func(*State, *[]symbol) (OperationKind, Scope) { return OpForget, ScopeCards },
		describe: func(s *Session, e *[]symbol, done *Done) {
			for _, id := range *e {
				done.Cards = append(done.Cards, CardID(s.state.symbols.text(s.state.renames.card(s.state, id))))
			}
		},
	})
}

// restart has a card begin anew with an event at an index of the log; at -1 it never
// did.
func (p *memories) restart(s *State, card symbol, at int32) {
	c := p.of(s, card)
	all := append(c.earlier, c.grades...)
	slices.Sort(all)
	c.restarted, c.earlier, c.grades = at+1, nil, nil
	for _, i := range all {
		to := c.gradesWith(s, s.gradeAt(i), i)
		*to = append(*to, i)
	}
	c.base = nil
	c.forget(0)
	p.change(c)
}
