package lock

import (
	"maps"
	"slices"
	"strings"

	"stagecraft/content/anchor"
	"stagecraft/content/edition"
)

// Now is a course as it is now, to be locked.
type Now struct {
	Course  string
	Edition edition.Edition
	Blocks  []Block
	Moves   edition.Moves // what the author says of ids that are gone
	// Same and Meant are ids of which the author says that they mean the same
	// whatever their words, and that they mean something else.
	Same, Meant map[string]bool
}

// Report is what a course brings since it was locked.
type Report struct {
	edition.Comparison

	Back []string // ids that were gone and say again what they said
	// Reused are ids that now say nothing of what they said before, of which the
	// author doesn't say that it is meant.
	Reused []string
	// Spent are the ids of Same and Meant of which there is nothing to say.
	Spent []string
	// Unraised is set when something changed and the version is that of the lock.
	Unraised bool
	Texts    bool // paragraphs are others, or elsewhere

	moves edition.Moves // of the author, of the lock, and of headings
}

// Ready says whether the author answered for every id.
func (r *Report) Ready() bool { return len(r.Silent) == 0 && len(r.Reused) == 0 }

// Compare says what a course brings since it was locked; of no lock, nil, all is new.
func (l *Lock) Compare(now *Now) Report {
	if l == nil {
		var r Report
		r.Comparison = edition.Compare(&edition.Edition{}, &now.Edition, nil, nil)
		return r
	}
	was := l.Edition()
	r := Report{moves: l.Moves()}
	maps.Copy(r.moves, now.Moves)
	for id := range r.moves { // one that is here went nowhere
		if now.Edition.Thing(id) != nil {
			delete(r.moves, id)
		}
	}
	r.followHeadings(l, &was, now)
	told := map[string]bool{}
	r.Comparison = edition.Compare(&was, &now.Edition, r.moves, func(id string, before, part edition.Part) edition.Verdict {
		verdict := edition.Judge(before, part)
		switch {
		case verdict == edition.Changed && now.Same[id]:
			told[id], verdict = true, edition.Reworded
		case verdict == edition.Changed && now.Meant[id]:
			told[id] = true
		case verdict == edition.Reworded && now.Meant[id]:
			told[id], verdict = true, edition.Changed
		}
		return verdict
	})
	for _, d := range r.Changed {
		old, is := was.Thing(d.ID), now.Edition.Thing(d.ID)
		if old != nil && !told[d.ID] && !slices.Contains(r.Reused, d.ID) && !edition.Alike(said(old), said(is)) {
			r.Reused = append(r.Reused, d.ID)
		}
	}
	for _, g := range l.Gone {
		switch is := now.Edition.Thing(g.ID); {
		case is == nil:
		case is.Sum() == g.Sum:
			r.Back = append(r.Back, g.ID)
		case now.Meant[g.ID]:
			told[g.ID] = true
			r.Back = append(r.Back, g.ID)
		default:
			r.Reused = append(r.Reused, g.ID)
		}
	}
	for id := range now.Same {
		if !told[id] {
			r.Spent = append(r.Spent, id)
		}
	}
	for id := range now.Meant {
		if !told[id] {
			r.Spent = append(r.Spent, id)
		}
	}
	slices.Sort(r.Spent)
	r.Texts = !slices.EqualFunc(l.Blocks, now.Blocks, func(a, b Block) bool { return a.Lesson == b.Lesson && a.Key == b.Key })
	r.Unraised = (!r.None() || r.Texts) && edition.CompareVersions(l.Version, now.Edition.Version) == 0
	return r
}

// said is all that a thing says.
func said(t *edition.Thing) string {
	var all []string
	for _, p := range t.Parts {
		all = append(all, p.Text)
	}
	return strings.Join(all, " ")
}

// followHeadings finds headings whose words, and so whose ids, are others: they went
// where the paragraph went.
func (r *Report) followHeadings(l *Lock, was *edition.Edition, now *Now) {
	missing := slices.ContainsFunc(was.Things, func(t edition.Thing) bool {
		return edition.Kind(t.ID) == "heading" && now.Edition.Thing(t.ID) == nil
	})
	if !missing {
		return
	}
	ids := func(blocks []Block) map[anchor.Place]string {
		all := map[anchor.Place]string{}
		for _, b := range blocks {
			if b.Heading != "" {
				all[b.Place()] = "lesson:" + b.Lesson + "#" + b.Heading
			}
		}
		return all
	}
	before, after := ids(l.Blocks), ids(now.Blocks)
	for _, m := range anchor.Align(anchors(l.Blocks), anchors(now.Blocks)) {
		to := after[m.To]
		for _, p := range m.From {
			if from := before[p]; from != "" && to != "" && r.moves[from] == "" && now.Edition.Thing(from) == nil {
				r.moves[from] = to
			}
		}
	}
}

func anchors(blocks []Block) []anchor.Block {
	all := make([]anchor.Block, len(blocks))
	for i, b := range blocks {
		all[i] = b.Block
	}
	return all
}

// Next gives the lock of a course as it is now, which follows l; nil is none yet.
// It is to be kept only where the report is ready.
func (l *Lock) Next(now *Now) (*Lock, Report) {
	r := l.Compare(now)
	next := &Lock{Course: now.Course, Version: now.Edition.Version, Blocks: now.Blocks}
	changed, origin := map[string]bool{}, map[string]string{}
	for _, d := range r.Changed {
		changed[d.ID+" "+d.Part] = true
	}
	for _, m := range slices.Backward(r.Moved) {
		origin[m.To] = m.From
	}
	for i := range now.Edition.Things {
		t := &now.Edition.Things[i]
		for _, p := range t.Parts {
			next.Entries = append(next.Entries, Entry{ID: t.ID, Part: p, Since: now.Edition.Version})
			if l == nil || changed[t.ID+" "+p.Name] {
				continue
			}
			old := l.Entry(t.ID, p.Name)
			if from := origin[t.ID]; old == nil && from != "" {
				old = l.Entry(from, p.Name)
			}
			if old != nil {
				next.Entries[len(next.Entries)-1].Since = old.Since
			}
		}
	}
	if l == nil {
		return next, r
	}
	next.Gone = slices.DeleteFunc(slices.Clone(l.Gone), func(g Gone) bool { return now.Edition.Thing(g.ID) != nil })
	was := l.Edition()
	leave := func(id, to string) {
		next.Gone = append(next.Gone, Gone{ID: id, Since: now.Edition.Version, To: to, Sum: was.Thing(id).Sum()})
	}
	for _, m := range r.Moved {
		leave(m.From, m.To)
	}
	for _, id := range r.Retired {
		leave(id, edition.Retired)
	}
	next.Steps = slices.Clone(l.Steps)
	if moves := anchor.Align(anchors(l.Blocks), anchors(now.Blocks)); len(moves) > 0 {
		if n := len(next.Steps); n > 0 && next.Steps[n-1].Version == next.Version {
			next.Steps[n-1].Moves = append(slices.Clip(next.Steps[n-1].Moves), moves...)
		} else {
			next.Steps = append(next.Steps, Step{Version: next.Version, Moves: moves})
		}
	}
	return next, r
}
