package content

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stagecraft/content/markup"
)

func TestSameAnswer_OverlooksWhatAPersonWouldNotSee(t *testing.T) {
	for _, c := range []struct {
		typed, wanted string
		want          bool
	}{
		{"Purchase  Order.", "purchase order", true},
		{" purchaseorder ", "purchase order", true},
		{"purchase order", "pur\u00ADchase order", true},
		{"purchase order", "purchase\u200B\u00A0order", true},
		{"cafe\u0301", "Café", true},
		{"the buyer’s", "The buyer's", true},
		{"buyer´s remorse", "buyer’s remorse", true},
		{"follow–up!", "follow-up", true},
		{"follow up", "follow-up", true},
		{"followup", "follow-up", true},
		{"win - loss", "win–loss", true},
		{"“yes”", `"Yes"`, true},
		{"ＲＦＱ", "RFQ", true},
		{"STRASSE", "Straße", true},
		{"-5 %", "−5%", true},
		{"360000", "360 000", true},
		{"1 1/2", "1½", true},
		{"好。", "好", true},
		{"__init__", "__init__", true},
		{"cross sell", "cross-sell", true},
		{"up-sell", "upsell", true},
		{"rev-ops", "RevOps", true},
		{"a purchase order", "purchase order", true},
		{"The Buyer", "buyer", true},
		{"buyer", "the buyer", true},
		{"360k", "360,000", true},
		{"360 K", "360000", true},
		{"1.5k", "1,500", true},
		{"3×", "3", true},
		{"3 x", "3", true},
		{"a", "the", false},
		{"a b", "b-c", false},
		{"then buyer", "buyer", false},
		{"36k", "360,000", false},
		{"3k", "3", false},
		{"3x", "x", false},
		{"360k", "360 kg", false},
		{"3×", "-3", false},
		{"!", "!", true},
		{"init", "__init__", false},
		{"a b", "a_b", false},
		{"cafe", "Café", false},
		{"\u0915", "\u0915\u093F", false},
		{"purchase orders", "purchase order", false},
		{"1030", "10-30", false},
		{"1030", "10 30", false},
		{"5", "-5", false},
		{"xy", "x-y", false},
		{"102", "10²", false},
		{"C", "C++", false},
		{"3", "3.0", false},
		{"", "po", false},
		{"?", "!", false},
	} {
		if got := SameAnswer(c.typed, c.wanted); got != c.want {
			t.Errorf("%+q for %+q: %v, want %v", c.typed, c.wanted, got, c.want)
		}
	}
}

// asked gives a question as it is read from a fence's body, and what is wrong
// with it.
func asked(body string) (*Question, Problems) {
	return ReadQuestion(&markup.Quiz{ID: "q", Source: body})
}

func TestQuestion_TakesSeveralAnswers(t *testing.T) {
	for _, c := range []struct {
		body         string
		right, wrong []string
		says         string // the answers, in the author's order
	}{
		{"Who?\n= the buyer | buyer|a customer\n> e", []string{"Buyer", "the buyer", "A Customer"}, []string{"seller", "buyer | a customer", "the buyer|buyer"}, "the buyer / buyer / a customer"},
		{"Who?\n= buyer\n= customer | client\n> e", []string{"buyer", "client"}, nil, "buyer / customer / client"},
		{"Which sign?\n= \\|\n> e", []string{"|"}, []string{"", "\\"}, "|"},
		{"Which sign?\n= a\\|b | bar\n> e", []string{"a|b", "bar"}, []string{"a", "b"}, "a|b / bar"},
		{"A ==loan|lease|hire== comes back.\n> e", []string{"Loan", "lease", "hire"}, []string{"sale", "loan|lease|hire"}, "loan / lease / hire"},
		{"Write ==a\\|b== or \\| here.\n> e", []string{"a|b"}, []string{"a", "b"}, "a|b"},
		{"Write ==x==.\n> e", []string{"x"}, []string{"y"}, "x"},
	} {
		q, problems := asked(c.body)
		if q == nil {
			t.Errorf("%q: %v", c.body, problems)
			continue
		}
		accepts, says := q.Accepts, strings.Join(q.Answers, " / ")
		for _, part := range q.Text {
			if part.Blank {
				accepts, says = part.Accepts, strings.Join(part.Answers(), " / ")
			}
			if strings.Contains(part.Text, hiddenBar) {
				t.Errorf("%q: the text is %+q", c.body, part.Text)
			}
		}
		if says != c.says {
			t.Errorf("%q: the answers are %q, want %q", c.body, says, c.says)
		}
		for _, typed := range c.right {
			if !accepts(typed) {
				t.Errorf("%q: %q is wrong", c.body, typed)
			}
		}
		for _, typed := range c.wrong {
			if accepts(typed) {
				t.Errorf("%q: %q is right", c.body, typed)
			}
		}
	}
}

