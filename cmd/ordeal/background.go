package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
)

// background is a data folder on which a child of this program works until it is killed, again and
// again: what the window does out of sight.
type background struct {
	kind    string
	seed    uint64
	folder  string
	stage   *stage
	witness *witness
	tally   tally

	device  string
	others  map[string]map[string]bool // the answers of other devices, by file
	backups map[string]int             // how many of this device's answers were kept before it was made
	ever    map[string]bool            // answers that were shown as kept at any time
}

// Of the other devices whose files are joined.
const (
	otherFiles   = 60
	otherAnswers = 40
)

func (s *stage) newBackground(kind string, seed uint64) (*background, error) {
	b := &background{
		kind: kind, seed: seed, stage: s, folder: filepath.Join(s.folder, strings.NewReplacer(" ", "-", "(", "", ")", "").Replace(kind)+fmt.Sprintf("-%d", seed)),
		others: map[string]map[string]bool{}, backups: map[string]int{}, ever: map[string]bool{},
	}
	b.witness = newWitness(study.Answered)
	b.witness.counts = func(e *study.Event) bool { return e.Device == b.device }
	if err := writeCourse(filepath.Join(b.folder, "course")); err != nil {
		return nil, err
	}
	if err := s.learner(b.data()); err != nil {
		return nil, err
	}
	if kind == joins {
		if err := b.makeOthers(); err != nil {
			return nil, err
		}
	}
	events, err := b.take()
	if err != nil {
		return nil, err
	}
	b.witness.know(events)
	return b, nil
}

func (b *background) data() string { return filepath.Join(b.folder, "data") }

// take reads what is there, and by which name this device goes.
func (b *background) take() ([]study.Event, error) {
	j, err := journal.Open(b.data())
	if err != nil {
		return nil, err
	}
	b.device = j.Device()
	if err := j.Close(); err != nil {
		return nil, err
	}
	return held(b.data())
}

// makeOthers writes the .progress files of other devices, each of a part of what was done on it: some
// files hold what others do too.
func (b *background) makeOthers() (err error) {
	if err := os.MkdirAll(filepath.Join(b.folder, "others"), 0o755); err != nil {
		return err
	}
	const devices = 6
	for d := range devices {
		folder := filepath.Join(b.folder, "device", fmt.Sprint(d))
		j, err := journal.Open(folder)
		if err != nil {
			return err
		}
		s, err := study.Start(b.stage.read, j, study.SystemClock{})
		if err != nil {
			return errors.Join(err, j.Close())
		}
		so := map[string]bool{}
		for f := range otherFiles / devices {
			for n := range otherAnswers {
				text := fmt.Sprintf("device %d, %d", d, f*otherAnswers+n)
				so[text] = true
				if err := s.Answer(b.stage.read.Questions[n].ID, true, text); err != nil {
					return errors.Join(err, j.Close())
				}
			}
			name := fmt.Sprintf("%d-%02d.progress", d, f)
			if _, err := j.Export(context.Background(), filepath.Join(b.folder, "others", name), nil); err != nil {
				return errors.Join(err, j.Close())
			}
			b.others[name] = map[string]bool{}
			for text := range so {
				b.others[name][text] = true
			}
		}
		if err := j.Close(); err != nil {
			return err
		}
	}
	return os.RemoveAll(filepath.Join(b.folder, "device"))
}

func (b *background) live(ctx context.Context, rounds int) (tally, error) {
	for round := range rounds {
		if ctx.Err() != nil {
			break
		}
		b.tally.rounds++
		wrong, err := b.round(round)
		if err != nil || len(wrong) > 0 {
			for _, what := range wrong {
				b.tally.failures = append(b.tally.failures, fmt.Sprintf("%s, seed %d, round %d: %s (%s)", b.kind, b.seed, round+1, what, b.folder))
			}
			return b.total(), err
		}
	}
	return b.total(), os.RemoveAll(b.folder)
}

func (b *background) total() tally {
	b.tally.shown, b.tally.hasty = b.witness.shown, b.witness.hasty
	return b.tally
}

// said is what a child told before it was killed.
type said struct {
	joined, joining []string
}

