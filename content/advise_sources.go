package content

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"stagecraft/content/fold"
	"stagecraft/content/markup"
)

// lintSources reports what a course says and doesn't tell where it has it from:
// terms with no source, where most have one, and figures of research.
func (r *adviser) lintSources() {
	with := 0
	for _, t := range r.course.Terms {
		if t.Source != "" {
			with++
		}
	}
	for _, t := range r.course.Terms {
		if t.Source == "" && t.Term != "" && 2*with > len(r.course.Terms) {
			r.lint(r.declared["term"][t.ID], "term-without-source", "the term %q has no source, and most have one; say where its meaning is from", shortened(t.Term))
		}
	}
	if !r.english() {
		return
	}
	for _, l := range r.course.Lessons {
		if !namesSources(l.Document) {
			r.lintFigures(l)
		}
	}
}

// research are words by which a text says that somebody measured something.
var research = regexp.MustCompile(`(?i)\b(study|studies|survey|surveys|research|researchers|statistics|benchmark)\b`)

// measured is a figure that somebody must have counted.
var measured = regexp.MustCompile(`\d ?%|\d per cent|\b\d{1,3}(?:,\d{3})+\b|\b\d{3,}\b`)

// lintFigures reports the paragraphs of a lesson that give a figure of some
// research and neither a link nor a footnote.
func (r *adviser) lintFigures(l *Lesson) {
	markup.Walk(l.Document.Blocks, func(b markup.Block) bool {
		p, ok := b.(*markup.Paragraph)
		if !ok {
			return true
		}
		text := markup.PlainText(p.Inlines)
		if research.MatchString(text) && measured.MatchString(text) && !cites(p.Inlines) {
			at := b.Position()
			r.lint(filePosition{l.Path, at.Line, at.Column}, "figure-without-source", "the paragraph gives a figure of some research; link to it, or name it under a heading Sources")
		}
		return true
	})
}

// cites tells whether running text has a link to the web or a footnote.
func cites(inlines []markup.Inline) bool {
	found := false
	markup.EachInline(inlines, func(in markup.Inline) {
		switch in := in.(type) {
		case markup.Link:
			found = found || hasScheme(in.Destination) && strings.Contains(in.Destination, "//")
		case markup.FootnoteMark:
			found = true
		}
	})
	return found
}

// namesSources tells whether a note has a heading for its sources.
func namesSources(d *markup.Document) bool {
	return slices.ContainsFunc(d.Blocks, func(b markup.Block) bool {
		h, ok := b.(*markup.Heading)
		return ok && slices.Contains([]string{"sources", "references", "bibliography"}, fold.Key(markup.PlainText(h.Inlines)))
	})
}

// lintLetters reports abbreviations whose card doesn't say what their letters
// stand for, in the name of the term or in its definition.
func (r *adviser) lintLetters() {
	for _, t := range r.course.Terms {
		if t.Abbreviation == "" || t.Term == "" {
			continue
		}
		at := r.declared["term"][t.ID]
		if !spells(t.Term, t.Abbreviation) && !spells(t.Definition, t.Abbreviation) {
			r.lint(at, "unnamed-letters", "neither the name nor the definition of %q has words for the letters of %s; name them", shortened(t.Term), t.Abbreviation)
			continue
		}
		items := strings.Split(t.Term, ",")
		if len(items) < 3 {
			continue
		}
		definition := fold.Key(t.Definition)
		for _, item := range items {
			if !slices.ContainsFunc(strings.Fields(fold.Key(item)), func(w string) bool {
				return strings.Contains(definition, w[:min(len(w), 5)])
			}) {
				r.lint(at, "unnamed-letters", "the definition of %s doesn't say %q; a card that asks for the term would give its letters no meaning", t.Abbreviation, strings.TrimSpace(item))
				break
			}
		}
	}
}

// spells tells whether a text has the letters of an abbreviation in their
// order, the first of them at the beginning of a word.
func spells(text, abbreviation string) bool {
	letters := func(s string) []rune {
		return slices.DeleteFunc([]rune(fold.Key(s)), func(c rune) bool { return !unicode.IsLetter(c) && c != ' ' })
	}
	want := slices.DeleteFunc(letters(abbreviation), func(c rune) bool { return c == ' ' })
	if len(want) == 0 {
		return true
	}
	in := append([]rune{' '}, letters(text)...)
	for i := 1; i < len(in); i++ {
		if in[i] != want[0] || in[i-1] != ' ' {
			continue
		}
		n := 0
		for _, c := range in[i:] {
			if n < len(want) && c == want[n] {
				n++
			}
		}
		return n == len(want)
	}
	return false
}

// shouted is what looks like an abbreviation.
var shouted = regexp.MustCompile(`\b[A-Z]{2,6}\b`)

// everyday are abbreviations that no course has to explain.
var everyday = strings.Fields("AI AM PM BC AD CD CEO CFO CV DVD EU FAQ GPS HR HTML ID IT OK PC PDF PIN PR QR SMS TV UK UN UNO URL US USA USB VAT VIP WC WWW")

// lintUndefined reports abbreviations that lessons say more than once and that
// no term, no role and no bracket explains; in a course that has terms for others.
func (r *adviser) lintUndefined() {
	known := map[string]bool{}
	for _, s := range everyday {
		known[s] = true
	}
	abbreviations := false
	learn := func(texts ...string) {
		for _, text := range texts {
			for _, s := range shouted.FindAllString(text, -1) {
				known[s] = true
			}
		}
	}
	for _, t := range r.course.Terms {
		abbreviations = abbreviations || t.Abbreviation != ""
		learn(t.Term, t.Abbreviation, strings.ToUpper(t.Abbreviation))
	}
	for _, role := range r.course.Roles {
		learn(role.Name, role.Abbreviation, strings.ToUpper(role.Abbreviation))
	}
	if !abbreviations {
		return
	}
	said := map[string]int{}
	first := map[string]filePosition{}
	var order []string
	for _, l := range r.course.Lessons {
		markup.Walk(l.Document.Blocks, func(b markup.Block) bool {
			if _, quiz := b.(*markup.Quiz); quiz {
				return false
			}
			markup.WalkInlines(b, func(in markup.Inline) {
				if a, ok := in.(markup.Abbreviation); ok { // which the note itself explains
					known[a.Short] = true
				}
			})
			for _, child := range markup.Children(b) {
				text := ownWords(child.Inlines)
				for _, at := range shouted.FindAllStringIndex(text, -1) {
					s := text[at[0]:at[1]]
					if strings.HasSuffix(text[:at[0]], "(") || strings.HasPrefix(text[at[1]:], " (") {
						known[s] = true
					}
					if said[s]++; said[s] == 1 {
						p := b.Position()
						first[s], order = filePosition{l.Path, p.Line, p.Column}, append(order, s)
					}
				}
			}
			return true
		})
	}
	for _, s := range order {
		if said[s] > 1 && !known[s] {
			r.lint(first[s], "undefined-abbreviation", "lessons say %s %d times, and no term has it; add one, or write it out", s, said[s]).
				instead(s, strings.ToLower(s))
		}
	}
}

// ownWords gives running text without what links to the web say.
func ownWords(inlines []markup.Inline) string {
	var own []markup.Inline
	for _, in := range inlines {
		if link, ok := in.(markup.Link); ok && strings.Contains(link.Destination, "://") {
			continue
		}
		own = append(own, in)
	}
	return markup.PlainText(own)
}
