package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stagecraft/cmd/internal/screen"
	"stagecraft/cmd/internal/specimen"
	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/ui"
	"stagecraft/ui/nav"
)

// A learner maps the process of their own company without a mouse: nine steps
// from nothing. The app is killed while they write, and they go on; they drill
// the process and hand it to a trainer, who puts it into a course.
func TestOwn_AProcessIsMadeKilledDrilledAndHandedOnFromTheKeyboardAlone(t *testing.T) {
	t.Parallel()
	names := []string{
		"Listen in", "First call", "Visit", "Sketch", "Quote", "Walk the floor", "Handshake", "Delivery", "Coffee after a month",
	}
	home, data := quietHome(t), t.TempDir()
	env := []string{"env", "HOME=" + home}
	w := start(t, data, env, "--page", nav.Process)

	w.press("m")
	w.write("How we sell")
	w.press("Tab", "space") // a copy of nothing
	w.press("shift+Tab", "Return")
	for i, name := range names {
		if i > 0 {
			w.press("ctrl+Return")
		}
		w.write(name)
	}
	// A step too many comes and goes, and one moves there and back.
	w.press("ctrl+Return", "ctrl+shift+Delete", "alt+Up", "ctrl+z")
	// The last step gets more than a name: where the buyer is, what it is for,
	// what happens, when it is done, who leads.
	w.keys("Tab", "Tab", "Tab", "Tab", "space", "Tab")
	w.write("To hear what came of it")
	w.press("Tab")
	w.write("Bring cake")
	w.press("Return")
	w.write("Ask what is missing")
	w.press("Tab")
	w.write("asks for more")
	w.press("Tab", "space")

	// The learner goes back to the first step and is in the middle of its name
	// when the app dies.
	w.keys(slices.Repeat([]string{"ctrl+Up"}, len(names)-1)...)
	w.keys("F2", "End")
	names[0] += " and nod"
	w.write(" and nod")
	time.Sleep(pauseToSave)
	w.settle()
	writing := w.picture()
	w.app.Kill()

	made := replayOwn(t, data)
	if made.Title != "How we sell" || !slices.Equal(stepNames(made), names) {
		t.Fatalf("after the kill the journal holds %q: %q", made.Title, stepNames(made))
	}

	w = start(t, data, env)
	w.until("the editor looks as it was when the app was killed", func() bool { return alike(w.picture(), writing) >= 0.99 })
	w.press("ctrl+z")
	names[0] = "Listen in"

	// Drilled.
	w.press("Escape", "Escape")
	w.press("ctrl+k")
	w.write("practise this process")
	w.press("Return")
	w.mustDraw("in the drill")
	const answers = 4
	for range answers {
		w.tryPress("1", time.Second) // a choice; in an order there is none to make
		w.press("Return", "Return")
	}

	// Handed on.
	w.press("ctrl+3")
	w.press("ctrl+s", "ctrl+a")
	w.write("ours.yaml")
	w.press("Return")
	w.quit()

	kept := readJournal(t, data, "sales-process")
	answered := payloads[study.AnsweredPayload](kept, study.Answered)
	if len(answered) != answers {
		t.Errorf("the journal holds %d answers, not %d", len(answered), answers)
	}
	for _, a := range answered {
		if !strings.Contains(a.Question, made.ID) {
			t.Errorf("the drill asked %q, which isn't about the learner's process", a.Question)
		}
	}
	source, err := os.ReadFile(filepath.Join(home, "ours.yaml"))
	if err != nil {
		t.Fatal(err)
	}

	// In a course.
	folder := courseWith(t, source)
	course, problems := content.OpenPath(t.Context(), folder)
	if course == nil {
		t.Fatalf("the course with the exported process doesn't open:\n%v", problems)
	}
	taken := course.Process(made.ID)
	course.Close()
	if taken == nil || taken.Own || !slices.Equal(stepNames(taken), names) {
		t.Fatalf("the course's process is %+v", taken)
	}
	last := taken.Steps[len(taken.Steps)-1]
	want := content.Step{Stage: "after", Aim: "To hear what came of it", Lead: "marketing"}
	if last.Stage != want.Stage || last.Aim != want.Aim || last.Lead != want.Lead ||
		!slices.Equal(last.Happens, []string{"Bring cake", "Ask what is missing"}) || !slices.Equal(last.DoneWhen, []string{"asks for more"}) {
		t.Errorf("its last step is %+v", last)
	}
	data = t.TempDir()
	w = start(t, data, env, "--course", folder, "--page", nav.Process)
	w.press("Right")
	w.linger()
	w.quit()
	steps := payloads[study.SteppedPayload](readJournal(t, data, specimen.Empty), study.Stepped)
	if !slices.Contains(steps, study.SteppedPayload{Process: made.ID, Step: taken.Steps[1].ID}) {
		t.Errorf("in the course the steps looked at are %v", steps)
	}
}

// pauseToSave is longer than the editor waits before it saves what is typed.
const pauseToSave = 700 * time.Millisecond

// quietHome is a home in which the cursor of a field doesn't blink, so that the
// picture comes to rest.
func quietHome(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	if err := screen.StillHome(home); err != nil {
		t.Fatal(err)
	}
	return home
}

// keys presses keys one after the other and waits until the picture rests.
func (w *window) keys(keys ...string) {
	w.t.Helper()
	if err := w.screen.Keys(keys...); err != nil {
		w.t.Fatal(err)
	}
	w.settle()
}

// write types a text where the keys are.
func (w *window) write(text string) {
	w.t.Helper()
	if err := w.screen.Type(text); err != nil {
		w.t.Fatal(err)
	}
	w.settle()
}

func stepNames(p *content.Process) []string {
	var names []string
	for _, s := range p.Steps {
		names = append(names, s.Name)
	}
	return names
}

// replayOwn gives the one process that the journal of a data folder makes.
func replayOwn(t *testing.T, data string) (own *content.Process) {
	t.Helper()
	inCourse(t, data, ui.Bundled, func(s *study.Session) {
		if n := len(s.Own()); n != 1 {
			t.Fatalf("the journal makes %d processes, not one", n)
		}
		own = s.Own()[0]
	})
	return own
}

// courseWith makes a course folder of a process file, with the roles and the
// buyer's stages of the bundled course.
func courseWith(t *testing.T, process []byte) string {
	t.Helper()
	folder, err := specimen.Write(specimen.Empty, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	bundled, problems := content.Open(salesprocess.FS())
	if bundled == nil {
		t.Fatal(problems)
	}
	defer bundled.Close()
	journey := "\njourney:\n"
	for _, s := range bundled.Journey {
		journey += fmt.Sprintf("  - {id: %s, name: %s}\n", s.ID, s.Name)
	}
	head, err := os.ReadFile(filepath.Join(folder, "course.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	roles, err := fs.ReadFile(salesprocess.FS(), "roles.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "processes"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{
		"course.yaml": append(head, journey...), "roles.yaml": roles, "processes/ours.yaml": process,
	} {
		if err := os.WriteFile(filepath.Join(folder, filepath.FromSlash(name)), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}
