package texteditor

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// installed finds programs among some.
func installed(names ...string) func(string) (string, bool) {
	return func(name string) (string, bool) { return "/bin/" + filepath.Base(name), slices.Contains(names, name) }
}

func TestFind_TakesTheTrainersOwnWhereItHasAWindow(t *testing.T) {
	for name, c := range map[string]struct {
		env     map[string]string
		there   []string
		program string
		extra   []string
	}{
		"none":                     {nil, []string{"vi", "nano"}, "", nil},
		"the first there is":       {nil, []string{"gedit", "kate"}, "/bin/kate", nil},
		"VISUAL":                   {map[string]string{"VISUAL": "subl", "EDITOR": "kate"}, []string{"code", "subl", "kate"}, "/bin/subl", nil},
		"EDITOR without a window":  {map[string]string{"EDITOR": "vim"}, []string{"vim", "gedit"}, "/bin/gedit", nil},
		"VISUAL without a window":  {map[string]string{"VISUAL": "nano", "EDITOR": "kate"}, []string{"nano", "code", "kate"}, "/bin/kate", nil},
		"what it is told, not -w":  {map[string]string{"EDITOR": "code --wait --new-window"}, []string{"code"}, "/bin/code", []string{"--new-window"}},
		"a path with spaces in it": {map[string]string{"EDITOR": `"/opt/My Tools/subl"`}, []string{"/opt/My Tools/subl"}, "/bin/subl", nil},
		"one that isn't there":     {map[string]string{"VISUAL": "subl"}, []string{"kate"}, "/bin/kate", nil},
	} {
		program, _, extra, ok := find(func(v string) string { return c.env[v] }, installed(c.there...))
		if program != c.program || ok != (c.program != "") || !cmp.Equal(extra, c.extra) {
			t.Errorf("%s: %q %q, %v; want %q %q", name, program, extra, ok, c.program, c.extra)
		}
	}
}

func TestArguments_EachEditorIsToldTheLineInItsWay(t *testing.T) {
	path, err := filepath.Abs("lessons/a b.md")
	if err != nil {
		t.Fatal(err)
	}
	for program, want := range map[string][]string{
		"code":      {"--goto", path + ":12:3"},
		"subl":      {path + ":12:3"},
		"mate":      {"-l", "12", path},
		"kate":      {"--line", "12", path},
		"gedit":     {"+12", path},
		"notepad++": {"-n12", path},
	} {
		e := known[slices.IndexFunc(known, func(e editor) bool { return e.program == program })]
		if diff := cmp.Diff(want, e.arguments("lessons/a b.md", 12, 3)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", program, diff)
		}
		if diff := cmp.Diff([]string{path}, e.arguments("lessons/a b.md", 0, 0)); diff != "" {
			t.Errorf("%s, of the whole file (-want +got):\n%s", program, diff)
		}
	}
}
