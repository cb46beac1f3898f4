package catalogue

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// straight puts straight quotation marks in the place of those in English.
var straight = strings.NewReplacer("“", `"`, "”", `"`)

func TestMessage_IsSaidInALanguageWithAllThatIsInIt(t *testing.T) {
	german := &Words{tag: language.German, point: ",", texts: Texts{
		"the %s %q has no %s":       {Said: "%[3]s fehlt: %[1]s %[2]q"},
		"lesson":                    {Said: "Lektion"},
		"title (did you mean %q?)":  {Said: "Titel (meintest du %q?)"},
		"it can't be read: %v":      {Said: "nicht lesbar: %v"},
		"with %[1]s %[2]v; %[3]s":   {Said: "%[2]v bei %[1]s; %[3]s"},
		"it divides by zero":        {Said: "durch null geteilt"},
		"%s and %s":                 {Said: "%s und %s"},
		"a list":                    {Said: "eine Liste"},
		"“%s”":                      {Said: "„%s“"},
		"%.1f %% of %d":             {Said: "%.1f %% von %d"},
		"this is %q; %s is written": {Said: "das ist %q; geschrieben wird %s"},
	}}
	division := Errorf("it divides by zero")
	for _, c := range []struct {
		message       Message
		english, said string
	}{
		{
			Say("the %s %q has no %s", Say("lesson"), "the list", Say("title (did you mean %q?)", "titel")),
			`the lesson "the list" has no title (did you mean "titel"?)`, "Titel (meintest du „titel“?) fehlt: Lektion „the list“",
		},
		{Say("it can't be read: %v", errors.New("no such file")), "it can't be read: no such file", "nicht lesbar: no such file"},
		{Say("it can't be read: %v", fmt.Errorf("open: %w", division)), "it can't be read: open: it divides by zero", "nicht lesbar: open: it divides by zero"},
		{Say("it can't be read: %v", errors.Join(division, nil)), "it can't be read: it divides by zero", "nicht lesbar: durch null geteilt"},
		{Say("with %[1]s %[2]v; %[3]s", "a = 0", division, Say("a list")), "with a = 0 it divides by zero; a list", "durch null geteilt bei a = 0; eine Liste"},
		{Say("%s and %s", Say("a list"), Joined(", ", Say("a list"), "b", 3)), "a list and a list, b, 3", "eine Liste und eine Liste, b, 3"},
		{Say("%.1f %% of %d", 2.5, 3), "2.5 % of 3", "2,5 % von 3"},
		{Say("this is %q; %s is written", Say("a list"), "- id:"), `this is "a list"; - id: is written`, "das ist „eine Liste“; geschrieben wird - id:"},
		{Say("this is %q; %s is written", "a \"b\"", "%q"), `this is "a \"b\""; %q is written`, `das ist "a \"b\""; geschrieben wird %q`},
		{Say("nobody said this"), "nobody said this", "nobody said this"},
		{Joined(", "), "", ""},
		{Joined("", "a", Say("a list")), "aa list", "aeine Liste"},
	} {
		if got := c.message.String(); got != c.english {
			t.Errorf("in English it says %q, want %q", got, c.english)
		}
		if got := straight.Replace(c.message.In(nil)); got != c.english {
			t.Errorf("in no language it says %q, want %q", got, c.english)
		}
		if got := c.message.In(german); got != c.said {
			t.Errorf("it says %q, want %q", got, c.said)
		}
	}
}

func TestErrorf_IsAnErrorThatWrapsOthers(t *testing.T) {
	inner := errors.New("inner")
	err := fmt.Errorf("outer: %w", Errorf("it can't be read: %v", inner))
	if !errors.Is(err, inner) || err.Error() != "outer: it can't be read: inner" {
		t.Error(err)
	}
	var f *Failure
	if !errors.As(err, &f) || f.Format != "it can't be read: %v" {
		t.Error(f)
	}
}
