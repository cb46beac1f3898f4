package cardquery_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"stagecraft/study/cardquery"
	"stagecraft/study/day"
)

var today = day.Of(time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC))

// cards are such as a course has, by a name.
var cards = map[string]cardquery.Card{
	"order":   {Text: cardquery.Fold("Purchase order\nWhat the buyer sends, in writing."), Decks: []string{"buying", "lesson:buying"}, Lessons: []string{"4. the papers of a deal", "buying"}, Due: true, Lapses: 4, Reviews: 9, Recall: 0.71, Stability: 6, Interval: 6, DueOn: today, Last: today - 6, Added: today - 40},
	"quote":   {Text: cardquery.Fold("Quote\nThe seller’s price."), Decks: []string{"buying"}, Lessons: []string{"4. the papers of a deal", "buying"}, Recall: 0.96, Reviews: 5, Stability: 45, Interval: 40, DueOn: today + 24, Last: today - 2, Added: today - 3, Flagged: true},
	"lead":    {Text: cardquery.Fold("Lead\nSomeone who may buy, a café owner."), New: true, Mine: true, Added: cardquery.NoDay},
	"aside":   {Text: cardquery.Fold("Churn\nCustomers who leave."), New: true, Aside: true, Added: cardquery.NoDay},
	"leech":   {Text: cardquery.Fold("Quota\nWhat is to be sold."), Hard: true, Learning: true, Lapses: 9, Reviews: 30, Recall: 0.9, Stability: 0.5, DueOn: today, Last: today, Added: today - 300},
	"overdue": {Text: cardquery.Fold("Demo \"live\"\nShowing it."), Due: true, Lapses: 1, Reviews: 3, Recall: 0.4, Stability: 10, Interval: 9, DueOn: today - 30, Last: today - 39, Added: today - 60},
}

