package drill

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"stagecraft/content"
)

// mostOptions is how many answers there are to choose from.
const mostOptions = 4

// shuffled mixes in an order that follows from the seed and a name alone.
func shuffled[T any](all []T, seed uint64, name string) []T {
	all = slices.Clone(all)
	if len(all) < 2 {
		return all
	}
	h := fnv.New64a()
	h.Write([]byte(name))
	rand.New(rand.NewPCG(seed, h.Sum64())).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// only says that no other step of the process has the step's name, so that to
// name it is to tell which it is.
func (m *Maker) only(s *content.Step) bool { return m.lone[s] }

// nearby gives the other steps that might be taken for one, the likeliest
// first: two of its neighbours, a step that corresponds to a neighbour, then
// the rest of its process, and steps of other processes. Of equals the seed
// decides.
func (m *Maker) nearby(s *content.Step, seed uint64, id string) []*content.Step {
	var near, far, linked, elsewhere []*content.Step
	for _, other := range s.Process.Steps {
		switch d := other.Number - s.Number; {
		case d == 0:
		case d >= -2 && d <= 2:
			near = append(near, other)
		default:
			far = append(far, other)
		}
	}
	title := Plain(s.Process.Title)
	for _, p := range m.course.Processes {
		if p == s.Process || Plain(p.Title) == title {
			continue
		}
		for _, other := range p.Steps {
			if slices.ContainsFunc(near, func(n *content.Step) bool { return m.same[n][other] }) {
				linked = append(linked, other)
			} else {
				elsewhere = append(elsewhere, other)
			}
		}
	}
	near, far = shuffled(near, seed, id+"/near"), shuffled(far, seed, id+"/far")
	linked, elsewhere = shuffled(linked, seed, id+"/linked"), shuffled(elsewhere, seed, id+"/elsewhere")
	all := slices.Clone(near[:min(2, len(near))])
	all = append(all, linked[:min(1, len(linked))]...)
	all = append(all, near[min(2, len(near)):]...)
	all = append(all, far...)
	all = append(all, linked[min(1, len(linked)):]...)
	return append(all, elsewhere...)
}

// options offers the right answer and others that read otherwise. Texts that
// are not to be offered are given; nil when there is nothing to choose between.
func options(right Option, others []Option, barred ...string) []Option {
	taken := map[string]bool{"": true, Plain(right.Text): true}
	for _, b := range barred {
		taken[Plain(b)] = true
	}
	right.Right = true
	all := []Option{right}
	for _, o := range others {
		if len(all) == mostOptions {
			break
		}
		if key := Plain(o.Text); !taken[key] {
			taken[key] = true
			all = append(all, o)
		}
	}
	if len(all) < 2 || Plain(right.Text) == "" {
		return nil
	}
	return all
}

// stepOptions offers a step among others. One that corresponds to it is never
// offered, for who chooses it isn't wrong, nor one that is named like such.
func (m *Maker) stepOptions(right *content.Step, seed uint64, id string, barred ...*content.Step) []Option {
	taken := map[string]bool{"": true, m.name[right]: true}
	for _, b := range barred {
		taken[m.name[b]] = true
	}
	for other := range m.same[right] {
		taken[m.name[other]] = true
	}
	all := []Option{{Text: right.Name, Step: right, Right: true}}
	for _, s := range m.nearby(right, seed, id) {
		if len(all) == mostOptions {
			break
		}
		if !taken[m.name[s]] {
			taken[m.name[s]] = true
			all = append(all, Option{Text: s.Name, Step: s})
		}
	}
	if len(all) < 2 || m.name[right] == "" {
		return nil
	}
	return all
}
