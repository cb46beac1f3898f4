package study_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
)

// union takes files in, in an order, into an empty journal, and gives its events.
func union(t rapid.TB, folder string, files ...string) []study.Event {
	t.Helper()
	j, err := journal.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	m := &machine{t: t, journal: j}
	defer func() { m.ok(j.Close()) }()
	for _, path := range files {
		_, err := j.Take(context.Background(), path, nil)
		m.ok(err)
	}
	return m.events()
}

// TestTake_IsCommutativeAssociativeAndIdempotent takes what three devices did, with
// clocks that are years apart, in two editions, with undo, in every order, file by
// file and two of them put together before, once and twice: the events are the same, byte
// for byte, and tell the same.
func TestTake_IsCommutativeAssociativeAndIdempotent(t *testing.T) {
	runs, top := 0, t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		if runs++; runs > 4 { // each is some hundred writes to a disk
			return
		}
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 9))
		in := func(name string) string { return filepath.Join(top, fmt.Sprint(runs), name) }
		var files []string
		for i := range 3 {
			m := newMachine(rt, in(fmt.Sprint("machine", i)), morning().AddDate(r.IntN(7)-3, 0, i))
			for range 20 {
				m.act(r)
			}
			files = append(files, m.file("out"))
			m.ok(m.journal.Close())
		}
		put := func(name string, from ...string) string {
			path := in(name + ".progress")
			if _, err := progressfile.Merge(context.Background(), path, from, nil); err != nil {
				rt.Fatal(err)
			}
			return path
		}
		a, b, c := files[0], files[1], files[2]
		ab, bc := put("ab", a, b), put("bc", c, b)
		want := union(rt, in("first"), a, b, c)
		told := replay(rt, want).Told()
		for i, order := range [][]string{
			{a, c, b}, {b, a, c}, {b, c, a}, {c, a, b}, {c, b, a}, // commutative
			{ab, c}, {a, bc}, {put("abc", ab, c)}, // associative
			{a, a, b, a, c, c}, {ab, bc, ab}, // idempotent
		} {
			got := union(rt, in(fmt.Sprint("order", i)), order...)
			if !slices.EqualFunc(got, want, func(x, y study.Event) bool { return bytes.Equal(x.AppendRow(nil), y.AppendRow(nil)) }) {
				rt.Fatalf("in order %d there are %d events, not the same %d", i, len(got), len(want))
			}
			if is := replay(rt, got).Told(); is != told {
				rt.Fatalf("in order %d it tells\n%s\nnot\n%s", i, is, told)
			}
		}
	})
}
