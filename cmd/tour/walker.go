package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"stagecraft/cmd/internal/screen"
	"stagecraft/cmd/internal/specimen"
)

const (
	startLimit  = 30 * time.Second
	settleLimit = 10 * time.Second
	quiet       = 250 * time.Millisecond
	// reaction is how long a key may take to show an effect; later counts as none. Walks side by side
	// slow each other down.
	reaction = 4 * time.Second
	// mostScreens is how many screens of one page are looked at.
	mostScreens = 60
	// restsAt is how long an app that has nothing to do may be on a processor in three times quiet.
	restsAt = 30 * time.Millisecond
)

// walker takes one walk in one theme, on a screen of its own.
type walker struct {
	guide  *guide
	walk   walk
	theme  string
	screen *screen.Screen
	app    *screen.Program
	course string // its folder; "" for the bundled one
	taken  int
}

// walkThrough starts the app and takes a picture at every stop.
func (t *walker) walkThrough() error {
	w := t.walk
	place := filepath.Join(t.guide.work, w.name+" "+t.theme)
	home, data := filepath.Join(place, "home"), filepath.Join(place, "data")
	if err := os.MkdirAll(home, 0o755); err != nil {
		return err
	}
	if w.learner == regular {
		if err := os.CopyFS(data, os.DirFS(t.guide.studied)); err != nil {
			return fmt.Errorf("copying the learner's data: %w", err)
		}
	}
	if err := screen.StillHome(home); err != nil {
		return fmt.Errorf("keeping the cursor from blinking: %w", err)
	}
	for name, text := range w.home {
		file := filepath.Join(home, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return err
		}
	}
	if w.past != nil {
		if err := w.past(data); err != nil {
			return fmt.Errorf("making up what the learner did: %w", err)
		}
	}
	args := []string{"--data", data, "--theme", t.theme, "--size", w.size.String()}
	if w.language != "" {
		args = append(args, "--language", w.language)
	}
	if !w.introduced {
		args = append(args, "--no-introduction")
	}
	switch {
	case w.folder != nil || w.course != "":
		folder := w.folder
		if folder == nil {
			folder = func(into string) (string, error) { return specimen.Write(w.course, into) }
		}
		course, err := folder(place)
		if err != nil {
			return err
		}
		t.course = course
		args = append(args, "--course", course)
	case w.place != nil:
		if err := w.place(data); err != nil {
			return fmt.Errorf("putting the learner where the walk begins: %w", err)
		}
	case !w.introduced:
		args = append(args, "--page", "today")
	}
	s, err := screen.Start(w.size)
	if err != nil {
		return err
	}
	defer s.Close()
	t.screen = s
	app := exec.Command(t.guide.binary, args...)
	if w.voice {
		voices := filepath.Join(place, "voices")
		if err := silentVoice(voices); err != nil {
			return fmt.Errorf("making a voice: %w", err)
		}
		app.Env = []string{"PATH=" + voices}
	}
	p, err := s.Run(home, app)
	if err != nil {
		return err
	}
	t.app = p
	if err := t.follow(); err != nil {
		return fmt.Errorf("%w; the app printed: %s", err, p.Output())
	}
	if p.Ended() {
		return fmt.Errorf("the app ended by itself: %s", p.Output())
	}
	return nil
}

// silentVoice makes a program that takes a while over each sentence, as one that speaks does. It is
// for machines without a voice, and for those with one as well: nobody wants to hear the tour.
func silentVoice(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	const script = "#!/bin/sh\ncase \"$*\" in\n*--voices*) exit 0 ;;\nesac\nexec /bin/sleep 60\n"
	return os.WriteFile(filepath.Join(folder, "espeak-ng"), []byte(script), 0o755)
}

func (t *walker) follow() error {
	s := t.screen
	lit := 0.5
	if t.theme == "contrast" { // whose ground is black
		lit = 0.002
	}
	if _, err := s.WaitLit(lit, startLimit); err != nil {
		return err
	}
	if err := s.Focus("Stagecraft", startLimit); err != nil {
		return err
	}
	// On the right, where nothing is while the course is being opened.
	if err := s.WaitDrawn(0.6, 0, 1, 1, startLimit); err != nil {
		return err
	}
	if _, err := s.Settle(2*quiet, settleLimit); err != nil {
		return err
	}
	if err := t.rest(); err != nil {
		return err
	}
	if err := t.press(t.walk.before); err != nil {
		return err
	}
	for _, stop := range t.walk.stops {
		if err := t.visit(stop); err != nil {
			return fmt.Errorf("on the way to %s: %w", stop.name, err)
		}
	}
	return nil
}

