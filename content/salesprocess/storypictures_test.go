package salesprocess

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"stagecraft/content/markup"
)

// altOf gives the text alternative of a picture, and the lesson that shows it.
func altOf(t *testing.T, name string) string {
	t.Helper()
	alt := ""
	for _, l := range opened(t).Lessons {
		for _, b := range l.Document.Blocks {
			markup.WalkInlines(b, func(in markup.Inline) {
				if img, ok := in.(*markup.Image); ok && strings.HasSuffix(img.Destination, "/"+name+".png") {
					alt = img.Alt
				}
			})
		}
	}
	if alt == "" {
		t.Fatalf("no lesson shows %s", name)
	}
	return alt
}

// reads checks that a picture says some lines, each once, and nothing else.
func reads(t *testing.T, d *drawing, face *typeface, lines ...string) {
	t.Helper()
	for _, line := range lines {
		d.one(t, face, line)
	}
	if left := d.unread(); len(left) > 0 {
		t.Errorf("%s says more than it should, at %v", d.name, left)
	}
}

// TestPapers_CardsHaveTheStagesOfTheirTerms reads each document off the picture,
// on the colour of a stage that its term is tagged with.
func TestPapers_CardsHaveTheStagesOfTheirTerms(t *testing.T) {
	course, face, d := opened(t), readTypeface(t), readDrawing(t, "media/papers.svg")
	stage := map[string]string{soft(t, stages[1], "#FFFFFF"): "consideration", soft(t, stages[2], "#FFFFFF"): "decision", soft(t, stages[3], "#FFFFFF"): "after"}
	for id, says := range map[string]string{
		"rfi": "RFI", "rfp": "RFP", "rfq": "RFQ", "quote": "Quote", "proposal": "Proposal", "nda": "NDA", "msa": "MSA",
		"dpa": "DPA", "sla": "SLA", "sow": "SOW", "order-form": "form", "po": "PO", "invoice": "Invoice",
	} {
		at := d.one(t, face, says)
		on, ok := d.area(at.middle())
		if want := course.Term(id).Tags; !ok || !slices.Contains(want, stage[on.fill]) {
			t.Errorf("%s stands on %q, and its term is tagged %v", says, on.fill, want)
		}
	}
	for i, heading := range []string{"Ask", "Offer", "Agree", "Bill"} {
		if row := tableOf(t, "papers-of-a-deal", "Five jobs")[[]int{0, 1, 2, 4}[i]]; row[0] != heading {
			t.Errorf("the lesson has %q where the picture has %q", row[0], heading)
		}
		d.one(t, face, heading)
	}
	if got := len(d.find(t, face, "Order")); got != 2 { // the job, and the form
		t.Errorf("“Order” stands there %d times", got)
	}
	reads(t, d, face, "Buyer", "Both", "Seller", "Blue: consideration. Teal: decision. Green: after the sale.")
}

// TestBoard_ShowsTheDealsOfItsTable holds the cards against the table above them.
func TestBoard_ShowsTheDealsOfItsTable(t *testing.T) {
	face, d, alt := readTypeface(t), readDrawing(t, "media/board.svg"), altOf(t, "board")
	for _, row := range tableOf(t, "process-and-pipeline", "A pipeline on a Monday") {
		step, deal, worth := d.one(t, face, row[1]), d.one(t, face, row[0]), d.one(t, face, row[2]+" a year")
		if math.Abs(step.middle().x-deal.middle().x) > 90 || deal.top < step.bottom || worth.top < deal.bottom {
			t.Errorf("%s isn't below %s", row[0], row[1])
		}
		if !strings.Contains(alt, row[0]+": "+row[2]) {
			t.Errorf("the alternative doesn't say what %s is worth", row[0])
		}
	}
	for _, label := range []string{"Next step", "Close date"} {
		if got := len(d.find(t, face, label)); got != 4 {
			t.Errorf("%q stands there %d times", label, got)
		}
	}
	dates := []string{"31 July", "30 June", "29 May", "22 May"}
	if !strings.Contains(alt, strings.Join(dates[:3], ", ")+" and "+dates[3]) {
		t.Errorf("the alternative has other dates: %s", alt)
	}
	reads(t, d, face, append(dates, "call on Thursday", "none", "20 min. with Jonas", "the last redline")...)
}

// TestRange_IsToScale measures the two bars and their overlap by the ticks below.
func TestRange_IsToScale(t *testing.T) {
	face, d := readTypeface(t), readDrawing(t, "media/range.svg")
	said := map[string]box{} // what has figures in it is read before the figures alone
	for _, s := range []string{"Tidebook: 22 or more", "Larkfield: 24 or less", "asks for 25", "hopes for 21", "deal: 23"} {
		said[s] = d.one(t, face, s)
	}
	at := map[int]float64{}
	for price := 20; price <= 26; price++ {
		at[price] = d.one(t, face, fmt.Sprint(price)).middle().x
	}
	for says, ends := range map[string][2]int{"Tidebook: 22 or more": {22, 26}, "Larkfield: 24 or less": {20, 24}} {
		bar, ok := d.area(said[says].middle())
		if b := boxOf(bar); !ok || math.Abs(b.left-at[ends[0]]) > 1 || math.Abs(b.right-at[ends[1]]) > 1 {
			t.Errorf("%q stands on %v, and its ends are at %.0f and %.0f", says, b, at[ends[0]], at[ends[1]])
		}
	}
	for says, price := range map[string]int{"asks for 25": 25, "hopes for 21": 21, "deal: 23": 23} {
		if x := said[says].middle().x; math.Abs(x-at[price]) > 1 {
			t.Errorf("%q stands at %.0f, and %d at %.0f", says, x, price, at[price])
		}
	}
	reads(t, d, face, "both can say yes: the ZOPA", "price a seat and month")
}

