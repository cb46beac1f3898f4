package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"

	"stagecraft/study"
)

// Two users of one computer, by ids that nobody has, and the group that both are in.
const (
	firstUser  = 61001
	usersGroup = 61000
)

// twoUsers says why no program can be run as two users here.
func twoUsers() error {
	if os.Geteuid() != 0 {
		return errors.New("it takes root to run programs as two users")
	}
	cmd := exec.Command("/bin/true")
	cmd.Dir = "/"
	cmd.SysProcAttr = asUser(0)
	return cmd.Run()
}

func asUser(n int) *syscall.SysProcAttr {
	id := uint32(firstUser + n)
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: id, Gid: id, Groups: []uint32{usersGroup}}}
}

// users are two data folders, each of a user of its own, on which children work at a time until they are
// killed, and keep in step through a folder.
type users struct {
	seed   uint64
	folder string
	self   string // this program, where both may run it
	each   [2]*background
	tally  tally
}

// keepInStep has two users keep in step for some rounds.
func keepInStep(ctx context.Context, s *stage, seed uint64, rounds int) (tally, error) {
	u := &users{seed: seed}
	err := u.settle(s)
	for round := 0; err == nil && round < rounds && ctx.Err() == nil && len(u.tally.failures) == 0; round++ {
		u.tally.rounds++
		err = u.round(round)
	}
	if err == nil && len(u.tally.failures) == 0 {
		err = u.compare()
	}
	for _, b := range u.each {
		if b != nil {
			u.tally.shown, u.tally.hasty = u.tally.shown+b.witness.shown, u.tally.hasty+b.witness.hasty
		}
	}
	if err == nil && len(u.tally.failures) == 0 {
		err = os.RemoveAll(u.folder)
	}
	return u.tally, err
}

// settle makes the folders of both, and the one that they share: it is open to their group, or to everyone.
func (u *users) settle(s *stage) (err error) {
	if u.folder, err = os.MkdirTemp("", "users"); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	program, err := os.ReadFile(self)
	if err != nil {
		return err
	}
	u.self = filepath.Join(u.folder, "program")
	shared := filepath.Join(u.folder, sharedFolder)
	mode := []fs.FileMode{0o770, 0o770 | fs.ModeSetgid, 0o777}[u.seed%3]
	if err := errors.Join(os.Chmod(u.folder, 0o711), os.WriteFile(u.self, program, 0o755), os.Mkdir(shared, 0o700),
		os.Chown(shared, firstUser, usersGroup), os.Chmod(shared, mode)); err != nil {
		return err
	}
	for i := range u.each {
		b := &background{
			kind: inSteps, seed: u.seed + uint64(i)<<32, stage: s, folder: filepath.Join(u.folder, fmt.Sprint("user ", i+1)),
			others: map[string]map[string]bool{}, backups: map[string]int{}, ever: map[string]bool{},
		}
		b.witness = newWitness(study.Answered)
		b.witness.counts = func(e *study.Event) bool { return e.Device == b.device }
		err := writeCourse(filepath.Join(b.folder, "course"))
		if err == nil && i == 0 { // the other begins with what this one did
			err = s.learner(b.data())
		}
		if err != nil {
			return err
		}
		events, err := b.take()
		if err != nil {
			return err
		}
		b.witness.know(events)
		if err := filepath.WalkDir(b.folder, func(path string, _ fs.DirEntry, err error) error {
			return errors.Join(err, os.Chown(path, firstUser+i, firstUser+i))
		}); err != nil {
			return err
		}
		u.each[i] = b
	}
	return nil
}

// start has a child work for a user.
func (u *users) start(i int, round uint64, quiet bool) (*exec.Cmd, *bytes.Buffer, *bufio.Scanner, error) {
	b := u.each[i]
	cmd := exec.Command(u.self)
	cmd.Dir, cmd.SysProcAttr = b.folder, asUser(i)
	cmd.Env = append(os.Environ(), childVariable+"="+strings.Join([]string{inSteps, b.folder, fmt.Sprint(b.seed), fmt.Sprint(round)}, "\n"))
	if quiet {
		cmd.Env = append(cmd.Env, quietVariable+"=1")
	}
	complaint := &bytes.Buffer{}
	cmd.Stderr = complaint
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, nil, nil, err
	}
	return cmd, complaint, bufio.NewScanner(out), cmd.Start()
}

