package content

import (
	"math/big"
	"regexp"
	"strings"
)

var (
	toleranceIn   = regexp.MustCompile(`^(.*?)(?:±|\+-|\+/-)(.*)$`)
	toleranceForm = regexp.MustCompile(`^(\d{1,9}(?:\.\d{1,6})?)\s*(%?)$`)
)

// answer reads the answer's line.
func (r *calculationReader) answer() {
	if n := len(r.body.answers); n != 1 {
		line := 0
		if n > 1 {
			line = r.body.answers[1].line
		}
		r.report(r.on(line), Error, "no-formula", "a calculation has one answer, and this has %d; write how it is worked out on one line: = quota / win : money ± 1 %%", n)
		return
	}
	l := r.body.answers[0]
	text, exact := l.text, r.body.exact
	if m := toleranceIn.FindStringSubmatch(text); m != nil {
		text, exact = strings.TrimSpace(m[1]), append(exact, calculationLine{line: l.line, text: m[2]})
	}
	text, u, _ := r.splitUnit(text, l.line)
	r.c.unit, r.c.exact = u, tolerance{size: new(big.Rat)}
	for i, e := range exact {
		m := toleranceForm.FindStringSubmatch(strings.TrimSpace(e.text))
		if m == nil || i > 0 {
			r.report(r.on(e.line), Error, "wrong-tolerance", "how exact an answer has to be is said once: ± 1 %% of it, or ± 5")
			continue
		}
		size, _ := new(big.Rat).SetString(m[1])
		r.c.exact = tolerance{share(size, m[2] != ""), m[2] != ""}
	}
	r.c.answer = r.formula(text, l.line)
}

// texts checks what the question and the explanation show.
func (r *calculationReader) texts() {
	for line, text := range r.lines() {
		for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
			u, ok := readUnit(m[2])
			if !ok {
				r.report(r.on(line), Error, "unknown-unit", "%q is no unit; there are %s", shortened(m[2]), unitNames)
			}
			if r.used[m[1]] = true; r.known[m[1]] == 0 {
				r.unknown(m[1], line)
			} else if r.c.units[m[1]] == "" {
				r.c.units[m[1]] = u
			}
		}
	}
	if strings.Contains(r.c.prompt, "==") {
		if _, blanks := takeBlanks(r.c.prompt); len(blanks) > 0 {
			r.report(r.at, Error, "mixed-question", "the question mixes blanks and a calculation; keep one kind of answer")
		}
	}
}

// checkUsed reports numbers that nothing uses, and those without which the question
// can't be answered and that it doesn't say.
func (r *calculationReader) checkUsed() {
	shown := map[string]bool{}
	for _, n := range r.shown() {
		shown[n.name] = true
	}
	formulas := map[string][]string{}
	for _, l := range r.c.lets {
		formulas[l.name] = l.formula.Names()
	}
	var hidden func(names []string)
	told := map[string]bool{}
	hidden = func(names []string) {
		for _, name := range names {
			if shown[name] || told[name] {
				continue
			}
			told[name] = true
			if of, step := formulas[name]; step {
				hidden(of)
			} else {
				r.report(r.on(r.known[name]), Error, "hidden-number", "the answer needs %s, and the question doesn't say it; write {%s} where it does", name, name)
			}
		}
	}
	hidden(r.c.answer.Names())
	for _, name := range r.c.names() {
		if !r.used[name] && !shown[name] && !told[name] {
			r.report(r.on(r.known[name]), Warning, "unused-number", "nothing uses %s; take the line out, or use the name in the question or the answer", name)
		}
	}
}
