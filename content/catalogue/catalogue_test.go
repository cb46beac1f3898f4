package catalogue

import (
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"
)

var polish = fstest.MapFS{
	"translations/en.json": {Data: []byte(`{"Today": "Today"}`)},
	"translations/pl.json": {Data: []byte(`{
		"Answer": "Odpowiedź", "Step %d of %d": "z %[2]d kroków to %[1]d", "%s and %s": "%s i %s",
		"%d steps": {"one": "krok", "few": "%d kroki", "many": "%d kroków", "other": "%d kroku"}
	}`)},
}

func TestWords_AreThoseOfTheNearestLanguage(t *testing.T) {
	for _, tag := range []string{"pl", "pl-PL"} {
		w, err := Read(polish, tag)
		if err != nil {
			t.Fatal(err)
		}
		for got, want := range map[string]string{
			w.T("Answer"):                         "Odpowiedź",
			w.T("Next"):                           "Next", // what isn't translated yet is English
			w.F("Step %d of %d", 2, 7):            "z 7 kroków to 2",
			w.N("%d step", "%d steps", 1):         "krok",
			w.N("%d step", "%d steps", 3):         "3 kroki",
			w.N("%d step", "%d steps", 5):         "5 kroków",
			w.F("%d steps", 5):                    "5 kroku", // where nobody asked for its form
			w.N("%d term", "%d terms", 1):         "1 term",
			w.List([]string{"a", "b", "c"}):       "a, b i c",
			w.List([]string{"a"}) + w.List(nil):   "a",
			strings.ToUpper(w.T("no such text ")): "NO SUCH TEXT ",
		} {
			if got != want {
				t.Errorf("%s: it says %q, want %q", tag, got, want)
			}
		}
	}
}

func TestWords_AreEnglishWhereNothingElseIsNear(t *testing.T) {
	for _, tag := range []string{"", "en", "en-GB", "ja", "no tag at all", "de"} {
		w, err := Read(polish, tag)
		if err != nil || w.T("Answer") != "Answer" || w.N("%d step", "%d steps", 1) != "1 step" || w.N("%d step", "%d steps", 2) != "2 steps" {
			t.Errorf("%q gives %v, %v", tag, w, err)
		}
	}
}

func TestWords_ACatalogueThatCantBeReadSaysSo(t *testing.T) {
	for source, want := range map[string]string{`{`: "pl.json", `{"a": 3}`: `"a"`} {
		_, err := Read(fstest.MapFS{"translations/pl.json": {Data: []byte(source)}}, "pl")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v", source, err)
		}
	}
}

// TestFor_ReadsEveryCatalogueInside holds that For, which hides what is wrong
// with a catalogue, has nothing to hide.
func TestFor_ReadsEveryCatalogueInside(t *testing.T) {
	names, err := files.ReadDir("translations")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, e := range names {
		tag, err := language.Parse(strings.TrimSuffix(e.Name(), ".json"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parse(files, tag); err != nil {
			t.Error(err)
		}
	}
}
