package content

import (
	"strings"
	"testing"
	"testing/fstest"
)

const boardCourse = `# Deals

` + "```deals id=june\nsteps = Talk 10 % | Visit 50 % | Offer 80 %\n| deal | step | worth | forecast | chance |\n|---|---|---|---|---|\n| Language schools, Cork | Talk | £20,000 | pipeline | |\n| Dentists, Ghent | Offer | £19,200 | commit | |\n| Physios, Lyon | Offer | £14,000 | best case | 50 % |\n```\n\n" +
	"```quiz id=weighted\nboard = june\nWhat is the weighted pipeline?\n= {weighted}\n! {total}: In full.\n! {best}: Not all deals.\n> e\n```\n\n" +
	"```quiz id=commit\nboard = june\nWhat is commit?\n= {commit} ± 1 %\n> e\n```\n"

func boardQuestion(t *testing.T, id string) *Question {
	t.Helper()
	c, problems := Open(fstest.MapFS{
		"course.yaml":       {Data: []byte("id: a\ntitle: A\n")},
		"practice/deals.md": {Data: []byte(boardCourse)},
	})
	if c == nil {
		t.Fatal(problems)
	}
	return c.Question(id).Draw(1)
}

func TestBoard_ASumIsWorkedOutOfItsDeals(t *testing.T) {
	q := boardQuestion(t, "weighted")
	if q.Kind != Calculated || q.Board == nil || q.Drawn == nil {
		t.Fatalf("it is a %s, with the board %v", q.Kind, q.Board)
	}
	// 2,000 + 15,360 + 7,000
	for _, typed := range []string{"24360", "24,360", "£24,360", "24.36k"} {
		if !q.Accepts(typed) {
			t.Errorf("%s is refused", typed)
		}
	}
	if q.Accepts("24000") || q.Accepts("53200") {
		t.Error("what isn't the sum is taken")
	}
	if got := q.Drawn.Mistake("53,200"); got != "In full." {
		t.Errorf("the sum of all is the mistake %q", got)
	}
	var steps []string
	for _, s := range q.Drawn.Working {
		steps = append(steps, s.String())
	}
	working := strings.Join(steps, "\n")
	for _, want := range []string{"Dentists", "£19,200 × 80\u00a0%", "£15,360", "= £24,360"} {
		if !strings.Contains(working, want) {
			t.Errorf("the working doesn't say %q:\n%s", want, working)
		}
	}
}

func TestBoard_CommitCountsWhatIsCommit(t *testing.T) {
	q := boardQuestion(t, "commit")
	if !q.Accepts("19,200") || !q.Accepts("19,300") || q.Accepts("33,200") {
		t.Errorf("the answer is %s", q.Drawn.Answer)
	}
}
