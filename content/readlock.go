package content

import (
	"maps"
	"slices"
	"strings"

	"stagecraft/content/catalogue"
	"stagecraft/content/edition"
	"stagecraft/content/lock"
)

// editing is what course.yaml says of ids of earlier editions.
type editing struct {
	moved         []movedID
	same, changed []text
}

// movedID is an id of an earlier edition, and where it went.
type movedID struct {
	id text
	to text
}

// readEditing reads moved, same and changed of course.yaml.
func (r *loader) readEditing(f *fields) {
	r.course.Moved = map[string]string{}
	for _, e := range f.pairs("moved") {
		to := r.text("course.yaml", e.value, "where an id went")
		r.editing.moved = append(r.editing.moved, movedID{text{e.key, e.keyAt}, to})
		r.course.Moved[e.key] = to.string
	}
	r.editing.same, r.editing.changed = f.texts("same"), f.texts("changed")
	r.course.Same, r.course.Changed = stringsOf(r.editing.same), stringsOf(r.editing.changed)
}

// lockedKinds are the kinds of id that an edition has.
var lockedKinds = []string{"lesson", "heading", "process", "step", "term", "question", "scene", "role", "stage"}

// checkLock compares the course with its course.lock, if it has one: what an edition
// had has to be here, or course.yaml to say where it went. It is left where there
// are other errors: what could not be read isn't gone. Whole is set where the lock
// has to be of the course as it is.
func (r *loader) checkLock(whole bool) {
	if r.errors > 0 {
		return
	}
	l := r.readLock()
	if e := &r.editing; r.errors > 0 || l == nil && len(e.moved)+len(e.same)+len(e.changed) == 0 {
		return
	}
	now := r.course.Now()
	r.checkEditing(&now.Edition)
	r.course.Lock = l
	if l == nil || r.errors > 0 {
		return
	}
	report := l.Compare(now)
	r.reportDropped(l, now, &report)
	switch current := report.None() && !report.Texts && l.Version == r.course.Version; {
	case current || r.errors > 0:
	case whole:
		r.report(filePosition{file: lock.Name}, Error, "lock-out-of-date", "the course is not as it was locked; run coursekit lock, and look at what it says")
	default:
		r.lint(filePosition{file: lock.Name}, "lock-out-of-date", "the course is not as it was locked; run coursekit lock before you hand it out")
	}
	for _, id := range report.Spent {
		for _, t := range slices.Concat(r.editing.same, r.editing.changed) {
			if t.string == id {
				r.lint(t.at, "nothing-to-say", "what %q means is settled by %s; take it out here, as it would speak for the next change too", shortened(id), lock.Name).
					drop(id)
			}
		}
	}
}

// readLock reads course.lock; nil when there is none.
func (r *loader) readLock() *lock.Lock {
	if _, ok := r.folder.sizes[lock.Name]; !ok {
		return nil
	}
	source, ok := r.read(lock.Name)
	if !ok {
		return nil
	}
	l, fault := lock.Read(source)
	switch {
	case fault != nil:
		r.reportMessage(filePosition{lock.Name, fault.Line, 1}, Error, "bad-lock", fault.Message)
		return nil
	case l.Course != r.course.ID:
		r.report(filePosition{lock.Name, 1, 1}, Error, "other-lock", "it is of the course %q, and this is %q; keep the id for a new edition, or remove the file if this is another course", shortened(l.Course), r.course.ID)
		return nil
	}
	return l
}

