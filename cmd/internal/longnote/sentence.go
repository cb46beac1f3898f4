package longnote

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// patterns are sentences with places: N is a name, T a thing, t one that is marked up, W a time,
// P a phrase, # a number.
var patterns = []string{
	"N asked N for T, and by W it had P.",
	"Nobody at N had counted t before; there were # of them.",
	"When N rang W, the answer was short: first t, then T.",
	"It took # days, because N wanted P and N wanted t.",
	"N keeps T apart from T, which helps W.",
	"“We can’t sign t without T,” said the buyer at N, and looked at N.",
	"So the seller wrote t on one page, with T on the back, and sent it W.",
	"Of # firms that N knows, only N begins with T.",
	"P is what N does best; P is what it puts off.",
	"Look at t again: the # that N named are not the # that N meant.",
	"If t is late, T is later, and N hears of it W.",
	"N has # people, and each of them reads T in a way of their own.",
	"That is why N sends T W, and asks for t before anything else.",
	"Two weeks on, t had changed hands # times.",
	"Ask yourself what N needs to see: T, t, or P.",
	"N and N agree on T; on t they never will.",
	"W the price came up again, and with it T.",
	"A good answer is P, and a better one is t.",
	"The list from N held # lines, of which # spoke of T.",
	"There is no rule for t, but N has a habit: P.",
}

var things = []string{
	"a purchase order", "the demo", "qualification", "the first call", "a proposal", "an objection", "the budget",
	"its pipeline", "the contract", "an invoice", "a quote", "the renewal", "discovery", "the buyer’s journey",
	"a signature", "the start date", "the forecast", "a pilot", "the champion", "an exit criterion", "onboarding",
	"the price list", "a reference", "the security form", "the legal review", "a second meeting", "the hand-over",
	"procurement", "an SDR", "the account executive", "a request for proposal", "the statement of work",
}

// marked are things as an author writes them who cares how they look.
var marked = []string{
	"**the budget**", "*the start date*", "`deal.stage`", "==the signature==", "~~the old price~~", "[a quote](term:quote)",
	"**the *whole* contract**", "++the annex++", "a [purchase order](term:po)", "H~2~O", "the 2^nd^ offer", "`close()`",
	"[the rules](https://stagecraft.example/rules)", "**procurement**", "*every* exit criterion", "the [CRM](term:crm)",
}

var times = []string{
	"on Monday", "in May", "before lunch", "after the audit", "at the end of the quarter", "twice a year", "last spring",
	"within a week", "on the phone", "at the trade fair", "in the third month", "when the year closes", "by Thursday",
}

var phrases = []string{
	"writing down who decides", "listening for an hour", "asking the same thing twice", "leaving the slides at home",
	"counting empty chairs", "saying no early", "naming the next step", "putting a date on it", "calling finance first",
	"reading the small print", "showing one thing only", "waiting for the board", "talking to the people who use it",
	"keeping the promise small", "agreeing on what done means", "sending it to all who were there",
}

// names are a few thousand made-up firms, so that a long note has as many different words as a long
// text has.
func names() []string {
	heads := strings.Fields("Lark Tide Stone Ash Brook Clay Dun East Fern Glen Hart Iron Kings Lime Marsh North Oak Pell Quill Rook Sand Thorn Under Vale West Yarrow Amber Birch Cold Dover Elm Fox")
	tails := strings.Fields("field book bridge combe dale ford gate ham hurst land ley mere mouth port ridge shaw stead stow ton wade well wick wood worth")
	last := strings.Fields("Dental Foods Freight Homes Labs Optics Paper")
	var all []string
	for _, h := range heads {
		for _, t := range tails {
			all = append(all, h+t)
		}
	}
	for i, n := range slices.Clone(all) {
		all = append(all, n+" "+last[i%len(last)])
	}
	return all
}

func (w *writer) phrase() string { return w.one(phrases) }

func (w *writer) sentence() string {
	var b strings.Builder
	for _, word := range strings.SplitAfter(w.one(patterns), " ") {
		lead := len(word) - len(strings.TrimLeft(word, "“"))
		rest := word[lead:]
		b.WriteString(word[:lead])
		place, after := rest, ""
		if place != "" {
			place, after = rest[:1], rest[1:]
		}
		if after != "" && strings.ContainsAny(after[:1], "abcdefghijklmnopqrstuvwxyz’") {
			b.WriteString(rest)
			continue
		}
		switch place {
		case "N":
			b.WriteString(w.one(w.names))
		case "T":
			b.WriteString(w.one(things))
		case "t":
			b.WriteString(w.one(marked))
		case "W":
			b.WriteString(w.one(times))
		case "P":
			b.WriteString(w.phrase())
		case "#":
			b.WriteString(strconv.Itoa(2 + w.random.IntN(997)))
		default:
			b.WriteString(rest)
			continue
		}
		b.WriteString(after)
	}
	first, rest := utf8.DecodeRuneInString(b.String())
	return string(unicode.ToUpper(first)) + b.String()[rest:]
}
