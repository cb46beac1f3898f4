//go:build linux

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stagecraft/study"
)

// hears starts the app on a day, with a voice that this ear hears.
func (d day) hears(t *testing.T) *ear {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "espeak-ng"), []byte(strings.ReplaceAll(teller, "%DIR%", dir)), 0o755); err != nil {
		t.Fatal(err)
	}
	return &ear{w: d.start(t, "PATH="+dir), dir: dir}
}

func holding(text string) func(string) bool {
	return func(said string) bool { return strings.Contains(said, text) }
}

// types types a text, and waits until something is said that is as wanted.
func (e *ear) types(text string, wanted func(said string) bool) string {
	e.w.t.Helper()
	e.told = len(lines(e.dir))
	if err := e.w.screen.Type(text); err != nil {
		e.w.t.Fatal(err)
	}
	return e.awaits("typing "+text, wanted)
}

// awaits waits until something is said that is as wanted, since a key was pressed last.
func (e *ear) awaits(after string, wanted func(said string) bool) string {
	e.w.t.Helper()
	for until := time.Now().Add(settleLimit); time.Now().Before(until); time.Sleep(10 * time.Millisecond) {
		for _, said := range lines(e.dir)[e.told:] {
			if wanted(said) {
				return said
			}
		}
	}
	e.w.t.Fatalf("after %s it says %q", after, lines(e.dir)[e.told:])
	return ""
}

// goTo presses Tab until what has the keys is said to be as wanted.
func (e *ear) goTo(wanted string) {
	e.w.t.Helper()
	e.goBy("Tab", wanted)
}

// goBy presses a key so.
func (e *ear) goBy(key, wanted string) {
	e.w.t.Helper()
	var all []string
	for range 60 {
		said := e.press(key, anything)
		if strings.Contains(said, wanted) {
			return
		}
		all = append(all, said)
	}
	e.w.t.Fatalf("%s never comes to %q: %q", key, wanted, all)
}

// answers goes down the choices of a question that was said to the right one.
func (e *ear) answers(said string) {
	e.w.t.Helper()
	for question, right := range knows {
		if !strings.Contains(said, question) {
			continue
		}
		for range 3 {
			if strings.HasPrefix(e.press("Down", anything), right+", ") {
				return
			}
		}
		e.w.t.Fatalf("%q is no answer to %q", right, question)
	}
	e.w.t.Fatalf("no question is known in %q", said)
}

// A whole day by what is said alone.
func TestDay_ByEarAlone(t *testing.T) {
	d := newDay(t)
	e := d.hears(t)
	e.press("ctrl+alt+v", begins("The voice guide is on."))
	e.awaits("the guide's first words", holding("15 min, option, chosen"))
	e.press("Right", holding("30 min, option, chosen"))
	e.press("Return", holding("The leaf"))
	e.press("ctrl+alt+n", holding("Tea is made of leaves."))
	e.press("ctrl+alt+n", holding("A samovar keeps its water hot."))
	d.until(t, study.Read, "leaf")

	e.press("ctrl+5", begins("Practice, page"))
	e.goTo("All questions, Start, button")
	for _, last := range []bool{false, true} {
		e.answers(e.press("Return", holding("Choose one answer.")))
		verdict := e.press("Return", holding("Right."))
		if strings.Contains(verdict, "See how it went, button") != last {
			t.Errorf("of the way on it says %q", verdict)
		}
	}
	e.press("Return", holding("2 of 2 right"))

	e.press("ctrl+3", holding("Step 1 of 4"))
	e.goBy("Right", "Pour it on")
	d.until(t, study.Stepped, "pour")

	e.press("ctrl+5", begins("Practice, page"))
	e.goTo("Brewing, Order, button")
	e.press("Tab", begins("Start, button, 2 of 2")) // of the same process
	asked := e.press("Return", holding("Brewing"))
	if !strings.Contains(asked, "in order") { // there the order may stay as it is
		e.press("Down", anything)
	}
	e.press("Return", holding("Next question, button"))
	e.goTo("All sets, button")
	e.press("Return", begins("Practice"))

	e.press("ctrl+4", begins("Cards, page"))
	e.goTo("Review, button")
	front := e.press("Return", anything)
	if back := e.press("space", anything); back == front {
		t.Errorf("the card says %q on both sides", back)
	}
	e.goTo("Good, button")
	e.press("Return", anything)
	d.until(t, study.Graded, "")

	e.press("ctrl+k", begins("Search"))
	e.types("keeps its water", holding("A samovar keeps its water hot."))
	e.press("Return", begins("Lessons, page"))
	e.press("w", begins("Your note"))
	e.types("steep slowly", anything)
	e.press("ctrl+Return", anything) // letters may still be said after the first, so that what comes next is not what a key brings
	d.until(t, study.Noted, "steep slowly")

	e.press("ctrl+comma", begins("Settings, page"))
	e.goTo("Sepia, option")
	e.press("space", holding("chosen"))
	e.goBy("shift+Tab", "Deutsch, option")
	e.press("space", holding("gewählt"))

	e.press("ctrl+5", begins("Übung, Seite"))
	e.goTo("Prüfung beginnen…, Knopf")
	e.press("Return", begins("Prüfung"))
	e.goTo("Prüfung beginnen, Knopf")
	e.answers(e.press("Return", holding("Eine Antwort wählen.")))
	e.answers(e.press("Return", holding("Eine Antwort wählen.")))
	e.press("Return", begins("Die Prüfung abgeben?"))
	e.press("Return", holding("2 von 2 richtig"))

	e.press("ctrl+6", begins("Fortschritt, Seite"))
	e.goTo("Meinen Fortschritt als Datei speichern…, Knopf")
	e.press("Return", begins("Meinen Fortschritt als Datei speichern"))
	e.press("Return", holding("Gespeichert in"))
	d.saved(e.w)
	e.w.quit()
	d.done(t, "steep slowly")

	e = d.hears(t) // the guide is still on
	e.awaits("the next start", holding("Seite"))
	e.press("ctrl+2", begins("Lektionen, Seite"))
	e.press("y", holding("steep slowly"))
	e.w.quit()
}
