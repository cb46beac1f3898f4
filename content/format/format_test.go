package format_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"stagecraft/content"
	"stagecraft/content/format"
)

func TestFiles_SayWhatEachKeyIsFor(t *testing.T) {
	var walk func(where string, m *format.Mapping)
	walk = func(where string, m *format.Mapping) {
		if m.Name == "" || len(m.Keys) == 0 {
			t.Errorf("%s: a mapping without a name or keys", where)
		}
		seen := map[string]bool{}
		for _, k := range m.Keys {
			at := where + " " + k.Name
			if k.Doc == "" || !strings.HasSuffix(k.Doc, ".") {
				t.Errorf("%s says %q, which is no sentence", at, k.Doc)
			}
			if seen[k.Name] {
				t.Errorf("%s is there twice", at)
			}
			seen[k.Name] = true
			if (k.Type == format.List || k.Type == format.Map || k.Type == format.One) != (k.Of != nil || k.Short != "") {
				t.Errorf("%s: what its entries hold isn't said, or there are none", at)
			}
			if (k.Type == format.Number) != (k.Most > 0) {
				t.Errorf("%s: a number has a bound, and nothing else", at)
			}
			if k.Type == format.ID && k.Example != "" && !content.ValidID(k.Example) {
				t.Errorf("%s: the example %q is no id", at, k.Example)
			}
			if k.Of != nil {
				walk(at, k.Of)
			}
		}
	}
	for _, f := range format.Files {
		if f.Doc == "" {
			t.Errorf("%s says nothing of itself", f.Pattern)
		}
		walk(f.Pattern, &f.Mapping)
	}
}

func TestSchema_IsJSONThatNamesEveryKey(t *testing.T) {
	for _, f := range format.Files {
		b, err := f.Schema()
		if err != nil {
			t.Fatal(err)
		}
		var s map[string]any
		if err := json.Unmarshal(b, &s); err != nil {
			t.Fatalf("%s: %v", f.Pattern, err)
		}
		if f.List {
			s = s["items"].(map[string]any)
		}
		keys := s["properties"].(map[string]any)
		if len(keys) != len(f.Mapping.Keys) {
			t.Errorf("%s: the schema has %d keys, the file %d", f.Pattern, len(keys), len(f.Mapping.Keys))
		}
		for _, k := range f.Mapping.Keys {
			if keys[k.Name].(map[string]any)["description"] != k.Doc {
				t.Errorf("%s: the schema doesn't say what %s is for", f.Pattern, k.Name)
			}
		}
	}
}

// The reader says which keys there are when it meets one that it doesn't know.
func TestFiles_HaveTheKeysThatTheReaderAsksFor(t *testing.T) {
	files := fstest.MapFS{}
	want := map[string]bool{}
	for _, f := range format.Files {
		var w strings.Builder
		writeWithUnknown(&w, &f.Mapping, "", want)
		text := w.String()
		if f.List {
			text = "- " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n  ") + "\n"
		}
		if f.Front {
			text = "---\n" + text + "---\n\n## Start\n\nHello.\n"
		}
		name := strings.ReplaceAll(f.Pattern, "*", "any")
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	_, problems := content.Open(files)
	told := map[string]bool{}
	for _, p := range problems {
		if _, keys, ok := strings.Cut(p.Message, "the keys here are "); ok {
			told[sortedKeys(strings.Split(keys, ", "))] = true
		}
	}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("keys of the mappings, as described (-) and as read (+):\n%s", diff)
	}
}

// writeWithUnknown writes a mapping with what has to be there, one entry of each
// list and map, and a key that there isn't; and notes its keys.
func writeWithUnknown(w *strings.Builder, m *format.Mapping, indent string, keys map[string]bool) {
	var names []string
	for _, k := range m.Keys {
		names = append(names, k.Name)
		switch {
		case k.Of != nil && k.Type == format.List:
			var inner strings.Builder
			writeWithUnknown(&inner, k.Of, indent+"    ", keys)
			fmt.Fprintf(w, "%s%s:\n%s  - %s", indent, k.Name, indent, strings.TrimLeft(inner.String(), " "))
		case k.Type == format.One:
			fmt.Fprintf(w, "%s%s:\n", indent, k.Name)
			writeWithUnknown(w, k.Of, indent+"  ", keys)
		case k.Of != nil:
			fmt.Fprintf(w, "%s%s:\n%s  key:\n", indent, k.Name, indent)
			writeWithUnknown(w, k.Of, indent+"    ", keys)
		case k.Required:
			fmt.Fprintf(w, "%s%s: a\n", indent, k.Name)
		}
	}
	fmt.Fprintf(w, "%sno-such-key: a\n", indent)
	keys[sortedKeys(names)] = true
}

func sortedKeys(names []string) string {
	slices.Sort(names)
	return strings.Join(names, " ")
}
