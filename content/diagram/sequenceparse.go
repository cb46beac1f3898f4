package diagram

import (
	"regexp"
	"strconv"
	"strings"
)

// sequenceReader reads a sequence diagram of Mermaid.
type sequenceReader struct {
	*reader
	s      *Sequence
	frames []string // that are open, the innermost last
	box    int      // that is open, or -1
}

var (
	participantForm = regexp.MustCompile(`^(?:participant|actor)[ \t]+(.+)$`)
	aliasForm       = regexp.MustCompile(`(?i)^(.+?)[ \t]+as[ \t]+(.+)$`)
	configForm      = regexp.MustCompile(`@\{[^}]*\}`)
	messageForm     = regexp.MustCompile(`^(.+?)[ \t]*(<<-->>|<<->>|-->>|->>|-->|->|--x|-x|--\)|-\))[ \t]*([+-]?)[ \t]*([^:]+?)[ \t]*(?::(.*))?$`)
	noteForm        = regexp.MustCompile(`(?i)^note[ \t]+(left of|right of|over)[ \t]+([^:]+?)[ \t]*:(.*)$`)
	linkForm        = regexp.MustCompile(`^link[ \t]+([^:]+?)[ \t]*:[ \t]*[^@]*@[ \t]*(\S+)$`)
	boxForm         = regexp.MustCompile(`^(?:(rgba?\([^)]*\)|hsla?\([^)]*\)|#[0-9A-Fa-f]{3,8}|[A-Za-z]+)(?:[ \t]+|$))?(.*)$`)
	actorForm       = regexp.MustCompile(`^actor\b`)
)

// frames is the words that begin a frame, and those that divide it.
var frames = map[string][]string{
	"loop": nil, "opt": nil, "break": nil, "rect": nil, "alt": {"else"}, "par": {"and"}, "par_over": nil, "critical": {"option"},
}

func parseSequence(r *reader) (Diagram, error) {
	q := &sequenceReader{reader: r, s: newSequence(), box: -1}
	r.keyword("sequenceDiagram")
	for r.blank(); !r.end(); r.blank() {
		if r.reader().head(&q.s.head) {
			continue
		}
		line, at := r.restOfLine()
		if i := strings.Index(line, ";"); i >= 0 && !strings.Contains(line[:i], "#") && !strings.Contains(line[:i], "&") {
			r.at = at + i + 1
			line = strings.TrimRight(line[:i], " \t")
		}
		if line == "" {
			continue
		}
		if err := q.statement(line, at); err != nil {
			return nil, err
		}
		if err := q.s.tooLarge(); err != nil {
			return nil, err
		}
	}
	if len(q.frames) > 0 {
		return nil, r.fault("%s isn't closed; write end under what it holds", q.frames[len(q.frames)-1])
	}
	return q.s.done()
}

func (r *reader) reader() *reader { return r }

