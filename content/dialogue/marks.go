package dialogue

import (
	"regexp"
	"strconv"
	"strings"

	"stagecraft/content/markup"
)

// mark is one word in braces, as needs=price.
type mark struct {
	text             string
	key, sign, value string // of needs=price; "" when it isn't of that form
	at               markup.Pos
}

var (
	marksAtEnd = regexp.MustCompile(`(?:[ \t]*\{[^{}]*\})+[ \t]*$`)
	markForm   = regexp.MustCompile(`^([a-z]+)(>=|<=|=|<|>)(.*)$`)
	factMark   = regexp.MustCompile(`==\{[ \t]*fact=([^{}]*)\}`)
	strayMark  = regexp.MustCompile(`\{[ \t]*(?:#|(?:fact|needs|unless|after|trust|ending)[ \t]*[=<>])[^{}]*\}`)
)

// takeMarks takes the braces off the end of a text that begins at a byte of the line,
// and gives the marks in them.
func (r *reader) takeMarks(s string, offset int) (string, []mark) {
	span := marksAtEnd.FindStringIndex(s)
	if span == nil {
		return s, nil
	}
	return s[:span[0]], r.marks(s[span[0]:], offset+span[0])
}

// marks divides what stands in braces.
func (r *reader) marks(s string, offset int) []mark {
	var all []mark
	for i := 0; i < len(s); {
		if strings.ContainsRune(" \t{}", rune(s[i])) {
			i++
			continue
		}
		end := i
		for end < len(s) && !strings.ContainsRune(" \t{}", rune(s[end])) {
			end++
		}
		m := mark{text: s[i:end], at: r.here(offset + i)}
		if form := markForm.FindStringSubmatch(m.text); form != nil {
			m.key, m.sign, m.value = form[1], form[2], form[3]
		}
		all = append(all, m)
		i = end
	}
	return all
}

// takeFacts takes the marks of facts out of a line of what is said, and gives the ids
// of the facts and how many marks there were.
func (r *reader) takeFacts(s string, offset int) (plain string, facts []string, count int) {
	var out strings.Builder
	last := 0
	for _, m := range factMark.FindAllStringSubmatchIndex(s, -1) {
		out.WriteString(s[last:m[0]])
		out.WriteString("==")
		last = m[1]
		count++
		for _, id := range strings.Split(s[m[2]:m[3]], ",") {
			if id = strings.TrimSpace(id); r.isFact(id, r.here(offset+m[2])) {
				facts = append(facts, id)
			}
		}
	}
	out.WriteString(s[last:])
	plain = out.String()
	if stray := strayMark.FindString(plain); stray != "" {
		at := r.here(offset + max(strings.Index(s, stray), 0))
		r.problem(at, "stray-mark", "%s changes nothing here; a fact is marked as ==words=={fact=price}, and what a reply needs stands right behind its link", shortened(stray))
	}
	return plain, facts, count
}

// isFact tells whether the dialogue has a fact, and reports it when it hasn't.
func (r *reader) isFact(id string, at markup.Pos) bool {
	if _, ok := r.d.facts[id]; ok {
		return true
	}
	p := r.problem(at, "unknown-fact", "there is no fact %q among facts in the front matter", shortened(id))
	p.Wrong = id
	for _, f := range r.d.Facts {
		p.Known = append(p.Known, f.ID)
	}
	return false
}

// reply reads an item of a list: a link, what it needs and changes, and below it why
// it matters.
func (r *reader) reply(line string) {
	at := r.here(0)
	offset := len(itemLine.FindString(line))
	text, to, rest, ok := link(line[offset:])
	r.at++
	var why []markup.Inline
	for r.at < len(r.lines) {
		s := r.lines[r.at]
		indented := strings.HasPrefix(s, "  ") || strings.HasPrefix(s, "\t")
		switch {
		case indented && quoteLine.MatchString(s):
			why = r.quote()
			continue
		case indented && strings.TrimSpace(s) != "":
			r.problem(r.here(0), "bad-reply", "this goes on with the reply; write a reply on one line, and why it matters below it on lines that start with >")
			r.at++
			continue
		}
		break
	}
	m := r.moment
	switch {
	case m == nil:
		if len(r.d.Moments) == 0 {
			r.problem(at, "bad-reply", "this list stands before the first moment; begin that with a heading: ## What happens {#id}")
		}
		return
	case !ok:
		r.problem(at, "bad-reply", "a list in a moment is of replies, each a link to another moment: - [what to say](#moment)")
		return
	case len(m.Replies) == MaxReplies:
		r.problem(at, "too-many-replies", "the moment %q has more than %d replies; leave some out", m.ID, MaxReplies)
		return
	}
	reply := &Reply{Inlines: inlines(text), To: to, Least: -MaxTrust, Most: MaxTrust, Why: why, Pos: at}
	if len(reply.Inlines) == 0 {
		r.problem(at, "bad-reply", "the reply says nothing; write what the learner says or does in the brackets")
		return
	}
	behind := strings.TrimSpace(rest)
	if behind != "" && marksAtEnd.FindString(rest) != rest {
		r.problem(at, "bad-reply", "behind the link stands %q; only marks such as {needs=price} may", shortened(behind))
		return
	}
	now := r.at
	r.at = at.Line - r.first // where the marks are
	for _, mark := range r.marks(rest, len(line)-len(rest)) {
		r.apply(reply, mark)
	}
	r.at = now
	m.Replies = append(m.Replies, reply)
}

// apply has a reply be as a mark says.
func (r *reader) apply(reply *Reply, m mark) {
	n, err := strconv.Atoi(m.value)
	number := err == nil
	switch {
	case m.sign == "=" && (m.key == "needs" || m.key == "unless"):
		for _, id := range strings.Split(m.value, ",") {
			if !r.isFact(id, m.at) {
				continue
			}
			if m.key == "needs" {
				reply.Needs = append(reply.Needs, id)
			} else {
				reply.Unless = append(reply.Unless, id)
			}
		}
	case m.sign == "=" && m.key == "after":
		if !number || n < 1 || n > MaxAfter {
			r.problem(m.at, "bad-mark", "after is how many choices come before, from 1 to %d", MaxAfter)
			return
		}
		reply.After = n
	case m.key == "trust" && (!number || n < -MaxTrust || n > MaxTrust):
		r.problem(m.at, "bad-mark", "trust is a whole number from -%d to %d", MaxTrust, MaxTrust)
	case m.key == "trust":
		switch m.sign {
		case "=":
			reply.Trust = n
		case ">=":
			reply.Least = max(reply.Least, n)
		case ">":
			reply.Least = max(reply.Least, n+1)
		case "<=":
			reply.Most = min(reply.Most, n)
		case "<":
			reply.Most = min(reply.Most, n-1)
		}
	default:
		r.problem(m.at, "bad-mark", "%q is no mark of a reply; there are needs=FACT, unless=FACT, after=2, trust=1, trust>=1 and trust<0", shortened(m.text))
	}
}

// link divides what begins with a link to a moment: its text, where it leads, and what
// stands behind it.
func link(s string) (text, to, rest string, ok bool) {
	if !strings.HasPrefix(s, "[") {
		return "", "", "", false
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth > 0 {
				continue
			}
			text, rest = s[1:i], s[i+1:]
			if !strings.HasPrefix(rest, "(#") {
				return "", "", "", false
			}
			to, rest, ok = strings.Cut(rest[2:], ")")
			return text, strings.TrimSpace(to), rest, ok && to != ""
		}
	}
	return "", "", "", false
}
