package proposing

import (
	"regexp"
	"strings"

	"stagecraft/content/fold"
	"stagecraft/content/markup"
	"stagecraft/content/slug"
)

// How many steps a process has that is proposed.
const (
	fewestSteps = 3
	mostSteps   = 20
)

// list proposes a numbered list as a process, when each of its items can be called
// something. It tells whether it is one.
func (n *note) list(before markup.Block, b *markup.List) bool {
	if len(b.Items) < fewestSteps || len(b.Items) > mostSteps {
		return false
	}
	p := Process{Heading: n.under()}
	p.Title = p.Heading
	if p.Title == "" {
		p.Title = n.lesson.Own
	}
	for _, item := range b.Items {
		if item.Task || len(item.Blocks) == 0 {
			return false
		}
		first, ok := item.Blocks[0].(*markup.Paragraph)
		if !ok {
			return false
		}
		s := stepOf(first.Inlines)
		if s.Name == "" {
			return false
		}
		s.Lesson = n.here()
		for _, more := range item.Blocks[1:] {
			s.more(more)
		}
		p.Steps = append(p.Steps, s)
	}
	said := ""
	if lead, ok := before.(*markup.Paragraph); ok {
		said = oneLine(markup.PlainText(lead.Inlines))
	}
	p.Source = n.from(b.Pos, said)
	return n.process(p)
}

// under is the heading that is being looked at, when it isn't the note's title.
func (n *note) under() string {
	if n.at == nil || n.at.Level == 1 {
		return ""
	}
	return oneLine(markup.PlainText(n.at.Inlines))
}

// stepSign stands between a step's name and what it is for.
var stepSign = regexp.MustCompile(`\s*(?:[:：–—]|\s-)\s+`)

// stepOf takes an item as a step: what is bold first, or stands before a colon or a
// dash, is its name, and the rest what it is for. The name is "" when it has none.
func stepOf(inlines []markup.Inline) Step {
	whole := strings.TrimSpace(markup.PlainText(inlines))
	name, rest := "", ""
	if bold, ok := inlines[0].(markup.Styled); ok && bold.Style&markup.Bold != 0 {
		name = strings.TrimRight(strings.TrimSpace(markup.PlainText(bold.Children)), ":.")
		rest = strings.TrimLeft(strings.TrimPrefix(whole, strings.TrimSpace(markup.PlainText(bold.Children))), " :：–—-.")
	} else if at := stepSign.FindStringIndex(whole); at != nil && isName(oneLine(whole[:at[0]])) {
		name, rest = whole[:at[0]], whole[at[1]:]
	} else {
		name = strings.TrimRight(whole, ".")
	}
	name = oneLine(name)
	if !isName(name) || slug.Of(name) == "" && !markup.Plain(name) {
		return Step{}
	}
	s := Step{Name: capital(name)}
	if rest = oneLine(rest); rest != "" && markup.Plain(rest) {
		s.Aim = capital(rest)
	}
	return s
}

var doneWhen = regexp.MustCompile(`(?i)^(?:done when|fertig, wenn|terminé quand|klaar als|hecho cuando)(?: the buyer| the customer)?[:,]?\s+(\S.*)$`)

// more takes what stands below a step: what happens in it, and when it is done.
func (s *Step) more(b markup.Block) {
	say := func(text string) {
		text = oneLine(text)
		if text == "" || !markup.Plain(text) {
			return
		}
		if m := doneWhen.FindStringSubmatch(text); m != nil {
			s.DoneWhen = append(s.DoneWhen, strings.TrimRight(m[1], "."))
			return
		}
		s.Happens = append(s.Happens, capital(text))
	}
	switch b := b.(type) {
	case *markup.Paragraph:
		say(markup.PlainText(b.Inlines))
	case *markup.List:
		for _, item := range b.Items {
			if len(item.Blocks) > 0 {
				say(markup.BlockText(item.Blocks[0]))
			}
		}
	}
}

// numbered is a heading that says which step it is.
var numbered = regexp.MustCompile(`(?i)^(?:(?:step|phase|stage|schritt|stufe|étape|stap|fase|paso|etapa)\s*\d{1,2}\s*[:.)–—-]?|\d{1,2}[.)])\s*(\S.*)$`)

// headings proposes headings that follow each other, each with its number, as a process.
func (n *note) headings(d *markup.Document) {
	var run []Step
	var level int
	var at markup.Pos
	var over, last *markup.Heading
	end := func() {
		if len(run) >= fewestSteps && len(run) <= mostSteps {
			p := Process{Title: n.lesson.Own, Steps: run}
			if over != nil && over.Level > 1 {
				p.Heading = oneLine(markup.PlainText(over.Inlines))
				p.Title = p.Heading
			}
			p.Source = n.from(at, "")
			n.process(p)
		}
		run = nil
	}
	for i, b := range d.Blocks {
		h, ok := b.(*markup.Heading)
		if !ok || len(run) > 0 && h.Level > level {
			continue
		}
		if len(run) > 0 && h.Level < level {
			end()
		}
		m := numbered.FindStringSubmatch(oneLine(markup.PlainText(h.Inlines)))
		if m == nil || !isName(m[1]) {
			end()
			last = h
			continue
		}
		if len(run) == 0 {
			level, at, over = h.Level, h.Pos, last
		}
		s := Step{Name: capital(m[1]), Lesson: n.lesson.ID + "#" + h.ID}
		if i+1 < len(d.Blocks) {
			if text, ok := d.Blocks[i+1].(*markup.Paragraph); ok {
				if aim := firstSentences(markup.PlainText(text.Inlines)); markup.Plain(aim) {
					s.Aim = aim
				}
			}
		}
		run = append(run, s)
	}
	end()
}

// process proposes a process, unless there is one of the same steps. It tells whether it
// is one.
func (n *note) process(p Process) bool {
	var names []string
	seen := map[string]bool{}
	for _, s := range p.Steps {
		key := fold.Key(s.Name)
		if seen[key] {
			return false // the names tell them apart
		}
		seen[key] = true
		names = append(names, key)
	}
	key := strings.Join(names, "\n")
	if n.steps[key] {
		return true
	}
	if len(n.found.Processes) == mostProcesses {
		n.found.More = true
		return false
	}
	n.steps[key] = true
	p.Title = short(p.Title, mostName)
	p.ID = idOf(p.Title, "process", func(id string) bool { return n.others["process "+id] })
	n.others["process "+p.ID] = true
	n.found.Processes = append(n.found.Processes, p)
	return true
}