func (q *sequenceReader) statement(line string, at int) error {
	word, rest, _ := strings.Cut(line, " ")
	restAt := at + len(line) - len(strings.TrimLeft(rest, " \t"))
	rest = strings.TrimSpace(rest)
	switch {
	case word == "participant" || word == "actor":
		return q.participant(line, at, false)
	case word == "create":
		return q.participant(rest, restAt, true)
	case word == "destroy" && rest != "":
		q.add(Step{Kind: Destroy, From: q.s.person(rest, restAt)})
		return nil
	case (word == "activate" || word == "deactivate") && rest != "":
		kind := Activate
		if word == "deactivate" {
			kind = Deactivate
		}
		q.add(Step{Kind: kind, From: q.s.person(rest, restAt)})
		return nil
	case word == "autonumber":
		step := Step{Kind: Numbering, Start: 1, By: 1}
		fields := strings.Fields(rest)
		if len(fields) > 0 && fields[0] == "off" {
			step.Start = 0
		} else if len(fields) > 0 {
			step.Start, _ = strconv.Atoi(fields[0])
			if len(fields) > 1 {
				step.By, _ = strconv.Atoi(fields[1])
			}
		}
		q.add(step)
		return nil
	case word == "title" || strings.HasPrefix(line, "title:"):
		text := strings.TrimSpace(strings.TrimLeft(strings.TrimPrefix(line, "title"), ": \t"))
		q.s.Title = label(text, at+strings.Index(line, text))
		return nil
	case word == "box":
		m := boxForm.FindStringSubmatchIndex(rest)
		b := &PeopleBox{}
		name := rest
		if m[2] >= 0 {
			if b.Fill = parseColour(rest[m[2]:m[3]]); b.Fill != nil || rest[m[2]:m[3]] == "transparent" {
				name = rest[m[4]:m[5]]
			}
		}
		b.Title = label(name, restAt+len(rest)-len(name))
		q.s.Boxes = append(q.s.Boxes, b)
		q.box = len(q.s.Boxes) - 1
		return nil
	case word == "end":
		switch n := len(q.frames); {
		case q.box >= 0:
			q.box = -1
		case n > 0:
			q.add(Step{Kind: End, Frame: q.frames[n-1]})
			q.frames = q.frames[:n-1]
		default:
			return q.faultBefore("there is nothing to end here")
		}
		return nil
	case word == "link" || word == "links" || word == "properties" || word == "details":
		if m := linkForm.FindStringSubmatch(line); m != nil {
			q.s.People[q.s.person(m[1], -1)].Link = m[2]
		}
		return nil
	}
	if _, ok := frames[word]; ok {
		if len(q.frames) >= MaxDepth {
			return q.faultBefore("frames stand in each other more than %d deep; draw the inner ones by themselves", MaxDepth)
		}
		step := Step{Kind: Begin, Frame: strings.TrimSuffix(word, "_over"), Text: label(rest, restAt)}
		if word == "rect" {
			step.Fill, step.Text = parseColour(rest), nil
		}
		q.frames = append(q.frames, step.Frame)
		q.add(step)
		return nil
	}
	if n := len(q.frames); n > 0 {
		for _, divider := range frames[q.frames[n-1]] {
			if word == divider {
				q.add(Step{Kind: Divide, Frame: divider, Text: label(rest, restAt)})
				return nil
			}
		}
	}
	if word == "else" || word == "and" || word == "option" {
		return q.faultBefore("%s stands in no frame that it could divide", word)
	}
	return q.messageOrNote(line, at)
}

func (q *sequenceReader) add(s Step) { q.s.Steps = append(q.s.Steps, s) }

func (q *sequenceReader) participant(line string, at int, made bool) error {
	m := participantForm.FindStringSubmatchIndex(line)
	if m == nil {
		return q.faultBefore("%q names nobody; write participant A as Ann", clipped(line))
	}
	name, nameAt := line[m[2]:m[3]], at+m[2]
	if c := configForm.FindStringIndex(name); c != nil {
		name = name[:c[0]] + strings.Repeat(" ", c[1]-c[0]) + name[c[1]:]
	}
	id, text, textAt := strings.TrimSpace(name), strings.TrimSpace(name), nameAt
	if a := aliasForm.FindStringSubmatchIndex(name); a != nil {
		id, text, textAt = strings.TrimSpace(name[a[2]:a[3]]), name[a[4]:a[5]], nameAt+a[4]
	}
	i := q.s.person(id, -1)
	p := q.s.People[i]
	p.Label, p.Actor = label(text, textAt), actorForm.MatchString(line)
	if q.box >= 0 {
		p.Box = q.box
	}
	if made {
		q.add(Step{Kind: Create, From: i})
	}
	return nil
}

