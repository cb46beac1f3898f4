package edition_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"stagecraft/content/edition"
)

func TestCompareVersions_NumbersAndDatesAreInOrder(t *testing.T) {
	inOrder := []string{"", "0.9", "1.0.0-alpha", "1.0.0-beta", "1.0.0-beta2", "1.0.0-rc", "1", "1.0.1", "v1.2", "1.9", "1.10", "2.0", "2026-04-30", "2026-5-3", "2026.12.1", "99999999999999999999999"}
	for i, a := range inOrder {
		for j, b := range inOrder {
			got := edition.CompareVersions(a, b)
			if (got < 0) != (i < j) || (got > 0) != (i > j) {
				t.Errorf("%q to %q is %d", a, b, got)
			}
		}
	}
	for _, same := range [][2]string{{"1.2", "1.2.0"}, {"v1.0", "1"}, {"2026-05-03", "2026-5-3"}, {"1.0-BETA", "1.0 beta"}, {" 3 ", "3"}} {
		if got := edition.CompareVersions(same[0], same[1]); got != 0 {
			t.Errorf("%q to %q is %d", same[0], same[1], got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.StringMatching(`v?[0-9]{0,3}([.-][0-9a-c]{0,3}){0,4}`)
		a, b, c := v.Draw(t, "a"), v.Draw(t, "b"), v.Draw(t, "c")
		if edition.CompareVersions(a, b) != -edition.CompareVersions(b, a) {
			t.Fatalf("%q and %q are each before the other", a, b)
		}
		if edition.CompareVersions(a, b) <= 0 && edition.CompareVersions(b, c) <= 0 && edition.CompareVersions(a, c) > 0 {
			t.Fatalf("%q, %q and %q go in a circle", a, b, c)
		}
	})
}

const order = "The buyer’s formal, approved order for named items at an agreed price. It is usually an offer, which binds once the seller accepts."

func TestJudge_TellsWordingFromMeaning(t *testing.T) {
	changed := func(from, to string) string { return strings.Replace(order, from, to, 1) }
	cases := []struct {
		name, was, is string
		want          edition.Verdict
	}{
		{"nothing", order, order, edition.Same},
		{"punctuation and case", order, changed("formal, approved", "Formal approved"), edition.Reworded},
		{"a kind of apostrophe", order, changed("’", "'"), edition.Reworded},
		{"a mistake in spelling", "The buyer’s formal, aproved order.", "The buyer’s formal, approved order.", edition.Reworded},
		{"British to American", "Color of the organisation’s label", "Colour of the organization’s label", edition.Reworded},
		{"a word replaced in a long text", order, changed("usually", "normally"), edition.Reworded},
		{"a word put in", order, changed("named items", "the named items"), edition.Reworded},
		{"a few words of many", order, changed("which binds once", "and it binds as soon as"), edition.Changed},
		{"not", order, changed("binds", "never binds"), edition.Changed},
		{"isn't", "It is an offer to buy named items at a price.", "It isn’t an offer to buy named items at a price.", edition.Changed},
		{"before and after", "The seller signs after the buyer has paid the whole price.", "The seller signs before the buyer has paid the whole price.", edition.Changed},
		{"a number", "It lasts 30 days from the day on which it was sent out.", "It lasts 90 days from the day on which it was sent out.", edition.Changed},
		{"a sign", "A fee of 3 % of the price that was agreed on is due.", "A fee of 3 € of the price that was agreed on is due.", edition.Changed},
		{"likely", "This is a likely end of the talk with a buyer.", "This is an unlikely end of the talk with a buyer of it.", edition.Changed},
		{"a short name", "Buyer", "Seller", edition.Changed},
		{"a short name misspelt", "Purchase odrer", "Purchase order", edition.Reworded},
		{"employer and employee", "employer", "employee", edition.Changed},
		{"another thing", order, "A map of all who decide.", edition.Changed},
		{"a word of a short text", "Who leads the demo?", "Who leads the talk?", edition.Changed},
		{"a script without spaces", "買い手が正式に出す注文書のことである", "買い手が正式に出す注文書である", edition.Changed},
		{"one of several answers", "a buyer | a seller", "a buyer | the bank", edition.Changed},
		{"one answer more", "a buyer | a seller", "a buyer | a seller | a bank", edition.Changed},
		{"answers in another order", "ask | scan | go", "scan | ask | go", edition.Changed},
		{"all gone", "a buyer", "", edition.Changed},
	}
	for _, c := range cases {
		if got := edition.Judge(edition.NewPart("x", c.was, false), edition.NewPart("x", c.is, false)); got != c.want {
			t.Errorf("%s: %d; want %d", c.name, got, c.want)
		}
	}
	exact := []struct {
		name, was, is string
		want          edition.Verdict
	}{
		{"case", "Loan", "loan", edition.Reworded},
		{"a letter", "loan", "loans", edition.Changed},
		{"one more", "loan", "lease | loan", edition.Reworded},
		{"one fewer", "lease | loan", "loan", edition.Reworded},
		{"another", "lease | loan", "loan | sale", edition.Changed},
	}
	for _, c := range exact {
		if got := edition.Judge(edition.NewPart("x", c.was, true), edition.NewPart("x", c.is, true)); got != c.want {
			t.Errorf("exact, %s: %d; want %d", c.name, got, c.want)
		}
	}
}

func TestJudge_TakesNoLongerForAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`([a-c]{1,9}[ |']{0,3}){0,60}`))
		a, b := edition.NewPart("x", text.Draw(t, "a"), false), edition.NewPart("x", text.Draw(t, "b"), false)
		if edition.Judge(a, a) != edition.Same {
			t.Fatal("a text differs from itself")
		}
		if (edition.Judge(a, b) == edition.Changed) != (edition.Judge(b, a) == edition.Changed) {
			t.Fatalf("from %q to %q it changed, and not back", a.Text, b.Text)
		}
	})
	long := edition.NewPart("x", strings.Repeat("wörter ", 1<<20), false)
	if len(long.Text) > edition.MaxText || edition.Judge(long, edition.NewPart("x", strings.Repeat("wörter ", 1<<19), false)) != edition.Reworded {
		t.Errorf("a long text is kept with %d bytes", len(long.Text))
	}
	edition.Judge(long, edition.NewPart("x", strings.Repeat("andere ", 1<<20), false))
}

