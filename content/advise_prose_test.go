package content

import (
	"strings"
	"testing"
	"time"
)

func TestCheckNote_HoldsSpellingToTheLanguageOfTheNote(t *testing.T) {
	for language, want := range map[string]string{
		"en-US": `n.md:6:3: warning: "colour" is written "color" here: the course's language is en-US (mixed-spelling)`,
		"en-GB": `n.md:6:13: warning: "color" is written "colour" here: the course's language is en-GB (mixed-spelling)`,
		"en":    `n.md:6:13: warning: "color" is written "colour" here: most of the course is in British spelling (mixed-spelling)`,
		"en-CA": "",
		"fr":    "",
	} {
		var found []string
		for _, p := range CheckNote("n.md", []byte("---\nlang: "+language+"\n---\n# Paint\n\nA colour, a color, a grey.\n")) {
			if p.Rule == "mixed-spelling" {
				found = append(found, p.String())
			}
		}
		if got := append(found, "")[0]; got != want {
			t.Errorf("%s: %q, want %q", language, got, want)
		}
	}
}

// TestLint_TakesLittleTimeOverMuchProse bounds what a note of one long
// paragraph, all of it to be reported, can cost.
func TestLint_TakesLittleTimeOverMuchProse(t *testing.T) {
	if testing.Short() {
		t.Skip("only measures")
	}
	for name, text := range map[string]string{
		"words":   strings.Repeat("colour color ", 60_000),
		"hyphens": strings.Repeat("colour-color-", 60_000),
		"lines":   strings.Repeat("&amp; color colour.\n\n", 40_000),
	} {
		begun := time.Now() // about 0.3 s
		CheckNote("n.md", []byte("---\nlang: en-GB\n---\n# Paint\n\n"+text))
		if took := time.Since(begun); took > 10*time.Second {
			t.Errorf("%s: %v", name, took)
		} else {
			t.Log(name, took)
		}
	}
}
