package document

import (
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/content/markup/markuptest"
)

// lacks names the parts of a kind that aren't registered.
func lacks(k anyKind) []string {
	var missing []string
	if k.widget == nil {
		missing = append(missing, "widget")
	}
	if k.split == nil && !k.indivisible {
		missing = append(missing, "split (or indivisible)")
	}
	if k.say == nil && !k.silent {
		missing = append(missing, "say (or silent)")
	}
	return missing
}

func TestKinds_EveryKindOfBlockIsRegisteredWithAllItsParts(t *testing.T) {
	for _, b := range markuptest.Blocks() {
		k, ok := kinds[reflect.TypeOf(b)]
		if !ok {
			t.Errorf("%s isn't registered", markuptest.Kind(b))
			continue
		}
		if missing := lacks(k); len(missing) > 0 {
			t.Errorf("%s is registered without %s", markuptest.Kind(b), strings.Join(missing, ", "))
		}
	}
}

func TestKinds_EveryKindOfBlockShowsAndSaysItsText(t *testing.T) {
	for _, b := range markuptest.Blocks() {
		test.NewTempApp(t)
		kind, k := markuptest.Kind(b), kindOf(b)
		v := New(&markup.Document{Blocks: []markup.Block{b}}, Options{Course: &content.Course{}})
		made := v.newBuilder(&item{block: -1, unit: -1}, nil).block(b, body())
		if made == nil {
			t.Errorf("%s has no widget", kind)
			continue
		}
		text := markup.BlockText(b)
		if text != "" && !strings.Contains(written(made), strings.Split(text, "\n")[0]) {
			t.Errorf("%s shows %q, which hasn't %q", kind, written(made), text)
		}
		if said := v.Speech.Sentences(0); (len(said) == 0) != k.silent {
			t.Errorf("%s says %v; silent is %v", kind, said, k.silent)
		}
	}
}

// What is cut shows as much as what is whole, whichever kind it is.
func TestKinds_EveryKindThatCanBeSplitIsSplitWithoutLoss(t *testing.T) {
	for _, b := range markuptest.Blocks() {
		if kindOf(b).split == nil {
			continue
		}
		test.NewTempApp(t)
		v := New(&markup.Document{Blocks: []markup.Block{b}}, Options{Course: &content.Course{}})
		c := newChunker(v)
		c.limit = budget{letters: 0, parts: 0}
		kindOf(b).split(c, b, body())
		var shown strings.Builder
		for _, p := range c.finish() {
			shown.WriteString(written(p.object(v.newBuilder(&item{block: -1, unit: -1}, nil))) + "\n")
		}
		if c.at > textLength(b)+1 {
			t.Errorf("%s: %d characters are counted of %d", markuptest.Kind(b), c.at, textLength(b))
		}
		for _, line := range strings.FieldsFunc(markup.BlockText(b), func(r rune) bool { return r == '\n' || r == '\t' }) {
			if !strings.Contains(shown.String(), line) {
				t.Errorf("%s: what it is split into shows %q, which hasn't %q", markuptest.Kind(b), shown.String(), line)
			}
		}
	}
}
