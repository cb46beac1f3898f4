package journal_test

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/journal"
)

// openJournal is a journal of 60 events that is open, as a learner's is who works:
// half were there before, some are in the log alone.
type openJournal struct {
	*journal.Journal
	t            *testing.T
	folder, path string
	list         []study.Event // so far
	copied       []byte
}

func newOpenJournal(t *testing.T) *openJournal {
	t.Helper()
	r := &openJournal{t: t, folder: filepath.Join(t.TempDir(), "data")}
	r.path = filepath.Join(r.folder, journal.FileName)
	j := open(t, r.folder)
	r.list = events("phone", 1, 30)
	must(t, j.Append(r.list...))
	closed(t, j)
	r.copied = bytesOf(t, r.path)
	j, err := journal.Open(r.folder)
	must(t, err)
	t.Cleanup(func() { j.Close() })
	r.Journal = j
	all(t, j)
	r.add(20)
	settledManifest(t, j)
	r.add(10)
	return r
}

func (r *openJournal) add(n int) {
	r.t.Helper()
	for range n {
		e := events("phone", len(r.list)+1, 1)[0]
		must(r.t, r.Append(e))
		r.list = append(r.list, e)
	}
	must(r.t, r.SetSetting("place", "here"))
}

// whole waits until everything is on the disk, closes and opens again, and finds
// every event and setting.
func (r *openJournal) whole(folder string) {
	r.t.Helper()
	soon(r.t, "saving again", func() bool { r.Retry(); s := r.Saving(); return s.Stopped == nil && s.Unsaved == 0 })
	must(r.t, r.Close())
	j := open(r.t, folder)
	sameEvents(r.t, all(r.t, j), r.list)
	if place, _ := j.Setting("place"); place != "here" {
		r.t.Errorf("the place is %q", place)
	}
	if m := j.Missing(); m != nil {
		r.t.Errorf("%+v is said to be missing", m)
	}
}

func TestJournal_SaysThatSavingHasStoppedAndWritesItAllOnceItCan(t *testing.T) {
	write := func(t *testing.T, path string, b []byte) { must(t, os.WriteFile(path, b, 0o600)) }
	replace := func(t *testing.T, path string, b []byte) {
		write(t, path+"~", b)
		must(t, os.Rename(path+"~", path))
	}
	cases := map[string]struct {
		harm  func(t *testing.T, r *openJournal)
		stays bool // until it is put right
		right func(t *testing.T, r *openJournal)
	}{
		"the folder is renamed": {
			func(t *testing.T, r *openJournal) { must(t, os.Rename(r.folder, r.folder+"~")) }, true,
			func(t *testing.T, r *openJournal) { must(t, os.Rename(r.folder+"~", r.folder)) },
		},
		"the folder is deleted": {
			func(t *testing.T, r *openJournal) { must(t, os.RemoveAll(r.folder)) }, true,
			func(t *testing.T, r *openJournal) { must(t, os.Mkdir(r.folder, 0o700)) },
		},
		"the file is deleted":              {func(t *testing.T, r *openJournal) { must(t, os.Remove(r.path)) }, false, nil},
		"the log is deleted":               {func(t *testing.T, r *openJournal) { must(t, os.Remove(r.path+"-wal")) }, false, nil},
		"both are deleted":                 {func(t *testing.T, r *openJournal) { must(t, errors.Join(os.Remove(r.path), os.Remove(r.path+"-wal"))) }, false, nil},
		"an older copy is renamed into it": {func(t *testing.T, r *openJournal) { replace(t, r.path, r.copied) }, false, nil},
		"another's is renamed into it": {
			func(t *testing.T, r *openJournal) {
				must(t, os.Link(r.path, r.path+"!"))
				replace(t, r.path, written(t, "tablet", 500))
			}, true,
			func(t *testing.T, r *openJournal) { must(t, os.Rename(r.path+"!", r.path)) },
		},
		"another's with nothing in it is renamed into it": {
			func(t *testing.T, r *openJournal) { replace(t, r.path, written(t, "tablet", 0)) }, true,
			func(t *testing.T, r *openJournal) { must(t, os.Remove(r.path)) },
		},
		"another's is renamed into it and goes": {
			func(t *testing.T, r *openJournal) { replace(t, r.path, written(t, "tablet", 5)) }, true,
			func(t *testing.T, r *openJournal) { must(t, os.Remove(r.path)) },
		},
		"another's log is renamed into its log": {
			func(t *testing.T, r *openJournal) {
				other := killed(t, 5, 5)
				must(t, os.Link(r.path+"-wal", r.path+"!"))
				replace(t, r.path+"-wal", bytesOf(t, filepath.Join(other, journal.FileName+"-wal")))
			}, true,
			func(t *testing.T, r *openJournal) { must(t, os.Rename(r.path+"!", r.path+"-wal")) },
		},
		"a folder stands in its place": {
			func(t *testing.T, r *openJournal) {
				must(t, errors.Join(os.Rename(r.path, r.path+"!"), os.Mkdir(r.path, 0o700)))
			}, true,
			func(t *testing.T, r *openJournal) {
				must(t, errors.Join(os.Remove(r.path), os.Rename(r.path+"!", r.path)))
			},
		},
		"a pipe stands in its place": {
			func(t *testing.T, r *openJournal) { must(t, errors.Join(os.Rename(r.path, r.path+"!"), pipe(r.path))) }, true,
			func(t *testing.T, r *openJournal) {
				must(t, errors.Join(os.Remove(r.path), os.Rename(r.path+"!", r.path)))
			},
		},
		"an older copy is written into it": {func(t *testing.T, r *openJournal) { write(t, r.path, r.copied) }, false, nil},
		"another's is written into it": {
			func(t *testing.T, r *openJournal) { write(t, r.path, written(t, "tablet", 500)) }, true,
			func(t *testing.T, r *openJournal) { write(t, r.path, r.copied) },
		},
		"random bytes are written into it": {
			func(t *testing.T, r *openJournal) { write(t, r.path, []byte("Dear diary, today I went out")) }, true,
			func(t *testing.T, r *openJournal) { replace(t, r.path, r.copied) },
		},
		"it is cut": {
			func(t *testing.T, r *openJournal) { must(t, os.Truncate(r.path, 5000)) }, true,
			func(t *testing.T, r *openJournal) { write(t, r.path, r.copied) },
		},
		"it is emptied": {
			func(t *testing.T, r *openJournal) {
				must(t, errors.Join(os.Truncate(r.path, 0), os.WriteFile(r.path+"-journal", []byte("x"), 0o600)))
				must(t, os.Remove(r.path+"-journal"))
				replace(t, r.path, r.copied)
			}, false, nil,
		},
		"its log is cut":   {func(t *testing.T, r *openJournal) { must(t, os.Truncate(r.path+"-wal", 3000)) }, false, nil},
		"its log is wiped": {func(t *testing.T, r *openJournal) { write(t, r.path+"-wal", make([]byte, 9000)) }, false, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			r := newOpenJournal(t)
			told := make(chan struct{}, 100)
			r.Watch(func() { told <- struct{}{} })
			c.harm(t, r)
			var stands map[string]string
			if info, err := os.Stat(r.path); err == nil && info.Mode().IsRegular() && c.stays {
				stands = map[string]string{r.path: string(bytesOf(t, r.path))}
			}
			r.add(7)
			if c.stays {
				s := r.Saving()
				if s.Stopped == nil || s.Unsaved < 6 || s.Since.IsZero() {
					t.Fatalf("seven events later saving is %+v", s)
				}
				<-told
				r.Retry()
				r.add(1)
				r.SetSettingLater("place", "here")
				if r.Unsaved() == 0 {
					t.Fatal("they are said to be saved")
				}
				for path, was := range stands {
					if string(bytesOf(t, path)) != was {
						t.Error("what stands in its place was written to")
					}
				}
				c.right(t, r)
			}
			r.whole(r.folder)
		})
	}
}

