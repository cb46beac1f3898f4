package study

import (
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/edition"
)

// renames say which ids of several editions are of one thing, so that what was done
// with it under one counts under the other. It is about the course and not about
// what the learner did, so that it holds for all that was done before and after.
type renames struct {
	course *content.Course // that is open; nil is none, and then nothing is elsewhere
	to     map[string][]string
	from   map[string][]string
	known  map[edition.Move]bool
	// written are those that events say.
	written map[edition.Move]bool
	cards   map[symbol]symbol // what was looked for
}

func newRenames() *renames {
	return &renames{to: map[string][]string{}, from: map[string][]string{}, known: map[edition.Move]bool{}, written: map[edition.Move]bool{}, cards: map[symbol]symbol{}}
}

// open takes the course that is open, with what it says itself.
func (r *renames) open(course *content.Course) {
	r.course = course
	for from, to := range course.Moves() {
		r.add(edition.Move{From: from, To: to})
	}
}

// add takes into account where an id went, and says whether it wasn't known.
func (r *renames) add(m edition.Move) bool {
	if m.To == edition.Retired || m.From == m.To || r.known[m] {
		return false
	}
	r.known[m] = true
	insert := func(all map[string][]string, key, value string) {
		at, _ := slices.BinarySearch(all[key], value)
		all[key] = slices.Insert(all[key], at, value)
	}
	insert(r.to, m.From, m.To)
	insert(r.from, m.To, m.From)
	clear(r.cards)
	return true
}

// maxNames is how many ids are looked at to find the one of the course.
const maxNames = 64

// current gives the id that a thing has in the course that is open: its own where the
// course has it, or has none of its names. Later names go before earlier ones.
func (r *renames) current(id string) string {
	if len(r.known) == 0 || r.course == nil || present(r.course, id) {
		return id
	}
	for _, edges := range []map[string][]string{r.to, r.from} {
		names := []string{id}
		for i := 0; i < len(names) && i < maxNames; i++ {
			for _, next := range follow(edges, names[i]) {
				if present(r.course, next) {
					return next
				}
				if !slices.Contains(names, next) {
					names = append(names, next)
				}
			}
		}
	}
	return id
}

// follow gives the ids that one became, a step with its process.
func follow(edges map[string][]string, id string) []string {
	all := edges[id]
	step, isStep := strings.CutPrefix(id, "step:")
	if process, own, ok := strings.Cut(step, "/"); isStep && ok {
		for _, to := range edges["process:"+process] {
			all = append(slices.Clip(all), "step:"+strings.TrimPrefix(to, "process:")+"/"+own)
		}
	}
	return all
}

// present says whether a course has a thing.
func present(c *content.Course, id string) bool {
	kind, name, _ := strings.Cut(id, ":")
	switch kind {
	case "term":
		return c.Term(name) != nil
	case "step":
		return c.Step(name) != nil
	case "process":
		return c.Process(name) != nil
	case "dialogue":
		return c.Dialogue(name) != nil
	case "question":
		return c.Question(name) != nil
	case "lesson":
		return c.Lesson(name) != nil
	}
	return false
}

// card gives the card that one is in the course that is open.
func (r *renames) card(s *State, card symbol) symbol {
	if len(r.known) == 0 {
		return card
	}
	now, ok := r.cards[card]
	if !ok {
		now = s.symbols.intern(r.cardID(s.symbols.text(card)))
		r.cards[card] = now
	}
	return now
}

func (r *renames) cardID(id string) string {
	source, side := sourceOf(CardID(id)), Side(id[strings.LastIndexByte(id, '/')+1:])
	if source == "" {
		return id
	}
	if now := r.current(source); now != source {
		return now + "/" + string(side)
	}
	return id
}

// question, lesson and step give the name of one in the course that is open.
func (r *renames) question(id string) string { return r.named("question:", id) }
func (r *renames) dialogue(id string) string { return r.named("dialogue:", id) }
func (r *renames) lesson(id string) string   { return r.named("lesson:", id) }
func (r *renames) step(id string) string     { return r.named("step:", id) }

func (r *renames) named(kind, id string) string {
	if len(r.known) == 0 {
		return id
	}
	return strings.TrimPrefix(r.current(kind+id), kind)
}

// target gives what is flagged as the course that is open names it; places in
// lessons go by their words.
func (r *renames) target(on FlagTarget) FlagTarget {
	switch {
	case len(r.known) == 0:
	case on.Card != "":
		on.Card = CardID(r.cardID(string(on.Card)))
	case on.Question != "":
		on.Question = r.question(on.Question)
	}
	return on
}
