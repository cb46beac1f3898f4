package journal_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"stagecraft/study/journal"
)

func TestMoveTo_GoesOnInACopyAndLeavesTheOldFileAsItWas(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	j := open(t, from)
	list := events("a", 1, 50)
	must(t, j.Append(list[:30]...))
	var told []int64
	var copied []byte
	err := j.MoveTo(t.Context(), to, func(done, all int64) { told = append(told, done, all) }, func() error {
		copied = bytesOf(t, filepath.Join(to, journal.FileName))
		return nil
	})
	must(t, err)
	if n := len(told); n == 0 || told[n-2] != told[n-1] {
		t.Errorf("the progress told was %v", told)
	}
	must(t, j.Append(list[30:]...))
	if j.Path() != filepath.Join(to, journal.FileName) || j.Saving().Stopped != nil {
		t.Errorf("it goes on in %s; saving: %+v", j.Path(), j.Saving())
	}
	device := j.Device()
	want := all(t, j)
	closed(t, j)
	if got := bytesOf(t, filepath.Join(from, journal.FileName)); !bytes.Equal(got, copied) {
		t.Error("the old file isn't what was copied")
	}
	j = open(t, to)
	sameEvents(t, all(t, j), want)
	if j.Device() != device || j.Missing() != nil || len(want) != 50 {
		t.Errorf("the device is %s and was %s; missing %v; %d events", j.Device(), device, j.Missing(), len(want))
	}
	sameEvents(t, all(t, open(t, from)), want[:30])
}

func TestMoveTo_StaysWhereItWasWhenItCannotBe(t *testing.T) {
	refused := errors.New("no pen")
	for name, move := range map[string]func(t *testing.T, j *journal.Journal, to string) error{
		"stopped": func(t *testing.T, j *journal.Journal, to string) error {
			ctx, cancel := context.WithCancel(t.Context())
			return wants(j.MoveTo(ctx, to, func(int64, int64) { cancel() }, nil), context.Canceled)
		},
		"not written down": func(t *testing.T, j *journal.Journal, to string) error {
			return wants(j.MoveTo(t.Context(), to, nil, func() error { return refused }), refused)
		},
		"no such folder": func(t *testing.T, j *journal.Journal, to string) error {
			return wants(j.MoveTo(t.Context(), filepath.Join(to, "none"), nil, nil), os.ErrNotExist)
		},
		"another's is there": func(t *testing.T, j *journal.Journal, to string) error {
			other := open(t, to)
			closed(t, other)
			err := wants(j.MoveTo(t.Context(), to, nil, nil), journal.ErrOther)
			return errors.Join(err, os.Remove(filepath.Join(to, journal.FileName)), os.Remove(filepath.Join(to, journal.ManifestName)))
		},
	} {
		t.Run(name, func(t *testing.T) {
			from, to := t.TempDir(), t.TempDir()
			j := open(t, from)
			list := events("a", 1, 50)
			must(t, j.Append(list[:30]...))
			must(t, move(t, j, to))
			must(t, j.Append(list[30:]...))
			if left, _ := os.ReadDir(to); len(left) > 0 || j.Path() != filepath.Join(from, journal.FileName) {
				t.Errorf("it goes on in %s and left %v", j.Path(), left)
			}
			want := all(t, j)
			closed(t, j)
			sameEvents(t, all(t, open(t, from)), want)
		})
	}
}

// wants gives an error unless one is as wanted.
func wants(err, want error) error {
	if errors.Is(err, want) {
		return nil
	}
	return errors.Join(errors.New("it gave another error"), err)
}
