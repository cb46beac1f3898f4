package search_test

import (
	"context"
	"runtime"
	"testing"

	"stagecraft/content/search"
)

func BenchmarkNewIndex(b *testing.B) {
	for _, lessons := range []int{0, 1000} {
		c, name := bundled(), "bundled"
		if lessons > 0 {
			c, name = large(b, lessons), "1000 lessons"
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var x *search.Index
			for b.Loop() {
				x, _ = search.NewIndex(context.Background(), c)
			}
			b.ReportMetric(float64(x.Bytes())/(1<<20), "MB")
			b.ReportMetric(float64(x.Len()), "things")
			runtime.KeepAlive(x)
		})
	}
}

func BenchmarkFind(b *testing.B) {
	x, err := search.NewIndex(context.Background(), large(b, 1000))
	if err != nil {
		b.Fatal(err)
	}
	for _, typed := range []string{"t", "th", "purchase", "purchase ord", "purch ord", "the buyer signs", "t a s", "purchse", "purchse odrer", "nothing of the sort", "qui", "follow-up"} {
		b.Run(typed, func(b *testing.B) {
			var n int
			for b.Loop() {
				f, _ := search.Find(context.Background(), typed, x)
				_, n = f.All()
			}
			b.ReportMetric(float64(n), "found")
		})
	}
}