// round has both work until each is killed, at a moment of its own, and looks at what is left.
func (u *users) round(round int) error {
	random := rand.New(rand.NewPCG(u.seed, uint64(round)+1<<33))
	type end struct {
		user  int
		wrong string
		err   error
	}
	ends := make(chan end, len(u.each))
	for i, b := range u.each {
		age(b.data())
		f := &fuse{after: time.Duration(random.IntN(700_000)) * time.Microsecond}
		if random.IntN(3) > 0 {
			f = &fuse{keys: 1 + random.IntN(5), after: time.Duration(random.IntN(60_000)) * time.Microsecond}
		}
		cmd, complaint, lines, err := u.start(i, uint64(round), false)
		if err != nil {
			return err
		}
		f.begin(func() { _ = cmd.Process.Kill() })
		go func() {
			b.listen(lines, f)
			var exit *exec.ExitError
			if err := cmd.Wait(); !errors.As(err, &exit) {
				ends <- end{i, "", fmt.Errorf("user %d: %w", i+1, errors.Join(err, errors.New("the child ended by itself")))}
			} else if exit.Exited() {
				ends <- end{i, "the child ended by itself: " + complaint.String(), nil}
			} else {
				ends <- end{user: i}
			}
		}()
	}
	var err error
	for range u.each {
		e := <-ends
		err = errors.Join(err, e.err)
		u.fail(round, e.user, e.wrong)
		u.tally.killed++
	}
	for i, b := range u.each {
		for _, what := range append(b.verify(said{}), u.strangers()...) {
			u.fail(round, i, what)
		}
	}
	return err
}

func (u *users) fail(round, user int, what string) {
	if what != "" {
		u.tally.failures = append(u.tally.failures, fmt.Sprintf("%s, seed %d, round %d: user %d: %s (%s)", inSteps, u.seed, round+1, user+1, what, u.folder))
	}
}

// known are the files that may lie in the folder of both: each one's, and what it is writing.
var known = regexp.MustCompile(`^(\.~)?[0-9a-f]{16}\.progress(\.partial)?$`)

// strangers names what lies in the folder of both and has no business there.
func (u *users) strangers() (wrong []string) {
	found, err := os.ReadDir(filepath.Join(u.folder, sharedFolder))
	if err != nil {
		return []string{err.Error()}
	}
	for _, f := range found {
		if !known.MatchString(f.Name()) {
			wrong = append(wrong, "nobody knows the file "+f.Name())
		}
	}
	if len(found) > 2*len(u.each) {
		wrong = append(wrong, fmt.Sprintf("%d files lie in the folder of both", len(found)))
	}
	return wrong
}

// mostRounds is how many rounds it may take two users to have all that the other has.
const mostRounds = 6

// compare has both come to rest, one after the other, and holds what they came to against each other.
func (u *users) compare() error {
	still := 0
	for n := 0; still < len(u.each); n++ {
		if n == mostRounds*len(u.each) {
			u.fail(u.tally.rounds, 0, fmt.Sprintf("after %d rounds without a kill they aren't in step", n))
			return nil
		}
		i := n % len(u.each)
		cmd, complaint, lines, err := u.start(i, uint64(1<<20+n), true)
		if err != nil {
			return err
		}
		still++
		quiet := false
		for lines.Scan() {
			quiet = quiet || lines.Text() == lineQuiet
		}
		if !quiet {
			still = 0
		}
		if err := cmd.Wait(); err != nil {
			u.fail(u.tally.rounds, i, fmt.Sprintf("coming to rest: %v: %s", err, complaint))
			return nil
		}
	}
	var rows, states [2]string
	now := instant(time.Now())
	for i, b := range u.each {
		for _, what := range b.verify(said{}) {
			u.fail(u.tally.rounds, i, what)
		}
		events, err := held(filepath.Join(b.folder, "scratch", "opened"))
		if err != nil {
			return err
		}
		all := newSum()
		for e := range events {
			all.add(string(events[e].AppendRow(nil)))
		}
		rows[i] = fmt.Sprintf("%d events, %s", len(events), all)
		if states[i], err = told(b.stage.read, events, now); err != nil {
			return err
		}
	}
	if rows[0] != rows[1] || states[0] != states[1] {
		u.fail(u.tally.rounds, 0, fmt.Sprintf("they ended with %s and %s, in the states %s and %s", rows[0], rows[1], states[0], states[1]))
	}
	u.tally.note("two users ended with the same events and the same state", 1)
	return nil
}
