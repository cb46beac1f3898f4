package drill

import (
	"iter"
	"slices"

	"stagecraft/content"
)

func idOf(kind Kind, of string) string { return Prefix + string(kind) + "/" + of }

// next asks what comes right after a step.
func (m *Maker) next(s *content.Step, seed uint64) (Question, bool) {
	if s.Number >= len(s.Process.Steps) || !m.only(s) {
		return Question{}, false
	}
	return m.beside(Next, s, s.Process.Steps[s.Number], seed)
}

// before asks what comes right before a step.
func (m *Maker) before(s *content.Step, seed uint64) (Question, bool) {
	if s.Number < 2 || !m.only(s) {
		return Question{}, false
	}
	return m.beside(Before, s, s.Process.Steps[s.Number-2], seed)
}

func (m *Maker) beside(kind Kind, s, right *content.Step, seed uint64) (Question, bool) {
	q := Question{ID: idOf(kind, Ref(s)), Kind: kind, Process: s.Process, Step: s}
	q.Options = m.stepOptions(right, seed, q.ID, s)
	return q, q.Options != nil
}

// missing asks which step stands between those shown: up to two before it and
// one after it. No other step is named like one of these, so that there is one
// such place.
func (m *Maker) missing(s *content.Step, seed uint64) (Question, bool) {
	steps := s.Process.Steps
	at := s.Number - 1
	if at < 1 || at+1 >= len(steps) {
		return Question{}, false
	}
	q := Question{ID: idOf(Missing, Ref(s)), Kind: Missing, Process: s.Process, Step: s}
	var shown []*content.Step
	for i := max(at-2, 0); i <= at+1; i++ {
		if i == at {
			q.Shown = append(q.Shown, nil)
			continue
		}
		if !m.only(steps[i]) {
			return Question{}, false
		}
		q.Shown, shown = append(q.Shown, steps[i]), append(shown, steps[i])
	}
	q.Options = m.stepOptions(s, seed, q.ID, shown...)
	return q, q.Options != nil
}

// lead asks who leads a step. The others are who supports it, who leads its
// neighbours, and the rest of the roles.
func (m *Maker) lead(s *content.Step, seed uint64) (Question, bool) {
	role := m.course.Role(s.Lead)
	if role == nil || !m.only(s) {
		return Question{}, false
	}
	q := Question{ID: idOf(Lead, Ref(s)), Kind: Lead, Process: s.Process, Step: s}
	near := slices.Clone(m.of(s.Process).leads)
	for _, id := range s.Support {
		if r := m.course.Role(id); r != nil {
			near = append(near, r)
		}
	}
	right := roleOption(role)
	q.Options = m.choose(right, func(string) bool { return false },
		m.rolesInTurn(near, seed, q.ID), m.rolesInTurn(m.course.Roles, seed, q.ID+"/rest"))
	return q, q.Options != nil
}

func roleOption(r *content.Role) candidate {
	name := RoleName(r)
	return candidate{key: Plain(name), Option: Option{Text: name, Role: r}}
}

// rolesInTurn gives roles in an order that follows from the seed and a name.
func (m *Maker) rolesInTurn(roles []*content.Role, seed uint64, name string) iter.Seq[candidate] {
	return func(yield func(candidate) bool) {
		for i := range m.turns(len(roles), seed, name) {
			if !yield(roleOption(roles[i])) {
				return
			}
		}
	}
}

// RoleName is a role's name with its abbreviation.
func RoleName(r *content.Role) string {
	if r.Abbreviation == "" || Plain(r.Abbreviation) == Plain(r.Name) {
		return r.Name
	}
	return r.Name + " (" + r.Abbreviation + ")"
}

// done asks what ends a step. The others end other steps; nothing that ends
// this one too, or a step that corresponds to it, is offered.
func (m *Maker) done(s *content.Step, seed uint64) (Question, bool) {
	if len(s.DoneWhen) == 0 || !m.only(s) {
		return Question{}, false
	}
	q := Question{ID: idOf(Done, Ref(s)), Kind: Done, Process: s.Process, Step: s}
	barred := map[string]bool{}
	bar := func(texts []string) {
		for _, t := range texts {
			barred[Plain(t)] = true
		}
	}
	bar(s.DoneWhen)
	for other := range m.same[s] {
		bar(other.DoneWhen)
	}
	near := func(yield func(candidate) bool) {
		for _, other := range m.nearby(s, seed, q.ID) {
			for _, text := range shuffled(other.DoneWhen, seed, q.ID+"/"+other.ID) {
				if c := (candidate{key: Plain(text), Option: Option{Text: text, Step: other}}); c.key != "" && !barred[c.key] {
					if !yield(c) {
						return
					}
					break // one of each step
				}
			}
		}
	}
	for _, text := range shuffled(s.DoneWhen, seed, q.ID+"/right") {
		right := candidate{key: Plain(text), Option: Option{Text: text, Step: s}}
		if q.Options = m.choose(right, func(key string) bool { return barred[key] }, near,
			m.mixed(&m.of(s.Process).dones, seed, q.ID+"/far", ""),
			m.mixed(&m.dones, seed, q.ID+"/elsewhere", m.title[s.Process])); q.Options != nil {
			return q, true
		}
	}
	return Question{}, false
}
