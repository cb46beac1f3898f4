package content

import (
	"path"
	"strconv"
	"strings"

	"stagecraft/content/catalogue"
	"stagecraft/content/dialogue"
	"stagecraft/content/lint"
	"stagecraft/content/markup"
)

// readDialogues reads dialogues/*.md, in the order of their names.
func (r *loader) readDialogues() {
	for _, file := range r.folder.in("dialogues", ".md") {
		source, ok := r.readMarkdown(file)
		if !ok || r.full() {
			r.leaveOut(file)
			continue
		}
		if r.pieces += strings.Count(string(source), "\n"); r.full() {
			r.report(filePosition{file: file}, Error, "too-big",
				"the notes up to this one have more than %d lines, marks and cells together, and are more than a course may hold; divide it into two courses", maxPieces)
			continue
		}
		r.readDialogue(file, string(source))
	}
}

// readDialogue reads one dialogue: its front matter, then its moments.
func (r *loader) readDialogue(file, source string) {
	front, body, first := frontAndBody(source)
	d := &dialogue.Dialogue{File: file, Pos: markup.Pos{Line: 1, Column: 1}}
	id := text{at: filePosition{file, 1, 1}}
	if front == "" {
		r.report(id.at, Error, "missing-id", "the dialogue has no front matter; begin with --- and lines such as id: first-call and title: The first call, up to another ---").
			id("", "dialogue", "", strings.TrimSuffix(path.Base(file), ".md"))
	} else if n := r.parseYAML(file, []byte(front)); n != nil {
		if f := r.fields(file, n, "a dialogue"); f != nil {
			id = r.readDialogueFront(f, d)
		}
	}
	errors := r.errors
	r.reportDialogue(file, d.Read(body, first))
	if r.errors == errors {
		r.reportDialogue(file, d.Check())
	}
	r.checkDialogueLinks(file, strings.Split(source, "\n"), d)
	if d.Minutes == 0 {
		d.Minutes = dialogueMinutes(d)
	}
	if !r.checkID(id, "dialogue", "") {
		return
	}
	r.declare("dialogue", id.string, id.at)
	r.course.Dialogues = append(r.course.Dialogues, d)
}

// dialogueMinutes estimates how long a dialogue takes: on one way about half of what is
// said is met, and each choice is thought over.
func dialogueMinutes(d *dialogue.Dialogue) int {
	w := d.Ways()
	if len(d.Moments) == 0 {
		return 1
	}
	choices := (w.Shortest + w.Longest + 1) / 2
	words := d.Words() * min(choices+1, len(d.Moments)) / len(d.Moments)
	return max(lint.Minutes(words)+choices/4, 1)
}

// frontAndBody divides a note at the line that ends its front matter. Front keeps the
// lines before it as empty ones, so that its places are those in the note; first is the
// number of the body's first line.
func frontAndBody(source string) (front, body string, first int) {
	if !strings.HasPrefix(source, "---\n") {
		return "", source, 1
	}
	rest := source[len("---\n"):]
	for at, line := 0, 2; at < len(rest); line++ {
		end := strings.IndexByte(rest[at:], '\n')
		if end < 0 {
			end = len(rest) - at
		}
		if strings.TrimRight(rest[at:at+end], " \t") == "---" {
			return "\n" + rest[:at], rest[min(at+end+1, len(rest)):], line + 1
		}
		at += end + 1
	}
	return "", source, 1
}

func (r *loader) readDialogueFront(f *fields, d *dialogue.Dialogue) (id text) {
	id = f.required("id", "a short name that never changes, such as first-call")
	d.ID = id.string
	d.Title = f.required("title", "what the learner sees").string
	step := f.text("step")
	d.Step = step.string
	r.referTo("step", step)
	d.Goal = f.text("goal").string
	d.Minutes = f.number("minutes", 24*60)
	for _, n := range f.list("facts") {
		r.readFact(f.at.file, n, d)
	}
	for _, n := range f.list("people") {
		r.readPerson(f.at.file, n, d)
	}
	d.You = f.text("you").string
	if t := f.text("trust"); t.string != "" {
		n, err := strconv.Atoi(t.string)
		if err != nil || n < -dialogue.MaxTrust || n > dialogue.MaxTrust {
			r.report(t.at, Error, "wrong-type", "trust is a whole number from -%d to %d", dialogue.MaxTrust, dialogue.MaxTrust)
			n = 0
		}
		d.Trust = n
	}
	f.done()
	return id
}

