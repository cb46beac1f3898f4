package journal

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// carved gives the events that are found in a journal's files, by id.
func carved(t testing.TB, path string) map[ulid.ULID]study.Event {
	t.Helper()
	main, err := readFile(path)
	if err != nil {
		t.Fatal(err)
	}
	log, err := readFile(path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	found := map[ulid.ULID]study.Event{}
	carve(main, log, func(e study.Event) { found[e.ID] = e })
	return found
}

// varied makes n events with short and long payloads.
func varied(n int) []study.Event {
	random := rand.New(rand.NewPCG(5, 6))
	all := make([]study.Event, n)
	for i := range all {
		at := time.Date(2026, 3, 1, 9, 0, i, 0, time.UTC).UnixMilli()
		var id ulid.ULID
		for k := range id {
			id[k] = byte(random.Uint32())
		}
		if err := id.SetTime(uint64(at)); err != nil {
			panic(err)
		}
		long := 0
		if i%9 == 0 {
			long = random.IntN(20_000)
		}
		all[i] = study.Event{
			ID: id, Operation: id, Device: "other", Seq: int64(i + 1), At: at, Offset: []int{-90, 0, 1, 330}[i%4], Course: "sales",
			Version: "1.0.0", Kind: study.Noted,
			Payload: json.RawMessage(`{"lesson":"a","text":"` + strings.Repeat("x", long) + `"}`),
		}
	}
	return all
}

func TestCarve_FindsEveryEventInTheFileAndInTheLog(t *testing.T) {
	folder := t.TempDir()
	j, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	want := varied(400)
	for i := 0; i < len(want); i += 10 {
		if err := j.Append(want[i : i+10]...); err != nil {
			t.Fatal(err)
		}
		if i == 200 {
			j.disk.io.Lock()
			j.checkpoint(j.disk)
			j.disk.io.Unlock()
		}
	}
	copied := t.TempDir()
	for _, name := range []string{FileName, FileName + "-wal"} {
		b, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(copied, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	found := carved(t, filepath.Join(copied, FileName))
	if len(found) != len(want) {
		t.Errorf("%d events of %d", len(found), len(want))
	}
	for _, e := range want {
		if got := found[e.ID]; !bytes.Equal(got.AppendRow(nil), e.AppendRow(nil)) {
			t.Errorf("%s is %+v", e.ID, got)
		}
	}
}

func TestCarve_FindsAnEventOfWhoseHeaderABitTurned(t *testing.T) {
	folder := t.TempDir()
	j, err := Open(folder)
	must(t, err)
	list := varied(60)
	must(t, j.Append(list...))
	must(t, j.Close())
	main, err := os.ReadFile(filepath.Join(folder, FileName))
	must(t, err)
	short, long := 0, 0
	for _, e := range list {
		begins := append([]byte(e.ID.String()), e.Device...)
		at := bytes.Index(main, begins)
		if bytes.Count(main, begins) != 1 {
			continue // a page that was divided has some twice
		}
		in := main // that is looked through
		turn := func(from, to int) {
			t.Helper()
			for i := from; i < to; i++ {
				for bit := range 8 {
					main[i] ^= 1 << bit
					there := false
					carve(in, nil, func(f study.Event) { there = there || f.ID == e.ID })
					main[i] ^= 1 << bit
					if !there {
						t.Errorf("bit %d of the byte %d from the columns of event %d: it isn't found", bit, i-at, e.Seq)
					}
				}
			}
		}
		switch {
		case len(e.Payload) < 100 && short < 3:
			short++
			in = main[at/4096*4096:][:4096]
			turn(at-columns+1, at) // the types
		case len(e.Payload) > 5000 && long < 1:
			long++
			next := at + bytes.Index(main[at:], []byte("xxx"))
			for main[next] == 'x' {
				next++
			}
			turn(next, next+4) // the number of the page on which it goes on
		}
	}
	if short < 3 || long < 1 {
		t.Errorf("%d short and %d long events were tried", short, long)
	}
}

func FuzzCarve_TakesAnyBytes(f *testing.F) {
	f.Add([]byte{}, []byte{})
	f.Add(bytes.Repeat([]byte{13, idType}, 40), bytes.Repeat([]byte{0xff}, 600))
	f.Fuzz(func(t *testing.T, main, log []byte) {
		carve(main, log, func(study.Event) {})
	})
}
