package words

import (
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"stagecraft/content"
	"stagecraft/content/catalogue"
)

// TestCatalogues_OfEveryLanguageAreComplete wants every text of the program in each
// language, each with the arguments and the plural forms that it has to have, and none
// that the program has no more. What is rightly the same as in English stands there too.
func TestCatalogues_OfEveryLanguageAreComplete(t *testing.T) {
	names, err := fs.Glob(catalogue.Files(), "translations/*.json")
	if err != nil || !slices.Contains(names, "translations/en.json") {
		t.Fatalf("the catalogues are %v, %v", names, err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(catalogue.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		texts, err := catalogue.ReadTexts(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, fault := range texts.Check(strings.TrimSuffix(path.Base(name), ".json")) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// TestUse_IsOneFile has the system set to another language, with that language's file
// among the catalogues and nothing else changed.
func TestUse_IsOneFile(t *testing.T) {
	w, err := catalogue.Read(fstest.MapFS{"translations/pl.json": {Data: []byte(`{
		"Today": "Dzisiaj", "Monday": "poniedziałek", "%s %d %s": "%s, %d %s", "March": "marca",
		"Lesson %d of %d": "z %[2]d lekcji to %[1]d.", "1,234": "1 234", "1.5": "1,5", "%s and %s": "%s i %s",
		"%d cards": {"one": "jedna karta", "few": "%d karty", "many": "%d kart", "other": "%d karty"}
	}`)}}, "tr-TR", "pl-PL")
	if err != nil {
		t.Fatal(err)
	}
	inForce.Store(w)
	defer Use("en")
	for got, want := range map[string]string{
		T("Today"):                    "Dzisiaj",
		F("Lesson %d of %d", 2, 7):    "z 7 lekcji to 2.",
		F("%.1f MB", 2.25):            "2,2 MB",
		N("%d card", "%d cards", 1):   "jedna karta",
		N("%d card", "%d cards", 3):   "3 karty",
		N("%d card", "%d cards", 5):   "5 kart",
		Number(-12345):                "-12 345",
		List([]string{"a", "b", "c"}): "a, b i c",
		Weekday(time.Monday):          "poniedziałek",
		Month(time.March):             "marca",
		T("Practice"):                 "Practice", // what isn't translated yet is English
		Language():                    "pl",
	} {
		if got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}

func TestProblem_IsSaidInTheLanguageInForce(t *testing.T) {
	p := content.Problem{File: "terms.yaml", Line: 3}.Saying(catalogue.Say("this is %s; %s is text", catalogue.Say("a list"), "term"))
	if got := Problem(p); got != "terms.yaml, line 3: this is a list; term is text" {
		t.Errorf("in English it says %q", got)
	}
	defer Use("en")
	Use(catalogue.Pseudo)
	if got := Say(p); got != "[thîis îis [àa lîist]; term îis téext]" {
		t.Errorf("it says %q", got)
	}
	if p.Message != "this is a list; term is text" {
		t.Errorf("its message is %q now", p.Message)
	}
	if got := Say(content.Problem{Message: "not said otherwise"}); got != "not said otherwise" {
		t.Errorf("a problem of one language says %q", got)
	}
}

// TestSystem_IsWhatTheSystemIsSetTo looks in a program of its own, as it looks once.
func TestSystem_IsWhatTheSystemIsSetTo(t *testing.T) {
	const inside = "STAGECRAFT_TEST_LANGUAGE"
	if want := os.Getenv(inside); want != "" {
		if got := strings.Join(system(), " "); got != strings.TrimSpace(want) {
			t.Errorf("the system is set to %q, want %q", got, want)
		}
		if Use(""); T("Today") == "" {
			t.Error("nothing is said")
		}
		return
	}
	for _, c := range []struct{ lang, language, want string }{
		{"pl_PL.UTF-8", "", "pl-PL"}, {"en_US.UTF-8", "sv:de_AT", "sv de-AT"}, {"C", "", " "}, {"", "", " "},
	} {
		run := exec.Command(os.Args[0], "-test.run=^TestSystem_IsWhatTheSystemIsSetTo$")
		run.Env = append(os.Environ(), inside+"="+c.want, "LC_MESSAGES=", "LC_ALL="+c.lang, "LANG=", "LANGUAGE="+c.language)
		if out, err := run.CombinedOutput(); err != nil {
			t.Errorf("%+v: %v\n%s", c, err, out)
		}
	}
}

// TestUse_MayBeCalledWhileTextsAreAsked is for the race detector.
func TestUse_MayBeCalledWhileTextsAreAsked(t *testing.T) {
	defer Use("en")
	pseudo := catalogue.For(catalogue.Pseudo).T("Today")
	done := make(chan bool)
	go func() {
		defer close(done)
		for range 3 {
			Use(catalogue.Pseudo)
			Use("en")
		}
	}()
	for {
		if got := T("Today"); got != "Today" && got != pseudo {
			t.Errorf("it says %q", got)
		}
		select {
		case <-done:
			return
		default:
		}
	}
}
