package exchange_test

import (
	"testing"

	"stagecraft/content/anki"
	"stagecraft/content/anki/ankitest"
	"stagecraft/study/exchange"
)

// BenchmarkImport takes in 20,000 notes with 100,000 reviews: from the file to cards
// that are on the disk and have their schedule.
func BenchmarkImport(b *testing.B) {
	path := ankitest.FileOf(b, anki.Form21b, ankitest.Large(20_000, 100_000))
	for b.Loop() {
		b.StopTimer()
		s := session(b)
		b.StartTimer()
		c, err := exchange.Read(b.Context(), path, nil, nil)
		if err != nil {
			b.Fatal(err)
		}
		done, err := s.Import(c.Import)
		if err != nil || done.Made != 20_000 || done.Grades != 100_000 {
			b.Fatalf("it brought %+v, %v", done, err)
		}
	}
}
