package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/nav"
)

const blueSVG = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="120"><rect width="320" height="120" fill="#2457D6"/></svg>`

// sellingNotes are three notes as a trainer has them online: with pictures on the web, a
// table of terms, a numbered list, and questions as lists of tasks.
var sellingNotes = map[string]string{
	"1 How we sell.md": "# How we sell\n\nSelling is helping. A **discovery call** is the first long talk with a buyer.\n\n" +
		"![The six steps of our sale](https://i.example.org/steps.svg)\n\n## Our steps\n\n" +
		"1. **Research**: find who decides\n   - Done when the buyer is on the list\n" +
		"2. **First call**: hear what hurts\n   - Done when the buyer names a problem\n" +
		"3. **Demo**: show that it helps\n   - Done when the buyer asks what it costs\n" +
		"4. **Contract**: agree in writing\n   - Done when the buyer signs\n\n" +
		"Who decides in the end?\n\n- [ ] The person we talk to\n- [x] The economic buyer\n\n> The economic buyer holds the budget.\n",
	"2 The first call.md": "# The first call\n\nWe hear what costs the buyer time. See [how we sell](1%20How%20we%20sell.md).\n\n" +
		"| Term | Meaning |\n|---|---|\n| Lead | Someone who may buy one day and left an address |\n| Prospect | A lead that we have talked to at least once |\n" +
		"| Champion | A person inside the company who sells for us |\n| Gatekeeper | A person who decides whether we get to talk to others |\n" +
		"| Objection | A reason that a buyer gives for not buying yet |\n| Next step | What both sides have agreed to do by a date |\n\n" +
		"What do we ask first?\n\n- [x] What costs you time today?\n- [ ] What is your budget?\n\nHow long is a first call?\n\n- [ ] Two hours or more\n- [x] About half an hour\n\n" +
		"![Two people at a table](https://i.example.org/up/talk.svg)\n",
	"3 Papers we use.md": "# Papers we use\r\n\r\nA request for proposal (RFP) asks sellers for an offer in writing.\r\n\r\n" +
		"**Purchase order (PO)**: the buyer's written purchase order, which binds once it is accepted.\r\n\r\n**Service level agreement (SLA)**: the service level that is agreed, with speed and repair.\r\n\r\n" +
		"Quote\r\n: A price that holds for a stated number of days.\r\n\r\nInvoice: the bill that the seller sends after delivery\r\n\r\n" +
		"Who issues a purchase order?\r\n\r\n- [ ] The seller\r\n- [x] The buyer\r\n\r\nWhen does a quote end?\r\n\r\n- [x] On the day that it states\r\n- [ ] Never before the contract\r\n\r\n![A form with two signatures](https://i.example.org/form.svg)\r\n",
	"pictures/steps.svg": blueSVG, "pictures/talk.svg": blueSVG, "pictures/form.svg": blueSVG,
}

// A new trainer makes a course of three notes, by keys and clicks alone, takes it back
// and makes it again, and studies it. The notes are never changed.
func TestFromNotes_ThreeNotesBecomeACourseThatIsStudied(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "Selling at Tidebook")
	for name, text := range sellingNotes {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data := t.TempDir()
	w := start(t, data, []string{"env", "HOME=" + quietHome(t)}, "--course", folder, "--page", nav.Today)
	w.command("new from notes")
	w.command("accept all")
	// The second lesson is dragged over the first, and goes back by keys.
	before := w.picture()
	if err := w.screen.Drag(280, 252, 280, 160); err != nil {
		t.Fatal(err)
	}
	w.settle()
	if alike(w.picture(), before) > 0.9999 {
		t.Error("dragging a lesson changed nothing")
	}
	w.press("alt+Down")
	made := func() bool { _, err := os.Stat(filepath.Join(folder, "course.yaml")); return err == nil }
	// again presses a key until something came of it: it means nothing once that is so.
	again := func(what, key string, so func() bool) {
		w.until(what, func() bool {
			if !so() {
				w.tryPress(key, keyLimit)
			}
			return so()
		})
		w.settle()
	}
	again("the course is written", "ctrl+Return", made)
	again("it is taken back", "ctrl+z", func() bool { return !made() })
	w.command("accept all")
	again("it is written again", "ctrl+Return", made)

	for name, text := range sellingNotes {
		if now, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name))); err != nil || string(now) != text {
			t.Errorf("%s was changed (%v)", name, err)
		}
	}
	if problems := content.CheckPath(folder); len(problems) > 0 {
		t.Errorf("the course has problems:\n%v", problems)
	}
	course, problems := content.OpenPath(t.Context(), folder)
	if course == nil {
		t.Fatal(problems)
	}
	defer course.Close()
	if len(course.Lessons) != 3 || len(course.Terms) != 12 || len(course.Processes) != 1 || len(course.Questions) != 5 || len(course.Figures) != 3 {
		t.Errorf("the course has %d lessons, %d terms, %d processes, %d questions and %d pictures", len(course.Lessons), len(course.Terms), len(course.Processes), len(course.Questions), len(course.Figures))
	}
	var titles []string
	for _, l := range course.Lessons {
		titles = append(titles, l.Title)
	}
	if got := strings.Join(titles, ", "); got != "How we sell, The first call, Papers we use" {
		t.Errorf("its lessons are %s", got)
	}
	w.gradeOne()
	w.quit()
	if got := readJournal(t, data, course.ID).count(study.Graded); got != 1 {
		t.Errorf("%d cards were graded", got)
	}
}
