package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"stagecraft/cmd/internal/screen"
	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/seeddata"
)

// stage is a screen on which the app is started again and again, and what that takes.
type stage struct {
	screen *screen.Screen
	binary string
	folder string // for what is of no use afterwards
	home   string
	course string // its folder
	read   *content.Course
	editor picture // as it is when it says that all is saved
	disks  int     // that were mounted
}

// openStage puts up a screen and makes sure of what the editor looks like once it has saved.
func openStage(binary, folder string) (*stage, error) {
	s := &stage{binary: binary, folder: folder, course: filepath.Join(folder, "course")}
	if err := writeCourse(s.course); err != nil {
		return nil, err
	}
	var err error
	if s.home, err = home(filepath.Join(folder, "home")); err != nil {
		return nil, err
	}
	if s.read, err = openCourse(s.course); err != nil {
		return nil, err
	}
	if s.screen, err = screen.Start(windowSize); err != nil {
		return nil, err
	}
	// On a busy machine a key may come before the page that it is for.
	for again := 0; ; again++ {
		if err = s.learnEditor(filepath.Join(folder, fmt.Sprintf("editor %d", again))); err == nil {
			return s, nil
		}
		if again == 4 {
			s.close()
			return nil, fmt.Errorf("finding out what the editor says: %w", err)
		}
	}
}

func (s *stage) close() { s.screen.Close() }

// history is how many events a learner has behind them when an ordeal begins.
const history = 300

// learner makes the data folder of someone who has studied the course before, with a process of their
// own.
func (s *stage) learner(data string) (err error) {
	if err := seeddata.Write(s.read, data, history, time.Now().Add(-12*time.Hour)); err != nil {
		return err
	}
	j, err := journal.Open(data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	session, err := study.Start(s.read, j, study.SystemClock{})
	if err != nil {
		return err
	}
	defer session.Close()
	if err := session.SetNewPerDay(study.MaxNewPerDay); err != nil {
		return err
	}
	_, err = session.MakeOwn("Our way", "First step", nil)
	return err
}

// learnEditor saves a change in the editor, waits longer than that takes, keeps what the editor looks
// like, and makes sure that the journal has the change.
func (s *stage) learnEditor(data string) error {
	if err := s.learner(data); err != nil {
		return err
	}
	w, err := s.run(data)
	if err != nil {
		return err
	}
	defer w.app.Kill()
	const text = "made sure of"
	steps := []func() error{
		w.opened, w.rest,
		func() error { return w.turn("ctrl+3") },
		func() error { return w.turn("e") },
		func() error { return w.press("F2") },
		func() error { return w.write(text) },
		func() error { time.Sleep(2 * time.Second); return w.rest() },
		func() (err error) { s.editor, err = w.look(); return err },
		func() error { return w.press("ctrl+q") },
		func() error { return w.app.Wait(showLimit) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return fmt.Errorf("%w (%s)", err, w.keep(s.folder))
		}
	}
	events, err := held(data)
	if err != nil {
		return err
	}
	for i := range events {
		if events[i].Kind == study.Changed && says(&events[i]) == text {
			return os.RemoveAll(data)
		}
	}
	return errors.New("what was typed isn't in the journal")
}