// round has a child work until it is killed, and looks at what is left.
func (b *background) round(round int) (wrong []string, err error) {
	age(b.data())
	random := rand.New(rand.NewPCG(b.seed, uint64(round)+1<<32))
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childVariable+"="+strings.Join([]string{b.kind, b.folder, fmt.Sprint(b.seed), fmt.Sprint(round)}, "\n"))
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	var complaint strings.Builder
	cmd.Stderr = &complaint
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	f := &fuse{after: time.Duration(random.IntN(700_000)) * time.Microsecond}
	if random.IntN(3) > 0 { // in the midst of what takes longest
		f = &fuse{keys: 1 + random.IntN(5), after: time.Duration(random.IntN(60_000)) * time.Microsecond}
	}
	f.begin(func() { _ = cmd.Process.Kill() })
	s := b.listen(bufio.NewScanner(out), f)
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.Exited() {
		return []string{fmt.Sprintf("the child ended by itself: %v: %s", err, complaint.String())}, nil
	}
	b.tally.killed++
	return b.verify(s), nil
}

// listen takes down what a child says, line by line; half a line is nothing that was said.
func (b *background) listen(lines *bufio.Scanner, f *fuse) (s said) {
	lines.Split(wholeLines)
	for lines.Scan() {
		what, of, _ := strings.Cut(lines.Text(), " ")
		switch what {
		case lineDoing:
			b.witness.did(of)
		case lineShown:
			b.witness.saw()
		case lineBusy:
			f.key()
		case lineBackup:
			b.backups[of] = len(b.witness.deeds)
		case lineDevice:
			b.device = of
		case lineJoin:
			s.joining = append(s.joining, of)
		case lineJoined:
			s.joined = append(s.joined, of)
		}
	}
	return s
}

// wholeLines splits as bufio.ScanLines does, without what no line ends.
func wholeLines(data []byte, atEOF bool) (int, []byte, error) {
	n, line, err := bufio.ScanLines(data, atEOF)
	if atEOF && line != nil && n == len(line) {
		return len(data), nil, nil
	}
	return n, line, err
}

// verify looks at what a child left.
func (b *background) verify(s said) (wrong []string) {
	add := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	for _, d := range b.witness.deeds {
		if d.shown {
			b.ever[d.says] = true
		}
	}
	if b.kind == restores {
		wrong = append(wrong, b.verifyRestored()...)
	} else {
		wrong = append(wrong, verify(b.data(), filepath.Join(b.folder, "scratch"), b.stage.read, b.witness)...)
	}
	if len(wrong) > 0 {
		return wrong
	}
	wrong = append(wrong, soundBackups(b.data(), b.backups)...)
	if b.kind != joins {
		return wrong
	}
	events, err := held(filepath.Join(b.folder, "scratch", "opened"))
	if err != nil {
		return append(wrong, err.Error())
	}
	here := map[string]bool{}
	for i := range events {
		if events[i].Kind == study.Answered {
			here[says(&events[i])] = true
		}
	}
	for _, name := range s.joined {
		if n := among(b.others[name], here); n < len(b.others[name]) {
			add("%s was said to be joined, and %d of its %d answers are there", name, n, len(b.others[name]))
		}
	}
	// Each file holds all that the earlier ones of its device do: what is there of a device is one of
	// its files, whole.
	if len(s.joining) > len(s.joined) {
		name := s.joining[len(s.joining)-1]
		fits := false
		n := 0
		for other, holds := range b.others {
			if other[:1] == name[:1] {
				n = max(n, among(holds, here))
			}
		}
		for other, holds := range b.others {
			fits = fits || other[:1] == name[:1] && len(holds) == n
		}
		if n > 0 && !fits {
			add("of %s a part was joined: %d answers", name, n)
		}
	}
	return wrong
}

// among counts those that are there.
func among(all, there map[string]bool) (n int) {
	for text := range all {
		if there[text] {
			n++
		}
	}
	return n
}

// soundBackups reads every backup to its end: one that has its name is whole. Those that were said to be made
// are there.
func soundBackups(data string, made map[string]int) (wrong []string) {
	all, err := journal.Backups(data)
	if err != nil {
		return []string{err.Error()}
	}
	there := map[string]bool{}
	for _, one := range all {
		there[filepath.Base(one.Path)] = true
		if one.Fault != nil {
			wrong = append(wrong, fmt.Sprintf("%s: %v", one.Path, one.Fault))
			continue
		}
		f, err := progressfile.Open(one.Path)
		if err == nil {
			err = errors.Join(f.Check(context.Background(), nil), f.Close())
		}
		if err != nil {
			wrong = append(wrong, err.Error())
		}
	}
	for name := range made {
		if !there[name] {
			wrong = append(wrong, "the backup "+name+" was said to be made and isn't there")
		}
	}
	return wrong
}
