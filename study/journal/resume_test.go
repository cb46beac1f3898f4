package journal

import (
	"errors"
	"sync"
	"testing"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// What is done while saving is stopped is waited for by nobody. It may come just as the last of what was waiting
// is written: saving goes on once that too is on the disk, and not before.
func TestJournal_DoesntGoOnWhileSomethingIsInMemoryAlone(t *testing.T) {
	j, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	d := j.disk
	d.io.Lock() // nothing is written now
	j.halt(d, ErrSlow)
	if err := j.Append(study.Event{ID: ulid.MustNew(1000, nil), Course: "c", Version: "1", Kind: study.Noted, Payload: []byte("{}")}); err != nil {
		t.Fatal(err)
	}
	if j.resume(d) {
		t.Error("all is said to be written")
	}
	if s := j.Saving(); !errors.Is(s.Stopped, ErrSlow) || s.Unsaved != 1 {
		t.Errorf("of what is in memory alone the journal says %+v", s)
	}
	resumed := make(chan struct{})
	j.Watch(sync.OnceFunc(func() { close(resumed) }))
	d.io.Unlock()
	j.Retry()
	<-resumed
	if s := j.Saving(); s.Stopped != nil || s.Unsaved != 0 {
		t.Errorf("once it could be written the journal says %+v", s)
	}
}
