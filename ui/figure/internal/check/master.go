package check

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is drawn as what is wanted")

// Master compares what is drawn with a master of testdata and shows the first
// line that differs, or makes it the master.
func Master(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	section := ""
	for i := range min(len(g), len(w)) {
		if strings.HasPrefix(w[i], "-- ") {
			section = w[i]
		}
		if g[i] != w[i] {
			t.Errorf("%s %s line %d:\ngot  %s\nwant %s", name, section, i+1, g[i], w[i])
			return
		}
	}
	t.Errorf("%s: %d lines are drawn, want %d", name, len(g), len(w))
}
