package program

import (
	"context"
	"errors"
	"os/exec"
	"strings"
	"testing"
	"time"

	"stagecraft/content/picture/svg"
)

// TestDraw_WithTheProgramsThatAreHere has each program that is installed draw, and finds
// the diagram's words in what it drew.
func TestDraw_WithTheProgramsThatAreHere(t *testing.T) {
	for language, source := range map[string]string{
		"graphviz": "digraph { Lead -> Won }",
		"plantuml": "Lead -> Won: hello",
		"abc":      "T:Won Lead\nK:G\nGABc |]\n",
		"vega":     `{"$schema":"https://vega.github.io/schema/vega-lite/v5.json","data":{"values":[{"a":"Lead","b":2},{"a":"Won","b":1}]},"mark":"bar","encoding":{"x":{"field":"a","type":"nominal"},"y":{"field":"b","type":"quantitative"}}}`,
	} {
		t.Run(language, func(t *testing.T) {
			if _, err := exec.LookPath(drawers[language].command); err != nil {
				t.Skipf("%s is not installed", drawers[language].command)
			}
			ctx, stop := context.WithTimeout(t.Context(), time.Minute)
			defer stop()
			drawing, by, err := Draw(ctx, language, source)
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("%s drew %d bytes", by, len(drawing))
			words := svg.Words(drawing, 1000)
			if !strings.Contains(words, "Lead") || !strings.Contains(words, "Won") || !strings.Contains(by, ".") {
				t.Errorf("%s drew %q", by, words)
			}
		})
	}
}

func TestDraw_SaysWhatIsNotInstalled(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, by, err := Draw(t.Context(), "vega", `{"$schema": "https://vega.github.io/schema/vega/v5.json"}`); !errors.Is(err, ErrNotInstalled) || by != "vg2svg" {
		t.Errorf("%s: %v", by, err)
	}
}
