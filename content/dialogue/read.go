package dialogue

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
	"stagecraft/content/slug"
)

// Read reads the moments of a note into d, whose front matter is read. The first line of
// body is that of a number in the note. Read gives what is wrong with what is written;
// [Dialogue.Check] says what is wrong with the ways through it.
func (d *Dialogue) Read(body string, first int) []Problem {
	r := &reader{d: d, first: first, lines: strings.Split(body, "\n")}
	d.places, d.facts = map[string]int{}, map[string]int{}
	for i, f := range d.Facts {
		d.facts[f.ID] = i
	}
	for r.at = 0; r.at < len(r.lines); {
		r.block()
	}
	r.endMoment()
	if len(d.Moments) == 0 {
		r.problem(markup.Pos{Line: first, Column: 1}, "no-moments", "nothing is said here; write each moment as a section: ## What happens {#id}")
	}
	r.links()
	return r.problems
}

type reader struct {
	d        *Dialogue
	lines    []string
	first    int // number of the first line
	at       int // index of the line that is read
	moment   *Moment
	problems []Problem
	full     bool
}

// maxProblems bounds the list of a note in which everything is wrong.
const maxProblems = 200

func (r *reader) problem(at markup.Pos, rule, format string, args ...any) *Problem {
	if len(r.problems) >= maxProblems {
		return &Problem{}
	}
	r.problems = append(r.problems, Problem{Pos: at, Rule: rule, Message: catalogue.Message{Format: format, Args: args}})
	return &r.problems[len(r.problems)-1]
}

// here is a place on the line that is read, by the offset of its byte.
func (r *reader) here(offset int) markup.Pos {
	return markup.Pos{Line: r.first + r.at, Column: offset + 1}
}

var (
	headingLine = regexp.MustCompile(`^ {0,3}(#{1,6})[ \t]+(.*)$`)
	itemLine    = regexp.MustCompile(`^ {0,3}([-*+]|\d{1,9}[.)])[ \t]+`)
	quoteLine   = regexp.MustCompile(`^[ \t]*>[ \t]?(.*)$`)
	speaker     = regexp.MustCompile(`^\*\*([^*]{1,80}?)(?::\*\*|\*\*:)[ \t]*`)
)

// block reads what begins on a line: a heading, a reply, a quote or a paragraph.
func (r *reader) block() {
	line := r.lines[r.at]
	switch {
	case strings.TrimSpace(line) == "":
		r.at++
	case headingLine.MatchString(line):
		r.heading(line)
		r.at++
	case itemLine.MatchString(line):
		r.reply(line)
	case quoteLine.MatchString(line):
		r.hint()
	default:
		r.paragraph()
	}
}

// heading begins a moment. One of level 1 is the title of the note.
func (r *reader) heading(line string) {
	m := headingLine.FindStringSubmatchIndex(line)
	title, offset := line[m[4]:m[5]], m[4]
	if m[3]-m[2] == 1 && len(r.d.Moments) == 0 && r.moment == nil && !strings.Contains(title, "{") {
		if r.d.Title == "" {
			r.d.Title = strings.TrimSpace(title)
		}
		return
	}
	r.endMoment()
	next := &Moment{Pos: r.here(0)}
	title, marks := r.takeMarks(title, offset)
	for _, a := range marks {
		switch {
		case strings.HasPrefix(a.text, "#"):
			next.ID = a.text[1:]
			if !validID(next.ID) {
				r.problem(a.at, "bad-id", "%q can't be the id of a moment; use lowercase letters, digits and hyphens, at most 64 of them", shortened(next.ID))
				return
			}
		case a.key == "ending" && a.sign == "=":
			switch e := Ending(a.value); e {
			case Good, Mixed, Bad:
				next.Ending = e
			default:
				r.problem(a.at, "bad-ending", "an ending is good, mixed or bad, as in {ending=good}")
			}
		default:
			r.problem(a.at, "bad-mark", "%q is no mark of a heading; there are #id and ending=good, mixed or bad", shortened(a.text))
		}
	}
	next.Title = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(title), "#"))
	if next.ID == "" {
		next.ID = slug.Of(next.Title)
	}
	if len(r.d.Moments) == MaxMoments {
		if !r.full {
			r.problem(next.Pos, "too-big", "there are more than %d moments; divide the dialogue", MaxMoments)
		}
		r.full = true
		return
	}
	if !validID(next.ID) {
		r.problem(next.Pos, "missing-id", "the moment has no id; give it one: ## %s {#id}", shortened(next.Title))
		return
	}
	if i, ok := r.d.places[next.ID]; ok {
		r.problem(next.Pos, "duplicate-moment", "the id %q is that of the moment on line %d; give this one another: {#id}", next.ID, r.d.Moments[i].Pos.Line)
		return
	}
	r.d.places[next.ID] = len(r.d.Moments)
	r.d.Moments = append(r.d.Moments, next)
	r.moment = next
}

// endMoment checks that a moment either goes on or ends.
func (r *reader) endMoment() {
	m := r.moment
	r.moment = nil
	switch {
	case m == nil:
	case m.Ending == "" && len(m.Replies) == 0:
		r.problem(m.Pos, "dead-end", "nothing can be done in the moment %q; give replies, as in - [what to say](#moment), or say that it ends: {ending=good}, mixed or bad", m.ID)
	case m.Ending != "" && len(m.Replies) > 0:
		r.problem(m.Replies[0].Pos, "reply-after-ending", "the moment %q is an ending and has replies; take out either", m.ID)
	case len(m.Lines) == 0:
		r.problem(m.Pos, "empty-moment", "nothing is said in the moment %q; write what is said, or what happens", m.ID)
	}
}

