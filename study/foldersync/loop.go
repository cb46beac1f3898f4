package foldersync

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/journal"
)

// The settings rows of the store that say which folder it is, and what came of the
// last rounds.
const (
	settingFolder = "folder in step"
	settingLast   = "folder in step, last"
)

// Every is how often a round is done while nothing asks for one, and soon how long
// after the start the first.
const (
	Every = 3 * time.Minute
	soon  = time.Second
)

// slow is how long a round may take before the folder is said not to answer.
const slow = time.Minute

// ErrSlow says that the folder doesn't answer.
var ErrSlow = errors.New("the folder doesn't answer")

// Keeper is the journal, with the settings in which a Loop keeps its own.
type Keeper interface {
	Store
	Path() string
	Setting(key string) (string, error)
	SetSetting(key, value string) error
	SetSettingLater(key, value string)
}

// Hooks are what a Loop asks of the running app, from goroutines of its own.
type Hooks struct {
	// Record gives what [journal.Record] does.
	Record journal.Record
	// Joined is given the events that came in.
	Joined func([]study.Event)
	// Changed is called when Status gives something else than before.
	Changed func()
}

// Status is how keeping in step stands.
type Status struct {
	Folder string // "" when no folder is kept in step with
	Busy   bool
	Err    error     // why the last round didn't come to its end, nil when it did
	Last   time.Time // when one did; zero for never
	Files  []File    // of the others, as they were found last
	// Came is what came in, and when: in the last round that brought something.
	Came   []Came
	CameAt time.Time
}

// last is what is kept of a Status for the next run.
type last struct {
	Folder string    `json:"folder"`
	Last   time.Time `json:"last"`
	Files  []kept    `json:"files"`
	Came   []Came    `json:"came"`
	CameAt time.Time `json:"cameAt"`
	// Taken is [Syncer.taken] of the files of others, while the device had an id: it
	// gets another when the journal is put back to what it was.
	Taken  map[string]string `json:"taken"`
	Device string            `json:"device"`
}

type kept struct {
	Device  string    `json:"device"`
	Written time.Time `json:"written"`
	Reviews int64     `json:"reviews"`
}

// Loop keeps a journal in step, from Start to Close. It is safe to use from
// several goroutines.
type Loop struct {
	store Keeper
	open  func(string) (folder, error)
	every time.Duration

	mu      sync.Mutex // guards what follows, and is never held while a disk is waited for
	hooks   Hooks
	status  Status
	syncer  *Syncer
	began   time.Time // syncer's round that is being done; zero when none is
	rounds  int
	taken   map[string]string // by the last run
	kept    time.Time         // when the last rounds were written down
	other   chan struct{}     // closed when another folder is chosen
	stop    context.CancelFunc
	ctx     context.Context
	wake    chan struct{}
	ended   chan struct{}
	started bool
}

// NewLoop makes one for a journal, with the folder that was chosen for it last.
func NewLoop(store Keeper) *Loop {
	l := &Loop{store: store, open: openDirectory, every: Every, wake: make(chan struct{}, 1), ended: make(chan struct{}), other: make(chan struct{})}
	l.ctx, l.stop = context.WithCancel(context.Background())
	l.status.Folder, _ = store.Setting(settingFolder) // a closed journal has none
	text, _ := store.Setting(settingLast)
	var was last
	if json.Unmarshal([]byte(text), &was) == nil && was.Folder == l.status.Folder && was.Folder != "" {
		l.status.Last, l.status.Came, l.status.CameAt = was.Last, was.Came, was.CameAt
		if was.Device == store.Device() {
			l.taken = was.Taken
		}
		for _, k := range was.Files {
			l.status.Files = append(l.status.Files, File{Name: FileName(k.Device), Device: k.Device, Written: k.Written, Reviews: k.Reviews})
		}
	}
	return l
}

// Follow says what is asked of the app from now on.
func (l *Loop) Follow(h Hooks) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.hooks = h
}

// Start begins the rounds. A second Start does one soon.
func (l *Loop) Start() {
	l.mu.Lock()
	started := l.started
	l.started = true
	l.mu.Unlock()
	if started {
		l.Now()
		return
	}
	go l.run()
}

// Status tells how it stands.
func (l *Loop) Status() Status {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := l.status
	if !l.began.IsZero() && time.Since(l.began) > slow {
		s.Err = ErrSlow
	}
	return s
}

// Use keeps in step with another folder from now on; with none if it is "". It
// returns when that is kept for the next start.
func (l *Loop) Use(path string) error {
	if err := l.store.SetSetting(settingFolder, path); err != nil {
		return err
	}
	l.mu.Lock()
	l.status = Status{Folder: path, Busy: path != ""}
	l.syncer, l.began, l.taken = nil, time.Time{}, nil
	close(l.other)
	l.other = make(chan struct{})
	l.mu.Unlock()
	l.changed()
	l.Now()
	return nil
}

