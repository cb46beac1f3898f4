package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"time"

	_ "modernc.org/sqlite" // the driver

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/library"
)

// verify looks at a data folder as a kill left it, at a copy, so that the app has the folder itself as
// it was. It gives what is wrong: SQLite finds the file unsound, the journal doesn't open or says that
// something is missing, an event's checksum doesn't hold, what was shown as saved isn't there, two
// replays differ, or a file lies about that nothing will remove.
func verify(data, scratch string, course *content.Course, w *witness) (wrong []string) {
	add := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	raw, opened := filepath.Join(scratch, "raw"), filepath.Join(scratch, "opened")
	for _, to := range []string{raw, opened} {
		if err := errors.Join(os.RemoveAll(to), copyFiles(to, data)); err != nil {
			return []string{err.Error()}
		}
	}
	if finding, err := integrity(filepath.Join(raw, journal.FileName)); err != nil || finding != "ok" {
		add("PRAGMA integrity_check: %s %v", finding, err)
	}
	events, states, now := []study.Event(nil), [2]string{}, instant(time.Now())
	for i := range states {
		var err error
		if events, err = held(opened); err == nil {
			states[i], err = told(course, events, now)
		}
		if err != nil {
			add("the journal doesn't open soundly: %v", err)
			return wrong
		}
	}
	if states[0] != states[1] {
		add("two replays differ: %s and %s", states[0], states[1])
	}
	wrong = append(wrong, w.judge(events)...)
	return append(wrong, strays(data, w.restores)...)
}

// copyFiles copies the files of a folder, and nothing else that may be in it, such as a socket.
func copyFiles(to, from string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		switch {
		case d.IsDir():
			return os.MkdirAll(filepath.Join(to, name), 0o755)
		case !d.Type().IsRegular():
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, name), data, 0o600)
	})
}

// integrity asks SQLite itself, which plays back the log first.
func integrity(path string) (finding string, err error) {
	if info, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return "ok", nil // killed before there was anything
	}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: path}).String())
	if err != nil {
		return "", err
	}
	defer db.Close()
	err = db.QueryRow("PRAGMA integrity_check(3)").Scan(&finding)
	return finding, err
}

// held opens a journal as a start of the app does and reads every event of it, each held against its
// checksum.
func held(folder string) (events []study.Event, err error) {
	j, err := journal.OpenSound(folder)
	if err != nil && journal.Recoverable(folder, err) && !errors.Is(err, journal.ErrDamaged) {
		// A log of which the app was killed, or had no room, to write a part: what stands in it is taken up.
		j, _, err = journal.OpenRecovering(context.Background(), folder, nil)
	}
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	if m := j.Missing(); m != nil {
		return nil, fmt.Errorf("it says that %d events are missing", m.Events)
	}
	for e, err := range j.Events() {
		if err != nil {
			return nil, err
		}
		events = append(events, e)
	}
	return events, nil
}

// instant is a clock that stands still, so that two replays are asked at one time.
type instant time.Time

func (i instant) Now() time.Time { return time.Time(i) }

// past is a store of what was done, to which nothing is added.
type past []study.Event

func (p past) Device() string                  { return "none" }
func (p past) Append(...study.Event) error     { return errors.ErrUnsupported }
func (p past) Setting(string) (string, error)  { return "", nil }
func (p past) SetSetting(string, string) error { return nil }
func (p past) SetSettingLater(string, string)  {}
func (p past) Events() iter.Seq2[study.Event, error] {
	return func(yield func(study.Event, error) bool) {
		for _, e := range p {
			if !yield(e, nil) {
				return
			}
		}
	}
}

// told writes down what a replay answers to all that pages ask.
func told(course *content.Course, events []study.Event, now instant) (string, error) {
	s, err := study.Start(course, past(events), now)
	if err != nil {
		return "", err
	}
	defer s.Close()
	sum := newSum()
	for _, d := range s.Decks() {
		sum.add(d.ID, s.Counts(d.ID))
	}
	if all, ok := s.Deck(study.AllCards); ok {
		for _, c := range all.Cards {
			sum.add(c.ID, s.Why(c.ID), s.Preview(c.ID))
		}
	}
	for _, l := range course.Lessons {
		sum.add(l.ID, s.LessonProgress(l.ID), s.Notes(l.ID))
	}
	for _, q := range course.Questions {
		sum.add(q.ID, s.Results(q.ID))
	}
	for _, p := range s.Own() {
		sum.add(p.ID, p.Title)
		for _, step := range p.Steps {
			sum.add(step.ID, step.Name, step.Aim, step.Happens)
		}
	}
	sum.add(s.Flags(), s.Totals(), s.Streak(), s.Days(30), s.NewPerDay(), s.Retention())
	return sum.String(), nil
}

// Files that may lie in a data folder: copies of logs that were not whole too, which the app keeps. Those that a kill may leave of something half done are counted:
// they have to go by themselves.
var (
	expected = regexp.MustCompile(`^(journal\.db(-wal|-shm)?|journal\.manifest\.json|running\.json|crash(\.1)?\.log|backups|journal .+\.db-wal|journal-[0-9a-f]+\.snapshot|instance\.sock|in step|courses|courses\.json)$`)
	// setAside is what a restore replaced.
	setAside = regexp.MustCompile(`^journal .+\.(db(-wal|-shm)?|manifest\.json)$`)
	copied   = regexp.MustCompile(`^([0-9a-f]{32}\.course|[0-9a-z-]+\.png)$`) // of courses, and their covers
	halfDone = regexp.MustCompile(`(\.new(-wal|-shm)?$|\.tmp$|\.json\d+$|^\.|\.partial$)`)
)

// mostHalfDone is how many files of things half done may lie about after a kill: one run can leave one
// of each kind.
const mostHalfDone = 3

// strays names what lies in a data folder and has no business there.
func strays(data string, restores bool) (wrong []string) {
	half := 0
	err := filepath.WalkDir(data, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == data {
			return err
		}
		name := d.Name()
		within := filepath.Base(filepath.Dir(path))
		if filepath.Dir(path) == data {
			within = ""
		}
		switch {
		case halfDone.MatchString(name):
			half++
		case (within == journal.BackupFolder || within == "in step") && filepath.Ext(name) == ".progress",
			within == library.FolderName && copied.MatchString(name),
			within == "" && expected.MatchString(name),
			restores && within == "" && setAside.MatchString(name):
		default:
			wrong = append(wrong, "nobody knows the file "+path)
		}
		return nil
	})
	if err != nil {
		wrong = append(wrong, err.Error())
	}
	if half > mostHalfDone {
		wrong = append(wrong, fmt.Sprintf("%d files of things half done lie in %s", half, data))
	}
	return wrong
}

// age lets a day pass for what lies half done: some of it is left alone until nobody can be writing to
// it any more.
func age(data string) {
	_ = filepath.WalkDir(data, func(path string, d fs.DirEntry, err error) error {
		if err == nil && halfDone.MatchString(d.Name()) && !d.IsDir() {
			then := time.Now().Add(-25 * time.Hour)
			_ = os.Chtimes(path, then, then) // else it is counted
		}
		return nil
	})
}

// openCourse reads the course that is studied.
func openCourse(folder string) (*content.Course, error) {
	course, problems := content.OpenPath(context.Background(), folder)
	if course == nil {
		return nil, problems
	}
	return course, nil
}
