package finder

import (
	"strings"
	"testing"
)

func TestMatch_PutsWhatBeginsWithTheWordFirst(t *testing.T) {
	all := []Thing{{Name: "Report"}, {Name: "A proposal"}, {Name: "Purchase order", Also: "PO"}, {Name: "Port of call"}}
	var got []string
	for _, f := range Match(all, "po") {
		got = append(got, f.Name)
	}
	if want := "Purchase order, Port of call, Report, A proposal"; strings.Join(got, ", ") != want {
		t.Errorf("found %v, want %s", got, want)
	}
}

func TestMatch_WantsEveryWordAndTakesThoseBesideTheName(t *testing.T) {
	all := []Thing{{Name: "Demo", Also: "Pipeline seven"}, {Name: "Demo", Also: "Five steps"}, {Name: "Proposal", Also: "Pipeline seven"}}
	if got := Match(all, "pipe demo"); len(got) != 1 || got[0].Also != "Pipeline seven" || got[0].Name != "Demo" {
		t.Errorf("found %v", got)
	}
	if got := Match(all, ""); len(got) != 3 {
		t.Errorf("nothing asked for finds %d of 3", len(got))
	}
}
