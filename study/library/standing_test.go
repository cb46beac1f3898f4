package library_test

import (
	"iter"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/day"
	"stagecraft/study/library"
)

// past is what happened.
type past []study.Event

func (p past) Counts() map[string]int64 {
	n := map[string]int64{}
	for _, e := range p {
		n[e.Device]++
	}
	return n
}

func (p past) Last() ulid.ULID { return p[len(p)-1].ID }

func (p past) EventsFrom(id ulid.ULID) iter.Seq2[study.Event, error] {
	return func(yield func(study.Event, error) bool) {
		for _, e := range p {
			if e.ID.Compare(id) >= 0 && !yield(e, nil) {
				return
			}
		}
	}
}

// happened makes events of courses, one a second.
func happened(from int, courses ...string) past {
	var p past
	for i, c := range courses {
		p = append(p, study.Event{ID: ulid.MustNew(uint64(from+i)*1000, nil), Device: "here", Course: c})
	}
	return p
}

func TestStill_AsLongAsNothingThatCountsHasHappened(t *testing.T) {
	before := happened(10, "tea", "cake", "tea")
	s := library.Standing{
		Standing: study.Standing{At: first, Day: day.Of(first)}, Of: "edition 1", Events: before.Counts(), Last: before.Last(),
	}
	var many past
	for range 3000 {
		many = append(many, happened(20+len(many), "cake")...)
	}
	for name, c := range map[string]struct {
		of      string
		now     time.Time
		events  past
		still   bool
		renewed bool
	}{
		"nothing":                    {"edition 1", first.Add(time.Hour), before, true, false},
		"something in another":       {"edition 1", first, append(past{}, append(before, happened(20, "cake")...)...), true, false},
		"much in another":            {"edition 1", first, append(append(past{}, before...), many...), true, true},
		"something in this one":      {"edition 1", first, append(append(past{}, before...), happened(20, "cake", "tea")...), false, false},
		"something in all":           {"edition 1", first, append(append(past{}, before...), happened(20, "")...), false, false},
		"something older came in":    {"edition 1", first, append(happened(5, "tea"), before...), false, false},
		"less than there was":        {"edition 1", first, before[:2], false, false},
		"another edition":            {"edition 2", first, before, false, false},
		"the next day":               {"edition 1", first.Add(24 * time.Hour), before, false, false},
		"a clock that was put back":  {"edition 1", first.Add(-time.Hour), before, false, false},
		"another device's, as older": {"edition 1", first, append(past{{ID: ulid.MustNew(11_500, nil), Device: "there", Course: "tea"}}, before...), false, false},
	} {
		renewed, still := s.Still(c.of, "tea", c.now, c.events)
		if still != c.still || (renewed != nil) != c.renewed {
			t.Errorf("%s: it still is so: %v, and is kept anew: %v", name, still, renewed != nil)
		}
		if renewed != nil && (renewed.Last != c.events.Last() || !maps.Equal(renewed.Events, c.events.Counts())) {
			t.Errorf("%s: kept anew it is %+v", name, renewed)
		}
	}
}

func TestStampOf_IsAnotherOnceAFileWasChanged(t *testing.T) {
	folder := t.TempDir()
	seen := map[string]string{}
	look := func(what string) {
		t.Helper()
		stamp, err := library.StampOf(t.Context(), folder)
		must(t, err)
		if was, ok := seen[stamp]; ok {
			t.Errorf("%s: it is the same as %s", what, was)
		}
		seen[stamp] = what
	}
	path := filepath.Join(folder, "a", "b.md")
	look("at first")
	must(t, os.Mkdir(filepath.Dir(path), 0o700))
	must(t, os.WriteFile(path, []byte("one"), 0o600))
	look("with a file")
	must(t, os.WriteFile(path, []byte("three"), 0o600))
	look("longer")
	must(t, os.Chtimes(path, first, first))
	look("at another time")
	must(t, os.Rename(path, path+"x"))
	look("with another name")
	if _, err := library.StampOf(t.Context(), filepath.Join(folder, "none")); err == nil {
		t.Error("what isn't there has a stamp")
	}
}
