package journal_test

import (
	"errors"
	"os"
	"testing"

	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
)

func TestLookInto_TellsWhatARestoreWouldChange(t *testing.T) {
	j := open(t, t.TempDir())
	list := events("a", 1, 300)
	list[250].Kind = study.Noted
	must(t, j.Append(list[:260]...))
	b, err := j.Backup(t.Context(), journal.ByHand, nil)
	must(t, err)
	must(t, j.Append(list[260:]...))
	c, err := j.LookInto(t.Context(), b.Path, nil)
	must(t, err)
	if c.Holds.Events != 260 || c.Gone.Events != 40 || c.Back.Events != 0 || c.Gone.From != list[260].At || c.Gone.To != list[299].At {
		t.Errorf("it holds %d; gone would be %+v, back %+v", c.Holds.Events, c.Gone, c.Back)
	}
	if len(c.Latest) != 200 || c.Latest[0].At.UnixMilli() != list[259].At || c.Latest[9].Kind != study.Noted || c.Latest[199].At.UnixMilli() != list[60].At {
		t.Errorf("the last are %d, from %+v", len(c.Latest), c.Latest[0])
	}

	// Of another journal everything would go and everything come.
	other := open(t, t.TempDir())
	must(t, other.Append(events("b", 1001, 3)...))
	c, err = other.LookInto(t.Context(), b.Path, nil)
	must(t, err)
	if c.Gone.Events != 3 || c.Back.Events != 260 || c.Back.Kinds[study.Noted] != 1 {
		t.Errorf("gone would be %+v, back %+v", c.Gone, c.Back)
	}
}

func TestLookInto_RefusesWhatIsNotSound(t *testing.T) {
	j := open(t, t.TempDir())
	must(t, j.Append(events("a", 1, 3000)...))
	b, err := j.Backup(t.Context(), journal.ByHand, nil)
	must(t, err)
	file, err := os.ReadFile(b.Path)
	must(t, err)
	file[len(file)/2] ^= 1
	must(t, os.WriteFile(b.Path, file, 0o600))
	if _, err := j.LookInto(t.Context(), b.Path, nil); !errors.Is(err, progressfile.ErrUnsound) {
		t.Errorf("a flipped byte gives %v", err)
	}
}
