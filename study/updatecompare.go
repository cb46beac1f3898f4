package study

import (
	"strings"

	"stagecraft/content/edition"
)

// judge tells what was reworded since a version from what means something else: as
// the course's lock says, where the author had the last word; else by the words.
func (s *Session) judge(since string) func(id string, was, is edition.Part) edition.Verdict {
	return func(id string, was, is edition.Part) edition.Verdict {
		verdict := edition.Judge(was, is)
		if verdict == edition.Same {
			return verdict
		}
		if s.base.Lock != nil {
			if e := s.base.Lock.Entry(id, is.Name); e != nil && e.Part.Sum == is.Sum {
				switch c := edition.CompareVersions(e.Since, since); {
				case c > 0:
					return edition.Changed
				case c < 0 || edition.CompareVersions(since, s.base.Version) != 0:
					return edition.Reworded
				} // else the version wasn't raised, and the lock can't tell
			}
		}
		if was.Text == "" { // which is not remembered
			return edition.Reworded
		}
		return verdict
	}
}

// changedParts gives what an event says of parts that changed in meaning.
func (s *Session) changedParts(now *edition.Edition, all []edition.Difference, from string) []ChangedPart {
	parts := make([]ChangedPart, 0, len(all))
	for _, d := range all {
		parts = append(parts, ChangedPart{
			ID: d.ID, Part: d.Part, From: from, Was: said(d.Was), Now: said(d.Now), Sum: now.Thing(d.ID).Part(d.Part).Sum,
		})
	}
	return parts
}

// said cuts what a part says to what an event keeps of it.
func said(text string) string {
	if len(text) <= maxSaid {
		return text
	}
	return strings.ToValidUTF8(text[:maxSaid], "") + "…"
}

// lockedChanges gives the parts that, as the course's lock says, changed in meaning
// since a card about them was graded or a question answered: in an edition that was
// not seen here.
func (s *Session) lockedChanges(now *edition.Edition, have []ChangedPart) []ChangedPart {
	l := s.base.Lock
	if l == nil || len(s.state.editions) < 2 {
		return nil
	}
	first := s.state.firstVersion()
	var all []ChangedPart
	for i := range l.Entries {
		e := &l.Entries[i]
		if !edition.Learnt(e.ID) || edition.CompareVersions(e.Since, first) <= 0 || edition.CompareVersions(e.Since, now.Version) > 0 {
			continue
		}
		t := now.Thing(e.ID)
		if t == nil || t.Part(e.Part.Name) == nil || t.Part(e.Part.Name).Sum != e.Part.Sum || !s.doneBefore(e.ID, e.Since) {
			continue
		}
		c := ChangedPart{ID: e.ID, Part: e.Part.Name, From: first, Now: said(e.Part.Text), Sum: e.Part.Sum}
		if !containsPart(have, &c) {
			all = append(all, c)
		}
	}
	return all
}

func containsPart(all []ChangedPart, c *ChangedPart) bool {
	for i := range all {
		if all[i].ID == c.ID && all[i].Part == c.Part {
			return true
		}
	}
	return false
}

// doneBefore says whether a card of a thing was graded, or a question answered, in
// an edition before a version.
func (s *Session) doneBefore(id, version string) bool {
	for _, card := range s.sides[id] {
		m := s.state.memories().byCard[string(card.ID)]
		if m == nil {
			continue
		}
		for _, grades := range [][]int32{m.grades, m.earlier} {
			for _, i := range grades {
				if edition.CompareVersions(s.state.editions[s.state.gradeAt(i).edition], version) < 0 {
					return true
				}
			}
		}
	}
	return s.state.results()[strings.TrimPrefix(id, "question:")].Asked > 0
}

// knownChange says whether an event says already that a part came to mean what it
// means, undone or not: what the learner decided on one device holds on all.
func (s *Session) knownChange(c *ChangedPart, to string) bool {
	for _, u := range s.state.updates() {
		for i := range u.payload.Changed {
			k := &u.payload.Changed[i]
			if k.ID == c.ID && k.Part == c.Part && k.Sum == c.Sum && edition.CompareVersions(u.payload.To, to) == 0 {
				return true
			}
		}
	}
	return false
}

// bringing gives what an edition brings, as it is told.
func bringing(was *edition.Edition, c *edition.Comparison) *Brings {
	b := &Brings{}
	add := func(list *[]string, id, text string) {
		if kind := edition.Kind(id); kind == "heading" || kind == "stage" || kind == "role" {
			return // nobody looks for them
		}
		switch {
		case len(*list) > 0 && (*list)[len(*list)-1] == text:
		case len(*list) < maxListed:
			*list = append(*list, text)
		default:
			b.More++
		}
	}
	for _, id := range c.New {
		add(&b.New, id, id)
	}
	for _, d := range c.Reworded {
		add(&b.Reworded, d.ID, d.ID)
	}
	for _, d := range c.Changed {
		add(&b.Changed, d.ID, d.ID)
	}
	for _, m := range c.Moved {
		add(&b.Moved, m.To, m.To)
	}
	for _, id := range c.Retired {
		add(&b.Retired, id, edition.Kind(id)+":"+retiredName(was.Thing(id)))
	}
	return b
}

// retiredName is what something is called that the course doesn't have any more.
func retiredName(t *edition.Thing) string {
	if len(t.Parts) == 0 {
		return t.ID
	}
	name := []rune(t.Parts[0].Text)
	if len(name) > 80 {
		return string(name[:80]) + "…"
	}
	return string(name)
}