func thing(id string, parts ...string) edition.Thing {
	t := edition.Thing{ID: id}
	for _, p := range parts {
		name, text, _ := strings.Cut(p, "=")
		t.Parts = append(t.Parts, edition.NewPart(strings.TrimPrefix(name, "!"), text, name[0] == '!'))
	}
	return t
}

func TestCompare_SaysWhatAnEditionBrings(t *testing.T) {
	was := edition.New("1", []edition.Thing{
		thing("term:po", "term=Purchase order", "definition="+order),
		thing("term:lead-person", "term=Lead", "definition=Someone who may buy one day."),
		thing("term:icp", "term=Ideal customer profile", "definition=Who gains most."),
		thing("term:old", "term=Old", "definition=Gone."),
		thing("term:lost", "term=Lost", "definition=Gone too."),
		thing("process:seven", "title=Seven"),
		thing("step:seven/demo", "name=Demo", "!lead=role:ae", "!next=step:seven/order"),
		thing("step:seven/order", "name=Order"),
		thing("role:ae", "name=Seller"),
	})
	is := edition.New("2", []edition.Thing{
		thing("term:po", "term=Purchase order", "abbreviation=PO", "definition="+strings.Replace(order, "usually", "normally", 1)),
		thing("term:lead", "term=Lead", "definition=Someone who may buy one day."),
		thing("term:icp", "term=Ideal customer profile", "definition=Those whom it costs least to serve."),
		thing("term:fresh", "term=Fresh", "definition=Just come."),
		thing("process:classic", "title=Seven"),
		thing("step:classic/demo", "name=Demo", "!lead=role:seller", "!next=step:classic/order"),
		thing("step:classic/order", "name=Order"),
		thing("role:seller", "name=Seller"),
	})
	moves := edition.Moves{"term:lead-person": "term:lead", "term:old": edition.Retired, "process:seven": "process:classic", "role:ae": "role:seller"}
	got := edition.Compare(&was, &is, moves, nil)
	want := edition.Comparison{
		New: []string{"term:fresh"},
		Reworded: []edition.Difference{
			{ID: "term:po", Part: "abbreviation", Now: "PO"},
			{ID: "term:po", Part: "definition", Was: order, Now: strings.Replace(order, "usually", "normally", 1)},
		},
		Changed: []edition.Difference{{ID: "term:icp", Part: "definition", Was: "Who gains most.", Now: "Those whom it costs least to serve."}},
		Moved: []edition.Move{
			{From: "process:seven", To: "process:classic"},
			{From: "role:ae", To: "role:seller"},
			{From: "step:seven/demo", To: "step:classic/demo"},
			{From: "step:seven/order", To: "step:classic/order"},
			{From: "term:lead-person", To: "term:lead"},
		},
		Retired: []string{"term:lost", "term:old"},
		Silent:  []string{"term:lost"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if edition.Things(got.Reworded) != 1 || got.None() {
		t.Errorf("%d things are reworded", edition.Things(got.Reworded))
	}
	if same := edition.Compare(&is, &is, moves, nil); !same.None() {
		t.Errorf("an edition differs from itself: %+v", same)
	}
}

func TestMoves_InCirclesEnd(t *testing.T) {
	m := edition.Moves{"term:a": "term:b", "term:b": "term:a", "process:p": "process:q", "process:q": "process:p", "lesson:l": edition.Retired}
	m.To("term:a")
	m.To("step:p/s")
	if got := m.To("lesson:l#top"); got != edition.Retired {
		t.Errorf("a heading of a retired lesson went to %s", got)
	}
	if !slices.Contains([]string{"term:a", "term:b"}, m.To("term:a")) {
		t.Error("it went out of the circle")
	}
}
