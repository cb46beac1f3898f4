package lesson

import (
	"os"
	"testing"
	"testing/fstest"

	"stagecraft/content"
	"stagecraft/ui/nav"
	"stagecraft/ui/speech"
	"stagecraft/ui/words"
)

// TestAloud_SpeaksTheLanguageOfTheCourse holds that the voice is chosen by what is read, and
// not by what the app speaks.
func TestAloud_SpeaksTheLanguageOfTheCourse(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	was := speech.Here
	defer func() { speech.Here = was }()
	speech.Here = &speech.Finder{System: "linux", LookPath: func(string) (string, error) { return program, nil }}
	speech.Here.Look()
	words.Use("en")
	const note = "# Der Einkauf\n\nDer Käufer entscheidet, was als Nächstes passiert.\n"
	for _, c := range []struct{ course, note, want string }{
		{"language: de\n", note, "de"},
		{"language: de\n", "---\nlang: nl\n---\n" + note, "nl"},
		{"", note + "Der Verkäufer kann ihm nur dabei helfen, und das ist der Grund für die Fragen, die er ihm in einem Gespräch stellt.\n", "de"},
		{"language: en\n", note, "en"},
	} {
		course, problems := content.Open(fstest.MapFS{
			"course.yaml":       {Data: []byte("id: c\ntitle: C\n" + c.course)},
			"lessons/buying.md": {Data: []byte(c.note)},
		})
		if course == nil {
			t.Fatal(problems)
		}
		d := newHarness(t, course)
		page := New(course, d.session, d.shell, nav.Route{Page: nav.Lessons, ID: "buying"})
		if got, want := page.voice(), speech.Here.Voice(c.want); got != speech.Voice(want) {
			t.Errorf("%q, %q: the voice isn't that of %s", c.course, c.note, c.want)
		}
		page.Hidden()
	}
}
