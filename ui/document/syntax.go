package document

import (
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// Code beyond these stays in one colour: a course may hold any text, and the
// window must not wait for it.
const (
	longestColoured = 4 << 20
	colouringTime   = 150 * time.Millisecond
	// Of code that is drawn in chunks, whose colours come while it is read.
	longColouringTime = 5 * time.Second
)

// colourSpan is a part of code in one colour; it begins where the one before
// ends.
type colourSpan struct {
	end  int // bytes
	name theme.Name
}

// coloursOf reads code for at most so long and gives the colours of its
// tokens. What is left, or all of a language that isn't known, has none.
func coloursOf(language, text string, most time.Duration) []colourSpan {
	tokens := tokensOf(language, text)
	if tokens == nil {
		return nil
	}
	var all []colourSpan
	until := time.Now().Add(most)
	end := 0
	for t := tokens(); t != chroma.EOF && strings.HasPrefix(text[end:], t.Value); t = tokens() {
		end += len(t.Value)
		name := tokenColour(t.Type)
		if n := len(all); n > 0 && all[n-1].name == name {
			all[n-1].end = end
		} else {
			all = append(all, colourSpan{end, name})
		}
		if time.Now().After(until) {
			break
		}
	}
	return append(all, colourSpan{len(text), ""})
}

// colourAt gives the index of the part that a byte of the code is in.
func (l *listing) colourAt(at int) int {
	i, _ := slices.BinarySearchFunc(l.colours, at, func(c colourSpan, at int) int {
		if c.end <= at {
			return -1
		}
		return 1
	})
	return i
}

// colour reads the colours of a unit's code beside the main goroutine, once,
// and colours what is on screen when it has them.
func (l *listing) colour(v *View, unit int) {
	if l.asked || l.block.Language == "" {
		return
	}
	l.asked = true
	language, text := l.block.Language, l.block.Text
	v.inBackground(func() func() {
		all := coloursOf(language, text, longColouringTime)
		return func() {
			l.colours = all
			for _, it := range v.layout.Items() {
				if it.unit == unit && it.Object != nil && it.chunk != nil && it.chunk.recolour != nil && len(all) > 0 {
					it.chunk.recolour(it)
					v.marks.draw(it)
				}
			}
		}
	})
}

// inBackground does work beside the main goroutine, and what comes after it there.
func inBackground(work func() (after func())) {
	go func() { kit.OnMain(work()) }()
}

// recolour sets the rows of a chunk anew, in their colours.
func (l *listing) recolour(it *item, from, to, at int) {
	for _, p := range it.passages {
		start, end := p.paragraph.Selection()
		runs, starts := l.runs(from, to, at)
		p.from = starts
		p.paragraph.SetRuns(runs...)
		p.paragraph.Select(start, end)
	}
}

// tokensOf reads code by the grammar of its language; nil when there is none.
func tokensOf(language, text string) chroma.Iterator {
	if language == "" || len(text) > longestColoured {
		return nil
	}
	lexer := lexers.Get(language)
	if lexer == nil {
		return nil
	}
	tokens, err := chroma.Coalesce(lexer).Tokenise(&chroma.TokeniseOptions{State: "root", EnsureLF: false}, text)
	if err != nil {
		return nil // a grammar that can't read it leaves it in one colour
	}
	return tokens
}

// tokenColour gives the colour of a kind of token; "" is the text's own.
func tokenColour(t chroma.TokenType) theme.Name {
	switch {
	case t.InCategory(chroma.Comment):
		return theme.Muted
	case t.InCategory(chroma.Keyword), t == chroma.NameTag:
		return theme.Note
	case t.InSubCategory(chroma.LiteralString):
		return theme.Success
	case t.InSubCategory(chroma.LiteralNumber), t == chroma.NameAttribute:
		return theme.Info
	case t.InSubCategory(chroma.NameFunction), t.InSubCategory(chroma.NameBuiltin), t == chroma.NameClass:
		return theme.Primary
	case t == chroma.GenericDeleted:
		return theme.Danger
	case t == chroma.GenericInserted:
		return theme.Success
	}
	return ""
}
