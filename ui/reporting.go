package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content/durable"
	"stagecraft/study/journal"
	"stagecraft/ui/backups"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/report"
	"stagecraft/ui/speech"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// problemReport is a report as it is being put together.
type problemReport struct {
	app     *App
	facts   *report.Facts
	private *report.Private
	parts   report.Parts
	preview *fyne.Container
}

// mostLog is how much of the end of a log is read, in bytes.
const mostLog = 256 << 10

// ReportProblem shows what a report of a problem holds, to be saved or copied.
func (s *App) ReportProblem() {
	r := &problemReport{app: s, facts: s.reportFacts(), parts: report.Parts{Log: true}}
	devices := s.deviceNamesKnown()
	dir, log := s.loader.DataDir(), ""
	if s.recorder() != nil {
		log = s.recorder().Log()
	}
	s.runTask(words.T("Report a problem"), words.T("Reading what went wrong…"),
		func(context.Context, func(done, all int64)) error {
			var learners []string
			if k, ok := s.loader.(LearnerKeeper); ok {
				all, _, err := k.Learners()
				if err != nil {
					return fmt.Errorf("reading whose names to leave out: %w", err)
				}
				for _, l := range all {
					learners = append(learners, l.Name)
				}
			}
			r.private = report.Here(learners, devices)
			if info, err := os.Stat(filepath.Join(dir, journal.FileName)); err == nil {
				r.facts.Data = backups.Size(info.Size())
			}
			var err error
			r.facts.Log, err = endOf(log)
			return err
		},
		func(err error) {
			if err != nil {
				s.Fail(words.T("Reading what went wrong"), err)
				return
			}
			r.show()
		})
}

// reportFacts gives what the window knows.
func (s *App) reportFacts() *report.Facts {
	size := s.window.Canvas().Size()
	look := "light"
	if theme.IsDark() {
		look = "dark"
	}
	f := &report.Facts{
		Version: s.app.Metadata().Version,
		System:  fmt.Sprintf("%s, %s, %s, %d processors", runtime.GOOS, runtime.GOARCH, runtime.Version(), runtime.NumCPU()),
		Window:  fmt.Sprintf("%.0f × %.0f, scale %.2g, text %d %%", size.Width, size.Height, s.window.Canvas().Scale(), theme.TextScale()),
		Look:    look + ", " + words.Language(),
		Voice:   speech.Here.Engines(), Folder: s.loader.DataDir(), Page: s.route.Page,
	}
	if s.opened != nil {
		c := s.opened.Course
		f.Course = strings.TrimSpace(c.Title+" "+c.Version) + ", " + s.opened.Path
	}
	return f
}

// deviceNamesKnown gives the names that the learner gave to their devices.
func (s *App) deviceNamesKnown() []string {
	var names []string
	if s.opened != nil {
		for _, d := range s.opened.Session.Devices() {
			names = append(names, d.Name)
		}
	}
	return names
}

// endOf reads the end of a log; one that isn't there is empty.
func endOf(path string) (string, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() > mostLog {
		if _, err := f.Seek(-mostLog, io.SeekEnd); err != nil {
			return "", err
		}
	}
	b, err := io.ReadAll(io.LimitReader(f, mostLog))
	return strings.ToValidUTF8(string(b), "?"), err
}

// text is the report as it is shown and saved.
func (r *problemReport) text() string { return r.facts.Text(r.parts, r.private) }

func (r *problemReport) show() {
	s := r.app
	s.showSheet("report", func() string { return words.T("Report a problem") }, 760, func() fyne.CanvasObject {
		r.preview = kit.Stack(0)
		r.draw()
		return kit.Stack(12,
			kit.Label(words.T("This is all that the report holds. Save it, and send it with a few words on what you were doing to whoever gave you Stagecraft. Nothing is sent by itself.")),
			kit.Wrap(8,
				r.tick(words.T("What went wrong last"), &r.parts.Log),
				r.tick(words.T("Which course it was"), &r.parts.Course)),
			kit.Small(words.T("Your notes, answers and cards are never in it; names and your home folder are replaced.")),
			r.preview)
	}, func() *kit.Pressable { return kit.Secondary(words.T("Copy"), r.copy) },
		func() *kit.Pressable { return kit.Primary(words.T("Save…"), r.save) })
}

// tick is a part of the report that may be taken in.
func (r *problemReport) tick(name string, part *bool) fyne.CanvasObject {
	var chip *kit.Pressable
	chip = kit.Option(func() {
		*part = !*part
		kit.StyleOption(chip, name, theme.Clear, *part)
		r.draw()
	})
	kit.StyleOption(chip, name, theme.Clear, *part)
	return chip
}

// draw shows the report as it is now.
func (r *problemReport) draw() {
	text := kit.Text(strings.TrimRight(r.text(), "\n"), theme.SmallSize, theme.Face{Mono: true}, theme.Ink)
	r.preview.Objects = []fyne.CanvasObject{kit.OnBackground(kit.Background(theme.Background, theme.Line, theme.ButtonRadius), 14, 12, text)}
	r.preview.Refresh()
}

func (r *problemReport) copy() {
	r.app.Copy(r.text())
	r.app.Tell(words.T("The report is on the clipboard."))
}

// reportEnding is of the file that a report is saved in.
const reportEnding = ".txt"

func (r *problemReport) save() {
	s, text := r.app, r.text()
	filechooser.Ask(s.window.Canvas(), filechooser.Request{
		Kind: filechooser.Save, Title: words.T("Save the report"), Endings: []string{reportEnding},
		Name: "stagecraft report " + time.Now().Format(time.DateOnly) + reportEnding,
	}, func(path string) {
		s.runTask(words.T("Save the report"), words.F("Writing %s…", filepath.Base(path)),
			func(context.Context, func(done, all int64)) error {
				return durable.WriteFile(path, 0o600, func(w io.Writer) error {
					_, err := io.WriteString(w, text)
					return err
				})
			},
			func(err error) {
				if err != nil {
					s.Fail(words.F("Saving the report in %s", path), err)
					return
				}
				s.Tell(words.F("The report is saved in %s", path))
			})
	})
}
