package catalogue

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

func TestCheck_FindsEachMistake(t *testing.T) {
	english := Texts{
		"Today": {Said: "Today"}, "Lesson %d of %d": {Said: "Lesson %d of %d"},
		"%d cards":          {Forms: map[string]string{"one": "%d card", Other: "%d cards"}},
		"%d days, %%s each": {Forms: map[string]string{"one": "%d day, %%s", Other: "%d days, %%s each"}},
	}
	sound := map[string]string{
		"Today": `"Heute"`, "Lesson %d of %d": `"%[2]d Lektionen, die %[1]d."`,
		"%d cards": `{"one": "eine Karte", "other": "%d Karten"}`, "%d days, %%s each": `{"one": "%d Tag, %%s", "other": "%d Tage, je %%s"}`,
	}
	for _, c := range []struct{ text, said, want string }{
		{"Today", `"Heute"`, ""},
		{"Today", `"Today"`, ""}, // rightly the same
		{"Today", "", `"Today" isn't translated`},
		{"Yesterday", `"Gestern"`, `"Yesterday" is no text of the program`},
		{"Today", `" "`, `"Today" says nothing`},
		{"Lesson %d of %d", `"Lektion %d"`, `takes %[1]d %[2]d, and "Lektion %d" takes %[1]d`},
		{"Lesson %d of %d", `"Lektion %s von %d"`, `takes %[1]s %[2]d`},
		{"%d cards", `"%d Karten"`, "plural forms in one"},
		{"Today", `{"one": "x", "other": "y"}`, "plural forms in one"},
		{"%d cards", `{"one": "eine Karte"}`, "lacks the form other"},
		{"%d cards", `{"other": "%d Karten"}`, "lacks the form one"},
		{"%d cards", `{"one": "%d", "few": "%d", "other": "%d"}`, `form "few"`},
		{"%d cards", `{"one": "%s", "other": "%d"}`, "takes %[1]s"},
		{"%d days, %%s each", `{"one": "%d Tag, %%s", "other": "%d Tage, %s"}`, "takes %%s %[1]d, and"},
	} {
		all := map[string]string{}
		for text, said := range sound {
			all[text] = said
		}
		if all[c.text] = c.said; c.said == "" {
			delete(all, c.text)
		}
		var lines []string
		for text, said := range all {
			lines = append(lines, fmt.Sprintf("%q: %s", text, said))
		}
		texts, err := ReadTexts([]byte("{" + strings.Join(lines, ", ") + "}"))
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(texts.check(english, "de")); c.want == "" && got != "[]" || !strings.Contains(got, c.want) {
			t.Errorf("%q: %s is found to be %s, want %q", c.text, c.said, got, c.want)
		}
	}
}

func TestFormsOf_GivesThoseThatALanguageHas(t *testing.T) {
	for tag, want := range map[string]string{"en": "one other", "de": "one other", "fr": "one other", "ja": "other", "pl": "one few many", "ar": "zero one two few many other"} {
		if got := strings.Join(FormsOf(tag), " "); got != want {
			t.Errorf("%s has the forms %s, want %s", tag, got, want)
		}
	}
}

func TestF_WritesFractionsAsTheLanguageDoes(t *testing.T) {
	for as, want := range map[string]string{"1,5": "1,5 MB, 3 and 0,25", "1.5": "1.5 MB, 3 and 0.25"} {
		w := &Words{tag: language.German, texts: Texts{"1.5": {Said: as}}}
		w.point = pointOf(w)
		if got := w.F("%.1f MB, %d and %v", 1.46, 3, float32(0.25)); got != want {
			t.Errorf("where 1.5 is %s it is %q, want %q", as, got, want)
		}
	}
	for tag, want := range map[string]string{"de": ",", "fr": ",", "nl": ",", "es": ",", Pseudo: "."} {
		if got := For(tag).point; got != want {
			t.Errorf("in %s the point is %q", tag, got)
		}
	}
	if got := (*Words)(nil).F("%.1f MB", 1.46); got != "1.5 MB" {
		t.Errorf("in English it is %q", got)
	}
}

func TestPseudo_IsLongerAndInBracketsAndKeepsFormats(t *testing.T) {
	english, w := English(), For(Pseudo)
	if len(english) < 500 || len(w.texts) != len(english) {
		t.Fatalf("of %d texts %d are there", len(english), len(w.texts))
	}
	for _, f := range w.texts.Check("en") {
		t.Error(f)
	}
	letters, longer := 0, 0
	for text, said := range w.texts {
		if said.Forms == nil && strings.Contains(said.Said, "[") {
			letters += len([]rune(text))
			longer += len([]rune(said.Said))
		}
	}
	if part := float64(longer) / float64(letters); part < 1.28 || part > 1.45 {
		t.Errorf("its texts are %.2f times as long", part)
	}
	for got, want := range map[string]string{
		w.T("Today"):                  "[Töodàaÿ]",
		w.T(" or "):                   " [öor] ",
		w.T("1,234"):                  "1,234",
		w.F("%d %%", 50):              "50 %",
		w.F("%d %% read", 50):         "[50 % réeàad]",
		w.N("%d card", "%d cards", 1): "[1 çàard]",
		w.Language() + " " + For("en-XB").T("Today"): "en-XA Today",
	} {
		if got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
	if slices.Contains(Languages(), Pseudo) {
		t.Error("learners are offered it")
	}
}

func TestOrder_IsTheLanguages(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "Äpfel Apfel2 apple öl Zebra", "de": "Äpfel Apfel2 apple öl Zebra", "sv": "Apfel2 apple Zebra Äpfel öl",
	} {
		names := []string{"öl", "Zebra", "Äpfel", "apple", "Apfel2"}
		slices.SortFunc(names, Order(tag))
		if got := strings.Join(names, " "); got != want {
			t.Errorf("in %s they are %s, want %s", tag, got, want)
		}
	}
}
