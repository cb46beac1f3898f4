package document

import (
	"strings"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"stagecraft/ui/flow"
	"stagecraft/ui/look"
)

// Code beyond these stays in one colour: a course may hold any text, and the
// window must not wait for it.
const (
	longestColoured = 64 << 10
	colouringTime   = 150 * time.Millisecond
)

// colourCode sets code line by line, its tokens in their colours. A language
// that isn't known stays in one colour. No letter is lost or added.
func colourCode(language, text string) [][]flow.Run {
	lines := [][]flow.Run{nil}
	put := func(s string, name look.Name) {
		for i, part := range strings.Split(s, "\n") {
			if i > 0 {
				lines = append(lines, nil)
			}
			if part != "" {
				last := &lines[len(lines)-1]
				*last = append(*last, flow.Run{Text: part, Color: name})
			}
		}
	}
	rest := text
	if tokens := tokensOf(language, text); tokens != nil {
		until := time.Now().Add(colouringTime)
		for t := tokens(); t != chroma.EOF && strings.HasPrefix(rest, t.Value); t = tokens() {
			put(t.Value, tokenColour(t.Type))
			rest = rest[len(t.Value):]
			if time.Now().After(until) {
				break
			}
		}
	}
	put(rest, "")
	for i := range lines {
		if lines[i] == nil {
			lines[i] = []flow.Run{{}}
		}
	}
	return lines
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
func tokenColour(t chroma.TokenType) look.Name {
	switch {
	case t.InCategory(chroma.Comment):
		return look.Muted
	case t.InCategory(chroma.Keyword), t == chroma.NameTag:
		return look.Note
	case t.InSubCategory(chroma.LiteralString):
		return look.Success
	case t.InSubCategory(chroma.LiteralNumber), t == chroma.NameAttribute:
		return look.Info
	case t.InSubCategory(chroma.NameFunction), t.InSubCategory(chroma.NameBuiltin), t == chroma.NameClass:
		return look.Primary
	case t == chroma.GenericDeleted:
		return look.Danger
	case t == chroma.GenericInserted:
		return look.Success
	}
	return ""
}
