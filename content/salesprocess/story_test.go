package salesprocess

import (
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/content/markup"
)

func opened(t *testing.T) *content.Course {
	t.Helper()
	course, problems := content.Open(FS())
	if course == nil {
		t.Fatal(problems)
	}
	return course
}

// texts gives every text file of the course by its name, each run of white
// space as one space.
func texts(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, "media/") {
			return err
		}
		source, err := fs.ReadFile(FS(), name)
		all[name] = strings.Join(strings.Fields(string(source)), " ")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestStory_WeekdaysAreThoseOfOneYear looks for a year in which every date
// falls on the day of the week that is told with it.
func TestStory_WeekdaysAreThoseOfOneYear(t *testing.T) {
	dated := regexp.MustCompile(`(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December))\b`)
	var told []string
	for _, text := range texts(t) {
		for _, m := range dated.FindAllStringSubmatch(text, -1) {
			told = append(told, m[1]+"day "+m[2])
		}
	}
	if len(told) < 2 {
		t.Fatalf("found only %v", told)
	}
	for year := 2001; year < 2029; year++ {
		fits := true
		for _, day := range told {
			_, date, _ := strings.Cut(day, " ")
			at, err := time.Parse("2 January 2006", fmt.Sprint(date, " ", year))
			fits = fits && err == nil && strings.HasPrefix(day, at.Weekday().String())
		}
		if fits {
			return
		}
	}
	t.Errorf("there is no year with all of %v", told)
}

// TestStory_FiguresFollowFromEachOther works every figure of the deal out from
// the few that nothing gives, and looks for it where it is told.
func TestStory_FiguresFollowFromEachOther(t *testing.T) {
	const (
		practices, each = 14, 4        // seats
		price, reduced  = 25, 23       // a seat and month
		missed, slot    = 30, 60       // a week, and what one is worth
		saved           = 10           // visits a week
		copied          = 13           // practices on procurement's list
		list            = price * each // of a practice
	)
	if 100*(price-reduced) != 8*price {
		t.Errorf("%d for %d is not eight per cent off", reduced, price)
	}
	all := texts(t)
	for file, figures := range map[string][]string{
		"lessons/06-one-deal.md": {
			grouped(missed*slot) + " a week", grouped(saved*slot) + " a week",
			grouped(list*practices) + " a month", grouped(list*practices*12) + " a year",
			fmt.Sprint(list*practices*12/(saved*slot)) + " weeks",
			grouped(reduced*each*practices) + " a month", grouped(reduced*each*practices*12) + " a year",
			fmt.Sprint(practices*each) + " seats", "difference of " + grouped((practices-copied)*each*reduced*12) + " a year",
		},
		"practice/measures.md":               {grouped(reduced*each*practices) + " a month", grouped(reduced * each * practices * 12)},
		"lessons/05-process-and-pipeline.md": {"| Larkfield | Proposal | " + grouped(list*practices*12)},
		"scenes.yaml":                        {fmt.Sprintf("says %d seats instead of %d", copied*each, practices*each)},
	} {
		for _, figure := range figures {
			if !strings.Contains(all[file], figure) {
				t.Errorf("%s doesn't say %q", file, figure)
			}
		}
	}
	called, signed := time.Date(2001, time.March, 10, 0, 0, 0, 0, time.UTC), time.Date(2001, time.May, 29, 0, 0, 0, 0, time.UTC)
	if days := signed.Sub(called).Hours() / 24; days != 80 || !strings.Contains(all["lessons/06-one-deal.md"], "it had been eighty days") {
		t.Errorf("from 10 March to 29 May it is %v days", days)
	}
}

// TestPipeline_FiguresFollowFromTheTables adds up the tables of lesson 5.
func TestPipeline_FiguresFollowFromTheTables(t *testing.T) {
	var tables []*markup.Table
	for _, b := range opened(t).Lesson("process-and-pipeline").Document.Blocks {
		if table, ok := b.(*markup.Table); ok {
			tables = append(tables, table)
		}
	}
	cell := func(row []markup.Cell, i int) string { return markup.PlainText(row[i].Inlines) }
	open, qualified, counted := 0, 0, 0
	before := 0
	for _, table := range tables {
		for i, row := range table.Rows {
			switch cell(table.Head, 0) {
			case "Deal":
				worth := number(t, cell(row, 2))
				if open += worth; cell(row, 1) != "Qualification" && cell(row, 1) != "Prospecting" {
					qualified += worth
				}
			case "Reached":
				n := number(t, cell(row, 1))
				if i > 0 && cell(row, 2) != fmt.Sprintf("%d %%", 100*n/before) {
					t.Errorf("%d of %d is %s", n, before, cell(row, 2))
				}
				before, counted = n, counted+1
			}
		}
	}
	if open == 0 || counted == 0 {
		t.Fatal("the tables aren't there")
	}
	const target, oneIn = 24_000, 4
	text := texts(t)["lessons/05-process-and-pipeline.md"]
	for _, says := range []string{
		"open deals come to " + grouped(open), "so " + grouped(qualified) + " of that counts", "target for it is " + grouped(target),
		fmt.Sprintf("(term:pipeline-coverage), %d.", qualified/target), fmt.Sprintf("one deal in four he needs %d, and has %d", oneIn, qualified/target),
		"would turn into " + grouped(qualified/oneIn),
	} {
		if !strings.Contains(text, says) {
			t.Errorf("lesson 5 doesn't say %q", says)
		}
	}
}

func grouped(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(strings.ReplaceAll(s, ",", ""))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestQuestions_TakeThePlainForms types what a reader would.
func TestQuestions_TakeThePlainForms(t *testing.T) {
	course := opened(t)
	for id, typed := range map[string][]string{
		"arr-typed":       {"360,000", "360000", "360 000", "360k", "360K"},
		"larkfield-acv":   {"15,456", "15456", "15 456"},
		"ote-half":        {"20,000", "20000", "20k"},
		"po-expand":       {"purchase order", "Purchase Order", "a purchase order"},
		"pp-coverage":     {"3", "3x", "3 x", "3×", "3.0", "three"},
		"revops-typed":    {"RevOps", "rev ops", "rev-ops", "revenue operations", "revenue ops"},
		"classic-missing": {"qualification", "qualify", "qualifying"},
	} {
		q := course.Question(id)
		if q == nil {
			t.Errorf("there is no question %s", id)
			continue
		}
		for _, s := range typed {
			if !q.Accepts(s) {
				t.Errorf("%s refuses %q", id, s)
			}
		}
	}
	for id, typed := range map[string][][]string{ // by gap
		"upsell-or-cross": {{"upsell", "up-sell", "up sell"}, {"cross-sell", "cross sell", "crosssell"}},
		"meddpicc-adds":   {{"paper", "paperwork"}, {"competition", "competitors", "Competitor"}},
		"handover-sdr":    {{"SDR", "BDR"}, {"CSM"}},
		"fill-invoice":    {{"buyer", "customer"}, {"seller", "supplier", "vendor"}},
	} {
		q := course.Question(id)
		if q == nil {
			t.Errorf("there is no question %s", id)
			continue
		}
		gap := 0
		for _, part := range q.Text {
			if !part.Blank {
				continue
			}
			for _, s := range typed[gap] {
				if !part.Accepts(s) {
					t.Errorf("%s refuses %q in gap %d", id, s, gap+1)
				}
			}
			gap++
		}
	}
}
