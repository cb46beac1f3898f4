package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"

	"stagecraft/cmd/internal/faultydisk"
	"stagecraft/study/journal"
)

// stopping is work on a journal that is stopped after each of its calls of the file system in turn, or
// after some drawn of them: as a kill there would leave it, and as a power cut would.
type stopping struct {
	stage    *stage
	seed     uint64
	folder   string
	tally    tally
	before   map[string]map[string]bool // the answers in all files of a scene, by the work that it is for
	calls    map[string]int             // how many calls a work takes
	numbered int
}

// stopAnywhere stops as many works as there are rounds.
func stopAnywhere(ctx context.Context, s *stage, seed uint64, rounds int) (tally, error) {
	t := &stopping{
		stage: s, seed: seed, folder: filepath.Join(s.folder, fmt.Sprintf("stopped-%d", seed)),
		before: map[string]map[string]bool{}, calls: map[string]int{},
	}
	if err := writeCourse(filepath.Join(t.folder, "course")); err != nil {
		return t.tally, err
	}
	random := rand.New(rand.NewPCG(seed, 1))
	for round := range rounds {
		if ctx.Err() != nil {
			break
		}
		w := works[(round+int(seed%uint64(len(works))))%len(works)]
		t.tally.rounds++
		wrong, err := t.round(w, random)
		if err != nil {
			return t.tally, fmt.Errorf("%s: %w", w.name, err)
		}
		for _, what := range wrong {
			t.tally.failures = append(t.tally.failures, fmt.Sprintf("stopped anywhere, seed %d, round %d: %s: %s (%s)", seed, round+1, w.name, what, t.folder))
		}
		if len(wrong) > 0 {
			return t.tally, nil
		}
	}
	return t.tally, os.RemoveAll(t.folder)
}

func (t *stopping) scene(w job) string { return filepath.Join(t.folder, "scenes", w.name) }

// prepare makes what a work begins with, and counts the calls that it takes.
func (t *stopping) prepare(w job) error {
	data := filepath.Join(t.scene(w), "data")
	if err := t.stage.learner(data); err != nil {
		return err
	}
	c := &child{folder: t.folder, at: data, random: rand.New(rand.NewPCG(t.seed, 2)), course: t.stage.read}
	if err := w.scene(c); err != nil {
		return fmt.Errorf("making the scene: %w", err)
	}
	var err error
	if t.before[w.name], err = anywhere(data); err != nil {
		return err
	}
	disk, at, err := t.mount(w)
	if err != nil {
		return err
	}
	defer t.unmount(disk, at)
	from := disk.Calls()
	if said, err := t.do(w, at); err != nil {
		return fmt.Errorf("%w: %s", err, said)
	}
	t.calls[w.name] = disk.Calls() - from
	return nil
}

// mount puts a disk with the scene of a work at a folder.
func (t *stopping) mount(w job) (*faultydisk.Disk, string, error) {
	t.numbered++
	at := filepath.Join(t.folder, fmt.Sprintf("disk-%d", t.numbered))
	disk, err := faultydisk.Mount(at)
	if err != nil {
		return nil, "", err
	}
	if err := copyFiles(filepath.Join(at, "data"), filepath.Join(t.scene(w), "data")); err != nil {
		t.unmount(disk, at)
		return nil, "", err
	}
	disk.Settle()
	return disk, at, nil
}

func (t *stopping) unmount(disk *faultydisk.Disk, at string) {
	if disk.Unmount() != nil {
		_ = syscall.Unmount(at, syscall.MNT_DETACH) // it goes with what still uses it
	}
	_ = os.Remove(at) // an empty folder; what is left goes with the rest
}

// do has a child do a work, and gives what it said.
func (t *stopping) do(w job, at string) (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childVariable+"="+strings.Join([]string{workPrefix + w.name, t.folder + "\t" + filepath.Join(at, "data"), fmt.Sprint(t.seed), "0"}, "\n"))
	said, err := cmd.CombinedOutput()
	return string(said), err
}

// round stops a work after some call.
func (t *stopping) round(w job, random *rand.Rand) (wrong []string, err error) {
	if t.calls[w.name] == 0 {
		if err := t.prepare(w); err != nil {
			return nil, err
		}
	}
	disk, at, err := t.mount(w)
	if err != nil {
		return nil, err
	}
	defer t.unmount(disk, at)
	n := random.IntN(t.calls[w.name] + 1)
	disk.Stop(n)
	_, _ = t.do(w, at) // it fails, at whatever comes after the last call
	t.tally.killed++
	killed, cut := filepath.Join(t.folder, "killed"), filepath.Join(t.folder, "cut")
	err = errors.Join(os.RemoveAll(killed), os.RemoveAll(cut), copyFiles(killed, filepath.Join(at, "data")), disk.Leave(random, cut))
	if err != nil {
		return nil, err
	}
	for of, folder := range map[string]string{"a kill": killed, "a power cut": filepath.Join(cut, "data")} {
		for _, what := range t.look(w, folder) {
			wrong = append(wrong, fmt.Sprintf("%s after call %d of %d: %s", of, n, t.calls[w.name], what))
		}
	}
	return wrong, nil
}

// look says what is wrong with what is left of a work: something that was there before is nowhere, or
// the next start doesn't have it.
func (t *stopping) look(w job, folder string) (wrong []string) {
	add := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	somewhere, err := anywhere(folder)
	if err != nil {
		return []string{err.Error()}
	}
	if n := among(t.before[w.name], somewhere); n < len(t.before[w.name]) {
		add("%d of %d answers are in no file", len(t.before[w.name])-n, len(t.before[w.name]))
	}
	t.tally.shown += len(t.before[w.name])
	j, err := journal.OpenSound(folder)
	if err != nil && journal.Recoverable(folder, err) {
		t.tally.note("a start had to recover", 1)
		j, _, err = journal.OpenRecovering(context.Background(), folder, nil)
	}
	if errors.Is(err, journal.ErrAbsent) && !w.keeps {
		t.tally.note("no journal had its name, and the start offers the backups ("+w.name+")", 1)
		return wrong
	}
	if err != nil {
		add("the next start gives %v", err)
		return wrong
	}
	here := map[string]bool{}
	for e, err := range j.Events() {
		if err != nil {
			add("the next start gives %v", err)
			break
		}
		here[says(&e)] = true
	}
	if err := j.Close(); err != nil {
		add("closing gives %v", err)
	}
	if n := among(t.before[w.name], here); w.keeps && n < len(t.before[w.name]) {
		add("%d of %d answers are not in the journal of the next start", len(t.before[w.name])-n, len(t.before[w.name]))
	} else if len(here) < 2 {
		add("the next start begins afresh")
	}
	if finding, err := integrity(filepath.Join(folder, journal.FileName)); err != nil || finding != "ok" {
		add("PRAGMA integrity_check: %s %v", finding, err)
	}
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		add("the folder is gone")
	}
	return wrong
}
