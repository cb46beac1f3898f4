package content

import (
	"strings"
	"testing"
)

// sales are terms that get in each other's way.
var sales = &Course{Terms: []*Term{
	{ID: "po", Term: "Purchase order", Abbreviation: "PO"},
	{ID: "poc", Term: "Proof of concept", Abbreviation: "POC"},
	{ID: "buyer", Term: "Buyer"},
	{ID: "journey", Term: "buyer's journey"},
	{ID: "follow-up", Term: "Follow-up"},
	{ID: "opportunity", Term: "Opportunity"},
	{ID: "pitch", Term: "pitch"},
	{ID: "bant", Term: "BANT"},
	{ID: "closing", Term: "Closing"},
	{ID: "demo", Term: "demo"},
	{ID: "demos", Term: "demos"},
	{ID: "win-loss", Term: "win/loss review"},
	{ID: "cafe", Term: "Café"},
	{ID: "none", Term: ""},
}}

func TestTermMatcher_FindsWholeTermsAndTheLongest(t *testing.T) {
	cases := []struct{ text, want string }{
		{"", ""},
		{"Nothing here.", ""},
		{"A purchase order (PO) came.", "po=purchase order po=PO"},
		{"PURCHASE ORDER", "po=PURCHASE ORDER"},
		{"Po the panda, not POs? Yes POs.", "po=POs po=POs"},
		{"POC is not PO C", "poc=POC po=PO"},
		{"purchase\n orders and purchase, order", "po=purchase\n orders"},
		{"two buyers, the buyer's budget, buyers’ budgets", "buyer=buyers buyer=buyer buyer=buyers"},
		{"The buyer's journey and the Buyer’s  Journey", "journey=buyer's journey journey=Buyer’s  Journey"},
		{"every buyer’s journeys", "journey=buyer’s journeys"},
		{"rebuyer buyerless buyer_id", ""},
		{"buyer-led", "buyer=buyer"},
		{"follow-up, follow‑up, follow up, follow-ups", "follow-up=follow-up follow-up=follow‑up follow-up=follow-ups"},
		{"opportunities; pitches", "opportunity=opportunities pitch=pitches"},
		{"bant BANT", "bant=BANT"},
		{"closings close", "closing=closings"},
		{"a demo, the demos", "demo=demo demos=demos"},
		{"a win/loss review, a win loss review", "win-loss=win/loss review"},
		{"Cafés CAFÉ cafe", "cafe=Cafés cafe=CAFÉ"},
		{"'buyer' ’buyer’ \xff\xfebuyer\xff", "buyer=buyer buyer=buyer buyer=buyer"},
	}
	m := sales.TermMatcher()
	for _, c := range cases {
		var got []string
		end := 0
		for _, s := range m.Find(c.text) {
			if s.Start < end || s.End <= s.Start {
				t.Errorf("%q: a span from %d to %d after one to %d", c.text, s.Start, s.End, end)
			}
			end = s.End
			got = append(got, s.Term.ID+"="+c.text[s.Start:s.End])
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, strings.Join(got, " "), c.want)
		}
	}
}

func TestParseRef_RoundTrips(t *testing.T) {
	cases := []struct {
		text string
		want Ref
		ok   bool
	}{
		{"term:po", Ref{Kind: "term", ID: "po"}, true},
		{"step:pipeline-seven/demo", Ref{Kind: "step", ID: "pipeline-seven/demo"}, true},
		{"process:classic-seven", Ref{Kind: "process", ID: "classic-seven"}, true},
		{"lesson:sales-process", Ref{Kind: "lesson", ID: "sales-process"}, true},
		{"lesson:sales-process#Über-uns", Ref{Kind: "lesson", ID: "sales-process", Fragment: "Über-uns"}, true},
		{"https://example.org", Ref{}, false},
		{"mailto:a@example.org", Ref{}, false},
		{"#heading", Ref{}, false},
		{"po", Ref{}, false},
		{"", Ref{}, false},
	}
	for _, c := range cases {
		got, ok := ParseRef(c.text)
		if got != c.want || ok != c.ok {
			t.Errorf("%q: got %+v, %v", c.text, got, ok)
		}
		if ok && got.String() != c.text {
			t.Errorf("%q is written %q", c.text, got)
		}
	}
	if got, _ := ParseRef("lesson:a#%C3%9Cber"); got.Fragment != "Über" {
		t.Errorf("an escaped anchor reads %q", got.Fragment)
	}
}

func BenchmarkTermMatcher_Find(b *testing.B) {
	text := strings.Repeat("The buyer’s journey ends with a purchase order, and the seller waits for it. ", 500)
	m := sales.TermMatcher()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		m.Find(text)
	}
}
