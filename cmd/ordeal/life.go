package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"stagecraft/cmd/internal/screen"
	"stagecraft/study/journal"
)

// life is one data folder, on which the app is killed a number of times while something is done.
type life struct {
	stage    *stage
	activity activity
	seed     uint64
	folder   string // what is of no use once all was well
	data     string
	disk     trouble // that the data is on; nil for one that has none
	drawing  bool    // the app was killed while it drew a page
	witness  *witness
	backups  map[string]int // that the window said were made
	tally    tally
}

func (s *stage) newLife(a activity, seed uint64) (*life, error) {
	return s.newLifeIn(a, seed, filepath.Join(s.lifeFolder(a, seed), "data"))
}

func (s *stage) lifeFolder(a activity, seed uint64) string {
	return filepath.Join(s.folder, strings.ReplaceAll(a.name, " ", "-")+fmt.Sprintf("-%d", seed))
}

// newLifeIn begins one whose data folder is elsewhere.
func (s *stage) newLifeIn(a activity, seed uint64, data string) (*life, error) {
	l := &life{stage: s, activity: a, seed: seed, folder: s.lifeFolder(a, seed), data: data, backups: map[string]int{}}
	if err := os.MkdirAll(l.folder, 0o755); err != nil {
		return nil, err
	}
	l.witness = newWitness(a.kind)
	l.witness.loose, l.witness.restores = a.loose, a.restores
	if err := s.learner(l.data); err != nil {
		return nil, err
	}
	events, err := held(l.data)
	if err != nil {
		return nil, err
	}
	l.witness.know(events)
	return l, nil
}

// live goes through some rounds and the orderly start and end after them. It ends with the first thing
// that is wrong, and leaves the data folder then.
func (l *life) live(ctx context.Context, rounds int) (tally, error) {
	for round := range rounds {
		if ctx.Err() != nil {
			break
		}
		l.tally.rounds++
		random := rand.New(rand.NewPCG(l.seed, uint64(round)))
		if wrong, err := l.round(round, random); err != nil || len(wrong) > 0 {
			l.fail(round, wrong)
			return l.total(), err
		}
	}
	if ctx.Err() != nil {
		return l.total(), os.RemoveAll(l.folder)
	}
	if wrong, err := l.rest(); err != nil || len(wrong) > 0 {
		l.fail(rounds, wrong)
		return l.total(), err
	}
	return l.total(), os.RemoveAll(l.folder)
}

func (l *life) total() tally {
	l.tally.shown, l.tally.hasty = l.witness.shown, l.witness.hasty
	return l.tally
}

func (l *life) fail(round int, wrong []string) {
	for _, what := range wrong {
		l.tally.failures = append(l.tally.failures, fmt.Sprintf("%s, seed %d, round %d: %s (%s)", l.activity.name, l.seed, round+1, what, l.folder))
	}
}

// round starts the app as the learner would, does something until the app is killed, and looks at what
// is left.
func (l *life) round(round int, random *rand.Rand) (wrong []string, err error) {
	if l.fails() && random.IntN(5) == 0 {
		if err := l.startInTrouble(random); err != nil {
			return []string{err.Error()}, nil
		}
		return l.after(random)
	}
	v := &visit{stage: l.stage, random: random, witness: l.witness, folder: l.folder, data: l.data, backups: l.backups, round: round, wary: l.fails()}
	if err = l.start(v); err != nil {
		return nil, err
	}
	defer func() { l.kill(v.app) }()
	starting := random.IntN(6) == 0
	if starting { // killed while it starts
		app := v.app
		time.AfterFunc(time.Duration(random.IntN(700_000))*time.Microsecond, func() { l.kill(app) })
	}
	err = l.arrive(v)
	if err == nil && !starting {
		err = l.strike(v, random)
	}
	for err == nil {
		err = l.activity.once(v)
	}
	if errors.Is(err, screen.ErrStill) && v.alive() {
		// On a busy machine a key comes before the page that it is for, or while another is being opened.
		l.tally.note(fmt.Sprintf("a key went astray (%v), the window was alive, and the app was killed then", err), 1)
		err = errKilled
	}
	if !errors.Is(err, errKilled) {
		return []string{err.Error() + " (" + v.keep(l.folder) + ")"}, nil
	}
	l.kill(v.app)
	return l.after(random)
}

// kill kills the app, which is gone when it returns. Nothing that is killed goes while it waits for a disk
// that doesn't answer: the disk does so then.
func (l *life) kill(app *screen.Program) {
	if l.disk != nil {
		time.AfterFunc(50*time.Millisecond, func() { _ = l.disk.end() }) // after is told of what goes wrong
	}
	app.Kill()
}

