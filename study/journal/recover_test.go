package journal_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/journal"
)

// ordeal is a journal as a crash left it, its log beside it, with a backup of its
// first events.
type ordeal struct {
	main, log, manifest, backup []byte
	backupName                  string
	events                      map[ulid.ULID]study.Event
	backedUp                    map[ulid.ULID]bool
	records                     map[ulid.ULID][]byte // as SQLite keeps them, of those on one page
}

func newOrdeal(t *testing.T) *ordeal {
	t.Helper()
	folder := t.TempDir()
	j := open(t, folder)
	made := drawnAtRandom(600)
	add := func(from, to int) {
		for ; from < to; from += 20 {
			if err := j.Append(made[from : from+20]...); err != nil {
				t.Fatal(err)
			}
		}
	}
	add(0, 200)
	b, err := j.Backup(t.Context(), journal.Daily, nil)
	if err != nil {
		t.Fatal(err)
	}
	add(200, 400)
	j.Rest()
	soon(t, "the log is empty", func() bool {
		info, err := os.Stat(filepath.Join(folder, journal.FileName+"-wal"))
		return err == nil && info.Size() == 0
	})
	add(400, 600)
	read := func(path string) []byte {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	o := &ordeal{
		main: read(filepath.Join(folder, journal.FileName)), log: read(filepath.Join(folder, journal.FileName+"-wal")),
		manifest: settledManifest(t, j), backup: read(b.Path), backupName: filepath.Base(b.Path),
		events: map[ulid.ULID]study.Event{}, backedUp: map[ulid.ULID]bool{}, records: map[ulid.ULID][]byte{},
	}
	for i, e := range all(t, j) {
		o.events[e.ID] = e
		o.backedUp[e.ID] = i < 200
		if len(e.Payload) < 700 {
			o.records[e.ID] = recordOf(e)
		}
	}
	return o
}

// drawnAtRandom makes n events, of which some have long payloads.
func drawnAtRandom(n int) []study.Event {
	list := events("", 1, n)
	for i := range list {
		list[i].Seq = 0
		list[i].Operation = list[i].ID
		if i%50 == 7 {
			list[i].Kind = study.Noted
			list[i].Payload = json.RawMessage(`{"lesson":"a","text":"` + strings.Repeat("word ", 700+i) + `"}`)
		}
	}
	return list
}

// recordOf is the body of the record that SQLite keeps an event as.
func recordOf(e study.Event) []byte {
	number := func(b []byte, v int64) []byte {
		if v == 0 || v == 1 {
			return b
		}
		for _, n := range []int{1, 2, 3, 4, 6, 8} {
			if shift := 64 - 8*n; v<<shift>>shift == v {
				for i := n - 1; i >= 0; i-- {
					b = append(b, byte(v>>(8*i)))
				}
				return b
			}
		}
		return b
	}
	b := append([]byte(e.ID.String()), e.Device...)
	b = number(number(number(b, e.Seq), e.At), int64(e.Offset))
	b = append(append(append(append(b, e.Course...), e.Version...), e.Kind...), e.Payload...)
	b = append(b, e.Operation.String()...)
	return number(b, int64(e.Checksum()))
}

// openAtAStart opens a journal as the app does at a start: after a quick look, and
// recovering when that, or reading what is in it, finds something.
func openAtAStart(t *testing.T, folder string) (*journal.Journal, *journal.Recovery, error) {
	t.Helper()
	j, err := journal.OpenSound(folder)
	if err == nil {
		for _, found := range j.Events() {
			err = found
		}
		if err == nil {
			return j, nil, nil
		}
		if !errors.Is(err, journal.ErrDamaged) {
			return nil, nil, err
		}
		if err := j.Close(); err != nil {
			return nil, nil, err
		}
	} else if !journal.Recoverable(folder, err) {
		return nil, nil, err
	}
	return journal.OpenRecovering(t.Context(), folder, nil)
}

// survives damages the journal, opens it, and holds what is in it then against
// what still stands on the disk and in the backup.
func (o *ordeal) survives(t *testing.T, name string, main, log []byte) (recovered, topped bool) {
	t.Helper()
	folder, err := os.MkdirTemp(t.TempDir(), "o")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(folder)
	write := func(name string, b []byte) {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(journal.FileName, main)
	write(journal.FileName+"-wal", log)
	write(journal.ManifestName, o.manifest)
	write(filepath.Join(journal.BackupFolder, o.backupName), o.backup)
	j, r, err := openAtAStart(t, folder)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	has := map[ulid.ULID]bool{}
	for e, err := range j.Events() {
		if err != nil {
			t.Errorf("%s: %v", name, err)
			break
		}
		has[e.ID] = true
		if was := o.events[e.ID]; !bytes.Equal(e.AppendRow(nil), was.AppendRow(nil)) {
			t.Errorf("%s: %s isn't what it was", name, e.ID)
		}
	}
	for id, backed := range o.backedUp {
		record := o.records[id]
		if !has[id] && (backed || record != nil && (bytes.Contains(main, record) || bytes.Contains(log, record))) {
			t.Errorf("%s: the event %d, in the backup: %v, is not back; %+v", name, o.events[id].Seq, backed, r)
			break
		}
	}
	if r == nil && len(has) < len(o.events) {
		t.Errorf("%s: %d of %d events, and nothing was said", name, len(has), len(o.events))
	}
	if r != nil && r.Lost.Events != int64(len(o.events)-len(has)) {
		t.Errorf("%s: %d events are lost, and it says %+v", name, len(o.events)-len(has), r.Lost)
	}
	if r != nil && r.Kept != "" {
		kept, err := os.ReadFile(r.Kept)
		if err != nil || !bytes.Equal(kept, main) && !bytes.Equal(kept, log) {
			t.Errorf("%s: what was damaged isn't kept: %v", name, err)
		}
	}
	if err := j.Close(); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	return r != nil && r.Topped == 0, r != nil && r.Topped > 0
}

func TestOpenRecovering_BringsBackEveryEventThatStillStandsSomewhere(t *testing.T) {
	o := newOrdeal(t)
	// The first of the same; all of them take minutes.
	cuts, flips, swaps := 12, 12, 4
	if os.Getenv("STAGECRAFT_EVERY_DAMAGE") != "" {
		cuts, flips, swaps = 500, 500, 100
	}
	if recovered, topped := o.survives(t, "as it is", bytes.Clone(o.main), bytes.Clone(o.log)); recovered || topped {
		t.Error("as it is: it was recovered")
	}
	random := rand.New(rand.NewPCG(12, 1))
	count := map[string]int{}
	tally := func(what string, recovered, topped bool) {
		switch {
		case recovered:
			count[what+" recovered"]++
		case topped:
			count[what+" topped up"]++
		default:
			count[what+" harmless"]++
		}
	}
	// each damages the main file and its log in turn.
	each := func(what string, n int, damage func(b []byte, header, page int) ([]byte, string)) {
		for i := range 2 * n {
			main, log := bytes.Clone(o.main), bytes.Clone(o.log)
			var how string
			if i%2 == 0 {
				main, how = damage(main, 0, 4096)
				how = "the file " + how
			} else {
				log, how = damage(log, 32, 4096+24)
				how = "the log " + how
			}
			recovered, topped := o.survives(t, fmt.Sprint(what, " ", i, ": ", how), main, log)
			tally(how[:8]+" "+what, recovered, topped)
			if t.Failed() {
				return
			}
		}
	}
	each("cut", cuts, func(b []byte, _, _ int) ([]byte, string) {
		at := random.IntN(len(b))
		return b[:at], fmt.Sprint("cut to ", at)
	})
	each("flipped", flips, func(b []byte, header, page int) ([]byte, string) {
		at := random.IntN(len(b))
		if random.IntN(4) == 0 { // more often where it hurts
			at = random.IntN(len(b)/page)*page + header + random.IntN(16)
			if header == 0 && random.IntN(3) == 0 {
				at = random.IntN(100)
			}
			at = min(at, len(b)-1)
		}
		bit := random.IntN(8)
		b[at] ^= 1 << bit
		return b, fmt.Sprint("bit ", bit, " of byte ", at)
	})
	each("swapped", swaps, func(b []byte, header, page int) ([]byte, string) {
		n := (len(b) - header) / page
		x, y := random.IntN(n), random.IntN(n)
		one, other := b[header+x*page:][:page], b[header+y*page:][:page]
		held := bytes.Clone(one)
		copy(one, other)
		copy(other, held)
		return b, fmt.Sprint("pages ", x, " and ", y)
	})
	t.Log(count)
}

func TestRecover_SaysInCountsAndDaysWhatIsSavedAndWhatIsNot(t *testing.T) {
	folder := t.TempDir()
	j := open(t, folder)
	list := events("", 1, 300)
	start := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for i := range list { // a hundred a day
		at := start.AddDate(0, 0, i/100).Add(time.Duration(i) * time.Second)
		if err := list[i].ID.SetTime(ulid.Timestamp(at)); err != nil {
			t.Fatal(err)
		}
		list[i].Seq, list[i].At, list[i].Operation = 0, at.UnixMilli(), list[i].ID
	}
	if err := j.Append(list...); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, journal.FileName)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list[100:200] { // the second day
		begins, copies := append([]byte(e.ID.String()), j.Device()...), 0
		for at := bytes.Index(b, begins); at >= 0; at = bytes.Index(b, begins) {
			b[at] ^= 1 // a page that was divided keeps what is on the other by now
			copies++
		}
		if copies == 0 {
			t.Fatal("an event isn't in the file")
		}
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	r, got, err := journal.Recover(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 200 || r.Saved.Events != 200 || r.Saved.Days != 2 || !r.Saved.From.Equal(start) || r.BySQLite+r.ByPages != 200 {
		t.Errorf("saved %+v", r)
	}
	if r.Lost.Events != 100 || !r.Lost.From.Equal(list[99].Time()) || !r.Lost.To.Equal(list[200].Time()) {
		t.Errorf("lost %+v", r.Lost)
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(after, b) {
		t.Error("the file was touched")
	}
}
