package journal

import (
	"context"
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// adopt takes up what a file that was just built holds. What was in the queue is
// in it.
func (j *Journal) adopt(ctx context.Context, f *file, run []study.Event, ids idSet) error {
	tallies, err := deviceSumsOf(ctx, f)
	if err != nil {
		return err
	}
	sums := summing{}
	same := interned{}
	for row, err := range rows(ctx, f.conn) {
		if err != nil {
			return err
		}
		e, err := parse(row, same)
		if err != nil {
			return err
		}
		sums.add(&e, row)
	}
	j.mu.Lock()
	gone := ids.size() - len(sums.ids)
	if !j.summed { // nobody knows the ids of all that there were, only how many
		counts := j.counts()
		for device, is := range tallies {
			counts[device] -= is.Count
		}
		lost := 0
		for _, n := range counts {
			lost += int(max(n, 0))
		}
		gone = max(gone, lost)
	}
	j.written = tallies
	if gone > 0 {
		if j.missing == nil {
			j.missing = &Missing{}
		}
		j.missing.Events += gone
		j.missing.To = j.when
	}
	written, numbers := map[ulid.ULID]bool{}, map[ulid.ULID]int64{}
	for i := range run { // build gave them their numbers
		written[run[i].ID], numbers[run[i].ID] = true, run[i].Seq
	}
	for _, e := range j.run {
		if n := numbers[e.ID]; n > 0 {
			e.Seq = n
		}
		if e.Device == j.device {
			j.last = max(j.last, e.Seq)
		}
	}
	j.queue = slices.DeleteFunc(j.queue, func(w *write) bool {
		in := !slices.ContainsFunc(w.events, func(e *study.Event) bool { return !written[e.ID] })
		if in && len(w.events) > 0 {
			w.answer(nil)
			return true
		}
		w.tried = true
		return false
	})
	j.mu.Unlock()
	j.summarise(sums)
	return nil
}
