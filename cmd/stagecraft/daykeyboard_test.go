//go:build linux

package main

import (
	"slices"
	"strconv"
	"testing"

	"stagecraft/study"
)

// watched is a window that is seen by name.
type watched struct {
	*window
	*eye
	t *testing.T
}

// watch starts the app on a day with an eye on it.
func (d day) watch(t *testing.T) watched {
	t.Helper()
	requireReader(t)
	s := newSession(t)
	w := d.start(t, s.env()...)
	s.turnOn(t, w.screen.Display())
	return watched{w, openEye(t, s), t}
}

// hit presses keys one after the other.
func (w watched) hit(keys ...string) {
	w.t.Helper()
	if err := w.screen.Keys(keys...); err != nil {
		w.t.Fatal(err)
	}
}

// typed types a text.
func (w watched) typed(text string) {
	w.t.Helper()
	if err := w.screen.Type(text); err != nil {
		w.t.Fatal(err)
	}
}

// search opens the search.
func (w watched) search() {
	w.t.Helper()
	w.hit("ctrl+k")
	w.field()
}

// field waits until a field that is written in has the keys.
func (w watched) field() thing {
	w.t.Helper()
	return w.see("a field", func(x thing) bool { return x.role == roleField && x.focused })
}

// run runs the command of a name, by the search.
func (w watched) run(name string) {
	w.t.Helper()
	w.search()
	w.typed(">" + name)
	w.see("the command "+name, telling(roleItem, name))
	w.hit("Return")
}

// asked waits for a question of the course, other than one before, that is open to be
// answered, and gives it with the digit of its right answer.
func (w watched) asked(before string) (question, digit string) {
	w.t.Helper()
	w.see("a question", func(x thing) bool {
		right, known := knows[x.name]
		if !known || x.role != roleLabel || x.name == before {
			return false
		}
		var choices []string
		for _, o := range w.all() {
			if o.role == roleOption {
				choices = append(choices, o.name)
			}
		}
		at := slices.Index(choices, right)
		question, digit = x.name, strconv.Itoa(at+1)
		return at >= 0
	})
	return question, digit
}

// tabTo presses Tab until something of a name has the keys.
func (w watched) tabTo(name string) {
	w.t.Helper()
	var past []string
	for range 40 {
		w.hit("Tab")
		x := w.see("what has the keys", func(x thing) bool { return x.focused && (len(past) == 0 || x.name != past[len(past)-1]) })
		if x.name == name {
			return
		}
		past = append(past, x.name)
	}
	w.t.Fatalf("Tab never comes to %q: %q", name, past)
}

// A whole day with no mouse.
func TestDay_ByKeyboardAlone(t *testing.T) {
	d := newDay(t)
	w := d.watch(t)
	w.text("Welcome to Making tea")
	w.hit("3", "Return") // thirty minutes; the first lesson
	w.text("Tea is made of leaves.")
	d.until(t, study.Read, "leaf")

	w.hit("ctrl+5")
	w.text("Drill a process")
	w.hit("1") // all questions of the course
	question := ""
	for _, next := range []string{"Next question", "See how it went"} {
		var digit string
		question, digit = w.asked(question)
		w.hit(digit, "Return")
		w.text(next)
		w.hit("Return")
	}
	w.see("how it went", telling(rolePanel, "Practice"))

	w.hit("ctrl+3")
	w.text("Boil the water")
	w.hit("Right")
	w.text("Step 2 of 4")
	w.hit("Right")
	w.text("Step 3 of 4")
	d.until(t, study.Stepped, "pour")

	w.hit("ctrl+5")
	w.text("Drill a process")
	w.hit("2")
	w.text("Question 1 of 8")
	w.hit("1", "Return") // where steps are to be put in order there is none to choose
	w.text("Next question")
	w.tabTo("All sets")
	w.hit("Return")
	w.text("Drill a process")

	w.hit("ctrl+1")
	w.see("Today", telling(rolePanel, "Today"))
	w.hit("r")
	w.text("Show answer")
	w.hit("space")
	w.text("Good")
	w.hit("3")
	d.until(t, study.Graded, "")

	w.search()
	w.typed("keeps its water")
	w.see("the paragraph", telling(roleItem, "A samovar keeps its water hot."))
	w.hit("Return")
	w.text("Lesson 1 of 1 · 1 min")
	w.hit("w")
	w.text("Keep the note")
	w.field()
	w.typed("steep slowly")
	w.hit("ctrl+Return")
	w.gone("Keep the note")
	d.until(t, study.Noted, "steep slowly")

	w.run("Sepia theme")
	w.until("it is sepia", w.sepia)
	w.run("Language: Deutsch")
	w.text("Heute")

	w.hit("ctrl+5")
	w.text("Prüfung beginnen…")
	w.hit("x")
	w.text("Prüfung beginnen")
	w.hit("Return")
	question = ""
	for range 2 {
		var digit string
		question, digit = w.asked(question)
		w.hit(digit, "Return")
	}
	w.text("Die Prüfung abgeben?")
	w.hit("Return")
	w.text("2 von 2 richtig")

	w.run("Meinen Fortschritt als Datei speichern…")
	w.text("Speichern")
	w.hit("Return")
	d.saved(w.window)
	w.window.quit()
	d.done(t, "steep slowly")

	w = d.watch(t)
	w.text("Heute")
	w.until("the next start is sepia", w.sepia)
	w.hit("ctrl+2")
	w.text("A samovar keeps its water hot.")
	w.hit("y")
	w.text("steep slowly")
	w.window.quit()
}
