package cards

import (
	"testing"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/nav"
)

// TestTermLeaf_SaysWhichOfSeveralTermsIsAsked holds that no two cards of terms
// have the same front.
func TestTermLeaf_SaysWhichOfSeveralTermsIsAsked(t *testing.T) {
	c := course()
	c.Lessons = append(c.Lessons, &content.Lesson{ID: "people", Title: "People", Number: 2})
	c.Terms = append(c.Terms,
		&content.Term{ID: "owner", Term: "Product owner", Abbreviation: "po", Definition: "Who decides what a product becomes."},
		&content.Term{ID: "office", Term: "Post office", Abbreviation: "P\u2060O", Definition: "Where letters go."},
		&content.Term{ID: "lead-first", Term: "LEAD", Definition: "The first place.", Lesson: "people"},
		&content.Term{ID: "lead-metal", Term: "lead", Definition: "A metal.", Group: "Metals"},
	)
	r := newRoom(t, c, nav.Route{})
	term := func(id string, side study.Side) cardFaces { return r.page.termFaces(c.Term(id), side) }
	for _, x := range []struct {
		id   string
		side study.Side
		want string
	}{
		{"po", study.Expansion, "Abbreviation · not “Product owner”, not “Post office”"},
		{"owner", study.Expansion, "Abbreviation · not “Purchase order”, not “Post office”"},
		{"quote", study.Definition, "Term"},
		{"po", study.Definition, "Term"},
		{"lead-metal", study.Definition, "Term · Metals"},
		{"lead-first", study.Definition, "Term · as in “People”"},
		{"lead", study.Definition, "Term · one of 3 terms called so"},
	} {
		if got := term(x.id, x.side).kind; got != x.want {
			t.Errorf("%s/%s: %q, want %q", x.id, x.side, got, x.want)
		}
	}
}
