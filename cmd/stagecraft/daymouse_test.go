//go:build linux

package main

import (
	"testing"
	"time"

	"stagecraft/study"
)

// The buttons that turning a mouse's wheel is, as X numbers them.
const (
	wheelUp   = 4
	wheelDown = 5
)

// point brings a thing into view by the wheel, and gives its middle.
func (w watched) point(what string, fits func(thing) bool) (x, y int) {
	w.t.Helper()
	const edge = 8
	w.see(what, fits)
	var was box
	for deadline := time.Now().Add(2 * settleLimit); time.Now().Before(deadline); {
		b := box{}
		found, ok := w.find(fits)
		if ok {
			b, ok = w.place(found)
		}
		x, y = b.middle()
		button := 0
		switch {
		case !ok || b.W == 0:
		case y < edge:
			button = wheelUp
		case y > w.bottom(x)-edge:
			button = wheelDown
		case b == was:
			return x, y
		}
		was = b
		if button != 0 {
			if err := w.screen.Press(button, windowSize.Width*3/4, windowSize.Height/2); err != nil {
				w.t.Fatal(err)
			}
			// The next notch waits for this one: were they to pile up, they would lead past it.
			for late := time.Now().Add(2 * time.Second); time.Now().Before(late); time.Sleep(20 * time.Millisecond) {
				if moved, there := w.place(found); !there || moved != b {
					break
				}
			}
		}
		time.Sleep(50 * time.Millisecond) // it may still be moving
	}
	w.t.Fatalf("%s never comes to rest in view", what)
	return 0, 0
}

// bottom is where in the window what stands at x ends: a tip lies under the page the first
// time, and what the page has there can't be pressed through it.
func (w watched) bottom(x int) int {
	tip, ok := w.find(func(x thing) bool { return button("Got it")(x) || button("Verstanden")(x) })
	if !ok {
		return windowSize.Height
	}
	rail, _ := w.find(func(x thing) bool { return button("Settings")(x) || button("Einstellungen")(x) })
	b, shown := w.place(tip)
	side, _ := w.place(rail)
	if _, y := b.middle(); shown && y < windowSize.Height && x > int(side.X+side.W) {
		return y - int(b.H)
	}
	return windowSize.Height
}

// click clicks what can be pressed and has a name, until something comes of it.
func (w watched) click(name string, came func() bool) {
	w.t.Helper()
	w.press(name, button(name), 1, came)
}

// press presses a button of the mouse over a thing, until something comes of it: a press
// may fall on what is just being drawn anew.
func (w watched) press(what string, fits func(thing) bool, mouse int, came func() bool) {
	w.t.Helper()
	for deadline := time.Now().Add(settleLimit); ; {
		x, y := w.point(what, fits)
		if err := w.screen.Press(mouse, x, y); err != nil {
			w.t.Fatal(err)
		}
		for retry := time.Now().Add(settleLimit / 4); time.Now().Before(retry); time.Sleep(30 * time.Millisecond) {
			if came() {
				return
			}
		}
		if time.Now().After(deadline) {
			w.see("what comes of pressing "+what, func(thing) bool { return false })
		}
	}
}

// shows tells whether something of a name is there.
func (w watched) shows(name string) func() bool {
	return func() bool {
		_, there := w.find(called(name))
		return there
	}
}

// lacks tells whether nothing of a name is there.
func (w watched) lacks(name string) func() bool {
	shown := w.shows(name)
	return func() bool { return !shown() }
}

// choose answers a question of the course, other than one before, and gives it.
func (w watched) choose(before, check, then string) (question string) {
	w.t.Helper()
	question, _ = w.asked(before)
	right := knows[question]
	w.press(right, telling(roleOption, right), 1, func() bool {
		_, chosen := w.find(func(x thing) bool { return x.role == roleOption && x.name == right && x.chosen })
		return chosen
	})
	w.click(check, w.shows(then))
	return question
}