// Now has a round done at once.
func (l *Loop) Now() {
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// Close ends the rounds after a last one, for which it waits no longer than limit: a
// folder that doesn't answer is left to itself. The app isn't asked for anything
// any more.
func (l *Loop) Close(limit time.Duration) {
	l.mu.Lock()
	started := l.started
	l.started = true
	l.hooks = Hooks{Record: func(string, []ulid.ULID) ([]study.Event, error) { return nil, context.Canceled }}
	l.mu.Unlock()
	l.stop()
	if !started {
		return
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		<-l.ended
		ctx, stop := context.WithTimeout(context.Background(), limit)
		defer stop()
		l.round(ctx)
	}()
	select {
	case <-done:
	case <-time.After(limit):
	}
}

func (l *Loop) run() {
	defer close(l.ended)
	_ = os.RemoveAll(l.work()) // of a run that was broken off
	timer := time.NewTimer(soon)
	defer timer.Stop()
	for {
		select {
		case <-l.ctx.Done():
			return
		case <-l.wake:
		case <-timer.C:
		}
		l.mu.Lock()
		other := l.other
		l.mu.Unlock()
		ctx, stop := context.WithCancel(l.ctx)
		done := make(chan struct{})
		go func() {
			defer close(done)
			l.round(ctx)
		}()
		select {
		case <-done:
		case <-other: // one that doesn't answer keeps nobody from another
		}
		stop()
		timer.Reset(l.every)
	}
}

// work is where rounds keep their own copies, in the data folder.
func (l *Loop) work() string { return filepath.Join(filepath.Dir(l.store.Path()), "in step") }

// round does one, if there is a folder, and tells what came of it.
func (l *Loop) round(ctx context.Context) {
	l.mu.Lock()
	path, hooks := l.status.Folder, l.hooks
	if path == "" || hooks.Record == nil {
		l.mu.Unlock()
		return
	}
	if l.syncer == nil {
		l.syncer = NewSyncer(l.store, path, l.recorded)
		l.syncer.open = l.open
		maps.Copy(l.syncer.taken, l.taken)
	}
	s := l.syncer
	l.began, l.status.Busy = time.Now(), true
	l.rounds++
	work := filepath.Join(l.work(), strconv.Itoa(l.rounds))
	l.mu.Unlock()
	l.changed()
	late := time.AfterFunc(slow+time.Second, l.changed)
	r, err := s.Round(ctx, work)
	late.Stop()
	_ = os.Remove(l.work()) // unless another round is going on
	if len(r.Written) > 0 && hooks.Joined != nil {
		hooks.Joined(r.Written)
	}
	l.mu.Lock()
	if l.syncer == s { // else another folder was chosen meanwhile
		l.took(r, err)
	}
	l.mu.Unlock()
	l.changed()
}

// took takes up what came of a round. It needs l.mu.
func (l *Loop) took(r Round, err error) {
	now := time.Now()
	l.began, l.status.Busy = time.Time{}, false
	if errors.Is(err, context.Canceled) {
		err = nil
	} else if err == nil {
		l.status.Last = now
	}
	l.status.Err = err
	if len(r.Files) > 0 || err == nil {
		l.status.Files = r.Files
	}
	if len(r.Came) > 0 {
		l.status.Came, l.status.CameAt = r.Came, now
	}
	changed := r.Wrote || len(r.Came) > 0 || l.ctx.Err() != nil
	if err != nil || !changed && now.Sub(l.kept) < time.Hour {
		return
	}
	l.kept = now
	keep := last{
		Folder: l.status.Folder, Last: l.status.Last, Came: l.status.Came, CameAt: l.status.CameAt,
		Taken: maps.Clone(l.syncer.taken), Device: l.store.Device(),
	}
	delete(keep.Taken, FileName(keep.Device)) // it is read through once a run: it may have been damaged
	for _, f := range l.status.Files {
		if f.Fault == nil {
			keep.Files = append(keep.Files, kept{f.Device, f.Written, f.Reviews})
		}
	}
	if text, err := json.Marshal(keep); err == nil {
		l.store.SetSettingLater(settingLast, string(text))
	}
}

func (l *Loop) recorded(file string, brought []ulid.ULID) ([]study.Event, error) {
	l.mu.Lock()
	record := l.hooks.Record
	l.mu.Unlock()
	return record(file, brought)
}

func (l *Loop) changed() {
	l.mu.Lock()
	f := l.hooks.Changed
	l.mu.Unlock()
	if f != nil {
		f()
	}
}
