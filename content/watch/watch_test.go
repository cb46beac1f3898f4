package watch

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// limit is how long a test waits for what is to come, and enough how long for what
// isn't.
const (
	limit  = 30 * time.Second
	enough = 600 * time.Millisecond
)

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// ways are those in which changes are found out.
var ways = map[string]func(context.Context, string, time.Time, func([]string)){
	"told by the system": func(ctx context.Context, dir string, since time.Time, changed func([]string)) {
		follow(ctx, dir, since, changed)
	},
	"looked for": func(ctx context.Context, dir string, since time.Time, changed func([]string)) {
		poll(ctx, dir, since, 20*time.Millisecond, changed)
	},
}

func TestFolder_TellsOfEveryWayOfSaving(t *testing.T) {
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			note := filepath.Join(dir, "lessons", "one.md")
			write(t, note, "# One\n")
			told := make(chan []string, 100)
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			go way(ctx, dir, time.Time{}, func(names []string) { told <- names })
			time.Sleep(200 * time.Millisecond) // until it watches
			expect := func(what string, want ...string) {
				t.Helper()
				for until := time.After(limit); len(want) > 0; {
					select {
					case names := <-told:
						want = slices.DeleteFunc(want, func(n string) bool { return slices.Contains(names, n) })
					case <-until:
						t.Fatalf("%s: nothing is told of %q", what, want)
					}
				}
			}
			write(t, note, "# One, longer\n")
			expect("written in place", "lessons/one.md")

			write(t, filepath.Join(dir, ".one.md.swap"), "# One, by a rename\n")
			if err := os.Rename(filepath.Join(dir, ".one.md.swap"), note); err != nil {
				t.Fatal(err)
			}
			expect("written beside and renamed", "lessons/one.md")

			write(t, filepath.Join(dir, "practice", "more.md"), "text\n")
			expect("in a new folder", "practice/more.md")
			write(t, filepath.Join(dir, "practice", "more.md"), "other text\n")
			expect("again in the new folder", "practice/more.md")

			if err := os.Remove(filepath.Join(dir, "practice", "more.md")); err != nil {
				t.Fatal(err)
			}
			expect("removed", "practice/more.md")
		})
	}
}

func TestFolder_TellsNothingOfWhatIsNoneOfTheCourse(t *testing.T) {
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			write(t, filepath.Join(dir, "course.yaml"), "id: a\n")
			told := make(chan []string, 100)
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			go way(ctx, dir, time.Time{}, func(names []string) { told <- names })
			time.Sleep(200 * time.Millisecond)
			for _, other := range []string{".git/index", "course.yaml~", ".course.yaml.swp", "#course.yaml#"} {
				write(t, filepath.Join(dir, other), "x")
			}
			select {
			case names := <-told:
				t.Errorf("%q was told", names)
			case <-time.After(enough):
			}
		})
	}
}

func TestFolder_WaitsForAFileThatWasEmptiedToBeFilled(t *testing.T) {
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			note := filepath.Join(dir, "terms.yaml")
			write(t, note, "- id: a\n")
			sizes := make(chan int64, 100)
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			go way(ctx, dir, time.Time{}, func([]string) {
				info, err := os.Stat(note)
				if err != nil {
					t.Error(err)
					return
				}
				sizes <- info.Size()
			})
			time.Sleep(200 * time.Millisecond)
			write(t, note, "")
			time.Sleep(120 * time.Millisecond)
			write(t, note, "- id: b, and more\n")
			select {
			case n := <-sizes:
				if n == 0 {
					t.Error("the emptied file was told of")
				}
			case <-time.After(limit):
				t.Fatal("nothing was told")
			}
		})
	}
}

func TestFolder_EndsWithItsContext(t *testing.T) {
	for name, way := range ways {
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		dir := t.TempDir()
		go func() {
			way(ctx, dir, time.Time{}, func([]string) {})
			close(ended)
		}()
		stop()
		select {
		case <-ended:
		case <-time.After(limit):
			t.Errorf("%s: it goes on", name)
		}
	}
}

func TestFolder_TellsFirstWhatWasChangedSinceATime(t *testing.T) {
	for name, way := range ways {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "old.md"), "old")
		was := time.Now().Add(-time.Hour)
		if err := os.Chtimes(filepath.Join(dir, "old.md"), was, was); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, "new.md"), "new")
		ctx, stop := context.WithCancel(t.Context())
		told := make(chan []string, 100)
		go way(ctx, dir, time.Now().Add(-time.Minute), func(names []string) { told <- names })
		select {
		case names := <-told:
			if !slices.Equal(names, []string{"new.md"}) {
				t.Errorf("%s: it tells of %q", name, names)
			}
		case <-time.After(limit):
			t.Errorf("%s: nothing is told", name)
		}
		stop()
	}
}