// arrive goes to where the activity is done. What comes up late at a start, or a key that came while a
// page was being opened, has it begin again.
func (l *life) arrive(v *visit) error {
	for again := 0; ; again++ {
		if err := l.greet(v); err != nil {
			return err
		}
		err := l.activity.begin(v)
		if again == 3 || !errors.Is(err, screen.ErrStill) {
			return err
		}
	}
}

// strike has the app killed soon, after the disk has failed if it is one that does.
func (l *life) strike(v *visit, random *rand.Rand) error {
	if l.fails() {
		if err := l.endure(v, random); err != nil {
			return err
		}
	}
	v.fuse = drawFuse(random)
	v.fuse.begin(func() { l.kill(v.app) })
	return nil
}

// fails tells whether the disk fails while the app runs.
func (l *life) fails() bool { return l.disk != nil && l.disk.runs() }

// after looks at what is left once the app is gone.
func (l *life) after(random *rand.Rand) ([]string, error) {
	l.tally.killed++
	if l.disk != nil {
		if err := errors.Join(l.disk.end(), l.disk.crash(random)); err != nil {
			return nil, err
		}
	}
	return l.verify(), nil
}

func (l *life) verify() []string {
	scratch := filepath.Join(l.folder, "scratch")
	var wrong []string
	if l.witness.restores {
		wrong = verifyEither(l.data, scratch, l.stage.read, l.witness)
	} else {
		wrong = verify(l.data, scratch, l.stage.read, l.witness)
	}
	return append(wrong, soundBackups(l.data, l.backups)...)
}

// greet waits until a page is there, and looks for what no start after a kill may say. That the last
// run ended unexpectedly it may say, where that was killed while it drew a page: the learner quits then
// and starts again, as the app may have opened another course.
func (l *life) greet(v *visit) error {
	for again := 0; ; again++ {
		if err := v.opened(); err != nil {
			return err
		}
		if l.drawing { // it comes some time after the page
			if err := v.see("that the last run ended unexpectedly", startLimit, picture.covered); err != nil {
				return err
			}
		}
		if err := v.still(300 * time.Millisecond); err != nil {
			return err
		}
		now, err := v.look()
		switch {
		case err != nil:
			return err
		case now.stopped() || now.warned():
			return errors.New("the window says that something is wrong with the data")
		case !now.covered():
			return nil
		case again > 0:
			return errors.New("the second start says something too")
		}
		if !l.drawing {
			return errors.New("something lies over the page, and the last run wasn't drawing")
		}
		l.tally.note("the next start said that the last one had ended unexpectedly", 1)
		if err := v.press("Escape"); err != nil {
			return err
		}
		if err := v.see("a page", showLimit, picture.page); err != nil {
			return err
		}
		if err := v.press("ctrl+q"); err != nil {
			return err
		}
		if err := v.app.Wait(showLimit); err != nil {
			return v.unlessKilled(err)
		}
		if err = l.start(v); err != nil {
			return err
		}
	}
}

// start starts the app, having looked whether it had noted, when it was killed last, that it was
// drawing: it takes that for a crash, and says so.
func (l *life) start(v *visit) (err error) {
	var last struct{ Drawing bool }
	note, err := os.ReadFile(filepath.Join(l.data, "running.json"))
	l.drawing = err == nil && json.Unmarshal(note, &last) == nil && last.Drawing
	v.window, err = l.stage.run(l.data)
	return err
}

// quit ends the app in order. A key that comes before the window has the keyboard does nothing: the learner presses
// it again, and how often that was so is told.
func (l *life) quit(v *visit) error {
	for again := 0; ; again++ {
		if err := v.press("ctrl+q"); err != nil && !v.app.Ended() {
			return err
		}
		if err := v.app.Wait(showLimit / 4); err == nil || again == 3 {
			return err
		}
		l.tally.note("Ctrl+Q was pressed once more", 1)
	}
}

// rest starts the app once more, ends it in order, and looks at the journal as it is without a log.
func (l *life) rest() (wrong []string, err error) {
	v := &visit{stage: l.stage, witness: l.witness}
	if err = l.start(v); err != nil {
		return nil, err
	}
	defer func() { v.app.Kill() }()
	for _, step := range []func() error{
		func() error { return l.greet(v) },
		func() error { return l.quit(v) },
	} {
		if err := step(); err != nil {
			kept := filepath.Join(l.folder, "hangs.txt")
			defer func() { _ = os.WriteFile(kept, []byte(v.app.Stacks()), 0o600) }() // of the app as the picture shows it
			return []string{"at the last start: " + err.Error() + " (" + v.keep(l.folder) + ")"}, nil
		}
	}
	if info, err := os.Stat(filepath.Join(l.data, journal.FileName+"-wal")); err == nil && info.Size() > 0 {
		wrong = append(wrong, fmt.Sprintf("after an orderly end there is a log of %d bytes", info.Size()))
	}
	return append(wrong, l.verify()...), nil
}
