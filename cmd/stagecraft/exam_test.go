package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/cmd/internal/build"
	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/ui/nav"
)

// teaCourse writes a course of one lesson and three questions, all with one answer,
// two of which earn its certificate.
func teaCourse(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"course.yaml":       "id: tea\ntitle: Making tea\nversion: 1.0.0\ncertificate: {questions: 3, right: 60}\n",
		"lessons/01-tea.md": "---\nid: tea\ntitle: Tea\n---\n# Tea\n\n## The leaf\n\nTea is made of leaves, and drunk from a cup.\n\n" + strings.Repeat("It takes a while to read all that could be said of tea, and this is one paragraph of it.\n\n", 60),
		"practice/all.md": "# All\n\n```quiz id=one\nWhat is made of leaves?\n= tea\n> [See](lesson:tea#The-leaf)\n```\n\n" +
			"```quiz id=two\nWhat is drunk from a cup?\n= tea\n> [See](lesson:tea#The-leaf)\n```\n\n```quiz id=three\nWhat is this about?\n= tea\n> Tea.\n```\n",
	} {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if c, problems := content.Open(os.DirFS(folder)); c == nil {
		t.Fatal(problems)
	}
	return folder
}

// Before a lesson one question is answered and one skipped. An exam is begun, the app is killed in the midst of it, the exam goes on where it
// was, is handed in, and earns a certificate, which coursekit confirms by the
// learner's progress: all by keys.
func TestExam_GoesOnAfterTheAppWasKilledAndItsCertificateIsConfirmed(t *testing.T) {
	t.Parallel()
	data, course := t.TempDir(), teaCourse(t)
	w := start(t, data, nil, "--course", course, "--page", nav.Lessons)
	w.press("q") // what the lesson will answer
	w.typeText("tea")
	w.press("Return", "Return", "Return") // the second is skipped, and the lesson read
	w.press("ctrl+5", "x", "Return")
	w.typeText("tea")
	w.press("Return") // to the second question
	w.app.Kill()

	w = start(t, data, nil, "--course", course, "--page", nav.Practice)
	w.tryPress("x", keyLimit) // from the list to the exam; where that opened at once it is typed
	w.keys("ctrl+a")
	w.typeText("tea")
	w.press("Return")
	w.typeText("coffee")
	w.press("Return") // asks whether to hand in
	w.until("it asks whether to hand in", w.covered)
	w.press("Return")
	w.until("the answer sheet is there", func() bool { return !w.covered() })
	w.press("ctrl+s") // to the name
	w.typeText("Ada Lovelace")
	w.press("Return")
	w.until("it asks where the certificate goes", w.covered)
	w.keys("ctrl+a")
	w.typeText("ada")
	w.press("Return") // into the home folder, which is another of the test's
	path := ""
	w.until("the certificate is there", func() bool {
		found, err := filepath.Glob(filepath.Join(filepath.Dir(data), "*", "ada.pdf"))
		if err != nil || len(found) != 1 {
			return false
		}
		path = found[0]
		return !w.covered()
	})
	w.quit()

	j, err := journal.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	var kept []study.Event
	for e, err := range j.Events() {
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, e)
	}
	state, err := study.Replay("tea", j.Events())
	if err != nil {
		t.Fatal(err)
	}
	progress := filepath.Join(t.TempDir(), "ada.progress")
	_, err = j.Export(t.Context(), progress, nil)
	if err := errors.Join(err, j.Close()); err != nil {
		t.Fatal(err)
	}
	looked := 0
	for _, e := range kept {
		if strings.Contains(string(e.Payload), `"loop":"before:tea"`) {
			looked++
		}
	}
	if looked != 1 {
		t.Errorf("%d questions were answered before the lesson, and one was", looked)
	}
	exams, made := state.Exams(), state.Certificates()
	if len(exams) != 1 || exams[0].Right() != 2 || exams[0].Answered() != 3 || len(made) != 1 || made[0].Name != "Ada Lovelace" {
		t.Fatalf("the journal tells of %+v and %+v", exams, made)
	}
	if data, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(data), "%PDF-") {
		t.Errorf("the certificate has %d bytes: %v", len(data), err)
	}
	kit := filepath.Join(t.TempDir(), "coursekit")
	if err := build.Plain(filepath.Join("..", ".."), kit, "./cmd/coursekit"); err != nil {
		t.Fatal(err)
	}
	said, err := exec.CommandContext(t.Context(), kit, "progress", "check", progress, "--certificate", made[0].Code()).CombinedOutput()
	if err != nil || !strings.Contains(string(said), "is confirmed: Ada Lovelace, course tea 1.0.0, 2 of 3 right") {
		t.Errorf("coursekit says %s (%v)", said, err)
	}
}
