package datafolder_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/datafolder"
	"stagecraft/study/journal"
)

// add adds events to a journal.
func add(t testing.TB, j *journal.Journal, n int) {
	t.Helper()
	list := make([]study.Event, n)
	for i := range list {
		list[i] = study.Event{ID: ulid.Make(), At: time.Now().UnixMilli(), Kind: study.Read, Payload: []byte(`{"lesson":"one"}`)}
	}
	must(t, j.Append(list...))
}

func count(t testing.TB, folder string) (n int) {
	t.Helper()
	j, err := journal.Open(folder)
	must(t, err)
	for _, err := range j.Events() {
		must(t, err)
		n++
	}
	must(t, j.Close())
	return n
}

// household is a data folder of two, each with a backup; the journal of the second
// is open.
func household(t testing.TB, parent string) (folder string, ben datafolder.Learner, live *journal.Journal) {
	t.Helper()
	folder = filepath.Join(parent, "data")
	must(t, os.MkdirAll(folder, 0o700))
	ben, err := datafolder.AddLearner(folder, "Ben", "teal")
	must(t, err)
	for i, in := range []string{folder, ben.Folder} {
		j, err := journal.Open(in)
		must(t, err)
		add(t, j, 200+i)
		_, err = j.Backup(t.Context(), journal.Daily, nil)
		must(t, err)
		must(t, j.Close())
	}
	must(t, os.WriteFile(filepath.Join(folder, "running.json"), []byte("{}"), 0o600))
	must(t, os.WriteFile(filepath.Join(folder, "journal 2026-01-01 000000.db"), []byte("set aside"), 0o600))
	live, err = journal.Open(ben.Folder)
	must(t, err)
	t.Cleanup(func() { live.Close() })
	return folder, ben, live
}

// wholeAt wants all of a household in a folder.
func wholeAt(t testing.TB, folder string, ben datafolder.Learner, more int) {
	t.Helper()
	second := datafolder.FolderOf(folder, ben.ID)
	if a, b := count(t, folder), count(t, second); a != 200 || b != 201+more {
		t.Errorf("in %s are %d and %d events, want 200 and %d", folder, a, b, 201+more)
	}
	for _, in := range []string{folder, second} {
		all, err := journal.Backups(in)
		if err != nil || len(all) != 1 || all[0].Fault != nil || all[0].Holds.Events < 200 {
			t.Errorf("the backups in %s are %+v, %v", in, all, err)
		}
	}
	if b, err := os.ReadFile(filepath.Join(folder, "journal 2026-01-01 000000.db")); string(b) != "set aside" {
		t.Errorf("what was set aside is %q, %v", b, err)
	}
}

func TestMove_TakesEverythingAlongAndLeadsThere(t *testing.T) {
	parent := t.TempDir()
	folder, ben, live := household(t, parent)
	earlier := filepath.Join(parent, "earlier")
	must(t, os.Mkdir(earlier, 0o700))
	to := filepath.Join(parent, "a stick", "new")
	var done, all int64
	err := datafolder.Move(t.Context(), folder, to, live, []string{earlier}, []string{"running.json"}, func(d, a int64) {
		if d < done || d > a {
			t.Errorf("%d of %d after %d", d, a, done)
		}
		done, all = d, a
	})
	must(t, err)
	if done < all*8/10 {
		t.Errorf("in the end it told %d of %d", done, all)
	}
	add(t, live, 3)
	must(t, live.Close())
	for _, from := range []string{folder, earlier, to} {
		if got, err := datafolder.Follow(from); got != to || err != nil {
			t.Errorf("%s leads to %s, %v", from, got, err)
		}
	}
	wholeAt(t, to, ben, 3)
	wholeAt(t, folder, ben, 0)
	if _, err := os.Stat(filepath.Join(to, "running.json")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what was to be left out: %v", err)
	}
	if found, _ := filepath.Glob(filepath.Join(parent, "a stick", "*")); !slices.Equal(found, []string{to}) {
		t.Errorf("beside it are %v", found)
	}
	if all := learners(t, to); len(all) != 2 || all[1].Name != "Ben" {
		t.Errorf("the learners are %+v", all)
	}
	// It can't be reached any more: that is said, and nothing is begun in its place.
	must(t, os.Rename(to, to+"~"))
	if got, err := datafolder.Follow(folder); got != folder || !errors.Is(err, datafolder.ErrAway) {
		t.Errorf("gone, it leads to %s, %v", got, err)
	}
	must(t, datafolder.Reclaim(folder))
	if got, err := datafolder.Follow(folder); got != folder || err != nil {
		t.Errorf("taken up again it leads to %s, %v", got, err)
	}
}

