package content

import (
	"os"
	"slices"
	"strings"
	"testing"

	"stagecraft/content/markup"
)

// sampleOf reads the sample of a kind of question.
func sampleOf(t *testing.T, kind QuestionKind) *Question {
	t.Helper()
	body, err := os.ReadFile("testdata/questions/" + string(kind) + ".md")
	if err != nil {
		t.Fatalf("the kind %q has no sample: %v", kind, err)
	}
	q, problems := ReadQuestion(&markup.Quiz{ID: "sample", Source: strings.TrimRight(string(body), "\n")})
	if q == nil || len(problems) > 0 {
		t.Fatalf("the sample of the kind %q can't be asked: %v", kind, problems)
	}
	return q
}

func TestQuestionKinds_AreRegisteredWhole(t *testing.T) {
	listed := map[int]bool{}
	for _, k := range questionKinds {
		if len(k.kinds) == 0 || k.written.Empty() || k.is == nil || k.fill == nil || k.alike == nil || listed[k.listed] {
			t.Errorf("%v lacks a part: its kinds, how it is written, is, fill, alike, or a place of its own", k.kinds)
		}
		listed[k.listed] = true
	}
	if all := QuestionKinds(); len(all) < 6 || len(slices.Compact(slices.Sorted(slices.Values(all)))) != len(all) {
		t.Errorf("the kinds are %v", all)
	}
	for _, kind := range QuestionKinds() {
		t.Run(string(kind), func(t *testing.T) {
			q := sampleOf(t, kind)
			if q.Kind != kind {
				t.Errorf("its sample is read as %q", q.Kind)
			}
			if same := askedFor(q); len(same) == 0 || slices.Contains(same, "") {
				t.Errorf("nothing tells its sample from another question with the same prompt: %q", same)
			}
			answers := 0
			for _, k := range questionKinds {
				body, _ := os.ReadFile("testdata/questions/" + string(kind) + ".md")
				split := splitQuiz(string(body))
				var blanks []BlankPart
				if len(split.parts) == 0 {
					blanks = q.Text
				}
				if k.is(&split, blanks) {
					answers++
				}
			}
			if answers != 1 {
				t.Errorf("%d kinds take its sample for theirs", answers)
			}
		})
	}
}
