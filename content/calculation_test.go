package content

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stagecraft/content/markup"
)

// calculation reads the body of a fence as one.
func calculation(t *testing.T, body string) *Question {
	t.Helper()
	q, problems := ReadQuestion(&markup.Quiz{ID: "q", Source: body})
	if q == nil || q.Calculation == nil {
		t.Fatalf("%q is no calculation: %v", body, problems)
	}
	return q
}

func TestDraw_IsTheSameForOneSeed(t *testing.T) {
	q := sampleOf(t, Calculated)
	if asked := markup.PlainText(q.Prompt); !strings.Contains(asked, "win … this quarter") || q.Drawn != nil {
		t.Errorf("before it is drawn it asks %q", asked)
	}
	answers := map[string]bool{}
	for seed := range uint64(40) {
		one, two := q.Draw(seed), q.Draw(seed).Draw(seed)
		if a, b := markup.PlainText(one.Prompt), markup.PlainText(two.Prompt); a != b || strings.ContainsAny(a, "{…") {
			t.Errorf("the seed %d asks %q and %q", seed, a, b)
		}
		if one.Drawn.Seed != seed || one.Drawn.Answer != two.Drawn.Answer || !one.Accepts(two.Drawn.Answer) {
			t.Errorf("the seed %d gives %q and %q", seed, one.Drawn.Answer, two.Drawn.Answer)
		}
		answers[one.Drawn.Answer] = true
	}
	if len(answers) < 8 {
		t.Errorf("40 seeds draw only %d answers", len(answers))
	}
}

