package main

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/journal"
)

// backingUp makes backups, each after something was done. One counts as made once the page says so.
var backingUp = activity{name: "backing up", kind: study.Answered, begin: practising.begin, once: func(v *visit) error {
	if err := practising.once(v); err != nil {
		return err
	}
	return v.backUp()
}}

// backUp makes a backup, wherever the learner is, and goes back to practice.
func (v *visit) backUp() error {
	if err := v.choose("back up all that you did"); err != nil {
		return err
	}
	if err := v.see("that a backup was made", showLimit, picture.told); err != nil {
		return err
	}
	all, err := journal.Backups(v.data)
	if err != nil || len(all) == 0 {
		return errors.Join(err, errors.New("the page says that a backup was made, and none is there"))
	}
	v.backups[filepath.Base(all[0].Path)] = v.done
	return v.practise()
}

// choose searches for a command and has it done, once no message of before stands there any more.
func (v *visit) choose(command string) error {
	if err := v.see("no message", showLimit, picture.untold); err != nil {
		return err
	}
	if err := v.turn("ctrl+k"); err != nil {
		return err
	}
	if err := v.write(command); err != nil {
		return err
	}
	if err := v.rest(); err != nil {
		return err
	}
	return v.change("Return")
}

// practise goes to practice. A message that the page shows stays behind.
func (v *visit) practise() error {
	if err := v.turn("ctrl+1"); err != nil {
		return err
	}
	return v.turn("ctrl+5")
}

// restoring puts back the newest backup after something was done since, and may undo that. It counts as done
// once the page says so: the journal then holds what the backup does, or all again, and at no time is
// something in no file.
var restoring = activity{
	name: "restoring", kind: study.Answered, restores: true, begin: practising.begin,
	once: func(v *visit) error {
		if err := practising.once(v); err != nil {
			return err
		}
		if len(v.backups) == 0 || v.random.IntN(3) == 0 {
			if err := v.backUp(); err != nil {
				return err
			}
			return practising.once(v)
		}
		if err := v.putBack(); err != nil || v.random.IntN(2) == 0 {
			return err
		}
		if err := practising.once(v); err != nil {
			return err
		}
		return v.undoPutBack()
	},
}

// goBackups opens the page of backups.
func (v *visit) goBackups() error {
	if err := v.choose("backups"); err != nil {
		return err
	}
	return v.rest()
}

// putBack restores the newest backup.
func (v *visit) putBack() error {
	if err := v.goBackups(); err != nil {
		return err
	}
	if err := v.turn("l"); err != nil { // the page may still be looking for them
		return err
	}
	if err := v.see("what is in the backup", showLimit, picture.covered); err != nil {
		return err
	}
	if err := v.still(300 * time.Millisecond); err != nil { // it was read through
		return err
	}
	all, err := journal.Backups(v.data)
	if err != nil || len(all) == 0 {
		return errors.Join(err, errors.New("no backup is there"))
	}
	w := v.witness
	w.next = w.other()
	if err := eachIn(all[0].Path, func(e *study.Event) { w.next.known[e.ID] = string(e.AppendRow(nil)) }); err != nil {
		return err
	}
	w.next.before = w.other()
	w.next.before.known, w.next.before.deeds = maps.Clone(w.known), w.deeds
	if err := v.press("Tab"); err != nil { // from the button that closes it
		return err
	}
	if err := v.change("Return"); err != nil {
		return err
	}
	return v.turned("that the backup is restored")
}

// undoPutBack undoes the last restore, if there is one to be undone.
func (v *visit) undoPutBack() error {
	if v.witness.before == nil {
		return nil
	}
	if err := v.goBackups(); err != nil {
		return err
	}
	w := v.witness
	w.next = w.other()
	maps.Copy(w.next.known, w.before.known)
	maps.Copy(w.next.known, w.known)
	w.next.deeds = append(append(w.next.deeds, w.before.deeds...), w.deeds...)
	if err := v.change("ctrl+z"); err != nil {
		return err
	}
	return v.turned("that the restore is undone")
}

// turned waits until the page says that something came to its end, which the journal has then.
func (v *visit) turned(what string) error {
	if err := v.see(what, showLimit, picture.told); err != nil {
		return err
	}
	v.witness.turn()
	v.done++
	return v.practise()
}

// other gives a witness of another state of the same journal.
func (w *witness) other() *witness {
	o := newWitness(w.kind)
	o.counts, o.loose, o.restores = w.counts, w.loose, w.restores
	return o
}

// turn takes what was begun for done.
func (w *witness) turn() {
	w.shown += shownOf(w.deeds) // they are in what was set aside, or known by both
	w.known, w.deeds, w.before, w.next = w.next.known, w.next.deeds, w.next.before, nil
	for i := range w.deeds {
		w.shown -= shownOf(w.deeds[i : i+1]) // they were counted, and are to be again
	}
}

// verifyEither looks at a folder in which a restore, or the undoing of one, may have been begun: the journal
// holds what it did or what it is to hold then, and all that was ever known is in one of the files.
func verifyEither(data, scratch string, course *content.Course, w *witness) []string {
	next := w.next
	w.next = nil
	asIs := *w
	wrong := verify(data, scratch, course, w)
	if len(wrong) > 0 && next != nil {
		*w = asIs
		w.next = next
		w.turn()
		if done := verify(data, scratch, course, w); len(done) > 0 {
			return append(append(wrong, "or, if it was restored:"), done...)
		}
		wrong = nil
	}
	if w.ever == nil {
		w.ever = map[ulid.ULID]bool{}
	}
	for id := range w.known {
		w.ever[id] = true
	}
	somewhere := map[ulid.ULID]bool{}
	if err := eachAnywhere(filepath.Join(scratch, "raw"), func(e *study.Event) { somewhere[e.ID] = true }); err != nil {
		return append(wrong, err.Error())
	}
	for id := range w.ever {
		if !somewhere[id] {
			wrong = append(wrong, fmt.Sprintf("event %s is in no journal and no backup", id))
		}
	}
	return wrong
}
