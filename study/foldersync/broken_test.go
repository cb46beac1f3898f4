package foldersync

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

var (
	errKilled = errors.New("the app was killed")
	errBroken = errors.New("the disk failed")
)

// breaking is a folder whose operation of a number fails: once, or, as when the app
// is killed then, from there on, what it was doing half done.
type breaking struct {
	folder
	left   *int // operations until then
	killed bool
	half   bool
}

// step counts an operation.
func (b breaking) step() error {
	*b.left--
	switch {
	case *b.left == 0 && !b.killed:
		return errBroken
	case *b.left <= 0 && b.killed:
		return errKilled
	}
	return nil
}

func (b breaking) List(most int) ([]entry, error) {
	if err := b.step(); err != nil {
		return nil, err
	}
	return b.folder.List(most)
}

func (b breaking) Open(name string) (source, error) {
	if err := b.step(); err != nil {
		return nil, err
	}
	s, err := b.folder.Open(name)
	if err != nil {
		return nil, err
	}
	return breakingSource{s, b}, nil
}

func (b breaking) Create(name string) (draft, error) {
	if err := b.step(); err != nil {
		return nil, err
	}
	d, err := b.folder.Create(name)
	if err != nil {
		return nil, err
	}
	return breakingDraft{d, b}, nil
}

func (b breaking) Rename(from, to string) error {
	if err := b.step(); err != nil {
		return err
	}
	return b.folder.Rename(from, to)
}

func (b breaking) Remove(name string) error {
	if err := b.step(); err != nil {
		return err
	}
	return b.folder.Remove(name)
}

func (b breaking) Sync() error {
	if err := b.step(); err != nil {
		return err
	}
	return b.folder.Sync()
}

type breakingSource struct {
	source
	b breaking
}

func (s breakingSource) ReadAt(p []byte, at int64) (int, error) {
	if err := s.b.step(); err != nil {
		return 0, err
	}
	return s.source.ReadAt(p, at)
}

type breakingDraft struct {
	draft
	b breaking
}

func (d breakingDraft) Write(p []byte) (int, error) {
	if err := d.b.step(); err != nil {
		if d.b.half {
			n, _ := d.draft.Write(p[:len(p)/2])
			return n, err
		}
		return 0, err
	}
	return d.draft.Write(p)
}

func (d breakingDraft) Sync() error {
	if err := d.b.step(); err != nil {
		return err
	}
	return d.draft.Sync()
}

// brokenRound does a round in which an operation fails, or at which the app is
// killed; then it is started again.
func (d *device) brokenRound(r *rand.Rand) {
	d.t.Helper()
	left, killed := 1+r.IntN(25), r.IntN(3) > 0
	d.open = func(path string) (folder, error) {
		f, err := openDirectory(path)
		if err != nil {
			return nil, err
		}
		return breaking{f, &left, killed, r.IntN(2) == 0}, nil
	}
	d.syncer.open = d.open
	_, _ = d.round() // whatever came of it
	d.open = nil
	d.syncer.open = openDirectory
	if killed {
		d.restart()
	}
}

// meddle does to the shared folder what sticks and services do to one.
func meddle(t testing.TB, r *rand.Rand, shared string, n int) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(shared, "*.progress"))
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		return
	}
	path := found[r.IntN(len(found))]
	device := deviceOf(filepath.Base(path))
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(shared, fmt.Sprintf("%s.sync-conflict-20260302-%06d-ABCDEFG.progress", device, n))
	if r.IntN(2) == 0 {
		other = filepath.Join(shared, fmt.Sprintf("%s (conflicted copy %d).progress", device, n))
	}
	switch r.IntN(5) {
	case 0: // an older one comes back later
		err = os.WriteFile(other, data, 0o600)
	case 1: // it is carried over in pieces
		err = os.WriteFile(path, data[:r.IntN(len(data)+1)], 0o600)
	case 2: // a conflict copy takes its name, and it that of one
		err = os.Rename(path, other)
	case 3:
		err = os.Remove(path)
	case 4: // a bit flips on a stick
		if len(data) > 0 {
			data[r.IntN(len(data))] ^= 1 << r.IntN(8)
			err = os.WriteFile(path, data, 0o600)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// inStep has devices do rounds until none has anything new.
func inStep(t testing.TB, devices []*device) {
	t.Helper()
	for n := range 20 {
		quiet := true
		for _, d := range devices {
			r := d.mustRound()
			quiet = quiet && !r.Wrote && len(r.Written) == 0
		}
		if quiet {
			return
		}
		if n == 19 {
			t.Fatal("there is always something new")
		}
	}
}

// roundsOf says how many random rounds to do: few, or as many as
// STAGECRAFT_ROUNDS in the environment says.
func roundsOf(t testing.TB, few int) int {
	t.Helper()
	if text := os.Getenv("STAGECRAFT_ROUNDS"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	return few
}

// TestSyncer_EndsInTheSameStateWhateverHappens has two or three devices, whose
// clocks are years apart, study, write, undo and come in step at random, while the
// app is killed between any two operations on the folder, operations fail, the folder
// goes away and comes back, and files in it are lost, cut, flipped, and come as
// conflict copies. In the end all hold the same and tell the same.
func TestSyncer_EndsInTheSameStateWhateverHappens(t *testing.T) {
	for _, count := range []int{2, 3} {
		t.Run(fmt.Sprint(count, " devices"), func(t *testing.T) {
			rounds, runs := roundsOf(t, 25), 0
			top := t.TempDir()
			rapid.Check(t, func(rt *rapid.T) {
				if runs++; runs > 1 { // it is some hundred writes to a disk
					return
				}
				r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 5))
				top := filepath.Join(top, fmt.Sprint(runs))
				shared := filepath.Join(top, "shared")
				if err := os.MkdirAll(shared, 0o700); err != nil {
					t.Fatal(err)
				}
				var devices []*device
				for i := range count {
					d := newDevice(t, top, fmt.Sprint("device", i), shared, monday.AddDate(r.IntN(9)-4, 0, i))
					defer func() { d.ok(d.journal.Close()) }()
					devices = append(devices, d)
				}
				for n := range rounds {
					d := devices[r.IntN(count)]
					for range 1 + r.IntN(4) {
						d.act(r)
					}
					switch r.IntN(8) {
					case 0:
						meddle(t, r, shared, n)
					case 1:
						d.ok(os.Rename(shared, shared+" away"))
						_, err := d.round()
						if !errors.Is(err, ErrAway) {
							t.Fatalf("the folder is away, and it says %v", err)
						}
						d.ok(os.Rename(shared+" away", shared))
					case 2, 3, 4:
						d.brokenRound(r)
					default:
						_, err := d.round()
						d.ok(err)
					}
				}
				inStep(t, devices)
				mustAgree(t, devices...)
				t.Logf("%d devices end with %d events after %d rounds", count, len(devices[0].events()), rounds)
			})
		})
	}
}
