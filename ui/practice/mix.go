package practice

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"
)

// mixed gives the numbers below n in an order that follows from the seed and
// the question alone, so that coming back shows the same one.
func mixed(n int, seed uint64, question string) []int {
	h := fnv.New64a()
	h.Write([]byte(question))
	return rand.New(rand.NewPCG(seed, h.Sum64())).Perm(n)
}

// unsolved is mixed, but never in order from the start: that would be the answer.
func unsolved(n int, seed uint64, question string) []int {
	order := mixed(n, seed, question)
	if n > 1 && slices.IsSorted(order) {
		order = append(order[1:], order[0])
	}
	return order
}