func TestMove_LeadsToAFolderWhoseNameIsNotText(t *testing.T) {
	parent := t.TempDir()
	folder, ben, live := household(t, parent)
	to := filepath.Join(parent, "st\xffck\n\u2028", "n\xfew")
	if err := os.MkdirAll(to, 0o700); err != nil {
		t.Skipf("this disk has no such names: %v", err)
	}
	must(t, datafolder.Move(t.Context(), folder, to, live, nil, nil, nil))
	must(t, live.Close())
	at, err := datafolder.Follow(folder)
	if at != to || err != nil {
		t.Fatalf("it leads to %q, %v", at, err)
	}
	wholeAt(t, at, ben, 0)
}

func TestMove_StoppedAnywhereLeavesEverythingWhereItWas(t *testing.T) {
	parent := t.TempDir()
	folder, ben, live := household(t, parent)
	to := filepath.Join(parent, "new")
	for stop := 1; ; stop++ {
		ctx, cancel := context.WithCancel(t.Context())
		n := 0
		err := datafolder.Move(ctx, folder, to, live, nil, nil, func(int64, int64) {
			if n++; n == stop {
				cancel()
			}
		})
		cancel()
		if err == nil {
			if stop < 10 {
				t.Errorf("it was told of %d times", stop)
			}
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("stopped at %d: %v", stop, err)
		}
		if got, err := datafolder.Follow(folder); got != folder || err != nil {
			t.Fatalf("stopped at %d it leads to %s, %v", stop, got, err)
		}
		if left, _ := filepath.Glob(filepath.Join(parent, "new*")); len(left) > 0 {
			t.Fatalf("stopped at %d it left %v", stop, left)
		}
		if live.Path() != filepath.Join(ben.Folder, journal.FileName) {
			t.Fatalf("stopped at %d it goes on in %s", stop, live.Path())
		}
	}
	must(t, live.Close())
	wholeAt(t, folder, ben, 0)
	wholeAt(t, to, ben, 0)
}

func TestMove_RefusesWhereItCannotGo(t *testing.T) {
	parent := t.TempDir()
	folder, _, live := household(t, parent)
	full := filepath.Join(parent, "full")
	must(t, os.MkdirAll(filepath.Join(full, "holiday"), 0o700))
	for name, c := range map[string]struct {
		to   string
		want error
	}{
		"a folder that isn't empty": {full, datafolder.ErrNotEmpty},
		"itself":                    {folder, datafolder.ErrWithin},
		"within itself":             {filepath.Join(folder, "in", "it"), datafolder.ErrWithin},
		"around itself":             {parent, datafolder.ErrWithin},
	} {
		if err := datafolder.Move(t.Context(), folder, c.to, live, nil, nil, nil); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Another copy of the app has the first learner's data open.
	other, err := journal.Open(folder)
	must(t, err)
	defer other.Close()
	place, err := datafolder.Place(full)
	if want := filepath.Join(full, "Stagecraft"); place != want || err != nil {
		t.Fatalf("the place within is %s, %v", place, err)
	}
	if err := datafolder.Move(t.Context(), folder, place, live, nil, nil, nil); !errors.Is(err, journal.ErrInUse) {
		t.Errorf("used by another copy: %v", err)
	}
	if left, _ := os.ReadDir(full); len(left) != 1 {
		t.Errorf("it left %v", left)
	}
}

// movingChild, in the environment, has this test's process move a folder.
const movingChild = "STAGECRAFT_MOVING_CHILD"

func TestMain(m *testing.M) {
	if folder := os.Getenv(movingChild); folder != "" {
		moveForEver(folder)
		return
	}
	os.Exit(m.Run())
}

// moveForEver moves a data folder to and fro between two, and says when it begins.
func moveForEver(folder string) {
	for n := 1; ; n++ {
		at, err := datafolder.Follow(folder)
		if err == nil {
			var j *journal.Journal
			if j, err = journal.Open(datafolder.FolderOf(at, datafolder.Last(at))); err == nil {
				fmt.Println(n)
				to := fmt.Sprintf("%s %d", folder, time.Now().UnixNano())
				err = errors.Join(datafolder.Move(context.Background(), at, to, j, []string{folder}, nil, nil), j.Close())
			}
		}
		if err != nil {
			fmt.Println("failed:", err)
			return
		}
	}
}

func TestMove_KilledAtAnyMomentTheDataIsWholeWhereItIsLookedFor(t *testing.T) {
	if testing.Short() {
		t.Skip("starts and kills a program again and again")
	}
	parent := t.TempDir()
	folder, ben, live := household(t, parent)
	must(t, live.Close())
	must(t, datafolder.SetLast(folder, ben.ID))
	for range 12 {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), movingChild+"="+folder)
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		lines := bufio.NewScanner(out)
		for range 1 + rand.IntN(2) {
			if !lines.Scan() || lines.Text()[0] == 'f' {
				t.Fatalf("the program ended: %s", lines.Text())
			}
		}
		time.Sleep(time.Duration(rand.IntN(60)) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		at, err := datafolder.Follow(folder)
		must(t, err)
		wholeAt(t, at, ben, 0)
		if t.Failed() {
			return
		}
	}
}
