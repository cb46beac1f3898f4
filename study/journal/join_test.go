package journal_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile/progresstest"
)

// progressOf writes events to a .progress file.
func progressOf(t *testing.T, list []study.Event) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.progress")
	progresstest.Write(t, path, list...)
	return path
}

// records gives an event that says what was joined, as a session would.
func records(t *testing.T, calls *int) func(string, []ulid.ULID) ([]study.Event, error) {
	return func(file string, brought []ulid.ULID) ([]study.Event, error) {
		*calls++
		if len(file) != 64 || len(brought) == 0 {
			t.Errorf("to be recorded: %q, %d events", file, len(brought))
		}
		id := ulid.MustNew(ulid.Timestamp(time.Date(2026, 4, *calls, 0, 0, 0, 0, time.UTC)), nil)
		return []study.Event{{ID: id, Operation: id, At: int64(id.Time()), Kind: study.Joined}}, nil
	}
}

func TestPreviewJoin_SaysWhatIsNewAndWhoseItIs(t *testing.T) {
	j := open(t, t.TempDir())
	list := events("tablet", 1, 30)
	list[28].Kind, list[29].Kind = study.Noted, "dreamt"
	if err := j.Append(list[:10]...); err != nil {
		t.Fatal(err)
	}
	p, err := j.PreviewJoin(t.Context(), progressOf(t, list), nil)
	if err != nil {
		t.Fatal(err)
	}
	d := p.New.Devices["tablet"]
	if p.New.Events != 20 || p.Here != 10 || p.Reviews() != 18 || p.Notes() != 1 || p.Disagree != 0 || d.Events != 20 ||
		p.New.From != list[10].At || p.New.To != list[29].At || p.New.Days != 1 {
		t.Errorf("got %+v", p)
	}
	if n := len(all(t, j)); n != 10 {
		t.Errorf("it changed the journal: %d events", n)
	}
}

func TestJoin_KeepsNumbersAndUnknownKindsAndGoesOn(t *testing.T) {
	folder := t.TempDir()
	j, err := journal.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	mine := events("", 5001, 3)
	for i := range mine {
		mine[i].Seq = 0
	}
	if err := j.Append(mine[:2]...); err != nil {
		t.Fatal(err)
	}
	list := events("tablet", 1, 3000)
	list[5].Kind = "dreamt"
	path, calls := progressOf(t, list), 0
	if _, err := j.Join(t.Context(), path, records(t, &calls), nil); err != nil {
		t.Fatal(err)
	}
	if p, err := j.Join(t.Context(), path, records(t, &calls), nil); err != nil || p.New.Events != 0 || p.Here != 3000 || calls != 1 {
		t.Errorf("again: %d new, %d here, recorded %d times, %v", p.New.Events, p.Here, calls, err)
	}
	if err := j.Append(mine[2]); err != nil {
		t.Fatal(err)
	}
	got := all(t, j)
	sameEvents(t, got[:3000], list)
	if n := len(got); n != 3004 || got[3002].Seq != 4 || got[3003].Kind != study.Joined || got[3003].Seq != 3 {
		t.Errorf("%d events, of its own %+v", n, got[3000:])
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	j = open(t, folder)
	sameEvents(t, all(t, j), got)
	if j.Missing() != nil {
		t.Errorf("missing %+v", j.Missing())
	}
}

func TestJoin_RefusesWhatDisagreesInWordsAndJoinsNothing(t *testing.T) {
	here := events("tablet", 1, 20)
	for name, c := range map[string]struct {
		change func([]study.Event)
		says   string
	}{
		"another content": {func(l []study.Event) { l[3].Kind = study.Noted }, `what is "graded" of 1 March 2026 here and "noted" of 1 March 2026 there`},
		"another's number": {func(l []study.Event) {
			l[3].ID[15] ^= 1
			l[3].Operation = l[3].ID
		}, "event 4 of tablet, which is another one here"},
	} {
		j := open(t, t.TempDir())
		if err := j.Append(here[:10]...); err != nil {
			t.Fatal(err)
		}
		list := events("tablet", 1, 20)
		c.change(list)
		path, calls := progressOf(t, list), 0
		p, err := j.PreviewJoin(t.Context(), path, nil)
		if err != nil || p.Disagree != 1 || len(p.Conflicts) != 1 || p.Conflicts[0].String() != c.says {
			t.Errorf("%s: the preview says %v, %v", name, p.Conflicts, err)
		}
		_, err = j.Join(t.Context(), path, records(t, &calls), nil)
		if !errors.Is(err, journal.ErrConflict) || !strings.Contains(err.Error(), c.says) || calls != 0 {
			t.Errorf("%s: %v", name, err)
		}
		sameEvents(t, all(t, j), here[:10])
	}
	// Two within the file itself come to light as they are written.
	j := open(t, t.TempDir())
	list := events("tablet", 1, 20)
	list[9].Seq = 3
	calls := 0
	if _, err := j.Join(t.Context(), progressOf(t, list), records(t, &calls), nil); !errors.Is(err, journal.ErrConflict) {
		t.Errorf("one number twice in the file: %v", err)
	}
	if n := len(all(t, j)); n != 0 {
		t.Errorf("%d events were joined", n)
	}
	if err := j.Append(here...); err != nil {
		t.Errorf("after that: %v", err)
	}
}
