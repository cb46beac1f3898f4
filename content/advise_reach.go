package content

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"stagecraft/content/lint"
	"stagecraft/content/markup"
)

// lintReach reports the terms that lead to no lesson, and those whose lesson
// neither says them nor links to them.
func (r *adviser) lintReach() {
	reached := map[string]map[string]bool{} // lesson id, term id
	anywhere := map[string]bool{}           // others are reported as unused
	matcher := r.course.TermMatcher()
	for _, l := range r.course.Lessons {
		reached[l.ID] = termsIn(l.Document, matcher)
		maps.Copy(anywhere, reached[l.ID])
	}
	for _, t := range r.course.Terms {
		at := r.declared["term"][t.ID]
		id, _, _ := strings.Cut(t.Lesson, "#")
		terms, known := reached[id]
		switch {
		case t.Term == "" || !anywhere[t.ID]:
		case t.Lesson == "":
			r.lint(at, "term-without-lesson", "the term %q leads to no lesson; add lesson: and the lesson that explains it", shortened(t.Term))
		case known && !terms[t.ID]:
			r.lint(at, "lesson-without-term", "lesson %q neither says %q nor links to term:%s; do so where it is explained, or name another lesson", id, shortened(t.Term), t.ID)
		}
	}
}

// termsIn gives the ids of the terms that a note mentions, in its text, its
// footnotes or its questions.
func termsIn(d *markup.Document, matcher *TermMatcher) map[string]bool {
	found := linkedTerms(d)
	blocks := slices.Clone(d.Blocks)
	for _, f := range d.Footnotes {
		blocks = append(blocks, f.Blocks...)
	}
	for _, t := range matcher.Mentions(Everything, blocks...) {
		found[t.ID] = true
	}
	for _, quiz := range quizzes(d) {
		for _, s := range matcher.Find(quiz.Source) {
			found[s.Term.ID] = true
		}
	}
	return found
}

// linkedTerms gives the ids of the terms that a note links to.
func linkedTerms(d *markup.Document) map[string]bool {
	found := map[string]bool{}
	visit := func(in markup.Inline) {
		if link, ok := in.(markup.Link); ok {
			if ref, ok := ParseRef(link.Destination); ok && ref.Kind == "term" {
				found[ref.ID] = true
			}
		}
	}
	text := quizText{}
	blocks := slices.Clone(d.Blocks)
	for _, f := range d.Footnotes {
		blocks = append(blocks, f.Blocks...)
	}
	for _, b := range blocks {
		markup.WalkInlines(b, visit)
	}
	for _, quiz := range quizzes(d) {
		text.each(splitQuiz(quiz.Source), visit)
	}
	return found
}

// lintMinutes reports a lesson whose reading time, as its author gives it, is
// far off what its words take. The videos in it may be counted or not.
func (r *adviser) lintMinutes() {
	for _, l := range r.course.Lessons {
		stated := l.Document.Meta.Minutes
		if stated <= 0 {
			continue
		}
		least := lint.Minutes(l.Words)
		most := least
		markup.Walk(l.Document.Blocks, func(b markup.Block) bool {
			if video, ok := b.(*markup.Embed); ok {
				most += r.course.Videos[video.ID].Minutes
			}
			return true
		})
		if lint.FarOff(stated, least, most) {
			r.lint(r.frontMatter(l.Path, "minutes"), "reading-time", "minutes says %d, but %d words take about %d at %d a minute; correct it, or leave it out and it is counted",
				stated, l.Words, least, lint.WordsAMinute).
				instead(strconv.Itoa(stated), strconv.Itoa(least))
		}
	}
}
