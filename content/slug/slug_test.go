package slug_test

import (
	"testing"

	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/content/slug"
)

func TestOf_MakesIDsOfWhatIsWrittenInLatin(t *testing.T) {
	for text, want := range map[string]string{
		"Purchase order": "purchase-order",
		"Café (klein)":   "cafe-klein",
		"R&D":            "r-d",
		"会社":             "",
		"--":             "",
	} {
		if got := slug.Of(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestOf_GivesAnIDOrNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		id := slug.Of(text)
		if id != "" && !content.ValidID(id) {
			t.Fatalf("%q becomes %q, which is no id", text, id)
		}
		if id := slug.Free("a", func(s string) bool { return len(s) < 4 && s != "a-9" }); id != "a-9" {
			t.Fatalf("the first free id is %q", id)
		}
		if !content.ValidID("term-" + slug.Short(text)) {
			t.Fatalf("%q is short %q", text, slug.Short(text))
		}
	})
}
