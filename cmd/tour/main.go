// Tour takes pictures of the app. It starts the real program on a screen of its own, goes to every
// page by the keys a learner would press, in light and in dark, at several sizes, with sound and
// unsound courses, and writes each as a numbered PNG to build/tour.
//
// It fails when a picture is blank, when keys change nothing, or when the app ends: a tour that
// was written has been walked.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"stagecraft/cmd/internal/build"
	"stagecraft/cmd/internal/past"
	"stagecraft/cmd/internal/screen"
	"stagecraft/cmd/internal/specimen"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("tour: ")
	only := flag.String("walk", "", "the one walk to take; all without it")
	flag.Parse()
	if err := run(*only); err != nil {
		log.Fatal(err)
	}
}

// guide is what the walks share.
type guide struct {
	binary  string
	work    string // a temporary folder
	studied string // data folder of the regular; copied for each walk
	out     string
	taken   int
	faults  []error
}

func run(only string) error {
	if err := screen.Needs(); err != nil {
		return err
	}
	root, err := build.Root()
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "tour")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	g := &guide{
		binary: filepath.Join(root, "build", "stagecraft"), work: work,
		studied: filepath.Join(work, "studied"), out: filepath.Join(root, "build", "tour"),
	}
	if err := build.Plain(root, g.binary, "./cmd/stagecraft"); err != nil {
		return err
	}
	begun := time.Now()
	if err := past.Write(g.studied, studied, begun.Add(-14*time.Hour)); err != nil {
		return fmt.Errorf("making a learner who has studied for weeks: %w", err)
	}
	if err := os.RemoveAll(g.out); err != nil {
		return err
	}
	walked := 0
	for _, w := range walks {
		if only != "" && w.name != only {
			continue
		}
		for _, theme := range w.themes {
			walked++
			if err := g.walk(w, theme); err != nil {
				return fmt.Errorf("%s in %s: %w", w.name, theme, err)
			}
		}
	}
	if walked == 0 {
		return fmt.Errorf("there is no walk named %s", only)
	}
	log.Printf("%d pictures in %s, taken in %.0f s", g.taken, g.out, time.Since(begun).Seconds())
	return errors.Join(g.faults...)
}

// studied is how many events the regular has behind: about three weeks.
const studied = 900

const (
	startLimit  = 30 * time.Second
	settleLimit = 10 * time.Second
	quiet       = 250 * time.Millisecond
	// reaction is how long a key may take to show an effect; later counts as none.
	reaction = 500 * time.Millisecond
)

// walk starts the app and takes a picture at every stop.
func (g *guide) walk(w walk, theme string) error {
	place := filepath.Join(g.work, w.name+" "+theme)
	home, data := filepath.Join(place, "home"), filepath.Join(place, "data")
	if err := os.MkdirAll(home, 0o755); err != nil {
		return err
	}
	if w.learner == regular {
		if err := os.CopyFS(data, os.DirFS(g.studied)); err != nil {
			return fmt.Errorf("copying the learner's data: %w", err)
		}
	}
	args := []string{"--data", data, "--theme", theme, "--size", w.size.String()}
	if w.course != "" {
		course, err := specimen.Write(w.course, place)
		if err != nil {
			return err
		}
		args = append(args, "--course", course)
	} else {
		args = append(args, "--page", "today")
	}
	s, err := screen.Start(w.size)
	if err != nil {
		return err
	}
	defer s.Close()
	p, err := s.Run(home, exec.Command(g.binary, args...))
	if err != nil {
		return err
	}
	if err := g.follow(s, w, theme); err != nil {
		return fmt.Errorf("%w; the app printed: %s", err, p.Output())
	}
	if p.Ended() {
		return fmt.Errorf("the app ended by itself: %s", p.Output())
	}
	return nil
}

func (g *guide) follow(s *screen.Screen, w walk, theme string) error {
	if _, err := s.WaitLit(0.5, startLimit); err != nil {
		return err
	}
	if err := s.Focus("Stagecraft", startLimit); err != nil {
		return err
	}
	if err := s.WaitDrawn(0.3, 0, 1, 1, startLimit); err != nil {
		return err
	}
	if _, err := s.Settle(2*quiet, settleLimit); err != nil {
		return err
	}
	if err := g.press(s, w.before); err != nil {
		return err
	}
	for _, stop := range w.stops {
		from, err := s.Sum()
		if err != nil {
			return err
		}
		if err := g.press(s, stop.keys); err != nil {
			return fmt.Errorf("on the way to %s: %w", stop.name, err)
		}
		if now, err := s.Sum(); err != nil {
			return err
		} else if now == from && len(stop.keys) > 0 && !stop.still {
			g.faults = append(g.faults, fmt.Errorf("%s in %s: %v changed nothing on the way to %s", w.name, theme, stop.keys, stop.name))
		}
		img, err := s.Picture()
		if err != nil {
			return err
		}
		g.taken++
		name := fmt.Sprintf("%02d-%s-%s-%s.png", g.taken, w.name, theme, stop.name)
		if err := screen.Save(img, filepath.Join(g.out, name)); err != nil {
			return err
		}
		if screen.Blank(img) {
			g.faults = append(g.faults, fmt.Errorf("%s is blank", name))
		}
	}
	return nil
}

// press presses keys one by one, each after the one before has had its effect.
func (g *guide) press(s *screen.Screen, keys []string) error {
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
