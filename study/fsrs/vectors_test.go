package fsrs_test

import (
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"stagecraft/study/fsrs"
)

// vectors is a file of review histories scheduled by another implementation
// with fuzz off, counting days by the UTC calendar.
type vectors struct {
	Fuzz      bool
	Histories []struct {
		Parameters struct {
			DesiredRetention float64   `json:"desired_retention"`
			MaximumInterval  int       `json:"maximum_interval"`
			ShortTerm        bool      `json:"short_term"`
			LearningSteps    []string  `json:"learning_steps"`
			RelearningSteps  []string  `json:"relearning_steps"`
			Weights          []float64 `json:"weights"`
		}
		Reviews []struct {
			At             time.Time
			Rating         fsrs.Rating
			Retrievability *float64
			State          string
			Step           int
			Stability      float64
			Difficulty     float64
			ScheduledDays  int `json:"scheduled_days"`
			Due            time.Time
			Reps           int
			Lapses         int
		}
	}
}

func readVectors(t *testing.T) vectors {
	t.Helper()
	name := os.Getenv("STAGECRAFT_FSRS_VECTORS")
	if name == "" {
		name = "testdata/vectors.json.gz"
	}
	var v vectors
	decode(t, name, &v)
	if len(v.Histories) == 0 {
		t.Fatalf("%s holds no histories", name)
	}
	if v.Fuzz {
		t.Fatalf("%s was made with fuzz on, which no two implementations share", name)
	}
	return v
}

func durations(t *testing.T, texts []string) []time.Duration {
	t.Helper()
	ds := []time.Duration{}
	for _, text := range texts {
		// Steps are written 1m, 2h or 1d.
		if days, ok := strings.CutSuffix(text, "d"); ok {
			d, err := time.ParseDuration(days + "h")
			if err != nil {
				t.Fatal(err)
			}
			ds = append(ds, 24*d)
			continue
		}
		d, err := time.ParseDuration(text)
		if err != nil {
			t.Fatal(err)
		}
		ds = append(ds, d)
	}
	return ds
}

func utcDay(at time.Time) int { return int(math.Floor(float64(at.Unix()) / 86400)) }

func close6(a, b float64) bool { return math.Abs(a-b) <= 1e-6*math.Max(math.Abs(a), math.Abs(b)) }

func TestNext_MatchesEveryVector(t *testing.T) {
	for i, h := range readVectors(t).Histories {
		p := fsrs.Parameters{
			Retention:       h.Parameters.DesiredRetention,
			Longest:         h.Parameters.MaximumInterval,
			ShortTerm:       h.Parameters.ShortTerm,
			Steps:           durations(t, h.Parameters.LearningSteps),
			RelearningSteps: durations(t, h.Parameters.RelearningSteps),
		}
		if n := copy(p.Weights[:], h.Parameters.Weights); n != len(p.Weights) {
			t.Fatalf("history %d has %d weights, not %d", i, n, len(p.Weights))
		}
		var card fsrs.Card
		for j, want := range h.Reviews {
			days := 0
			if card.State != fsrs.New {
				days = utcDay(want.At) - utcDay(card.Last)
			}
			if want.Retrievability != nil {
				// The chance before a rating is told by spans of 24 hours.
				spans := int(want.At.Sub(card.Last) / (24 * time.Hour))
				if got := p.Retrievability(card, spans); got != *want.Retrievability {
					t.Fatalf("history %d review %d: retrievability %v, want %v", i, j, got, *want.Retrievability)
				}
			}
			card = p.Next(card, want.At, days, want.Rating, 0)
			if card.State.String() != want.State || card.Step != want.Step || card.Days != want.ScheduledDays ||
				!card.Due.Equal(want.Due) || card.Reps != want.Reps || card.Lapses != want.Lapses ||
				!close6(card.Stability, want.Stability) || !close6(card.Difficulty, want.Difficulty) {
				t.Fatalf("history %d review %d (%+v):\n got %+v\nwant %+v", i, j, h.Parameters, card, want)
			}
		}
	}
}
