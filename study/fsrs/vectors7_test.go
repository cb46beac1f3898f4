package fsrs_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"math"
	"os"
	"strings"
	"testing"

	"stagecraft/study/fsrs"
)

// decode reads a file of JSON, which may be packed with gzip.
func decode(t *testing.T, name string, into any) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := json.NewDecoder(r).Decode(into); err != nil {
		t.Fatalf("reading %s: %v", name, err)
	}
}

// weights7 takes weights as files have them.
func weights7(t *testing.T, numbers []float64) (w fsrs.Weights7) {
	t.Helper()
	if n := copy(w[:], numbers); n != len(w) || n != len(numbers) {
		t.Fatalf("there are %d weights, not %d", len(numbers), len(w))
	}
	return w
}

// near says whether got is want but for so small a part.
func near(got, want, part float64) bool {
	return math.Abs(got-want) <= part*max(math.Abs(got), math.Abs(want))
}

func TestModel7_MatchesEveryVector(t *testing.T) {
	const part = 1e-9
	name := os.Getenv("STAGECRAFT_FSRS7_VECTORS")
	if name == "" {
		name = "testdata/fsrs7.json.gz"
	}
	var file struct {
		Weights   [][]float64
		Histories []struct {
			W       int
			Reviews [][9]*float64 // see the file's "columns"
		}
	}
	decode(t, name, &file)
	reviews := 0
	for i, h := range file.Histories {
		m := fsrs.NewModel7(weights7(t, file.Weights[h.W]))
		var memory fsrs.Memory7
		for j, row := range h.Reviews {
			rating, days := fsrs.Rating(*row[0]), *row[1]/86400
			if j == 0 {
				memory = m.First(rating)
			} else {
				if got := m.Recall(memory, days); !near(got, *row[2], part) {
					t.Fatalf("history %d review %d: recall %v, want %v", i, j, got, *row[2])
				}
				memory = m.Next(memory, days, rating)
			}
			if !near(memory.Slow, *row[3], part) || !near(memory.Fast, *row[4], part) || !near(memory.Difficulty, *row[5], part) {
				t.Fatalf("history %d review %d:\n got %+v\nwant {Slow:%v Fast:%v Difficulty:%v}", i, j, memory, *row[3], *row[4], *row[5])
			}
			for k, retention := range [...]float64{0.8, 0.9, 0.95} {
				if got := m.Interval(memory, retention); !near(got, *row[6+k], part) {
					t.Fatalf("history %d review %d: interval at %v is %v, want %v", i, j, retention, got, *row[6+k])
				}
			}
			reviews++
		}
	}
	if reviews < 1000 {
		t.Errorf("%s holds only %d reviews", name, reviews)
	}
}
