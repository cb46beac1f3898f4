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
	main, err := slurp(path)
	if err != nil {
		t.Fatal(err)
	}
	log, err := slurp(path + "-wal")
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

func FuzzCarve_TakesAnyBytes(f *testing.F) {
	f.Add([]byte{}, []byte{})
	f.Add(bytes.Repeat([]byte{13, idType}, 40), bytes.Repeat([]byte{0xff}, 600))
	f.Fuzz(func(t *testing.T, main, log []byte) {
		carve(main, log, func(study.Event) {})
	})
}
