package progressfile_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stagecraft/study/progressfile"
)

func save(t rapid.TB, path string, events []progressfile.Event) {
	t.Helper()
	if err := os.WriteFile(path, written(t, headerOf(events), events), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestMerge_IsTheUnionInWhateverOrderAndHoweverOften(t *testing.T) {
	folder := t.TempDir()
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		events := anyEvents().Draw(t, "events")
		n++
		dir := filepath.Join(folder, "t", string(rune('a'+n%26)))
		if err := errors.Join(os.RemoveAll(dir), os.MkdirAll(dir, 0o700)); err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, name := range []string{"a", "b", "c"} {
			var part []progressfile.Event
			for _, e := range events {
				if rapid.Bool().Draw(t, name) {
					part = append(part, e)
				}
			}
			names = append(names, filepath.Join(dir, name))
			save(t, names[len(names)-1], part)
		}
		merge := func(to string, from ...string) []byte {
			to = filepath.Join(dir, to)
			if _, err := progressfile.Merge(t.Context(), to, from, nil); err != nil {
				t.Fatal(err)
			}
			b, err := os.ReadFile(to)
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
		a, b, c := names[0], names[1], names[2]
		all := merge("abc", a, b, c)
		merge("bc", b, c)
		for name, other := range map[string][]byte{
			"c, b, a":              merge("cba", c, b, a),
			"a, (b, c), a, (b, c)": merge("a-bc", a, filepath.Join(dir, "bc"), a, filepath.Join(dir, "bc")),
		} {
			if !bytes.Equal(all, other) {
				t.Fatalf("%s is another file than a, b, c", name)
			}
		}
		var want []progressfile.Event
		for _, e := range events {
			for _, part := range names {
				b, _ := os.ReadFile(part)
				if got, _ := readAll(b); contains(got, e) {
					want = append(want, e)
					break
				}
			}
		}
		if got, err := readAll(all); err != nil || len(got) != len(want) {
			t.Fatalf("%d events of %d, %v", len(got), len(want), err)
		}
	})
}

func contains(all []progressfile.Event, e progressfile.Event) bool {
	for i := range all {
		if all[i].ID == e.ID {
			return true
		}
	}
	return false
}

func TestMerge_JoinsWhatEitherFileSaysThatIsNotKnown(t *testing.T) {
	folder := t.TempDir()
	a, b, to := filepath.Join(folder, "a"), filepath.Join(folder, "b"), filepath.Join(folder, "to")
	field := func(name, value string) progressfile.Field {
		return progressfile.Field{Name: name, Value: json.RawMessage(value)}
	}
	first, second := some(1), some(1)
	first[0].More = []progressfile.Field{field("mood", "2"), field("tea", "1")}
	second[0].More = []progressfile.Field{field("cup", "1"), field("mood", "1")}
	save(t, a, first)
	save(t, b, second)
	if _, err := progressfile.Merge(t.Context(), to, []string{a, b}, nil); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	events, err := readAll(got)
	want := []progressfile.Field{field("cup", "1"), field("mood", "1"), field("tea", "1")}
	if err != nil || !reflect.DeepEqual(events[0].More, want) {
		t.Errorf("got %q, %v", events[0].More, err)
	}
}

func TestMerge_WritesNothingWhenFilesAreUnsoundOrDisagree(t *testing.T) {
	folder := t.TempDir()
	a, b, to := filepath.Join(folder, "a"), filepath.Join(folder, "b"), filepath.Join(folder, "to")
	events := some(5)
	save(t, a, events)
	events[3].Course = "tea"
	save(t, b, events)
	_, err := progressfile.Merge(t.Context(), to, []string{a, b}, nil)
	if !errors.Is(err, progressfile.ErrConflict) || !strings.Contains(err.Error(), events[3].ID.String()) {
		t.Errorf("of two that disagree: %v", err)
	}
	whole, err := os.ReadFile(a)
	if err != nil {
		t.Fatal(err)
	}
	whole[len(whole)/2] ^= 1
	if err := os.WriteFile(b, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := progressfile.Merge(t.Context(), to, []string{a, b}, nil); !errors.Is(err, progressfile.ErrUnsound) || !strings.Contains(err.Error(), b) {
		t.Errorf("with one damaged: %v", err)
	}
	if _, err := progressfile.Merge(t.Context(), a, []string{a}, nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("onto one that is there: %v", err)
	}
	if left, _ := os.ReadDir(folder); len(left) != 2 {
		t.Errorf("the folder holds %v", left)
	}
}
