package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/language"

	"stagecraft/content/catalogue"
)

// pluralForms are those that a language may have, as Unicode names them.
var pluralForms = []string{"zero", "one", "two", "few", "many", "other"}

var verb = regexp.MustCompile(`%(?:\[(\d+)\])?[-+# 0]*\d*(?:\.\d+)?([a-zA-Z%])`)

// verbs gives what a format does with each of its arguments: the verb, by the
// argument's number.
func verbs(format string) map[int]string {
	all, next := map[int]string{}, 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		all[next] = m[2]
		next++
	}
	return all
}

// checkCatalogue gives what is wrong with the file of a language.
func checkCatalogue(catalogues fs.FS, name string, texts map[string]any) (wrong []string) {
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(name+": "+format, args...)) }
	if _, err := language.Parse(strings.TrimSuffix(path.Base(name), ".json")); err != nil {
		say("its name is no language's: %v", err)
	}
	data, err := fs.ReadFile(catalogues, name)
	if err != nil {
		return append(wrong, err.Error())
	}
	var translated map[string]any
	if err := json.Unmarshal(data, &translated); err != nil {
		say("%v", err)
		return wrong
	}
	for text, value := range translated {
		form, used := texts[text]
		_, plural := form.(map[string]any)
		forms, manyForms := value.(map[string]any)
		switch {
		case !used:
			say("%q is no text of the program", text)
			continue
		case plural != manyForms:
			say("%q: it has plural forms in one of the two languages only", text)
			continue
		case !manyForms:
			forms = map[string]any{"other": value}
		}
		if forms["other"] == nil {
			say("%q lacks the form other", text)
		}
		for name, said := range forms {
			s, ok := said.(string)
			want := verbs(text)
			switch {
			case !slices.Contains(pluralForms, name):
				say("%q has the form %q, which is none", text, name)
			case !ok || strings.TrimSpace(s) == "":
				say("%q says nothing", text)
			case plural && name != "other" && len(verbs(s)) == 0: // "a card" for "1 card"
			case fmt.Sprint(verbs(s)) != fmt.Sprint(want):
				say("%q takes %v, and %q takes %v", text, want, s, verbs(s))
			}
		}
	}
	return wrong
}

func TestCatalogues_OfEveryLanguageFitTheProgram(t *testing.T) {
	texts := used(t)
	names, err := fs.Glob(catalogue.Files(), "translations/*.json")
	if err != nil || !slices.Contains(names, "translations/en.json") {
		t.Fatalf("the catalogues are %v, %v", names, err)
	}
	for _, name := range names {
		for _, wrong := range checkCatalogue(catalogue.Files(), name, texts) {
			t.Error(wrong)
		}
	}
}

func TestCatalogues_AMistakeIsFound(t *testing.T) {
	texts := map[string]any{"Today": "Today", "Lesson %d of %d": "", "%d cards": map[string]any{}}
	for catalogue, want := range map[string]string{
		`{"Today": "Heute", "Lesson %d of %d": "%[2]d Lektionen, die %[1]d.", "%d cards": {"one": "eine Karte", "other": "%d Karten"}}`: "",
		`{"Yesterday": "Gestern"}`:                   "is no text of the program",
		`{"Today": " "}`:                             "says nothing",
		`{"Lesson %d of %d": "Lektion %d"}`:          "takes map[1:d 2:d]",
		`{"Lesson %d of %d": "Lektion %s von %d"}`:   "takes map[1:s 2:d]",
		`{"%d cards": "%d Karten"}`:                  "plural forms in one",
		`{"%d cards": {"one": "eine Karte"}}`:        "lacks the form other",
		`{"%d cards": {"lots": "x", "other": "%d"}}`: "which is none",
		`{"%d cards": {"one": "%s", "other": "%d"}}`: "takes map[1:s]",
	} {
		got := strings.Join(checkCatalogue(fstest.MapFS{"translations/de.json": {Data: []byte(catalogue)}}, "translations/de.json", texts), "\n")
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s\nis found to be %q, want %q", catalogue, got, want)
		}
	}
}

// TestLanguage_IsOneFile runs the program's words on a system that is set to
// another language, with that language's file among the catalogues and nothing
// else changed.
func TestLanguage_IsOneFile(t *testing.T) {
	const inside = "STAGECRAFT_TEST_LANGUAGE"
	if os.Getenv(inside) == "" {
		run := exec.Command(os.Args[0], "-test.run=^TestLanguage_IsOneFile$")
		run.Env = append(os.Environ(), inside+"=yes", "LANG=pl_PL.UTF-8", "LC_ALL=pl_PL.UTF-8", "LANGUAGE=")
		if out, err := run.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	load()
	if err := add(fstest.MapFS{"translations/pl.json": {Data: []byte(`{
		"Today": "Dzisiaj", "Monday": "poniedziałek", "%s %d %s": "%s, %d %s", "March": "marca",
		"Lesson %d of %d": "z %[2]d lekcji to %[1]d.",
		"%d cards": {"one": "jedna karta", "few": "%d karty", "many": "%d kart", "other": "%d karty"}
	}`)}}); err != nil {
		t.Fatal(err)
	}
	for got, want := range map[string]string{
		T("Today"):                  "Dzisiaj",
		F("Lesson %d of %d", 2, 7):  "z 7 lekcji to 2.",
		N("%d card", "%d cards", 1): "jedna karta",
		N("%d card", "%d cards", 3): "3 karty",
		N("%d card", "%d cards", 5): "5 kart",
		Weekday(time.Monday):        "poniedziałek",
		Month(time.March):           "marca",
		T("Practice"):               "Practice", // what isn't translated yet is English
	} {
		if got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}
