package study

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Whatever is packed, added and toggled, in any order, they are those that a plain
// list has.
func TestIndexes_PackedAreThoseOfAPlainList(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 12))
	for range 40 {
		var x indexes
		var plain []int32
		next := int32(0)
		for range 4 {
			for range random.IntN(3 * blockOfIndexes) {
				next += 1 + random.Int32N(1<<random.IntN(9))
				x.add(next)
				plain = append(plain, next)
			}
			for range random.IntN(3) {
				i := random.Int32N(next + 2)
				at, is := slices.BinarySearch(plain, i)
				if is {
					plain = slices.Delete(plain, at, at+1)
				} else {
					plain = slices.Insert(plain, at, i)
				}
				next = max(next, i)
				x.toggle(i, !is)
				x.toggle(i, !is) // is so already
			}
			if random.IntN(3) > 0 {
				s := newState("")
				s.log.inPages = int(next) + 1
				w := codec{state: s}
				w.indexes(&x)
				r := codec{state: s, reading: true, b: w.b}
				if r.indexes(&x); r.bad || len(r.b) > 0 || len(x.recent) > 0 {
					t.Fatalf("%d packed are read as %d, bad %v, %d bytes are left", len(plain), x.size(), r.bad, len(r.b))
				}
				s.log.inPages = int(next)
				if n := len(plain); n > 0 && plain[n-1] == next {
					r = codec{state: s, reading: true, b: w.b}
					if r.indexes(new(indexes)); !r.bad {
						t.Fatal("one beyond the log is taken")
					}
				}
			}
			got := slices.Collect(x.backward())
			slices.Reverse(got)
			if !slices.Equal(got, plain) || x.size() != len(plain) {
				t.Fatalf("they are %d, not %d:\n%d\n%d", x.size(), len(plain), got, plain)
			}
		}
	}
}
