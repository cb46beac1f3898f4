package markup

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// starRun is a run of two or more stars that stayed text.
type starRun struct {
	offset                int
	before, after         rune // beside the run
	opens, closes         bool // as CommonMark has it
	wouldOpen, wouldClose bool // but for the mark inside of it and the letter outside
}

// unbold reports stars that are there to make text bold and can't: CommonMark
// takes no stars for an end that have a mark on their inside and a letter on
// their outside, which is how they stand in scripts without spaces.
func (b *builder) unbold(n ast.Node) {
	var open *starRun
	for _, run := range b.starsIn(n, nil) {
		switch {
		case open != nil && (run.closes || run.wouldClose):
			blocked := run
			if open.wouldOpen {
				blocked = *open
			}
			if open.wouldOpen || run.wouldClose {
				b.problem(blocked.offset, "not-bold",
					"these stars make nothing bold, since %q stands inside of them and %q right outside; put %[1]q outside of the stars, or a space before %[2]q", string(blocked.inside()), string(blocked.outside()))
			}
			open = nil
		case run.opens || run.wouldOpen:
			open = &run
		}
	}
}

func (s starRun) inside() rune {
	if s.wouldOpen {
		return s.after
	}
	return s.before
}

func (s starRun) outside() rune {
	if s.wouldOpen {
		return s.before
	}
	return s.after
}

// starsIn adds to found the runs of stars in the text of n, in their order.
func (b *builder) starsIn(n ast.Node, found []starRun) []starRun {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch t := c.(type) {
		case *ast.Text:
			found = b.starsOf(t, found)
		case *ast.CodeSpan, *ast.RawHTML, *ast.AutoLink:
		default:
			found = b.starsIn(c, found)
		}
	}
	return found
}

func (b *builder) starsOf(t *ast.Text, found []starRun) []starRun {
	for i := t.Segment.Start; i < t.Segment.Stop; i++ {
		if b.src[i] == '\\' {
			i++
			continue
		}
		start := i
		for i < t.Segment.Stop && b.src[i] == '*' {
			i++
		}
		if i-start < 2 {
			continue
		}
		run := starRun{offset: start, before: ' ', after: ' '}
		if start > 0 {
			run.before, _ = utf8.DecodeLastRune(b.src[:start])
		}
		if i < len(b.src) {
			run.after, _ = utf8.DecodeRune(b.src[i:])
		}
		spaceBefore, spaceAfter := util.IsSpaceRune(run.before), util.IsSpaceRune(run.after)
		markBefore, markAfter := util.IsPunctRune(run.before), util.IsPunctRune(run.after)
		run.opens = !spaceAfter && (!markAfter || spaceBefore || markBefore)
		run.closes = !spaceBefore && (!markBefore || spaceAfter || markAfter)
		run.wouldOpen = !run.opens && unicode.IsLetter(run.before) && opensText(run.after)
		run.wouldClose = !run.closes && unicode.IsLetter(run.after) && closesText(run.before)
		found = append(found, run)
	}
	return found
}

// opensText tells marks that text in bold may begin with.
func opensText(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) || r == '"' || r == '\'' }

// closesText tells marks that text in bold may end in.
func closesText(r rune) bool {
	return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Po) && r != '*' && r != '\\' && r != '/'
}