func TestQuery_FindsWhatIsAskedFor(t *testing.T) {
	for query, want := range map[string]string{
		"":                                "aside lead leech order overdue quote",
		"buyer":                           "order",
		"BUYER sends":                     "order",
		"cafe":                            "lead",
		`"what is"`:                       "leech",
		`"""live"""`:                      "overdue",
		"deck:buying":                     "order quote",
		`lesson:"the papers"`:             "order quote",
		"lesson:4.":                       "order quote",
		"is:due":                          "order overdue",
		"is:new":                          "lead",
		"is:learning":                     "leech",
		"is:aside":                        "aside",
		"is:hard":                         "leech",
		"flagged":                         "quote",
		"is:flagged or mine":              "lead quote",
		"lapses>3":                        "leech order",
		"lapses>=4 lapses<=4":             "order",
		"reviews=5":                       "quote",
		"recall<0.8":                      "order overdue",
		"recall<80%":                      "order overdue",
		"recall<0,8":                      "order overdue",
		"stability>30d":                   "quote",
		"stability>1m":                    "quote",
		"interval<2w":                     "leech order overdue",
		"due<2026-12-01":                  "leech order overdue",
		"due:today":                       "leech order",
		"due<today":                       "overdue",
		"due:7d":                          "leech order overdue",
		"due>7d":                          "quote",
		"added:7d":                        "quote",
		"added>30d":                       "leech order overdue",
		"added<30d":                       "quote",
		"last:yesterday":                  "",
		"last=2026-11-20":                 "leech",
		"not is:due":                      "aside lead leech quote",
		"-is:due -is:new":                 "aside leech quote",
		"not not buyer":                   "order",
		"deck:buying (is:due or flagged)": "order quote",
		"deck:buying is:due or is:aside":  "aside order",
		"deck:buying and not (is:due)":    "quote",
		"(buyer or (seller))":             "order quote",
		"lapses>3 OR NOT recall<0.5 MINE": "lead leech order",
		"follow-up":                       "",
		`"and"`:                           "",
		"what":                            "leech order",
	} {
		t.Run(query, func(t *testing.T) {
			q, err := cardquery.Parse(query, today)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, found(q)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// found names the cards that a query matches, in order of their names.
func found(q *cardquery.Query) string {
	names := ""
	for _, name := range []string{"aside", "lead", "leech", "order", "overdue", "quote"} {
		c := cards[name]
		if q.Matches(&c) {
			if names != "" {
				names += " "
			}
			names += name
		}
	}
	return names
}

func TestParse_SaysWhereItIsWrongAndWhatWouldBeRight(t *testing.T) {
	for query, want := range map[string]string{
		"lapes>3":          `column 1: nothing called "lapes" can be asked of a card; did you mean "lapses"?`,
		"price colour:red": `column 7: nothing called "colour" can be asked of a card; it can be deck, lesson, is, lapses, reviews, recall, stability, interval, due, last, added`,
		"is:deu":           `column 4: a card can't be "deu"; did you mean "due"?`,
		"is>due":           `column 3: ">" can't follow here; it can be :`,
		"lapses:":          `column 8: a value should follow "lapses:"`,
		"lapses>many":      `column 8: "many" is no number, such as 3`,
		"recall<70":        `column 8: "70" is no share, such as 0.8 or 80%`,
		"stability>long":   `column 11: "long" is no number of days, such as 30d, 4w, 6m or 1y`,
		"due<2026-13-01":   `column 5: "2026-13-01" is no day, such as 2026-12-01, today or 7d`,
		"(is:due":          `column 1: "(" isn't closed`,
		"is:due)":          `column 7: ")" closes nothing`,
		`"price`:           `column 1: "\"" isn't closed`,
		"price and":        `column 7: something to look for should stand by "and"`,
		"or price":         `column 1: something to look for should stand by "or"`,
		"not":              `column 1: something to look for should stand by "not"`,
		"a or or b":        `column 3: something to look for should stand by "or"`,
		"()":               `column 1: something to look for should stand by "("`,
	} {
		t.Run(query, func(t *testing.T) {
			_, err := cardquery.Parse(query, today)
			var wrong *cardquery.Error
			if !errors.As(err, &wrong) {
				t.Fatalf("it gives %v", err)
			}
			if diff := cmp.Diff(want, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
	long := make([]byte, cardquery.MaxLength+1)
	deep := make([]byte, cardquery.MaxDepth+1)
	for i := range long {
		long[i] = 'a'
	}
	for i := range deep {
		deep[i] = '('
	}
	for text, fault := range map[string]cardquery.Fault{string(long): cardquery.TooLong, string(deep) + "a": cardquery.TooDeep} {
		var wrong *cardquery.Error
		if _, err := cardquery.Parse(text, today); !errors.As(err, &wrong) || wrong.Fault != fault {
			t.Errorf("%d characters give %v", len(text), err)
		}
	}
}

// written draws a query.
func written(depth int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		most := 5
		if depth == 0 {
			most = 2
		}
		part := func() string { return written(depth-1).Draw(t, "part") }
		switch rapid.IntRange(0, most).Draw(t, "kind") {
		case 0:
			return rapid.SampledFrom([]string{"buyer", `"what is"`, "cafe", "flagged", "mine"}).Draw(t, "word")
		case 1:
			return rapid.SampledFrom([]string{"is:due", "is:new", "is:aside", "deck:buying", `lesson:"papers of"`}).Draw(t, "name")
		case 2:
			sign := rapid.SampledFrom([]string{":", "=", "<", "<=", ">", ">="}).Draw(t, "sign")
			return rapid.SampledFrom([]string{"lapses", "reviews"}).Draw(t, "figure") + sign + fmt.Sprint(rapid.IntRange(0, 10).Draw(t, "number"))
		case 3:
			sign := rapid.SampledFrom([]string{":", "<", "<=", ">", ">="}).Draw(t, "sign")
			return rapid.SampledFrom([]string{"due", "added", "last"}).Draw(t, "day") + sign + rapid.SampledFrom([]string{"today", "7d", "2026-11-01", "3w"}).Draw(t, "date")
		case 4:
			return "not (" + part() + ")"
		}
		return "(" + part() + rapid.SampledFrom([]string{" ", " and ", " or "}).Draw(t, "between") + part() + ")"
	})
}

func TestQuery_IsTheSameOnceWrittenDown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := written(3).Draw(t, "query")
		q, err := cardquery.Parse(text, today)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		again, err := cardquery.Parse(q.String(), today)
		if err != nil {
			t.Fatalf("%s, written down as %s: %v", text, q, err)
		}
		if q.String() != again.String() || found(q) != found(again) {
			t.Fatalf("%s finds %s, and as %s %s", text, found(q), again, found(again))
		}
	})
}

func TestQuery_KeepsTheLawsOfAndOrAndNot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := written(2).Draw(t, "a"), written(2).Draw(t, "b")
		finds := func(text string) string {
			q, err := cardquery.Parse(text, today)
			if err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			return found(q)
		}
		for _, same := range [][2]string{
			{"not (" + a + " or " + b + ")", "not (" + a + ") not (" + b + ")"},
			{"not (" + a + " and " + b + ")", "not (" + a + ") or not (" + b + ")"},
			{a + " " + b, b + " and " + a},
			{a, "not not (" + a + ")"},
			{a, "(" + a + ") or (" + a + ")"},
		} {
			if x, y := finds(same[0]), finds(same[1]); x != y {
				t.Fatalf("%s finds %q, %s finds %q", same[0], x, same[1], y)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"deck:a (is:due or lapses>3) not flagged", `"x""y" -due<7d`, "recall<80%", "added:1y)", "((("} {
		f.Add(s)
	}
	c := cards["order"]
	f.Fuzz(func(t *testing.T, text string) {
		q, err := cardquery.Parse(text, today)
		var wrong *cardquery.Error
		switch {
		case err == nil:
			q.Matches(&c)
			if again, err := cardquery.Parse(q.String(), today); err == nil && again.Matches(&c) != q.Matches(&c) {
				t.Errorf("%q, written down as %q, finds others", text, q)
			}
		case !errors.As(err, &wrong):
			t.Errorf("%q gives %v", text, err)
		case wrong.Column < 1 || wrong.Column > len(text)+1:
			t.Errorf("%q is wrong in column %d", text, wrong.Column)
		}
	})
}