func TestDraw_ShowsTheWorkingWithItsNumbers(t *testing.T) {
	for _, c := range []struct {
		language, body string
		want           []string
	}{
		{"en", "given target = 400,000 : €\ngiven win = 25 %\nlet cover = 1 / win : ×\n{target}, {win}?\n= target * cover : € ± 1 %\n> e", []string{"cover = 1 ÷ 25\u00a0% = 4×", "€400,000 × 4 = €1,600,000"}},
		{"de", "given target = 400,000 : €\ngiven win = 30 %\nlet cover = 1 / win : ×\n{target}, {win}?\n= target * cover : € ± 1 %\n> e", []string{"cover = 1 ÷ 30\u00a0% ≈ 3,33×", "400.000\u00a0€ × 3,33 ≈ 1.333.333,33\u00a0€"}},
		{"en", "given calls = 7\nlet per_week = calls * 5\n{calls}?\n= ceil(per_week / 4) : days\n> e", []string{"per\u00a0week = 7 × 5 = 35", "35 ÷ 4 = 8.75\u00a0days, rounded up: 9\u00a0days"}},
		{"en", "given a = 3\nlet twice = 2 * a\n{a}?\n= twice\n> e", []string{"twice = 2 × 3 = 6"}},
		{"en", "given a = 3\n{a}?\n= 1 - a\n> e", []string{"1 − 3 = −2"}},
		{"en", "given a = 3\nlet b = 1 - a\n{a}?\n= 5 - b\n> e", []string{"b = 1 − 3 = −2", "5 − (−2) = 7"}},
	} {
		q := calculation(t, c.body).In(c.language).Draw(1)
		var got []string
		for _, s := range q.Drawn.Working {
			got = append(got, strings.ReplaceAll(s.String(), "9 days", "9\u00a0days"))
		}
		for i := range c.want {
			c.want[i] = strings.ReplaceAll(c.want[i], "75\u00a0days", "75 days")
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestCalculation_ForgivesWhatItsAnswerSays(t *testing.T) {
	const won = "given won = 5\ngiven all = 20\nYou won {won} of {all} deals. "
	for _, c := range []struct {
		language, body string
		right, wrong   []string
	}{
		{"en", won + "Which share?\n= won / all : %\n> e", []string{"25", "25 %", "25%", " 25.0 percent", "25,00"}, []string{"0.25", "24.9", "25 deals", "x", "", "25×", "€25"}},
		{"en", won + "Which share?\n= won / all : share\n> e", []string{"25", "25 %", "0.25", ".25", "0,25"}, []string{"0.25 %", "2.5"}},
		{"en", won + "What is left?\n= all - won\n> e", []string{"15", "15 deals", "15.0"}, []string{"15 %", "15 days", "14"}},
		{"en", won + "How much?\n= won * 240 : money\n> e", []string{"1200", "1,200", "1.2k", "1 200", "€1,200", "1200 EUR"}, []string{"1.200", "1200 %", "1200 days"}},
		{"de", won + "How much?\n= won * 240 : money\n> e", []string{"1200", "1.200", "1,2k", "1 200 €"}, []string{"1,200"}},
		{"en", won + "How much?\n= won * 240 : €\n> e", []string{"€1,200", "1200 eur"}, []string{"$1200"}},
		{"en", won + "How long?\n= won * 6 : days\n> e", []string{"30", "30 days", "30 Days"}, []string{"30 months", "30 deals"}},
		{"de", won + "How long?\n= won * 6 : months\n> e", []string{"30 months"}, []string{"30 days"}},
		{"en", won + "How many times?\n= all / won : ×\n> e", []string{"4", "4x", "4 ×", "4 times"}, []string{"4 %"}},
		{"en", won + "A third?\n= all / 3 ± 1 %\n> e", []string{"6.67", "6.7", "6.61", "6,67"}, []string{"6.5", "6.74"}},
		{"en", won + "About?\n= all * won ± 5\n> e", []string{"95", "105"}, []string{"94.9", "106"}},
		{"en", won + "Share?\n= won / all : %\n± 1\n> e", []string{"24", "26 %"}, []string{"23.9", "27"}},
	} {
		q := calculation(t, c.body).In(c.language).Draw(1)
		for _, typed := range c.right {
			if !q.Accepts(typed) {
				t.Errorf("%s: %q is wrong", q.Calculation.Formula(), typed)
			}
		}
		for _, typed := range c.wrong {
			if q.Accepts(typed) {
				t.Errorf("%s: %q is right", q.Calculation.Formula(), typed)
			}
		}
	}
}

func TestDrawing_GivesFormsThatAreRead(t *testing.T) {
	for _, language := range []string{"en", "de", "fr", "de-CH"} {
		q := calculation(t, "given a = 1200\n{a}?\n= a\n> e").In(language).Draw(1)
		plain, grouped, short := q.Drawn.Forms()
		for _, form := range []string{plain, grouped, short} {
			if !q.Accepts(form) {
				t.Errorf("in %s %q isn't 1200", language, form)
			}
		}
	}
}

func TestCalculation_NamesAKnownMistake(t *testing.T) {
	q := calculation(t, "given target = 400000\ngiven win = 20 %\n{target:money} at {win}?\n= target / win : money ± 1 %\n! target * win: You took {win} of {target}.\n! target / (win * 100): You took the percent for the fraction.\n> e").Draw(1)
	for typed, want := range map[string]string{
		"2,000,000": "", "80k": "You took 20\u00a0% of 400,000.", "20000": "You took the percent for the fraction.", "5": "", "what": "",
	} {
		if got := q.Drawn.Mistake(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestDraw_KeepsTextThatIsNoNumber(t *testing.T) {
	q := calculation(t, "given a = 1000 : $\n\n| What | Worth |\n|---|---|\n| Deal | {a} and {a} |\n\nHow *much* is it {a:x}?\n= a\n> So *{a}*.").Draw(1)
	if len(q.PromptBlocks) != 2 {
		t.Fatalf("the question has %d blocks, want a table and a paragraph", len(q.PromptBlocks))
	}
	if got := markup.PlainText(q.Prompt); !strings.Contains(got, "$1,000 and $1,000") || !strings.HasSuffix(got, "How much is it 1,000×?") {
		t.Errorf("it asks %q", got)
	}
	if got := markup.PlainText(q.Explanation); got != "So $1,000." {
		t.Errorf("it explains %q", got)
	}
}

func TestCalculation_TakesLongTextAndRefusesWhatIsTooLong(t *testing.T) {
	long := strings.Repeat("It is {a} of {a}.\n", 1000)
	for _, c := range []struct {
		body  string
		taken bool
	}{
		{"given a = 1..9999\n" + long + "= a\n> e", true},
		{"given a = 1..9999\n{a}?\n= a\n> " + strings.ReplaceAll(long, "\n", "\n> "), true},
		{"given a = " + strings.Repeat("9", 100_000) + "\n{a}?\n= a\n> e", false},
		{"given a = 1..9\n{a}?\n= a" + strings.Repeat("+a", 50_000) + "\n> e", false},
		{"given a = 1..9\n{a}?\n= " + strings.Repeat("(", 90) + "a" + strings.Repeat(")", 90) + "\n> e", false},
		{"given " + strings.Repeat("a", 100_000) + " = 1..9\n= a\n> e", false},
		{"given a = " + strings.Repeat("1 | ", 20_000) + "2\n{a}?\n= a\n> e", false},
		{strings.Repeat("given a = 1..9\n", 2000) + "{a}?\n= a\n> e", false},
	} {
		if q, problems := ReadQuestion(&markup.Quiz{ID: "q", Source: c.body}); (q != nil) != c.taken {
			t.Errorf("%.40q is taken: %v, want %v: %v", c.body, q != nil, c.taken, problems)
		}
	}
}

// FuzzReadQuestion_Calculation reads any lines as a calculation. What is read can be
// drawn and answered, or draws nothing; and what is wrong stands in a line there is.
func FuzzReadQuestion_Calculation(f *testing.F) {
	sample, err := os.ReadFile("testdata/questions/calculation.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(sample))
	for _, file := range archiveOf(f, "broken/calculations.txtar").Files {
		for _, fence := range strings.Split(string(file.Data), "```") {
			if _, body, ok := strings.Cut(fence, "\n"); ok {
				f.Add(body)
			}
		}
	}
	f.Add("given a = 0..9999\ngiven b = 0..9999\n" + strings.Repeat("let a1 = a/b\n", 40) + "{a}{b}\n= a\n")
	f.Fuzz(func(t *testing.T, body string) {
		defer inTime(t)()
		q, problems := ReadQuestion(&markup.Quiz{ID: "q", Source: body})
		for _, p := range problems {
			if p.Message == "" || p.Line < 0 || p.Line > strings.Count(body, "\n")+1 {
				t.Fatalf("the problem %#v says too little", p)
			}
		}
		if q == nil || q.Calculation == nil {
			return
		}
		for seed := range uint64(3) {
			drawn := q.Draw(seed)
			if drawn.Drawn == nil {
				continue
			}
			if !drawn.Accepts(drawn.Drawn.Answer) {
				t.Fatalf("%q isn't taken for right", drawn.Drawn.Answer)
			}
			if len(drawn.Drawn.Working) == 0 || drawn.Drawn.Mistake(drawn.Drawn.Answer) != "" {
				t.Fatal("there is no working, or the right answer is a mistake")
			}
		}
	})
}
