package fsrs

import "math"

// fuzzRanges widen the fuzz with the interval: so much a day for each day
// within the range.
var fuzzRanges = [...]struct{ from, to, factor float64 }{
	{2.5, 7, 0.15},
	{7, 20, 0.1},
	{20, math.Inf(1), 0.05},
}

// fuzz moves an interval of three days or more to one near it, which the seed
// alone decides. Days have passed since the last rating.
func fuzz(ideal float64, days, longest int, seed uint64) int {
	if ideal < 2.5 {
		return int(ideal)
	}
	delta := 1.0
	for _, f := range fuzzRanges {
		delta += f.factor * math.Max(math.Min(ideal, f.to)-f.from, 0)
	}
	lo := math.Max(2, math.Round(ideal-delta))
	hi := math.Min(math.Round(ideal+delta), float64(longest))
	if ideal > float64(days) {
		lo = math.Max(lo, float64(days)+1)
	}
	lo = math.Min(lo, hi)
	return int(math.Floor(chance(seed)*(hi-lo+1) + lo))
}

// Seed makes the seed of a card's next rating from its id and how often it was
// rated before, so that a replay falls on the same day.
func Seed(id string, reps int) uint64 {
	// FNV-1a, here so that the number never changes with a library.
	h := uint64(14695981039346656037)
	for i := 0; i < len(id); i++ {
		h = (h ^ uint64(id[i])) * 1099511628211
	}
	return h ^ uint64(reps)*0x9e3779b97f4a7c15
}

// chance spreads a seed evenly over 0 up to but not 1 (the finish of
// splitmix64).
func chance(seed uint64) float64 {
	z := seed + 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	z ^= z >> 31
	return float64(z>>11) / (1 << 53)
}
