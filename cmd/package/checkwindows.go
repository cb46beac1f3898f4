package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"path/filepath"
	"time"

	"stagecraft/cmd/internal/screen"
	"stagecraft/cmd/internal/wine"
	"stagecraft/study"
	"stagecraft/study/journal"
)

// windowsTrial tries what is made for Windows, under wine, as a learner and a trainer would use it.
type windowsTrial struct {
	r      *release
	screen *screen.Screen
	wine   *wine.Prefix
	setup  string // the installer, in a folder of downloads
	course string // a course beside it
	place  string // where the program gets installed
	data   string // where what is learned is kept
	shared string // the program as it is in the archive
}

// Where Windows keeps what is installed for one user.
const (
	classesKey   = `HKCU\Software\Classes`
	uninstallKey = `HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\`
)

// How long programs under wine may take: for the first picture, for what a key does, and to be gone.
const (
	wineStart = 2 * time.Minute
	wineShow  = 30 * time.Second
	wineGone  = 60 * time.Second
)

// checkWindows unpacks the archive and starts the program under wine, in a wine folder of its own; then it
// installs, learns, kills, updates and uninstalls.
func (r *release) checkWindows(files []string) error {
	unpacked := filepath.Join(r.work, "check windows")
	if err := unpackZip(files[0], unpacked); err != nil {
		return err
	}
	s, err := screen.Start(windowSize)
	if err != nil {
		return err
	}
	defer s.Close()
	w, err := wine.New(r.work, s)
	if err != nil {
		return err
	}
	defer func() { _ = w.Stop() }() // its folder goes with ours
	t := &windowsTrial{r: r, screen: s, wine: w, shared: filepath.Join(unpacked, r.folder("windows"), program+".exe")}
	if err := t.portable(); err != nil {
		return fmt.Errorf("from the archive: %w", err)
	}
	if len(files) < 2 {
		return nil
	}
	return t.installed(files[1])
}

// portable starts the program from where the archive was unpacked.
func (t *windowsTrial) portable() error {
	l := looks[0]
	return t.r.lookAt(t.screen, l, t.wine.Home(), wineStart, t.wine.Command(t.shared,
		"--data", t.wine.Path(filepath.Join(t.r.work, "wine-data")), "--page", "today",
		"--theme", l.theme, "--size", windowSize.String()), "windows")
}

// installed takes an installer through its life, and the program with it.
func (t *windowsTrial) installed(setup string) error {
	local, err := t.wine.Expand("%LOCALAPPDATA%")
	if err != nil {
		return err
	}
	if local, err = t.wine.Local(local); err != nil {
		return err
	}
	t.place, t.data = filepath.Join(local, "Programs", t.r.app.Name), filepath.Join(local, t.r.app.Name)
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"a trainer's coursekit", t.packsCourse},
		{"installing", func() error { return t.installs(setup) }},
		{"a course by double click", t.learns},
		{"the installed program's second start", t.goesOn},
		{"an update in place, while it is open", t.updates},
		{"a bundle that stands beside it", t.installsBundle},
		{"uninstalling", t.uninstalls},
	} {
		begun := time.Now()
		if err := step.do(); err != nil {
			t.keepPicture()
			return fmt.Errorf("%s: %w", step.name, err)
		}
		log.Printf("under wine: %s (%.0f s)", step.name, time.Since(begun).Seconds())
	}
	return nil
}

// open starts a program, waits for the app's window, and gives it the keyboard.
func (t *windowsTrial) open(exe string, args ...string) (*screen.Program, error) {
	p, err := t.screen.Run(t.wine.Home(), t.wine.Command(exe, args...))
	if err != nil {
		return nil, err
	}
	if _, err := t.r.wait(t.screen, p, looks[0], wineStart); err != nil {
		return nil, fmt.Errorf("%w; it printed: %s", err, p.Output())
	}
	return p, t.screen.Focus(t.r.app.Name, wineShow)
}

// press presses a key, which must change the picture.
func (t *windowsTrial) press(p *screen.Program, key string) error {
	from, err := t.screen.Sum()
	if err != nil {
		return err
	}
	if err := t.screen.Keys(key); err != nil {
		return err
	}
	if err := t.screen.WaitChange(from, wineShow); err != nil {
		return fmt.Errorf("pressing %s: %w", key, err)
	}
	if _, err := t.screen.Settle(400*time.Millisecond, wineShow); err != nil {
		return err
	}
	if p.Ended() {
		return fmt.Errorf("after %s the program has ended: %w", key, p.Wait(0))
	}
	return nil
}

// kill ends the app at once, as a power cut or the task manager does.
func (t *windowsTrial) kill(p *screen.Program) error {
	if _, err := t.wine.Run("taskkill", "/f", "/im", program+".exe"); err != nil {
		return err
	}
	_ = p.Wait(wineGone) // killed, it ends with an error
	if !p.Ended() {
		return errors.New("the program was killed and is still there")
	}
	return nil
}

// kept reads the journal of the program that has ended, every event against its checksum, and gives the
// course that was open and how many events of each kind there are.
func (t *windowsTrial) kept() (course string, events map[study.Kind]int, err error) {
	j, err := journal.OpenSound(t.data)
	if err != nil {
		return "", nil, err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	if err := j.Verify(context.Background(), nil); err != nil {
		return "", nil, err
	}
	if m := j.Missing(); m != nil {
		return "", nil, fmt.Errorf("%d events are missing", m.Events)
	}
	events = map[study.Kind]int{}
	for e, err := range j.Events() {
		if err != nil {
			return "", nil, err
		}
		events[e.Kind]++
	}
	course, err = j.Setting("course")
	return course, events, err
}

// keepPicture keeps what the screen showed of a trial that failed.
func (t *windowsTrial) keepPicture() {
	img, err := t.screen.Picture()
	if err != nil {
		return // there is another failure to tell of
	}
	name := filepath.Join(t.r.root, "build", "package-check", "windows-failed.png")
	if err := screen.Save(img, name); err == nil {
		log.Printf("what it showed is in %s", name)
	}
}