func TestQuestion_TextBesideBlanksKeepsItsBars(t *testing.T) {
	q, _ := asked("A \\| b ==c== d\\|e.\n> e")
	text := ""
	for _, part := range q.Text {
		text += part.Text
	}
	if text != "A | b c d|e." {
		t.Errorf("the sentence is %q", text)
	}
}

func TestCheckDifferent_RefusesWhatALearnerCanNotTellApart(t *testing.T) {
	bodies := map[string]string{
		"choices":       "Q?\n- [x] %s\n- [ ] %s\n> e",
		"items":         "Q?\n1. %s\n2. %s\n> e",
		"left column":   "Q?\n| %s | a |\n| %s | b |\n> e",
		"right column":  "Q?\n| a | %s |\n| b | %s |\n> e",
		"three choices": "Q?\n- [ ] other\n- [x] %s\n- [ ] %s\n> e",
	}
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Net 30", "Net\u00A030", true},
		{"Free trial", "Free\u200B trial", true},
		{"Free trial", "free trial", true},
		{"Free trial", "Free trial\u00AD", true},
		{"Café", "Cafe\u0301", true},
		{"buyer’s", "buyer's", true},
		{"10–30", "10-30", true},
		{"follow-up", "follow up", true},
		{"office", "oﬃce", true},
		{"résumé", "resume", false},
		{"\u0915\u093F", "\u0915", false},
		{"10-30", "1030", false},
		{"10²", "102", false},
		{"C#", "C", false},
		{"re-sign", "resign", false},
		{"Net 30", "Net 60", false},
	} {
		for where, body := range bodies {
			q, problems := asked(fmt.Sprintf(body, c.a, c.b))
			refused := q == nil && strings.Contains(problems.Error(), "(same-answer)")
			if refused != c.same || (q == nil) != c.same {
				t.Errorf("%s: %+q and %+q: refused is %v, want %v: %v", where, c.a, c.b, refused, c.same, problems)
			}
		}
	}
	if q, problems := asked("Q?\n- [x] a\n- [ ] \u200B\n> e"); q != nil || !strings.Contains(problems.Error(), "(empty-answer)") {
		t.Errorf("an option that shows nothing: %v", problems)
	}
	for _, body := range []string{"Q?\n= a | | b\n> e", "Q?\n= a |\n> e", "Q ==a|==\n> e", "Q?\n= ||\n> e"} {
		if q, problems := asked(body); q != nil || !strings.Contains(problems.Error(), `\| for a bar`) {
			t.Errorf("%q: %v", body, problems)
		}
	}
}

func TestAlternatives_GiveBackWhatWasJoinedByBars(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(rapid.Map(rapid.StringMatching(`[a-c|\\é ]{1,6}`), func(s string) string {
			return strings.Trim(s, " \\") + "x" // what ends in \ would escape the next bar
		}), 1, 4).Draw(t, "answers")
		var written []string
		for _, a := range all {
			written = append(written, strings.ReplaceAll(a, "|", `\|`))
		}
		got := alternatives(strings.Join(written, " | "))
		if !slices.Equal(got, all) {
			t.Fatalf("%q: %q", all, got)
		}
	})
}
