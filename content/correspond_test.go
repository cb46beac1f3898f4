package content

import "testing"

func TestLinks_GatherWhatEitherProcessSays(t *testing.T) {
	loan := &Process{ID: "loan", Steps: []*Step{{ID: "ask"}, {ID: "scan"}}}
	back := &Process{ID: "return", Steps: []*Step{{ID: "greet"}, {ID: "scan"}}}
	loan.Steps[0].SameAs = []Correspondence{{Process: "return", Step: "greet"}, {Process: "other", Step: "scan"}}
	loan.Steps[1].SameAs = []Correspondence{{Process: "return", Step: "scan", Why: "The same scanner."}}
	back.Steps[0].SameAs = []Correspondence{{Process: "loan", Step: "ask", Why: "Both begin at the desk."}}
	back.Steps[1].SameAs = []Correspondence{{Process: "loan", Step: "scan", Why: "Said twice."}, {Process: "loan", Step: "ask"}}
	same(t, "links", Links(loan, back), []Link{{0, 0, "Both begin at the desk."}, {1, 1, "The same scanner."}, {0, 1, ""}})
	same(t, "links the other way", Links(back, loan), []Link{{0, 0, "Both begin at the desk."}, {1, 1, "Said twice."}, {1, 0, ""}})
}
