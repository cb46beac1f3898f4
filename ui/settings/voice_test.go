package settings

import (
	"os/exec"
	"strings"
	"testing"

	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/speech"
	"stagecraft/ui/text"
)

func TestPage_SaysWhatReadsAloud(t *testing.T) {
	for _, c := range []struct {
		about, system string
		has, looked   bool
		want          string
	}{
		{"a voice", "linux", true, true, "Speaks through speech-dispatcher"},
		{"not known yet", "linux", true, false, "Looking for a voice…"},
		{"none on Linux", "linux", false, true, "Install speech-dispatcher or espeak-ng"},
		{"none on Windows", "windows", false, true, "No voice was found on this computer."},
	} {
		_, p := open(t)
		p.voices = &speech.Finder{System: c.system, LookPath: func(name string) (string, error) {
			if c.has {
				return "/usr/bin/" + name, nil
			}
			return "", exec.ErrNotFound
		}}
		if c.looked {
			p.voices.Look()
		}
		p.redraw()
		if _, ok := uitest.Find(p.Object(), func(text *text.Paragraph) bool { return strings.Contains(text.PlainText(), c.want) }); !ok {
			t.Errorf("%s: the page doesn't say %q", c.about, c.want)
		}
	}
}
