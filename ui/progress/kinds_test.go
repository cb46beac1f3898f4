package progress

import (
	"testing"

	"stagecraft/content"
	"stagecraft/study"
)

func TestKinds_OfQuestionsHaveNamesAndOneRowEach(t *testing.T) {
	of := kindOfQuestion("")
	shares := []study.Share{{Asked: 1}}
	for _, k := range content.QuestionKinds() {
		if kindOfQuestion(k) == of {
			t.Errorf("%s is called as what is asked about processes", k)
		}
		shares = append(shares, study.Share{Kind: k, Asked: 2, Right: 1})
	}
	seen, asked := map[string]bool{}, 0
	for _, s := range joined(shares) {
		if name := kindOfQuestion(s.Kind); seen[name] {
			t.Errorf("%s has two rows", name)
		} else {
			seen[name] = true
		}
		asked += s.Asked
	}
	if want := 1 + 2*len(content.QuestionKinds()); asked != want {
		t.Errorf("%d answers are left of %d", asked, want)
	}
}
