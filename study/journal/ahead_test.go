package journal

import (
	"errors"
	"iter"
	"slices"
	"testing"

	"stagecraft/study"
)

// numbered gives n events with numbers from 1 on, and an error after them unless it is
// nil; ended counts how often reading ended.
func numbered(n int, err error, ended *int) iter.Seq2[study.Event, error] {
	return func(yield func(study.Event, error) bool) {
		defer func() { *ended++ }()
		for i := range n {
			if !yield(study.Event{Seq: int64(i + 1)}, nil) {
				return
			}
		}
		if err != nil {
			yield(study.Event{}, err)
		}
	}
}

func TestAhead_GivesTheSameInTheSameOrder(t *testing.T) {
	failed := errors.New("failed")
	for _, n := range []int{0, 1, aheadBy - 1, aheadBy, aheadBy + 1, 10*aheadBy*aheadBatches + 7} {
		for _, want := range []error{nil, failed} {
			var got []int64
			var err error
			ended := 0
			for e, failure := range ahead(numbered(n, want, &ended)) {
				if failure != nil {
					err = failure
					continue
				}
				got = append(got, e.Seq)
			}
			if len(got) != n || !slices.IsSorted(got) || n > 0 && (got[0] != 1 || got[n-1] != int64(n)) {
				t.Errorf("of %d events there came %d", n, len(got))
			}
			if !errors.Is(err, want) || ended != 1 {
				t.Errorf("of %d events and the error %v there came %v; reading ended %d times", n, want, err, ended)
			}
		}
	}
}

func TestAhead_ReadsNothingAfterItWasStopped(t *testing.T) {
	const n = 100 * aheadBy * aheadBatches
	for _, after := range []int{1, aheadBy, 3*aheadBy + 5} {
		ended, came := 0, 0
		for range ahead(numbered(n, nil, &ended)) {
			if came++; came == after {
				break
			}
		}
		if ended != 1 {
			t.Errorf("stopped after %d events, it still read on", after)
		}
	}
}