// visit goes to a stop and takes its picture, and those of the screens below it.
func (t *walker) visit(stop stop) error {
	from, err := t.screen.Sum()
	if err != nil {
		return err
	}
	if stop.write != nil {
		if err := stop.write(t.course); err != nil {
			return err
		}
		if err := t.screen.WaitChange(from, settleLimit); err != nil {
			return fmt.Errorf("a saved change: %w", err)
		}
		if _, err := t.screen.Settle(2*quiet, settleLimit); err != nil {
			return err
		}
	}
	if err := t.press(stop.keys); err != nil {
		return err
	}
	now, err := t.screen.Sum()
	if err != nil {
		return err
	}
	if now == from && len(stop.keys) > 0 && !stop.still {
		t.fault("%v changed nothing on the way to %s", stop.keys, stop.name)
	}
	if stop.write != nil {
		if err := t.rest(); err != nil {
			return err
		}
	}
	if stop.whole || stop.opens { // pictures come a little later than text, and how far opening is after 300 ms
		if _, err := t.screen.Settle(2*quiet, settleLimit); err != nil {
			return err
		}
	}
	if err := t.picture(stop.name); err != nil {
		return err
	}
	for n := 2; stop.whole; n++ {
		if n > mostScreens {
			t.fault("%s does not end after %d screens", stop.name, mostScreens)
			break
		}
		if err := t.press([]string{"Next"}); err != nil {
			return err
		}
		if _, err := t.screen.Settle(2*quiet, settleLimit); err != nil {
			return err
		}
		from := now
		if now, err = t.screen.Sum(); err != nil || now == from {
			return err
		}
		if err := t.picture(fmt.Sprintf("%s-%d", stop.name, n)); err != nil {
			return err
		}
	}
	return nil
}

// picture takes one, and looks whether anything is on it.
func (t *walker) picture(name string) error {
	img, err := t.screen.Picture()
	if err != nil {
		return err
	}
	t.taken++
	t.guide.took()
	file := fmt.Sprintf("%s-%s-%02d-%s.png", t.walk.name, t.theme, t.taken, name)
	if screen.Blank(img) {
		t.fault("%s is blank", file)
	}
	if guide, ok := t.walk.guides[name]; ok && t.theme == "light" && t.guide.pictures != "" {
		return errors.Join(
			screen.Save(img, filepath.Join(t.guide.out, file)),
			saveSmall(img, filepath.Join(t.guide.pictures, guide+".png")))
	}
	return screen.Save(img, filepath.Join(t.guide.out, file))
}

// rest waits, for the pictures of the guides, until the app has nothing left to do: what is in them
// isn't to hang on what else the machine does.
func (t *walker) rest() error {
	if t.guide.pictures == "" {
		return nil
	}
	for deadline := time.Now().Add(6 * settleLimit); time.Now().Before(deadline); {
		before, err := t.app.Processor()
		if err != nil {
			return err
		}
		time.Sleep(3 * quiet)
		if after, err := t.app.Processor(); err != nil || after-before <= restsAt {
			return err
		}
	}
	return errors.New("the app never rests")
}

func (t *walker) fault(format string, args ...any) {
	t.guide.fault(fmt.Errorf("%s in %s: %w", t.walk.name, t.theme, fmt.Errorf(format, args...)))
}

// press presses keys one by one, each after the one before has had its effect.
func (t *walker) press(keys []string) error {
	s := t.screen
	for _, key := range keys {
		from, err := s.Sum()
		if err != nil {
			return err
		}
		if text, ok := strings.CutPrefix(key, ":"); ok {
			err = s.Type(text)
		} else {
			err = s.Keys(key)
		}
		if err != nil {
			return err
		}
		// A key that changes nothing is told of at the stop; some have nothing to change.
		if err := t.rest(); err != nil {
			return err
		}
		if err := s.WaitChange(from, reaction); errors.Is(err, screen.ErrStill) {
			continue
		} else if err != nil {
			return err
		}
		if _, err := s.Settle(quiet, settleLimit); err != nil {
			return err
		}
	}
	return nil
}