func (q *sequenceReader) messageOrNote(line string, at int) error {
	if m := noteForm.FindStringSubmatchIndex(line); m != nil {
		step := Step{Kind: NoteStep, Text: label(line[m[6]:m[7]], at+m[6])}
		first, last, two := strings.Cut(line[m[4]:m[5]], ",")
		step.From = q.s.person(strings.TrimSpace(first), -1)
		step.To = step.From
		if two {
			step.To = q.s.person(strings.TrimSpace(last), -1)
		}
		switch strings.ToLower(line[m[2]:m[3]]) {
		case "left of":
			step.Side = LeftOf
		case "right of":
			step.Side = RightOf
		}
		q.add(step)
		return nil
	}
	m := messageForm.FindStringSubmatchIndex(line)
	if m == nil {
		return q.faultBefore("%q isn't a message or anything else of a sequence; write Ann->>Ben: Good morning", clipped(line))
	}
	from := q.s.person(line[m[2]:m[3]], at+m[2])
	to := q.s.person(line[m[8]:m[9]], at+m[8])
	step := Step{Kind: Message, From: from, To: to}
	if m[10] >= 0 {
		step.Text = label(line[m[10]:m[11]], at+m[10])
	}
	step.messageLook(line[m[4]:m[5]])
	q.add(step)
	switch line[m[6]:m[7]] {
	case "+":
		q.add(Step{Kind: Activate, From: to})
	case "-":
		q.add(Step{Kind: Deactivate, From: from})
	}
	return nil
}

// messageLook sets what the arrow of a message looks like.
func (s *Step) messageLook(arrow string) {
	s.Dashed = strings.Contains(arrow, "--")
	switch {
	case strings.HasPrefix(arrow, "<<"):
		s.Tip, s.Tail = ArrowTip, ArrowTip
	case strings.HasSuffix(arrow, ">>"):
		s.Tip = ArrowTip
	case strings.HasSuffix(arrow, "x"):
		s.Tip = CrossTip
	case strings.HasSuffix(arrow, ")"):
		s.Tip = OpenArrow
	}
}

var (
	plainTitle   = regexp.MustCompile(`(?i)^title[ \t]*:[ \t]*(.+)$`)
	plainMessage = regexp.MustCompile(`^(.+?)[ \t]*(-->>|->>|-->|->)[ \t]*([^:]+?)[ \t]*:(.*)$`)
	plainPerson  = regexp.MustCompile(`(?i)^participant[ \t]+(.+)$`)
)

// parsePlainSequence reads a sequence as js-sequence-diagrams writes it.
func parsePlainSequence(source string) (Diagram, error) {
	r := &reader{source: source}
	q := &sequenceReader{reader: r, s: newSequence(), box: -1}
	for r.blank(); !r.end(); r.blank() {
		line, at := r.restOfLine()
		if i := strings.IndexByte(line, '#'); i >= 0 {
			if line = strings.TrimRight(line[:i], " \t"); line == "" {
				continue
			}
		}
		if m := plainTitle.FindStringSubmatchIndex(line); m != nil {
			q.s.Title = label(line[m[2]:m[3]], at+m[2])
			continue
		}
		if m := plainPerson.FindStringSubmatchIndex(line); m != nil {
			if err := q.participant("participant "+line[m[2]:m[3]], at+m[2]-len("participant "), false); err != nil {
				return nil, err
			}
			continue
		}
		if noteForm.MatchString(line) {
			if err := q.messageOrNote(line, at); err != nil {
				return nil, err
			}
		} else if m := plainMessage.FindStringSubmatchIndex(line); m != nil {
			step := Step{Kind: Message, From: q.s.person(line[m[2]:m[3]], at+m[2]), To: q.s.person(line[m[6]:m[7]], at+m[6]), Text: label(line[m[8]:m[9]], at+m[8])}
			arrow := line[m[4]:m[5]]
			step.Dashed, step.Tip = strings.HasPrefix(arrow, "--"), ArrowTip
			if strings.HasSuffix(arrow, ">>") {
				step.Tip = OpenArrow
			}
			q.add(step)
		} else {
			return nil, q.faultBefore("%q isn't a message; write Ann->Ben: Good morning", clipped(line))
		}
		if err := q.s.tooLarge(); err != nil {
			return nil, err
		}
	}
	return q.s.done()
}