// TestCommittee_HasThePeopleOfItsTable reads who is who.
func TestCommittee_HasThePeopleOfItsTable(t *testing.T) {
	face, d := readTypeface(t), readDrawing(t, "media/committee.svg")
	for _, row := range tableOf(t, "buyers-journey", "Who is buying") {
		part, _, _ := strings.Cut(row[1], ":")
		who, what := d.one(t, face, row[0]), d.one(t, face, strings.ToLower(part))
		if math.Abs(who.middle().x-what.middle().x) > 1 || what.top < who.bottom || what.top > who.bottom+20 {
			t.Errorf("%s isn't said to be the %s", row[0], part)
		}
	}
	reads(t, d, face, "can say yes to the money", "can win the others over", "can open the door", "can say no, but not yes", "can make it work, or not",
		"argues the case", "tells him", "if it’s safe", "who gets an hour", "tells her what a day is like")
}

// TestTimeline_HasTheDatesOfTheStory finds each date of the picture in the
// lesson, and has them run from left to right.
func TestTimeline_HasTheDatesOfTheStory(t *testing.T) {
	face, d, alt := readTypeface(t), readDrawing(t, "media/timeline.svg"), altOf(t, "timeline")
	text := texts(t)["lessons/06-one-deal.md"]
	dates := []string{
		"February", "10 March", "25 March", "early April", "20 April", "24 April", "1 May", "5 May", "12 May", "15 May",
		"25 May", "29 May", "5 June", "10 June", "24 June", "1 September",
	}
	at := map[string]box{}
	for _, long := range []bool{true, false} { // 25 May before 5 May
		for _, date := range dates {
			if (len(date) > len("5 May")) == long {
				at[date] = d.one(t, face, date)
			}
		}
	}
	right := 0.0
	for _, date := range dates {
		at := at[date]
		if at.middle().x < right {
			t.Errorf("%s stands to the left of the date before it", date)
		}
		right = at.middle().x
		if !strings.Contains(alt, date) {
			t.Errorf("the alternative doesn't say %s", date)
		}
		if day, _, _ := strings.Cut(date, " "); !strings.Contains(text, "on "+date) && !strings.Contains(text, "the "+day+"th") && !strings.Contains(text, date) {
			t.Errorf("the story doesn't say %s", date)
		}
	}
	reads(t, d, face, "What the buyer did", "Which document went out", "(not to scale)", "end of Nov.", "the goal",
		"reads", "the guide", "agrees", "to an hour", "names the cost", "says the", "fit is real", "accepts", "the price", "settles the", "last redline",
		"signs", "sends the", "right PO", "confirms", "the plan", "RFI", "RFP", "NDA", "proposal", "and quote", "contract", "PO", "invoice")
}

// TestMaze_HasFourRoomsAndTwoJobsThatNeverStop reads it whole.
func TestMaze_HasFourRoomsAndTwoJobsThatNeverStop(t *testing.T) {
	face, d := readTypeface(t), readDrawing(t, "media/maze.svg")
	reads(t, d, face, "something is wrong", "we bought it", "find the", "problem", "explore", "solutions", "build the", "requirements",
		"select a", "supplier", "check that it is all true", "get everyone to agree")
}

// TestHandover_HasItsRolesAndTheWaysBack reads it whole.
func TestHandover_HasItsRolesAndTheWaysBack(t *testing.T) {
	face, d := readTypeface(t), readDrawing(t, "media/handover.svg")
	reads(t, d, face, "SE and sales manager help the AE", "Marketing", "SDR", "AE", "CSM", "AM", "draws interest", "makes contact", "owns the deal", "gets results", "renews, grows",
		"a lead", "worth a call", "a booked", "meeting, and", "why they came", "a signed deal,", "and what", "was learnt", "a customer", "with results",
		"lost deals to nurture", "referrals from happy customers", "RevOps keeps the process, the tools and the numbers for all")
}

// tableOf gives the cells of the rows of the tables under a heading.
func tableOf(t *testing.T, lesson, heading string) (rows [][]string) {
	t.Helper()
	under := false
	for _, b := range opened(t).Lesson(lesson).Document.Blocks {
		switch b := b.(type) {
		case *markup.Heading:
			under = markup.PlainText(b.Inlines) == heading
		case *markup.Table:
			for _, row := range b.Rows {
				var cells []string
				for _, c := range row {
					cells = append(cells, markup.PlainText(c.Inlines))
				}
				if under {
					rows = append(rows, cells)
				}
			}
		}
	}
	if len(rows) == 0 {
		t.Fatalf("no table under %q", heading)
	}
	return rows
}