func (r *loader) readFact(file string, n *node, d *dialogue.Dialogue) {
	f := r.fields(file, n, "a fact")
	if f == nil {
		return
	}
	id := f.required("id", "a short name, such as price")
	fact := dialogue.Fact{ID: id.string, About: f.text("about").string, Text: f.required("text", "what is known then").string, Pos: f.at.pos()}
	f.done()
	if !r.checkID(id, f.kind, "") {
		return
	}
	for _, other := range d.Facts {
		if other.ID == fact.ID {
			r.report(id.at, Error, "duplicate-id", "the fact id %q is taken on line %d; give this one another", fact.ID, other.Pos.Line)
			return
		}
	}
	if len(d.Facts) == dialogue.MaxFacts {
		r.report(id.at, Error, "too-big", "a dialogue has at most %d facts; leave this one out", dialogue.MaxFacts)
		return
	}
	d.Facts = append(d.Facts, fact)
}

func (r *loader) readPerson(file string, n *node, d *dialogue.Dialogue) {
	f := r.fields(file, n, "a person")
	if f == nil {
		return
	}
	p := dialogue.Person{Name: f.required("name", "as it stands before what they say").string, About: f.text("about").string}
	f.done()
	d.People = append(d.People, p)
}

// reportDialogue reports what package dialogue found.
func (r *loader) reportDialogue(file string, problems []dialogue.Problem) {
	for _, p := range problems {
		severity := Error
		if p.Warning {
			severity = Warning
		}
		at := filePosition{file, p.Line, p.Column}
		if p.Wrong == "" {
			r.reportMessage(at, severity, p.Rule, p.Message)
			continue
		}
		nearest, hint := r.nearestOrAll(p.Wrong, p.Known)
		r.reportMessage(at, severity, p.Rule, catalogue.Joined("", p.Message, hint)).
			instead(p.Wrong, sure(p.Wrong, nearest, p.Known))
	}
}

// maxLinkLines is how many lines of a paragraph are looked through for a link.
const maxLinkLines = 50

// checkDialogueLinks checks what a dialogue, of the lines of a file, leads to outside itself.
func (r *loader) checkDialogueLinks(file string, lines []string, d *dialogue.Dialogue) {
	visit := func(at markup.Pos, all []markup.Inline) {
		markup.EachInline(all, func(in markup.Inline) {
			link, ok := in.(markup.Link)
			if !ok {
				return
			}
			place := filePosition{file, at.Line, at.Column}
			for n := at.Line - 1; n < len(lines) && n < at.Line+maxLinkLines; n++ {
				if column := strings.Index(lines[n], "]("+link.Destination); column >= 0 {
					place.line, place.column = n+1, column+len("](")+1
					break
				}
			}
			if ref, ok := ParseRef(link.Destination); ok {
				r.refer(place, ref, link.Destination)
			} else if !hasScheme(link.Destination) && !strings.HasPrefix(link.Destination, "//") {
				r.lint(place, "dead-link", "the link %q leads nowhere in a course; link to lesson:ID, term:ID, step:PROCESS/STEP, process:ID or a full address", shortened(link.Destination))
			}
		})
	}
	for _, l := range d.Setting {
		visit(l.Pos, l.Inlines)
	}
	for _, m := range d.Moments {
		for _, l := range m.Lines {
			visit(l.Pos, l.Inlines)
		}
		visit(m.Pos, m.Hint)
		for _, reply := range m.Replies {
			visit(reply.Pos, reply.Why)
		}
	}
}