// A whole day with no keyboard: what is to be typed is copied and pasted.
func TestDay_ByMouseAlone(t *testing.T) {
	d := newDay(t)
	w := d.watch(t)
	const half = "How much time do you have on a day?: 30 min"
	w.press(half, button(half), 1, func() bool {
		x, _ := w.find(called(half))
		return x.chosen
	})
	w.click("Begin the first lesson", w.shows("Tea is made of leaves."))
	d.until(t, study.Read, "leaf")

	// A word is selected and copied, once the page holds still.
	w.text("You have read this lesson.")
	line := telling(roleLabel, "Tea is made of leaves.")
	x, y := w.word("the first line", line)
	w.menu(x, y, "Copy as text")

	// It is searched for, and found in the lesson.
	field := func(x thing) bool { return x.role == roleField && x.focused }
	w.click("Search", func() bool { _, there := w.find(field); return there })
	x, y = w.point("the field of the search", field)
	w.menu(x, y, "Paste")
	found := telling(roleItem, "Tea is made of leaves.")
	w.press("what was found", found, 1, func() bool { _, there := w.find(found); return !there })

	// A note is written on it.
	x, y = w.point("the first line", line)
	w.menu(x, y, "Write a note…")
	w.text("Keep the note")
	x, y = w.point("the field of the note", field)
	w.menu(x, y, "Paste")
	w.see("the note", func(x thing) bool { return x.role == roleField && x.focused })
	w.click("Keep the note", w.lacks("Keep the note"))
	d.until(t, study.Noted, "Tea")

	w.click("Practice", w.shows("Drill a process"))
	w.click("All questions: Start", w.shows("Question 1 of 2"))
	question := w.choose("", "Check", "Next question")
	w.click("Next question", w.shows("Question 2 of 2"))
	w.choose(question, "Check", "See how it went")
	w.click("See how it went", w.lacks("See how it went"))

	w.click("Process", w.shows("Step 1 of 4"))
	w.click("Next: Warm the pot", w.shows("Step 2 of 4"))
	w.click("Next: Pour it on", w.shows("Step 3 of 4"))
	d.until(t, study.Stepped, "pour")

	w.click("Practise steps", w.shows("Question 1 of 8"))
	w.drillByMouse()
	w.click("All sets", w.shows("Drill a process"))

	w.click("Cards", w.shows("Review"))
	w.click("Review", w.shows("Show answer"))
	w.click("Show answer", w.shows("Good"))
	w.click("Good", w.lacks("Good"))
	d.until(t, study.Graded, "")

	w.click("Settings", w.shows("Theme: Sepia"))
	w.click("Theme: Sepia", w.sepia)
	w.click("Language of the app: Deutsch", w.shows("Heute"))

	w.click("Übung", w.shows("Prüfung beginnen…"))
	w.click("Prüfung beginnen…", w.shows("Prüfung beginnen"))
	w.click("Prüfung beginnen", w.shows("Frage 1 von 2"))
	question = w.choose("", "Weiter", "Frage 2 von 2")
	w.choose(question, "Abgeben…", "Die Prüfung abgeben?")
	w.click("Abgeben", w.shows("2 von 2 richtig"))

	w.click("Fortschritt", w.shows("Meinen Fortschritt als Datei speichern…"))
	w.click("Meinen Fortschritt als Datei speichern…", w.shows("Speichern"))
	w.click("Speichern", w.lacks("Speichern"))
	d.saved(w.window)

	w.leave()
	d.done(t, "Tea")

	w = d.watch(t)
	w.text("Heute")
	w.until("the next start is sepia", w.sepia)
	w.click("Lektionen", w.shows("Tea is made of leaves."))
	w.see("the note", button("Tea"))
	w.leave()
}

// leave ends the app by its menu.
func (w watched) leave() {
	w.t.Helper()
	w.click("Menü", w.shows("Kurs"))
	w.press("the menu of the course", telling(roleMenu, "Kurs"), 1, w.shows("Beenden"))
	x, y := w.point("the way out", telling(roleMenu, "Beenden"))
	if err := w.screen.Click(x, y); err != nil {
		w.t.Fatal(err)
	}
	if err := w.window.app.Wait(keyLimit); err != nil {
		w.t.Fatalf("quitting: %v", err)
	}
}

// word selects the first word of a line by a double click, and gives where that is.
func (w watched) word(what string, line func(thing) bool) (x, y int) {
	w.t.Helper()
	_, y = w.point(what, line)
	if found, ok := w.find(line); ok {
		b, _ := w.place(found)
		x = int(b.X) + 8
	}
	if err := w.screen.DoubleClick(x, y); err != nil {
		w.t.Fatal(err)
	}
	return x, y
}

// drillByMouse answers whatever is asked first. Where steps are to be put in order they
// may stay as they are, and there is nothing to choose.
func (w watched) drillByMouse() {
	w.t.Helper()
	option := func(x thing) bool { return x.role == roleOption }
	w.text("Check") // it can't be pressed before there is an answer
	if o, ok := w.find(option); ok {
		w.press("an answer", telling(roleOption, o.name), 1, func() bool {
			_, chosen := w.find(func(x thing) bool { return option(x) && x.name == o.name && x.chosen })
			return chosen
		})
	}
	w.click("Check", w.shows("Next question"))
}

// menu opens the menu of what is somewhere, and takes what has a name from it.
func (w watched) menu(x, y int, name string) {
	w.t.Helper()
	item := telling(roleMenu, name)
	for deadline := time.Now().Add(settleLimit); ; {
		if err := w.screen.Press(otherButton, x, y); err != nil {
			w.t.Fatal(err)
		}
		if _, ok := w.within(settleLimit/4, item); ok {
			break
		}
		if time.Now().After(deadline) {
			w.see("the menu with "+name, item)
		}
	}
	w.press(name, item, 1, func() bool { _, there := w.find(item); return !there })
}
