package finder

import (
	"strconv"
	"strings"
	"testing"
)

func match(all []Item, query string) []Item { return NewIndex(all).Match(query) }

func TestMatch_PutsWhatBeginsWithTheWordFirst(t *testing.T) {
	all := []Item{{Name: "Report"}, {Name: "A proposal"}, {Name: "Purchase order", Also: "PO"}, {Name: "Port of call"}}
	var got []string
	for _, f := range match(all, "po") {
		got = append(got, f.Name)
	}
	if want := "Purchase order, Port of call, Report, A proposal"; strings.Join(got, ", ") != want {
		t.Errorf("found %v, want %s", got, want)
	}
}

func TestMatch_WantsEveryWordAndTakesThoseBesideTheName(t *testing.T) {
	all := []Item{{Name: "Demo", Also: "Pipeline seven"}, {Name: "Demo", Also: "Five steps"}, {Name: "Proposal", Also: "Pipeline seven"}}
	if got := match(all, "pipe demo"); len(got) != 1 || got[0].Also != "Pipeline seven" || got[0].Name != "Demo" {
		t.Errorf("found %v", got)
	}
	if got := match(all, ""); len(got) != 3 {
		t.Errorf("nothing asked for finds %d of 3", len(got))
	}
}

func TestMatch_FindsWhatReadsTheSame(t *testing.T) {
	all := []Item{
		{Name: "Buyer’s journey"},
		{Name: "Follow-up"},
		{Name: "E-mail"},
		{Name: "Café"},
		{Name: "Straße"},
		{Name: "C++"},
		{Name: "报价单"},
		{Name: "Net\u00A030"},
		{Name: "Pur\u00ADchase order", Also: "ＰＯ"},
	}
	for _, c := range []struct{ query, want string }{
		{"buyer's", "Buyer’s journey"},
		{"follow up", "Follow-up"},
		{"followup", "Follow-up"},
		{"FOLLOW‑UP", "Follow-up"},
		{"email", "E-mail"},
		{"e-mail", "E-mail"},
		{"cafe\u0301", "Café"},
		{"strasse", "Straße"},
		{"c++", "C++"},
		{"价", "报价单"},
		{"net 30", "Net\u00A030"},
		{"purchase", "Pur\u00ADchase order"},
		{"po", "Pur\u00ADchase order"},
		{"cafe", ""},
		{"c#", ""},
	} {
		var got []string
		for _, f := range match(all, c.query) {
			got = append(got, f.Name)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%+q finds %q, want %q", c.query, got, c.want)
		}
	}
}

func BenchmarkIndex_Match(b *testing.B) {
	all := make([]Item, 60_000) // terms, headings and steps of a very big course
	for i := range all {
		all[i] = Item{Name: "Term of the field number " + strconv.Itoa(i), Also: "T" + strconv.Itoa(i)}
	}
	b.Run("making", func(b *testing.B) {
		for b.Loop() {
			NewIndex(all)
		}
	})
	b.Run("asking", func(b *testing.B) {
		x := NewIndex(all)
		for b.Loop() {
			x.Match("number 599")
		}
	})
}
