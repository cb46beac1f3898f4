package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
)

// verifyRestored looks at a folder in which backups were put back: of what was shown as kept nothing
// may be in no journal and no backup of it, and the journal itself must open as a start opens it.
func (b *background) verifyRestored() (wrong []string) {
	add := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	b.witness.shown += shownOf(b.witness.deeds)
	b.witness.deeds = nil
	scratch := filepath.Join(b.folder, "scratch")
	if err := errors.Join(os.RemoveAll(scratch), copyFiles(scratch, b.data())); err != nil {
		return []string{err.Error()}
	}
	if _, err := os.Stat(filepath.Join(scratch, journal.FileName)); errors.Is(err, fs.ErrNotExist) {
		b.tally.note("killed while no journal had its name", 1)
	}
	somewhere, err := anywhere(scratch)
	if err != nil {
		return []string{err.Error()}
	}
	for text := range b.ever {
		if !somewhere[text] {
			add("%q was shown as saved and is in no journal and no backup", text)
		}
	}
	j, _, err := journal.OpenRecovering(context.Background(), scratch, nil)
	if err != nil {
		add("the journal doesn't open: %v", err)
		return wrong
	}
	n := 0
	for _, err := range j.Events() {
		if err != nil {
			add("the journal can't be read: %v", err)
			break
		}
		n++
	}
	if err := j.Close(); err != nil {
		add("the journal doesn't close: %v", err)
	}
	if n < history {
		add("the start after it has %d events, of at least %d", n, history)
	}
	for _, name := range []string{journal.FileName} {
		if finding, err := integrity(filepath.Join(scratch, name)); err != nil || finding != "ok" {
			add("PRAGMA integrity_check: %s %v", finding, err)
		}
	}
	return wrong
}

func shownOf(deeds []deed) (n int) {
	for _, d := range deeds {
		if d.shown {
			n++
		}
	}
	return n
}

// anywhere gives the answers that are in any journal or backup of a folder.
func anywhere(folder string) (map[string]bool, error) {
	there := map[string]bool{}
	err := eachAnywhere(folder, func(e *study.Event) {
		if e.Kind == study.Answered {
			there[says(e)] = true
		}
	})
	return there, err
}

// eachAnywhere gives the events that are in any journal or backup of a folder, each as often as it is in one.
func eachAnywhere(folder string, take func(*study.Event)) error {
	files, err := filepath.Glob(filepath.Join(folder, "journal*.db*"))
	if err != nil {
		return err
	}
	for _, name := range files {
		if strings.HasSuffix(name, "-wal") || strings.HasSuffix(name, "-shm") {
			continue
		}
		_, events, err := journal.Recover(context.Background(), name)
		if err != nil {
			return err
		}
		for i := range events {
			take(&events[i])
		}
	}
	backups, err := journal.Backups(folder)
	if err != nil {
		return err
	}
	for _, b := range backups {
		_ = eachIn(b.Path, take) // it is looked at elsewhere
	}
	return nil
}

// eachIn gives the events of a .progress file.
func eachIn(path string, take func(*study.Event)) error {
	f, err := progressfile.Open(path)
	if err != nil {
		return err
	}
	for e, err := range f.Events(context.Background(), nil) {
		if err != nil {
			return errors.Join(err, f.Close())
		}
		take(&e.Event)
	}
	return f.Close()
}
