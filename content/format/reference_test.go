package format_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stagecraft/content/format"
)

var update = flag.Bool("update", false, "write docs/course-format.md anew")

// The guide that the app shows is made of the same description as the schemas.
func TestMarkdown_IsWhatTheGuideHas(t *testing.T) {
	const name = "../../docs/course-format.md"
	want := format.Markdown()
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("run go test ./content/format -run Markdown -update (-want +got):\n%s", diff)
	}
}

func TestMarkdown_NamesEveryKey(t *testing.T) {
	said := format.Markdown()
	var look func(m *format.Mapping)
	look = func(m *format.Mapping) {
		for i := range m.Keys {
			k := &m.Keys[i]
			if !strings.Contains(said, "| `"+k.Name+"`") || !strings.Contains(said, k.Doc) {
				t.Errorf("%s of %s isn't there", k.Name, m.Name)
			}
			if k.Of != nil {
				look(k.Of)
			}
		}
	}
	for i := range format.Files {
		look(&format.Files[i].Mapping)
	}
}
