package journal_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
)

// restoring is a data folder with a backup of its first ten events of thirty.
func restoring(t *testing.T) (folder string, backup journal.Backup, held []study.Event) {
	t.Helper()
	folder = t.TempDir()
	j, err := journal.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	list := events(j.Device(), 1, 30)
	for i := range list {
		list[i].Seq = 0
	}
	if err := j.Append(list[:10]...); err != nil {
		t.Fatal(err)
	}
	if backup, err = j.Backup(t.Context(), journal.ByHand, nil); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(j.Append(list[10:]...), j.SetSetting("theme", "dark")); err != nil {
		t.Fatal(err)
	}
	held = all(t, j)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	return folder, backup, held
}

func TestRestore_KeepsWhatItReplacesAndIsUndoneWithWhatWasDoneSince(t *testing.T) {
	folder, backup, before := restoring(t)
	replaced, err := journal.Restore(t.Context(), folder, backup.Path, nil)
	if err != nil {
		t.Fatal(err)
	}
	j, err := journal.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	sameEvents(t, all(t, j), before[:10])
	if theme, _ := j.Setting("theme"); theme != "dark" || j.Device() == before[0].Device || j.Missing() != nil {
		t.Errorf("the theme is %q, the device %s, missing %v", theme, j.Device(), j.Missing())
	}
	if j.Replaced() != replaced {
		t.Errorf("it replaced %q, and says %q", replaced, j.Replaced())
	}
	since := events(j.Device(), 101, 5)
	for i := range since {
		since[i].Seq = 0
	}
	if err := j.Append(since...); err != nil {
		t.Fatal(err)
	}
	after := all(t, j)[10:]
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}

	if err := journal.UndoRestore(t.Context(), folder, replaced); err != nil {
		t.Fatal(err)
	}
	j = open(t, folder)
	sameEvents(t, all(t, j), append(before, after...))
	if j.Device() != before[0].Device || j.Missing() != nil || j.Replaced() != "" {
		t.Errorf("the device is %s, missing %v, replaced %q", j.Device(), j.Missing(), j.Replaced())
	}
	aside, err := filepath.Glob(filepath.Join(folder, "journal 2*.db"))
	if err != nil || len(aside) != 2 {
		t.Errorf("what was replaced and what was restored are %v, %v", aside, err)
	}
}

func TestRestore_ChangesNothingWhenItCannotBe(t *testing.T) {
	folder, backup, before := restoring(t)
	whole, err := os.ReadFile(backup.Path)
	if err != nil {
		t.Fatal(err)
	}
	cut := filepath.Join(t.TempDir(), "cut.progress")
	if err := os.WriteFile(cut, append(bytes.Clone(whole[:len(whole)/2]), whole[len(whole)/2+1:]...), 0o600); err != nil {
		t.Fatal(err)
	}
	flipped := filepath.Join(t.TempDir(), "flipped.progress")
	whole[len(whole)/2] ^= 4
	if err := os.WriteFile(flipped, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	j, err := journal.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := journal.Restore(t.Context(), folder, backup.Path, nil); !errors.Is(err, journal.ErrInUse) {
		t.Errorf("while it is open: %v", err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	for _, from := range []string{cut, flipped} {
		if _, err := journal.Restore(t.Context(), folder, from, nil); !errors.Is(err, progressfile.ErrUnsound) {
			t.Errorf("from %s: %v", from, err)
		}
	}
	if err := journal.UndoRestore(t.Context(), folder, filepath.Join(folder, "journal 2001-01-01 000000.db")); !errors.Is(err, journal.ErrGone) {
		t.Errorf("undone without what was replaced: %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "journal*.new*")); len(left) > 0 {
		t.Errorf("left %v", left)
	}
	sameEvents(t, all(t, open(t, folder)), before)
}

func TestRestore_OfADamagedJournalAndOfNone(t *testing.T) {
	folder, backup, before := restoring(t)
	path := filepath.Join(folder, journal.FileName)
	if err := os.WriteFile(path, []byte("nonsense"), 0o600); err != nil {
		t.Fatal(err)
	}
	replaced, err := journal.Restore(t.Context(), folder, backup.Path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(replaced); err != nil || string(b) != "nonsense" {
		t.Errorf("replaced %q, %v", b, err)
	}
	elsewhere := filepath.Join(t.TempDir(), "new")
	if replaced, err := journal.Restore(t.Context(), elsewhere, backup.Path, nil); err != nil || replaced != "" {
		t.Errorf("in a new folder it replaced %q, %v", replaced, err)
	}
	for _, folder := range []string{folder, elsewhere} {
		sameEvents(t, all(t, open(t, folder)), before[:10])
	}
}

func TestUndoRestore_OfADamagedJournalBringsBackWhatItStillHolds(t *testing.T) {
	folder, backup, before := restoring(t)
	path := filepath.Join(folder, journal.FileName)
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(file, []byte(before[20].ID.String()))
	if at < 0 {
		t.Fatal("the event isn't in the file as text")
	}
	file[at+3] ^= 1
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	replaced, err := journal.Restore(t.Context(), folder, backup.Path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := journal.UndoRestore(t.Context(), folder, replaced); err != nil {
		t.Fatal(err)
	}
	got := all(t, open(t, folder))
	if len(got) < 29 {
		t.Errorf("%d of 30 events are back", len(got))
	}
	if _, err := os.Stat(replaced); err != nil {
		t.Errorf("what was replaced is gone: %v", err)
	}
}
