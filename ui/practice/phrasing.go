package practice

import (
	"cmp"
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study/drill"
	"stagecraft/ui/words"
)

// phrased puts a question made of a process into words. Its answers are kept
// under the drill's id.
func phrased(c *content.Course, d drill.Question) *content.Question {
	q := &content.Question{ID: d.ID, Kind: content.Single, Prompt: plain(promptOf(d)), Explanation: explained(c, d)}
	switch d.Kind {
	case drill.Order, drill.Part:
		q.Kind = content.Order
		for _, s := range d.Steps {
			q.Items = append(q.Items, s.WithFormulas())
		}
	case drill.Match:
		q.Kind = content.Match
		for _, pair := range d.Pairs {
			q.Pairs = append(q.Pairs, [2]string{pair.Step.WithFormulas(), pair.Artefact})
		}
	}
	if d.Scene != nil {
		q.Prompt = append(plain(d.Scene.Text), append([]markup.Inline{markup.Break{}}, q.Prompt...)...)
	}
	for _, o := range d.Options {
		text := o.Text
		if o.Step != nil && text == o.Step.Name {
			text = o.Step.WithFormulas()
		}
		if d.Kind == drill.Tell && d.Other.Process != d.Step.Process {
			text += " (" + o.Step.Process.Title + ")"
		}
		q.Choices = append(q.Choices, content.Choice{Inlines: plain(text), Right: o.Right})
	}
	return q
}

// plain is a text of the process, which has no markup but formulas.
func plain(s string) []markup.Inline { return markup.WithFormulas(s) }

func promptOf(d drill.Question) string {
	switch d.Kind {
	case drill.Next:
		return words.F("Which step comes right after “%s”?", d.Step.WithFormulas())
	case drill.Before:
		return words.F("Which step comes right before “%s”?", d.Step.WithFormulas())
	case drill.Missing:
		var shown []string
		for _, s := range d.Shown {
			if s == nil {
				shown = append(shown, "____")
			} else {
				shown = append(shown, s.WithFormulas())
			}
		}
		return words.F("Which step is missing? %s", strings.Join(shown, " › "))
	case drill.Lead:
		return words.F("Who leads “%s”?", d.Step.WithFormulas())
	case drill.Done:
		return words.F("“%s” counts as done when the buyer…", d.Step.WithFormulas())
	case drill.Part:
		return words.F("Some steps of %s stand in their place. Put the others in order.", d.Process.Title)
	case drill.Match:
		return words.F("Which step of %s leaves what behind?", d.Process.Title)
	case drill.Scene:
		return words.F("Which step of %s is this?", d.Process.Title)
	case drill.Move:
		return words.T("What is the next move?")
	case drill.Tell:
		switch d.About {
		case drill.Aim:
			return words.F("Which step has this aim: “%s”?", bare(d.Fact))
		case drill.DoneWhen:
			return words.F("Which step is done when the buyer %s?", bare(d.Fact))
		case drill.Leaves:
			return words.F("Which step leaves this behind: %s?", bare(d.Fact))
		case drill.FromScene:
			return words.T("Which step is this?")
		case drill.First:
			return words.F("Which of the two comes first in %s?", d.Process.Title)
		}
		return words.F("In which step does this happen: “%s”?", bare(d.Fact))
	}
	return words.F("Put the steps of %s in order.", d.Process.Title)
}

// explained says why the answer is right, in the process' own words, and leads
// to the step that says so. What the answer says already isn't said again, unless
// there is nothing else to say.
func explained(c *content.Course, d drill.Question) []markup.Inline {
	var said string
	s, p := d.Step, d.Process
	switch d.Kind {
	case drill.Next:
		said = cmp.Or(join(aimOf(p.Steps[s.Number]), beforeStart(p, s.Number)), whyHere(p, s.Number))
	case drill.Before, drill.Missing:
		said = cmp.Or(join(aimOf(s), beforeStart(p, s.Number-1)), whyHere(p, s.Number-1))
	case drill.Lead:
		said = cmp.Or(besideLead(c, s), words.F("“%s” is led by: %s.", s.WithFormulas(), drill.RoleName(c.Role(s.Lead))))
	case drill.Done:
		said = cmp.Or(aimOf(s), words.F("“%s” is done when the buyer %s.", s.WithFormulas(), bare(strings.Join(s.DoneWhen, "; "))))
	case drill.Match:
		said = cmp.Or(sentence(p.About), aimOf(s))
	case drill.Scene, drill.Move:
		said = join(words.F("This is “%s”, step %d of %d.", s.WithFormulas(), s.Number, len(p.Steps)), sentence(d.Scene.Why))
		if !d.Moves { // else it would give away what is asked next
			said = join(said, nextMove(d.Scene))
		}
	case drill.Tell:
		said = join(whatItIs(d), aimOf(s), aimOf(d.Other))
	default:
		last := d.Steps[len(d.Steps)-1]
		said = join(words.F("“%s” comes first and “%s” last.", s.WithFormulas(), last.WithFormulas()), sentence(p.About))
	}
	return append(plain(said+" "),
		markup.Link{Destination: "step:" + drill.Ref(s), Children: plain(words.F("See “%s” ›", s.WithFormulas()))})
}

// bare is a text without the full stop at its end.
func bare(s string) string { return strings.TrimRight(s, ". ") }

// join sets sentences one after another, the empty ones left out.
func join(sentences ...string) string {
	var said []string
	for _, s := range sentences {
		if s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " ")
}

func nextMove(scene *content.Scene) string {
	if scene == nil || scene.NextMove == "" {
		return ""
	}
	return words.F("The next move: %s", sentence(scene.NextMove))
}

func aimOf(s *content.Step) string {
	if s.Aim == "" {
		return ""
	}
	return words.F("The aim of “%s”: %s", s.WithFormulas(), sentence(s.Aim))
}

// whatItIs says what kind of fact told two steps apart.
func whatItIs(d drill.Question) string {
	switch d.About {
	case drill.Aim:
		return words.F("That is “%s”.", d.Step.WithFormulas())
	case drill.DoneWhen:
		return words.F("“%s” is done when the buyer %s.", d.Step.WithFormulas(), bare(d.Fact))
	case drill.Leaves:
		return words.F("“%s” leaves this behind: %s", d.Step.WithFormulas(), sentence(d.Fact))
	case drill.FromScene:
		return join(words.F("This is “%s”, step %d of %d.", d.Step.WithFormulas(), d.Step.Number, len(d.Process.Steps)), sentence(d.Scene.Why), nextMove(d.Scene))
	}
	if d.About == drill.First {
		return words.F("“%s” is step %d and “%s” is step %d.", d.Step.WithFormulas(), d.Step.Number, d.Other.WithFormulas(), d.Other.Number)
	}
	return words.F("This happens in “%s”.", d.Step.WithFormulas())
}

// besideLead says who supports a step and what its leading role owns: what the answer to who leads
// doesn't say itself.
func besideLead(c *content.Course, s *content.Step) (said string) {
	role := c.Role(s.Lead)
	var support []string
	for _, id := range s.Support {
		if r := c.Role(id); r != nil && r != role {
			support = append(support, drill.RoleName(r))
		}
	}
	if len(support) > 0 {
		said = join(said, words.F("In support: %s.", strings.Join(support, ", ")))
	}
	if role.Owns != "" {
		said = join(said, words.F("What that role owns: %s", sentence(role.Owns)))
	}
	return said
}
