package study

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"stagecraft/study/fsrs"
)

// Everything gives all that is in a state, unpacked, so that two can be compared
// field by field; what only counts changes, or is made anew when it is asked for,
// is as if it had never been.
func (s *State) Everything() *State {
	s.dayTotals()
	all := s.dayTotals()
	s.unpack()
	s.settleOwn()
	s.ownCards().stale, s.ownDecks().stale, deckAdjustedEvents.in(s).version = false, false, 0
	for i := range s.undo.areas {
		s.undo.areas[i].done.unpack()
	}
	for _, l := range s.undo.parts {
		l.done.unpack()
	}
	s.early = all[0].followedBy(all[1])
	s.version, s.resets, s.arriving = 0, 0, 0
	clear(s.renames.cards)
	s.symbols = symbols{} // their numbers follow from what was asked before, see Kept
	for lesson, last := range s.reading().last {
		last.block = 0
		s.reading().last[lesson] = last
	}
	forgottenEvents.in(s).of = nil
	for i := range s.early.reads {
		s.early.reads[i].block = blockRead{}
	}
	s.early.cards = nil // see Kept
	s.log = eventLog{recent: s.log.recent}
	s.reading().version, finishedEvents.in(s).version = 0, 0
	of := s.memories()
	of.takeChanged()
	slices.SortFunc(of.all, func(a, b *memory) int { return strings.Compare(a.id, b.id) })
	of.bySymbol = nil
	of.all = slices.DeleteFunc(of.all, func(m *memory) bool {
		m.base, m.changes, m.resolved = nil, nil, false
		// One whose grades are all undone is as none.
		none := len(m.grades)+len(m.earlier)+len(m.past) == 0 && m.settled == 0 && m.card == fsrs.Card{} && m.again == 0
		if none {
			delete(of.byCard, m.id)
		}
		return none
	})
	for i := range s.log.recent { // the order in which events came isn't kept
		r := &s.log.recent[i]
		r.index = 0
	}
	for _, k := range registry {
		if k.meta == nil {
			k.keepOnly(s, 0)
		}
	}
	return s
}

// Kept gives what is kept of each event, in order of the log.
func (s *State) Kept() []any {
	var all []any
	for i := range s.size() {
		r := s.at(int32(i))
		kept := registry[r.kind].loggedKind.(interface{ keptOf(*State, *record) any }).keptOf(s, r)
		if g, ok := kept.(grade); ok && r.undone { // nobody asks what it would have come to
			g.due, g.before = 0, fsrs.New
			kept = g
		}
		all = append(all, s.named(kept))
	}
	for lesson, last := range s.reading().last {
		all = append(all, fmt.Sprint("last read of ", lesson, " at ", last.at, ": ", s.symbols.text(last.block)))
	}
	for card, at := range forgottenEvents.in(s).of {
		all = append(all, fmt.Sprint("begun anew: ", s.symbols.text(card), " at ", at))
	}
	slices.SortFunc(all[s.size():], func(a, b any) int { return strings.Compare(a.(string), b.(string)) })
	for _, totals := range s.dayTotals() {
		for _, r := range totals.reads {
			all = append(all, fmt.Sprint(r.day, s.named(r.block), r.alone))
		}
	}
	both := s.dayTotals()
	var totals []any
	for _, c := range both[0].followedBy(both[1]).cards {
		totals = append(totals, fmt.Sprint("of ", s.symbols.text(c.card), ": ", c.grades, " ", c.reviewed, " ", c.recalled, " ", c.spent))
	}
	slices.SortFunc(totals, func(a, b any) int { return strings.Compare(a.(string), b.(string)) })
	return append(all, totals...)
}

// named gives what is kept with texts in the place of symbols, whose numbers follow
// from what was asked before.
func (s *State) named(kept any) any {
	text := s.symbols.text
	switch e := kept.(type) {
	case symbol:
		return text(e)
	case []symbol:
		texts := make([]string, len(e))
		for i, t := range e {
			texts[i] = text(t)
		}
		return texts
	case blockRead:
		return text(e.lesson) + "/" + text(e.block)
	case grade:
		card := text(e.card)
		e.card = 0
		return []any{card, e}
	case recalled:
		all := []any{e.terms}
		for _, of := range e.cards {
			all = append(all, []any{text(of.card), of.grades})
		}
		slices.SortFunc(all[1:], func(a, b any) int { return strings.Compare(a.([]any)[0].(string), b.([]any)[0].(string)) })
		return all
	case answer:
		question, lesson, exam, loop := text(e.question), text(e.lesson), text(e.exam), text(e.loop)
		e.question, e.lesson, e.exam, e.loop = 0, 0, 0, 0
		return []any{question, lesson, exam, loop, e}
	case DeckAdjustedPayload:
		told := e.Deck + " " + e.Setting
		if e.Value != nil {
			told += fmt.Sprint(" ", *e.Value)
		}
		return told
	case chosen:
		all := []any{text(e.dialogue), text(e.play), text(e.moment), text(e.to)}
		e.dialogue, e.play, e.moment, e.to = 0, 0, 0, 0
		return append(all, e)
	}
	return kept
}

func (k *kind[E, P]) keptOf(s *State, r *record) any { return *k.event(s, r) }

// Fields gives every field of a struct that is in a state, as type.field, and
// whether it is anything but zero somewhere. Those that only serve to find or to
// compute the others are left out.
func (s *State) Fields(into map[string]bool) {
	made := map[string]bool{ // anew, or once it is asked for
		"State.staleKinds": true, "State.timesStale": true, "State.stale": true, "State.version": true, "State.resets": true, "State.log": true,
		"memory.base": true, "memory.changed": true, "memories.changed": true, "terms.byModel": true, "memories.bySymbol": true,
		"ownCards.stale": true, "deckSettings.version": true, "ownDecks.stale": true, "edits.stale": true, "edits.shownAs": true, "edits.shownOf": true, "ownProcesses.stale": true,
		"joins.toggling": true, "finishedLessons.version": true, "reading.version": true, "part.events": true, "State.early": true,
		"edits.draft": true, "edits.held": true, "edits.made": true, "edits.gone": true, "Scope.also": true,
		"symbols.numberOf": true, "record.index": true,
		"indexes.packed": true, "indexes.blocks": true, "indexes.n": true, "indexes.highest": true,
		"State.arriving": true, "renames.cards": true, "memory.changes": true, "memory.resolved": true, "meanings.collected": true,
	}
	seen := map[reflect.Value]bool{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if v.Kind() == reflect.Pointer && seen[v] || v.IsNil() {
				return
			}
			seen[v] = true
			walk(v.Elem())
		case reflect.Struct:
			if !strings.Contains(v.Type().PkgPath(), "/study") && !strings.Contains(v.Type().PkgPath(), "/anchor") {
				return
			}
			name, _, _ := strings.Cut(v.Type().Name(), "[")
			if name == "numbers" {
				return
			}
			for i := range v.NumField() {
				field := name + "." + v.Type().Field(i).Name
				if !made[field] && (name != "eventLog" || field == "eventLog.recent") {
					into[field] = into[field] || !v.Field(i).IsZero()
				}
				walk(v.Field(i))
			}
		case reflect.Map:
			for at := v.MapRange(); at.Next(); {
				walk(at.Key())
				walk(at.Value())
			}
		case reflect.Slice, reflect.Array:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		}
	}
	walk(reflect.ValueOf(s))
	walk(reflect.ValueOf(s.dayTotals()[1]))
}
