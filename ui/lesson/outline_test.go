package lesson

import (
	"testing"

	"stagecraft/content/markup"
)

func TestOutline_IsInTheSignsOfItsNote(t *testing.T) {
	const note = "## The buyer's \"yes\" -- or no\n\nText.\n"
	for source, want := range map[string]string{
		note:                                    "The buyer’s “yes” – or no",
		"---\ntypographer: false\n---\n" + note: "The buyer's \"yes\" -- or no",
	} {
		o := newOutline(markup.Parse([]byte(source)), func(int) bool { return false })
		if len(o.entries) != 1 || o.entries[0].title != want {
			t.Errorf("of %q the contents list %+v", source, o.entries)
		}
	}
}

func TestOutline_KeepsFormulasToBeSet(t *testing.T) {
	o := newOutline(markup.Parse([]byte("## What $\\chi^2$ *is*\n\nText, from $5 to $9.\n")), func(int) bool { return false })
	if want := `What $\chi^2$ is`; len(o.entries) != 1 || o.entries[0].title != want {
		t.Errorf("the contents list %+v, want %s", o.entries, want)
	}
}
