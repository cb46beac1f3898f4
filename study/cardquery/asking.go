package cardquery

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"

	"stagecraft/study/day"
)

// standings are how a card may stand, in the order in which they are listed.
var standings = []struct {
	name string
	is   func(c *Card) bool
	bare bool // the name alone is enough
}{
	{"due", func(c *Card) bool { return c.Due }, false},
	{"new", func(c *Card) bool { return c.New && !c.Aside }, false},
	{"learning", func(c *Card) bool { return c.Learning }, false},
	{"aside", func(c *Card) bool { return c.Aside }, false},
	{"hard", func(c *Card) bool { return c.Hard }, false},
	{"flagged", func(c *Card) bool { return c.Flagged }, true},
	{"mine", func(c *Card) bool { return c.Mine }, true},
}

func standingOf(name string) *struct {
	name string
	is   func(c *Card) bool
	bare bool
} {
	for i := range standings {
		if standings[i].name == name {
			return &standings[i]
		}
	}
	return nil
}

// valueKind is what stands after a sign.
type valueKind uint8

const (
	aName valueKind = iota
	aStanding
	aNumber
	aShare // 0 to 1, or a percentage
	aSpan  // of days
	aPast  // a day that has been
	aDay   // a day that may come
)

// question is what can be asked of a card by a key.
type question struct {
	key    string
	kind   valueKind
	names  func(c *Card) []string
	figure func(c *Card) (float64, bool)
	day    func(c *Card) (day.Day, bool)
}

// questions are all that can be, in the order in which they are listed.
var questions = []question{
	{key: "deck", kind: aName, names: func(c *Card) []string { return c.Decks }},
	{key: "lesson", kind: aName, names: func(c *Card) []string { return c.Lessons }},
	{key: "is", kind: aStanding},
	{key: "lapses", kind: aNumber, figure: func(c *Card) (float64, bool) { return float64(c.Lapses), true }},
	{key: "reviews", kind: aNumber, figure: func(c *Card) (float64, bool) { return float64(c.Reviews), true }},
	{key: "recall", kind: aShare, figure: func(c *Card) (float64, bool) { return c.Recall, !c.New }},
	{key: "stability", kind: aSpan, figure: func(c *Card) (float64, bool) { return c.Stability, !c.New }},
	{key: "interval", kind: aSpan, figure: func(c *Card) (float64, bool) { return float64(c.Interval), !c.New }},
	{key: "due", kind: aDay, day: func(c *Card) (day.Day, bool) { return c.DueOn, !c.New }},
	{key: "last", kind: aPast, day: func(c *Card) (day.Day, bool) { return c.Last, !c.New }},
	{key: "added", kind: aPast, day: func(c *Card) (day.Day, bool) { return c.Added, c.Added != NoDay }},
}

// keys gives the names of what can be asked.
func keys() []string {
	names := make([]string, len(questions))
	for i := range questions {
		names[i] = questions[i].key
	}
	return names
}

