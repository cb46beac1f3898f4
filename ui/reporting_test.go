package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

// logging is a recorder with a log.
type logging struct{ log string }

func (l *logging) Drawing(string, bool)          {}
func (l *logging) Drawn()                        {}
func (l *logging) Recovered(string, any, []byte) {}
func (l *logging) Log() string                   { return l.log }

func TestReport_ShowsExactlyWhatIsSavedAndNothingPersonalWithoutATick(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	log := filepath.Join(home, "crash.log")
	text := "panic: out of range\n\n(above: Stagecraft 1.0 ended at 2026-01-01T00:00:00Z, on page \"cards\" of " + home + "/secret.course)\n"
	if err := os.WriteFile(log, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	app := startApp(t, newShelf(t, filepath.Join(home, "data")), Config{Recorder: &logging{log}})
	if !app.list.Run("help.report") {
		t.Fatal("the command doesn't apply")
	}
	waitUpTo(t, time.Minute, func() bool { return app.task == nil })
	shown := func() string { return uitest.Says(uitest.Over(app.window)) }
	for _, want := range []string{"System:", "Data folder: ~" + string(filepath.Separator) + "data", "panic: out of range", "of a course)"} {
		if !strings.Contains(shown(), want) {
			t.Errorf("it doesn't show %q:\n%s", want, shown())
		}
	}
	if strings.Contains(shown(), home) || strings.Contains(shown(), "secret") || strings.Contains(shown(), "The sales process") {
		t.Errorf("it shows what is personal:\n%s", shown())
	}
	uitest.Click(t, app.window, "Which course it was")
	if !strings.Contains(shown(), "secret.course") || !strings.Contains(shown(), "The sales process") {
		t.Errorf("ticked, the course isn't shown:\n%s", shown())
	}
	uitest.Click(t, app.window, "What went wrong last")
	if strings.Contains(shown(), "panic") {
		t.Errorf("without its tick the log is shown:\n%s", shown())
	}
	uitest.Click(t, app.window, "Copy")
	if app.app.Clipboard().Content() == "" {
		t.Error("nothing was copied")
	}
	for line := range strings.SplitSeq(strings.TrimSpace(app.app.Clipboard().Content()), "\n") {
		if !strings.Contains(shown(), strings.TrimSpace(line)) {
			t.Errorf("it copies %q, which isn't shown", line)
		}
	}
}

func TestReport_IsThereAlsoWhereNoCourseOpens(t *testing.T) {
	s := newShelf(t, t.TempDir())
	app := startApp(t, s, Config{Course: "x", Unsound: &Crash{Course: "x", Page: nav.Today}})
	if app.trouble == nil {
		t.Fatal("a course is open")
	}
	uitest.Click(t, app.window, "Report a problem…")
	waitUpTo(t, time.Minute, func() bool { return app.task == nil })
	if over := uitest.Over(app.window); over == nil || !strings.Contains(uitest.Says(over), "System:") {
		t.Errorf("no report is shown but:\n%s", uitest.Says(app.window.Content()))
	}
}
