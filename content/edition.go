package content

import (
	"strings"

	"stagecraft/content/anchor"
	"stagecraft/content/edition"
	"stagecraft/content/lock"
	"stagecraft/content/markup"
)

// Edition gives all of the course that has an id and that a learner can touch, and
// what of each they may have learnt: what cards and questions ask, and the names of
// the rest. What the learner made is no part of it. It is made once, and not to be
// changed.
func (c *Course) Edition() edition.Edition {
	c.editionOnce.Do(func() { c.edition = c.makeEdition() })
	return c.edition
}

func (c *Course) makeEdition() edition.Edition {
	var all things
	for _, s := range c.Journey {
		all.add("stage:"+s.ID, edition.NewPart("name", s.Name, false))
	}
	for _, r := range c.Roles {
		all.add("role:"+r.ID, edition.NewPart("name", r.Name, false), edition.NewPart("abbreviation", r.Abbreviation, false))
	}
	for _, t := range c.Terms {
		all.add("term:"+t.ID, edition.NewPart("term", t.WithFormulas(), false), edition.NewPart("abbreviation", t.Abbreviation, false), edition.NewPart("definition", t.Definition, false))
	}
	for _, p := range c.Processes {
		if !p.Own {
			all.process(c, p)
		}
	}
	for _, l := range c.Lessons {
		all.add("lesson:"+l.ID, edition.NewPart("title", l.Title, false))
	}
	for _, b := range c.blocks() {
		if b.Heading != "" {
			all.add("lesson:"+b.Lesson+"#"+b.Heading, edition.NewPart("heading", b.Text, false))
		}
	}
	for _, q := range c.Questions {
		all.add("question:"+q.ID, edition.NewPart("question", q.asks(), false), q.rights())
	}
	for _, s := range c.Scenes {
		steps := make([]string, len(s.Steps))
		for i, step := range s.Steps {
			steps[i] = "step:" + step
		}
		all.add("scene:"+s.ID, edition.NewPart("text", s.Text, false), edition.NewList("step", steps, true, false))
	}
	for _, d := range c.Dialogues {
		all.add("dialogue:"+d.ID, edition.NewPart("title", d.Title, false))
	}
	return edition.New(c.Version, all)
}

// things are being collected.
type things []edition.Thing

// add adds a thing, without the parts of which it has nothing.
func (t *things) add(id string, parts ...edition.Part) {
	thing := edition.Thing{ID: id}
	for _, p := range parts {
		if p.Text != "" {
			thing.Parts = append(thing.Parts, p)
		}
	}
	if len(thing.Parts) > 0 {
		*t = append(*t, thing)
	}
}

// process adds a process and its steps. What comes after a step and who leads it are
// known by their names, as a card shows them.
func (t *things) process(c *Course, p *Process) {
	t.add("process:"+p.ID, edition.NewPart("title", p.Title, false))
	for i, s := range p.Steps {
		next, lead := "", ""
		if i+1 < len(p.Steps) {
			next = p.Steps[i+1].WithFormulas()
		}
		if r := c.Role(s.Lead); r != nil {
			lead = r.Name
		}
		t.add("step:"+p.ID+"/"+s.ID,
			edition.NewPart("name", s.WithFormulas(), false), edition.NewPart("aim", s.Aim, false),
			edition.NewPart("next", next, false), edition.NewPart("lead", lead, false),
			edition.NewList("done", s.DoneWhen, false, true))
	}
}

// asks is what a question asks, as a text; of a sentence to fill, with its gaps.
func (q *Question) asks() string {
	var all strings.Builder
	all.WriteString(textOf(q.Prompt, q.PromptBlocks))
	for i, p := range q.Text {
		if i == 0 {
			all.WriteString(" ")
		}
		if p.Blank {
			all.WriteString("…")
		} else {
			all.WriteString(p.Text)
		}
	}
	return all.String()
}

// textOf is running text, or what it is shown as.
func textOf(inlines []markup.Inline, blocks []markup.Block) string {
	if blocks == nil {
		return markup.PlainText(inlines)
	}
	texts := make([]string, len(blocks))
	for i, b := range blocks {
		texts[i] = markup.BlockText(b)
	}
	return strings.Join(texts, " ")
}

// rights is what is right.
func (q *Question) rights() edition.Part {
	items, exact, ordered := kindOfQuestion(q.Kind).rights(q)
	return edition.NewList("answer", items, exact, ordered)
}

// blocks gives the course's paragraphs as Anchors does, each heading with its id.
func (c *Course) blocks() []lock.Block {
	var all []lock.Block
	for _, l := range c.Lessons {
		for i, named := range l.Blocks {
			b := lock.Block{Block: anchor.Block{Lesson: l.ID, Key: named.Key}}
			if l.Document != nil && i < len(l.Document.Blocks) {
				block := l.Document.Blocks[i]
				b.Text = markup.BlockText(block)
				if h, ok := block.(*markup.Heading); ok {
					b.Level, b.Heading = h.Level, h.ID
				}
			}
			all = append(all, b)
		}
	}
	return all
}

// Moves gives where ids went that the course had in earlier editions.
func (c *Course) Moves() edition.Moves {
	all := edition.Moves{}
	if c.Lock != nil {
		all = c.Lock.Moves()
	}
	for id, to := range c.Moved {
		all[id] = to
	}
	return all
}

// Now gives the course as it is to be locked.
func (c *Course) Now() *lock.Now {
	set := func(ids []string) map[string]bool {
		all := map[string]bool{}
		for _, id := range ids {
			all[id] = true
		}
		return all
	}
	return &lock.Now{
		Course: c.ID, Edition: c.Edition(), Blocks: c.blocks(),
		Moves: c.Moved, Same: set(c.Same), Meant: set(c.Changed),
	}
}