func TestJournal_TheFirstFilePutBackAfterASecondWasMadeIsCompleted(t *testing.T) {
	r := newOpenJournal(t)
	must(t, os.Rename(r.path, r.path+"!"))
	r.add(3) // into a file that is made anew
	soon(t, "saving again", func() bool { r.Retry(); return r.Saving().Stopped == nil && r.Unsaved() == 0 })
	r.add(3)
	must(t, os.Rename(r.path+"!", r.path))
	r.add(3)
	r.whole(r.folder)
}

func TestJournal_GoesOnInAnotherFolder(t *testing.T) {
	for name, harm := range map[string]func(t *testing.T, r *openJournal){
		"nothing":               func(*testing.T, *openJournal) {},
		"the folder is deleted": func(t *testing.T, r *openJournal) { must(t, os.RemoveAll(r.folder)) },
		"another's is in its way": func(t *testing.T, r *openJournal) {
			must(t, os.WriteFile(r.path+"~", written(t, "tablet", 9), 0o600))
			must(t, os.Rename(r.path+"~", r.path))
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newOpenJournal(t)
			harm(t, r)
			r.add(5)
			taken := t.TempDir()
			must(t, os.WriteFile(filepath.Join(taken, journal.FileName), written(t, "tablet", 4), 0o600))
			before := contents(t, taken)
			if err := r.Move(taken); !errors.Is(err, journal.ErrOther) {
				t.Errorf("moving to where another's stands gave %v", err)
			}
			unchanged(t, taken, before)
			if err := r.Move(filepath.Join(taken, "none")); err == nil {
				t.Error("it moved to a folder that isn't there")
			}
			to := t.TempDir()
			must(t, r.Move(to))
			left := map[string]string{}
			if _, err := os.Stat(r.folder); err == nil {
				left = contents(t, r.folder)
			}
			time.Sleep(100 * time.Millisecond) // the old place is left alone from now on
			if len(left) > 0 {
				unchanged(t, r.folder, left)
			}
			r.add(5)
			if s := r.Saving(); s.Stopped != nil || s.Unsaved > 0 {
				t.Fatalf("saving is %+v", s)
			}
			r.whole(to)
		})
	}
}

func TestJournal_SwappedAtRandomItIsWholeInTheEnd(t *testing.T) {
	r := newOpenJournal(t)
	random := rand.New(rand.NewPCG(3, 9))
	for range 16 {
		switch random.IntN(6) {
		case 0:
			must(t, os.Remove(r.path))
		case 1:
			must(t, os.Rename(r.folder, r.folder+"~"))
			r.add(1)
			must(t, os.Rename(r.folder+"~", r.folder))
		case 2:
			must(t, os.WriteFile(r.path+"~", r.copied, 0o600))
			must(t, os.Rename(r.path+"~", r.path))
		case 3:
			must(t, os.Remove(r.path+"-wal"))
		case 4:
			r.Rest()
		case 5:
			_ = os.Remove(r.path + "!")
			must(t, os.Link(r.path, r.path+"!"))
			must(t, os.Remove(r.path))
			r.add(1)
			soon(t, "saving again", func() bool { r.Retry(); return r.Saving().Stopped == nil })
			must(t, os.Rename(r.path+"!", r.path))
		}
		r.add(random.IntN(4))
		soon(t, "saving again", func() bool { r.Retry(); return r.Saving().Stopped == nil && r.Unsaved() == 0 })
	}
	r.whole(r.folder)
}
