package main

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"stagecraft/content/format"
	"stagecraft/content/salesprocess"
)

// schemas compiles the schemas as an editor does.
func schemas(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	all := map[string]*jsonschema.Schema{}
	for i := range format.Files {
		f := &format.Files[i]
		b, err := f.Schema()
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource(f.Name, doc); err != nil {
			t.Fatal(err)
		}
		if all[f.Pattern], err = c.Compile(f.Name); err != nil {
			t.Fatalf("the schema of %s: %v", f.Pattern, err)
		}
	}
	return all
}

// judge gives what a schema says of a file.
func judge(t *testing.T, all map[string]*jsonschema.Schema, name, source string) error {
	t.Helper()
	for pattern, s := range all {
		if ok, err := path.Match(pattern, name); err != nil || !ok {
			continue
		}
		var v any
		if err := yaml.Unmarshal([]byte(source), &v); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return s.Validate(v)
	}
	t.Fatalf("there is no schema of %s", name)
	return nil
}

func TestSchemas_LetPassWhatTheReaderDoes(t *testing.T) {
	all := schemas(t)
	seen := 0
	begun, err := fs.Sub(newCourse, "newcourse")
	if err != nil {
		t.Fatal(err)
	}
	for _, course := range []fs.FS{salesprocess.FS(), begun} {
		err := fs.WalkDir(course, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || path.Ext(name) != ".yaml" {
				return err
			}
			source, err := fs.ReadFile(course, name)
			if err != nil {
				return err
			}
			seen++
			text := strings.NewReplacer("{{.ID}}", "a", "{{.Title}}", "A").Replace(string(source))
			if err := judge(t, all, name, text); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 10 {
		t.Errorf("only %d files were looked at", seen)
	}
	for name, source := range map[string]string{
		"course.yaml":      "id: 2024\ntitle: 7\nsummary:\nversion: 1.0\nfigures:\n  a: media/a.png\n  b: {process: c}\nmoved:\n  \"term:a\": retired\n",
		"scenes.yaml":      "- {id: a, text: b, step: [c/d, e/f]}\n",
		"processes/a.yaml": "id: a\ntitle: b\nsteps:\n  - id: c\n    name: d\n    same_as:\n      - e/f\n      - step: g/h\n        why: i\n",
		"roles.yaml":       "",
	} {
		if err := judge(t, all, name, source); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemas_FindWhatIsWrong(t *testing.T) {
	all := schemas(t)
	for _, c := range []struct{ why, name, source string }{
		{"no title", "course.yaml", "id: a\n"},
		{"an unknown key", "course.yaml", "id: a\ntitle: b\ntitel: c\n"},
		{"an id in capitals", "terms.yaml", "- {id: PO, term: a, definition: b}\n"},
		{"no list", "terms.yaml", "id: po\nterm: a\ndefinition: b\n"},
		{"a text for a list", "processes/a.yaml", "id: a\ntitle: b\nsteps:\n  - {id: c, name: d, happens: e}\n"},
		{"an unknown key of a step", "processes/a.yaml", "id: a\ntitle: b\nsteps:\n  - {id: c, name: d, aims: e}\n"},
		{"minutes below none", "course.yaml", "id: a\ntitle: b\nvideos:\n  v: {title: a, minutes: -1}\n"},
		{"a list for a text", "roles.yaml", "- {id: a, name: [b]}\n"},
	} {
		if err := judge(t, all, c.name, c.source); err == nil {
			t.Errorf("%s passes: %q", c.why, c.source)
		}
	}
}
