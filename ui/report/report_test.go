package report

import (
	"strings"
	"testing"
)

const log = `panic: an old one
goroutine 1 [running]:

(above: Stagecraft 1.0 ended at 2026-01-01T00:00:00Z, on page "cards" of /home/ada/old.course)

panic: index out of range [3] with length 3

goroutine 1 [running]:
stagecraft/ui.(*App).open(0xc000)
	/home/ada/src/ui/app.go:12 +0x1d

(above: Stagecraft 1.1 ended at 2026-02-01T00:00:00Z, on page "lessons" of /home/ada/Courses of mine/photos.course)

2026-02-02T00:00:00Z Stagecraft 1.1 went on after drawing Grace Hopper's notes on ada's desk: panic: x
`

func facts() *Facts {
	return &Facts{
		Version: "1.1", System: "linux amd64, go1.26", Window: "1280 × 832", Folder: "/home/ada/.local/share/stagecraft",
		Data: "2 MB", Page: "lessons", Course: "Photos 2.0, /home/ada/Courses of mine/photos.course", Log: log,
	}
}

func TestText_HoldsNothingPersonalWithoutATick(t *testing.T) {
	private := NewPrivate("/home/ada", "ada", "desk", []string{"Grace Hopper"}, []string{"Kitchen"})
	for _, parts := range []Parts{{}, {Log: true}} {
		text := facts().Text(parts, private)
		for _, secret := range []string{"ada", "Grace", "desk", "photos", "Photos", "Courses of mine"} {
			if strings.Contains(text, secret) {
				t.Errorf("with %+v it says %q:\n%s", parts, secret, text)
			}
		}
		for _, want := range []string{"Version:     1.1", "System:      linux amd64", "Data folder: ~/.local/share/stagecraft"} {
			if !strings.Contains(text, want) {
				t.Errorf("with %+v it doesn't say %q:\n%s", parts, want, text)
			}
		}
	}
}

func TestText_HoldsTheLastCrashAndWhatCameAfter(t *testing.T) {
	text := facts().Text(Parts{Log: true, Course: true}, NewPrivate("/home/ada", "", "", nil, nil))
	for _, want := range []string{"index out of range [3]", "~/src/ui/app.go:12", `on page "lessons" of ~/Courses of mine/photos.course)`, "went on after", "Course:      Photos 2.0"} {
		if !strings.Contains(text, want) {
			t.Errorf("it doesn't say %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "an old one") {
		t.Errorf("it says what was before:\n%s", text)
	}
	f := facts()
	f.Log = strings.Repeat("panic: over and over\n", 100_000)
	if text := f.Text(Parts{Log: true}, NewPrivate("", "", "", nil, nil)); len(text) > 2*mostEntry || !strings.Contains(text, "more bytes are in the log itself") {
		t.Errorf("of a long log it gives %d bytes", len(text))
	}
	f.Log = ""
	if text := f.Text(Parts{Log: true}, NewPrivate("", "", "", nil, nil)); !strings.Contains(text, "nothing went wrong") {
		t.Errorf("of an empty log it says:\n%s", text)
	}
}

func TestPrivate_HidesWholeNamesAndNoOthers(t *testing.T) {
	p := NewPrivate(`C:\Users\Ada`, "Ada", "al", []string{"Zoë", ""}, []string{"Büro-PC"})
	for text, want := range map[string]string{
		`C:\Users\Ada\AppData`:       `~\AppData`,
		`"C:\\Users\\Ada\\x.course"`: `"~\\x.course"`,
		"C:/Users/Ada/x":             "C:/Users/(user)/x",
		"adapter of ADA, ada2, ada":  "adapter of (user), ada2, (user)",
		"al and all":                 "al and all",
		"Zoë's BÜRO-PC":              "(learner)'s (device)",
		"XZoë ZoëZoë":                "XZoë ZoëZoë",
	} {
		if got := p.Clean(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
