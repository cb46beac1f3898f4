package exam

import (
	"math/rand/v2"
	"slices"
)

// Draw draws n questions, or all where there are fewer, from pools of them, one a
// lesson. Each lesson gives as many as every other, or all that it has: of two
// that have some left neither gives two more than the other. No question is drawn
// twice. They come in an order of their own. The same seed draws the same.
func Draw(pools [][]string, n int, seed uint32) []string {
	random := rand.New(rand.NewPCG(uint64(seed), 0x65_78_61_6d))
	left := make([][]string, len(pools))
	seen := map[string]bool{}
	for i, pool := range pools {
		for _, q := range pool {
			if !seen[q] {
				seen[q] = true
				left[i] = append(left[i], q)
			}
		}
		random.Shuffle(len(left[i]), func(a, b int) { left[i][a], left[i][b] = left[i][b], left[i][a] })
	}
	var drawn []string
	for len(drawn) < n {
		left = slices.DeleteFunc(left, func(pool []string) bool { return len(pool) == 0 })
		if len(left) == 0 {
			break
		}
		// Which lessons give the last ones is a matter of chance too.
		for _, i := range random.Perm(len(left)) {
			if len(drawn) == n {
				break
			}
			drawn = append(drawn, left[i][0])
			left[i] = left[i][1:]
		}
	}
	random.Shuffle(len(drawn), func(a, b int) { drawn[a], drawn[b] = drawn[b], drawn[a] })
	return drawn
}
