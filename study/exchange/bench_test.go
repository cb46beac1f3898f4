package exchange_test

import (
	"testing"
	"time"

	"stagecraft/content/anki"
	"stagecraft/content/anki/ankitest"
	"stagecraft/study/exchange"
	"stagecraft/study/internal/cputime"
)

// BenchmarkImport takes in 20,000 notes with 100,000 reviews: from the file to cards
// that are on the disk and have their schedule. Ten seconds of a processor are the most;
// the time by the clock depends on what else the machine does.
func BenchmarkImport(b *testing.B) {
	path := ankitest.FileOf(b, anki.Form21b, ankitest.Large(20_000, 100_000))
	var spent time.Duration
	for b.Loop() {
		b.StopTimer()
		s := session(b)
		began := cputime.Used()
		b.StartTimer()
		c, err := exchange.Read(b.Context(), path, nil, nil)
		if err != nil {
			b.Fatal(err)
		}
		done, err := s.Import(c.Import)
		if err != nil || done.Made != 20_000 || done.Grades != 100_000 {
			b.Fatalf("it brought %+v, %v", done, err)
		}
		spent += cputime.Used() - began
	}
	b.ReportMetric(spent.Seconds()/float64(b.N), "cpu-s/op")
	if each := spent / time.Duration(b.N); each > 10*time.Second {
		b.Errorf("it takes a processor %v", each)
	}
}