// paragraph reads lines up to an empty one, or up to what is something else.
func (r *reader) paragraph() {
	start := r.at
	var text []string
	var facts []string
	count := 0
	line := Line{Pos: r.here(0)}
	for ; r.at < len(r.lines); r.at++ {
		s := r.lines[r.at]
		if strings.TrimSpace(s) == "" || r.at > start && (headingLine.MatchString(s) || itemLine.MatchString(s) || quoteLine.MatchString(s) || speaker.MatchString(strings.TrimSpace(s))) {
			break
		}
		offset := len(s) - len(strings.TrimLeft(s, " \t"))
		s = s[offset:]
		if r.at == start {
			if m := speaker.FindStringSubmatchIndex(s); m != nil {
				line.Speaker, line.Pos = strings.TrimSpace(s[m[2]:m[3]]), r.here(offset)
				s, offset = s[m[1]:], offset+m[1]
			}
		}
		plain, told, marks := r.takeFacts(s, offset)
		facts, count = append(facts, told...), count+marks
		text = append(text, strings.TrimRight(plain, " \t"))
	}
	line.Inlines = inlines(strings.Join(text, "\n"))
	line.Facts = facts
	if len(line.Inlines) == 0 {
		if line.Speaker != "" {
			r.problem(line.Pos, "empty-line", "%s says nothing here; write it behind the name", shortened(line.Speaker))
		}
		return
	}
	if n := marked(line.Inlines); n < count {
		r.problem(line.Pos, "bad-fact", "the words that tell a fact stand between == and ==, as in ==words=={fact=price}")
	}
	r.checkSpeaker(line)
	switch m := r.moment; {
	case m != nil && len(m.Replies) > 0:
		r.problem(line.Pos, "after-replies", "text after the replies; put it before them, and why a reply matters on a line below it that starts with >, indented")
	case m != nil:
		m.Lines = append(m.Lines, line)
	case len(r.d.Moments) == 0:
		if len(facts) > 0 {
			r.problem(line.Pos, "bad-fact", "what is told before the first moment is known to everybody; tell the fact within a moment")
		}
		r.d.Setting = append(r.d.Setting, line)
	}
}

// checkSpeaker reports a name that isn't one of people, when those are listed.
func (r *reader) checkSpeaker(line Line) {
	if line.Speaker == "" || len(r.d.People) == 0 || line.Speaker == r.d.You {
		return
	}
	var known []string
	for _, p := range r.d.People {
		if p.Name == line.Speaker {
			return
		}
		known = append(known, p.Name)
	}
	at := line.Pos
	at.Column += len("**")
	p := r.problem(at, "unknown-speaker", "people has no %q", shortened(line.Speaker))
	p.Warning, p.Wrong, p.Known = true, line.Speaker, known
}

// quote takes the lines of a quote and gives what it says.
func (r *reader) quote() []markup.Inline {
	var text []string
	for ; r.at < len(r.lines); r.at++ {
		m := quoteLine.FindStringSubmatch(r.lines[r.at])
		if m == nil {
			break
		}
		text = append(text, m[1])
	}
	return inlines(strings.TrimSpace(strings.Join(text, "\n")))
}

// hint reads a quote that stands in a moment.
func (r *reader) hint() {
	at := r.here(0)
	said := r.quote()
	m := r.moment
	switch {
	case m == nil:
		if len(r.d.Moments) == 0 && len(said) > 0 {
			r.d.Setting = append(r.d.Setting, Line{Inlines: said, Pos: at})
		}
	case len(m.Replies) > 0:
		r.problem(at, "after-replies", "a quote after the replies; indent it to say why the reply above it matters, or put it before them as a hint")
	case m.Ending != "":
		r.problem(at, "bad-hint", "an ending has no replies that a hint could help with; write it without >")
	case m.Hint != nil:
		r.problem(at, "bad-hint", "the moment has a hint already; keep one")
	default:
		m.Hint = said
	}
}

// links reports replies that lead nowhere.
func (r *reader) links() {
	var known []string
	for _, m := range r.d.Moments {
		known = append(known, m.ID)
	}
	for _, m := range r.d.Moments {
		for _, reply := range m.Replies {
			if _, ok := r.d.places[reply.To]; ok || r.full {
				continue
			}
			if to := slug.Of(reply.To); r.d.Moment(to) != nil { // an anchor as HackMD writes it
				reply.To = to
				continue
			}
			at := reply.Pos
			at.Column = strings.LastIndex(r.lines[at.Line-r.first], "(#"+reply.To) + len("(#") + 1
			p := r.problem(at, "unknown-moment", "there is no moment %q", shortened(reply.To))
			p.Wrong, p.Known = reply.To, known
		}
	}
}

// inlines gives what a piece of Markdown says as running text.
func inlines(source string) []markup.Inline {
	if strings.TrimSpace(source) == "" {
		return nil
	}
	doc := markup.Parse([]byte(source))
	var all []markup.Inline
	for _, b := range doc.Blocks {
		p, ok := b.(*markup.Paragraph)
		if !ok {
			return []markup.Inline{markup.Text{Value: source}}
		}
		if len(all) > 0 {
			all = append(all, markup.Break{}, markup.Break{})
		}
		all = append(all, p.Inlines...)
	}
	return all
}

// marked counts the words in == and ==.
func marked(all []markup.Inline) int {
	n := 0
	markup.EachInline(all, func(in markup.Inline) {
		if s, ok := in.(markup.Styled); ok && s.Style&markup.Marked != 0 {
			n++
		}
	})
	return n
}

func validID(s string) bool {
	if s == "" || len(s) > 64 {
		return false
	}
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// shortened keeps a message readable when what it quotes is long.
func shortened(s string) string {
	if utf8.RuneCountInString(s) > 60 {
		return string([]rune(s)[:60]) + "…"
	}
	return s
}