// asking makes a part of a token that asks.
func (p *parser) asking(t *token) (node, error) {
	var q *question
	for i := range questions {
		if questions[i].key == t.key {
			q = &questions[i]
		}
	}
	if q == nil {
		return nil, &Error{Column: t.column, Fault: NoSuchKey, Text: t.key, Allowed: keys(), Meant: nearest(t.key, keys())}
	}
	sign := comparison(t.sign)
	if t.sign == ":" {
		sign = equal
	}
	if (q.kind == aName || q.kind == aStanding) && t.sign != ":" && t.sign != "=" {
		return nil, &Error{Column: t.after - len(t.sign), Fault: NoSuchSign, Text: t.sign, Allowed: []string{":"}}
	}
	switch sign {
	case less, atMost, more, atLeast, equal:
	default:
		return nil, &Error{Column: t.after - len(t.sign), Fault: NoSuchSign, Text: t.sign, Allowed: []string{":", "=", "<", "<=", ">", ">="}}
	}
	value := strings.TrimSpace(t.text)
	if value == "" {
		return nil, &Error{Column: t.after, Fault: NoValue, Text: t.key + t.sign}
	}
	wrong := func(f Fault) error { return &Error{Column: t.after, Fault: f, Text: value} }
	switch q.kind {
	case aName:
		return &named{key: q.key, of: q.names, typed: value, folded: Fold(value)}, nil
	case aStanding:
		if s := standingOf(strings.ToLower(value)); s != nil {
			return &standing{s.name, s.is}, nil
		}
		var allowed []string
		for _, s := range standings {
			allowed = append(allowed, s.name)
		}
		return nil, &Error{Column: t.after, Fault: NoSuchIs, Text: value, Allowed: allowed, Meant: nearest(strings.ToLower(value), allowed)}
	case aNumber:
		v, ok := number(value)
		if !ok {
			return nil, wrong(NoNumber)
		}
		return &figure{key: q.key, of: q.figure, is: sign, value: v}, nil
	case aShare:
		v, ok := share(value)
		if !ok {
			return nil, wrong(NoShare)
		}
		return &figure{key: q.key, of: q.figure, is: sign, value: v}, nil
	case aSpan:
		v, ok := span(value)
		if !ok {
			return nil, wrong(NoDays)
		}
		return &figure{key: q.key, of: q.figure, is: sign, value: v, unit: "d"}, nil
	}
	return p.dated(q, t.sign, sign, value, wrong)
}

// dated makes a part that compares a day. A number of days is counted from today:
// backwards for what has been.
func (p *parser) dated(q *question, typed string, sign comparison, value string, wrong func(Fault) error) (node, error) {
	lower := strings.ToLower(value)
	named := map[string]day.Day{"today": p.today, "tomorrow": p.today + 1, "yesterday": p.today - 1}
	if d, ok := named[lower]; ok {
		return &date{key: q.key, of: q.day, is: sign, value: d, typed: lower}, nil
	}
	if at, err := time.Parse(time.DateOnly, value); err == nil {
		return &date{key: q.key, of: q.day, is: sign, value: day.At(at.Add(12*time.Hour).UnixMilli(), 0), typed: value}, nil
	}
	days, ok := span(lower)
	if !ok || days > mostDays {
		return nil, wrong(NoDate)
	}
	n := day.Day(days)
	if typed == ":" { // no further than that
		w := &within{key: q.key, of: q.day, from: p.today - n, to: p.today, typed: lower}
		if q.kind == aDay {
			w.from, w.to = NoDay, p.today+n // what is overdue too
		}
		return w, nil
	}
	if q.kind == aDay {
		return &date{key: q.key, of: q.day, is: sign, value: p.today + n, typed: lower}, nil
	}
	turned := map[comparison]comparison{less: more, more: less, atMost: atLeast, atLeast: atMost, equal: equal}
	d := &date{key: q.key, of: q.day, is: turned[sign], value: p.today - n, typed: lower}
	return &ago{d, sign}, nil
}

// ago is a date that was typed as a number of days ago, of which fewer is later.
type ago struct {
	*date
	sign comparison
}

func (a *ago) write(b *strings.Builder) { b.WriteString(a.key + string(a.sign) + a.typed) }

// mostDays bounds a number of days.
const mostDays = 1_000_000

// number reads a number that isn't negative, with a point or a comma.
func number(s string) (float64, bool) {
	for _, r := range s {
		if !unicode.IsDigit(r) && r != '.' && r != ',' {
			return 0, false
		}
	}
	v, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	return v, err == nil && !math.IsInf(v, 0)
}

// share reads a number from 0 to 1, or a percentage.
func share(s string) (float64, bool) {
	bare, percent := strings.CutSuffix(s, "%")
	v, ok := number(bare)
	if percent {
		v /= 100
	}
	return v, ok && v <= 1
}

// span reads a number of days, weeks, months or years; with no unit it is days.
func span(s string) (float64, bool) {
	units := map[byte]float64{'d': 1, 'w': 7, 'm': 30.4375, 'y': 365.25}
	unit := 1.0
	if n := len(s); n > 1 {
		if u, ok := units[s[n-1]|0x20]; ok {
			s, unit = s[:n-1], u
		}
	}
	v, ok := number(s)
	return v * unit, ok
}
