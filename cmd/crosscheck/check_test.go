package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// write writes a module and gives its folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	files["go.mod"] = "module example\n\ngo 1.26\n"
	for name, text := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestCheck_FindsWhatOnlyAnotherSystemCompiles(t *testing.T) {
	root := write(t, map[string]string{
		"a/a.go":         "package a\n\nconst Kind int = 1\n",
		"a/a_darwin.go":  "package a\n\nvar Wrong string = Kind\n",
		"a/a_windows.go": "package a\n\nimport \"syscall\"\n\nvar Handle syscall.Handle = 1\n\nfunc F() { missing() }\n",
		"a/a_test.go":    "package a\n\nfunc inTest() int { return \"no\" }\n",
		"b/b.go":         "package b\n\nimport \"example/a\"\n\nvar B = a.Wrong\n",                      // nothing of it is there on Windows
		"d/d.go":         "package d\n\nimport \"unsafe\"\n\nvar n int\n\nvar D = unsafe.Pointer(&n)\n", // as it should be
		"c/c.go":         "package c\n\n// struct thing { int size; };\nimport \"C\"\n\nfunc Size(t *C.struct_thing) int { return int(t.size) }\n\nvar _ int = \"c\"\n",
	})
	for to, want := range map[target][]string{
		{"darwin", "arm64"}: {
			`a/a_darwin.go:3:20: cannot use Kind (constant 1 of type int) as string value in variable declaration`,
			`a/a_test.go:3:28: cannot use "no" (untyped string constant) as int value in return statement`,
			`c/c.go:8:13: cannot use "c" (untyped string constant) as int value in variable declaration`,
		},
		{"windows", "amd64"}: {
			`a/a_test.go:3:28: cannot use "no" (untyped string constant) as int value in return statement`,
			`a/a_windows.go:7:12: undefined: missing`,
			`b/b.go:5:11: undefined: a.Wrong`,
			`c/c.go:8:13: cannot use "c" (untyped string constant) as int value in variable declaration`,
		},
	} {
		got, err := check(root, to, "./...")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", to, diff)
		}
	}
}

func TestCheck_SaysWhatIsNotThere(t *testing.T) {
	root := write(t, map[string]string{"a/a.go": "package a\n\nimport _ \"example/gone\"\n", "b/b.go": "package b\n\nfunc {\n"})
	got, err := check(root, target{"darwin", "amd64"}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{"example/gone", "b.go:3:6"} {
		if !strings.Contains(all, want) {
			t.Errorf("%s isn't named in %q", want, got)
		}
	}
}