// checkEditing checks what course.yaml says of ids.
func (r *loader) checkEditing(now *edition.Edition) {
	var ids []string
	for i := range now.Things {
		ids = append(ids, now.Things[i].ID)
	}
	moves := r.course.Moves()
	for _, m := range r.editing.moved {
		kind := edition.Kind(m.id.string)
		switch to := moves.To(m.id.string); {
		case !slices.Contains(lockedKinds, kind):
			r.report(m.id.at, Error, "bad-move", "%q is no id of an earlier edition; write its kind and its id, as in term:po: term:order", shortened(m.id.string))
		case now.Thing(m.id.string) != nil:
			r.report(m.id.at, Error, "bad-move", "%q is still here, so that it went nowhere; take the line out", shortened(m.id.string)).
				drop(m.id.string)
		case to == edition.Retired:
		case now.Thing(to) == nil:
			nearest, hint := r.nearestOrAll(m.to.string, ids)
			r.report(m.to.at, Error, "bad-move", "there is no %q%s; say which id it became, or %s", shortened(m.to.string), hint, edition.Retired).
				instead(m.to.string, sure(m.to.string, nearest, ids))
		case edition.Kind(to) != kind:
			r.report(m.to.at, Error, "bad-move", "%q can't become %q; name another %s, or %s", shortened(m.id.string), shortened(m.to.string), namedKind(kind), edition.Retired)
		}
	}
	for _, t := range slices.Concat(r.editing.same, r.editing.changed) {
		if now.Thing(t.string) == nil {
			nearest, hint := r.nearestOrAll(t.string, ids)
			r.report(t.at, Error, "unknown-id", "there is no %q%s; write its kind and its id, as in term:po", shortened(t.string), hint).
				instead(t.string, sure(t.string, nearest, ids))
		}
	}
	for _, t := range r.editing.changed {
		if slices.Contains(r.course.Same, t.string) {
			r.report(t.at, Error, "unknown-id", "%q is listed as the same too; keep one", shortened(t.string))
		}
	}
}

// reportDropped reports ids that are gone, or that stand for something else, of
// which the author says nothing.
func (r *loader) reportDropped(l *lock.Lock, now *lock.Now, report *lock.Report) {
	line := func(id string) filePosition {
		for _, e := range l.Entries {
			if e.ID == id {
				return filePosition{lock.Name, e.Line, 1}
			}
		}
		return filePosition{file: lock.Name}
	}
	was := l.Edition()
	silent := map[string]bool{}
	for _, id := range report.Silent {
		silent[id] = true
	}
	news := map[string][]string{} // new ids by kind
	for _, id := range report.New {
		news[edition.Kind(id)] = append(news[edition.Kind(id)], id)
	}
	for _, id := range slices.Sorted(maps.Keys(silent)) {
		if whole := wholeOf(id); silent[whole] { // where it goes, its parts go
			continue
		}
		guess := edition.Kind(id) + ":…"
		if edition.Kind(id) == "heading" {
			guess = "lesson:…#…"
		}
		for _, other := range news[edition.Kind(id)] {
			if r.hints++; r.hints < maxHints && became(was.Thing(id), now.Edition.Thing(other)) {
				guess = other
				break
			}
		}
		r.report(line(id), Error, "dropped-id", "%q was in edition %s and is gone; put it back, or say in course.yaml where it went, under moved: as \"%s: %s\", or as \"%s: %s\"",
			shortened(id), versionName(l.Version), shortened(id), shortened(guess), shortened(id), edition.Retired)
	}
	for _, id := range report.Reused {
		r.report(r.placeOfID(id, line), Error, "reused-id", "%q now says nothing of what it said in an earlier edition; give what is new here an id of its own, or say in course.yaml that it is meant, as changed: [%s]", shortened(id), shortened(id))
	}
}

// became says whether a thing means what another meant.
func became(was, is *edition.Thing) bool {
	for _, p := range is.Parts {
		if before := was.Part(p.Name); before != nil && edition.Judge(*before, p) == edition.Changed {
			return false
		}
	}
	return true
}

// placeOfID gives where a thing of the course is written, as far as that is known.
func (r *loader) placeOfID(id string, otherwise func(string) filePosition) filePosition {
	kind, name, _ := strings.Cut(id, ":")
	if at, ok := r.declared[kind][name]; ok {
		return at
	}
	return otherwise(id)
}

// wholeOf gives the process of a step and the lesson of a heading.
func wholeOf(id string) string {
	switch kind, rest, _ := strings.Cut(id, ":"); kind {
	case "step":
		process, _, _ := strings.Cut(rest, "/")
		return "process:" + process
	case "lesson":
		if lesson, _, ok := strings.Cut(rest, "#"); ok {
			return "lesson:" + lesson
		}
	}
	return ""
}

func versionName(version string) catalogue.Message {
	if version == "" {
		return catalogue.Say("without a version")
	}
	return catalogue.Joined("", version)
}
