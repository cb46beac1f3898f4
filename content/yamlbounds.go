package content

import (
	"github.com/goccy/go-yaml/token"

	"stagecraft/content/catalogue"
)

// Bounds on the shape of a YAML file, far beyond what a course needs. The
// parser's time grows with the square of the first two, and it calls itself
// once for each level and for each key beside another.
const (
	maxDepth  = 24          // values within values
	maxKeys   = 1000        // keys of one mapping
	maxTokens = 400_000     // words and signs of the file
	maxWords  = 450_000     // words and signs of all files of a course that are lists, and of all that are not
	maxMarks  = 450_000     // lines and signs that may be such, before they are told apart
	maxMoves  = 400_000_000 // words and signs of a part, times its values left empty, for each of which the parser moves them
)

// tooManyMarks counts what could be a word or sign of YAML, from above, and is
// false at the first that is too many. Telling them apart takes a hundred times
// the memory of the text, and so comes later.
func tooManyMarks(file string, source []byte) (filePosition, bool) {
	marks, line, start := 0, 1, 0
	for i, c := range source {
		switch c {
		case '\n':
			line, start = line+1, i+1
		case '[', ']', '{', '}', ',', '"', '\'', '&', '*', '!', '%', '#', '|', '>', '@', '`':
		case ':', '-', '?':
			if i+1 < len(source) && source[i+1] != ' ' && source[i+1] != '\n' && source[i+1] != '\t' {
				continue
			}
		default:
			continue
		}
		if marks++; marks > maxMarks {
			return filePosition{file, line, i - start + 1}, false
		}
	}
	return filePosition{}, true
}

// yamlBounds is what was met of a file so far.
type yamlBounds struct {
	words        int
	all          *int // words of all files of its kind
	begun, ended bool // whether its document has
}

// check finds the first token of a part that a course's YAML may not have, and
// what to say of it. Without one it gives the tokens of the document.
func (b *yamlBounds) check(tokens token.Tokens) (content token.Tokens, refused *token.Token, message catalogue.Message) {
	if b.words+len(tokens) > maxTokens {
		return nil, tokens[maxTokens-b.words], catalogue.Say("the file goes on after %d words and signs; divide it or write less", maxTokens)
	}
	b.words += len(tokens)
	if *b.all += len(tokens); *b.all > maxWords {
		return nil, tokens[0], catalogue.Say("the files of the course that are written like this one go on after %d words and signs; write less", maxWords)
	}
	content, refused, message = b.document(tokens)
	if refused == nil {
		refused, message = refusedToken(content)
	}
	return content, refused, message
}

// document leaves off what stands before and after the one document of a file.
func (b *yamlBounds) document(tokens token.Tokens) (content token.Tokens, refused *token.Token, message catalogue.Message) {
	start, end := 0, len(tokens)
	for i, t := range tokens {
		switch t.Type {
		case token.CommentType:
		case token.DocumentHeaderType, token.DocumentEndType:
			switch {
			case !b.begun && t.Type == token.DocumentHeaderType:
				start = i
			case !b.begun:
				start = i + 1
			case !b.ended:
				b.ended, end = true, i
			}
		default:
			if b.ended {
				return nil, t, catalogue.Say("a second document starts here; keep one to a file, without ---")
			}
			b.begun = true
		}
	}
	return tokens[start:end], nil, catalogue.Message{}
}

// refusedToken finds the first token that a course's YAML may not have, and
// what to say of it.
func refusedToken(tokens token.Tokens) (*token.Token, catalogue.Message) {
	type collection struct{ column, entries int }
	var open []collection // in lines of their own
	flow := 0             // how many [ and { are open
	empty := 0
	for i, t := range tokens {
		column := 0
		switch t.Type {
		case token.AnchorType, token.AliasType, token.MergeKeyType:
			return t, catalogue.Say("%q is an anchor, alias or merge, which a course may not have; write the value out (in quotes if it is text)", t.Value)
		case token.TagType, token.DirectiveType:
			return t, catalogue.Say("%q is a tag or directive, which a course may not have; put text that starts like this in quotes", t.Value)
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow--
		case token.SequenceEntryType, token.MappingKeyType:
			column = t.Position.Column
		case token.MappingValueType:
			if i > 0 {
				column = tokens[i-1].Position.Column
			}
		}
		if column > 0 && flow <= 0 {
			for len(open) > 0 && open[len(open)-1].column > column {
				open = open[:len(open)-1]
			}
			if len(open) == 0 || open[len(open)-1].column < column {
				open = append(open, collection{column: column})
			}
			if t.Type == token.MappingValueType {
				open[len(open)-1].entries++
			}
			if open[len(open)-1].entries > maxKeys {
				return t, catalogue.Say("more than %d keys beside each other; a course needs fewer", maxKeys)
			}
		}
		if leftEmpty(tokens, i) {
			if empty++; empty*len(tokens) > maxMoves {
				return t, catalogue.Say("the value after this is left empty as those of %d others; write them or leave the keys out", empty-1)
			}
		}
		if len(open)+flow > maxDepth {
			return t, catalogue.Say("values nest more than %d deep; a course needs no more than 4", maxDepth)
		}
	}
	return nil, catalogue.Message{}
}

// leftEmpty tells whether the token at i has no value after it, to which one
// would belong.
func leftEmpty(tokens token.Tokens, i int) bool {
	t := tokens[i]
	var next *token.Token
	if i+1 < len(tokens) {
		next = tokens[i+1]
	}
	switch t.Type {
	case token.SequenceEntryType:
		return next == nil || next.Position.Line > t.Position.Line && next.Position.Column <= t.Position.Column
	case token.MappingValueType:
		if next == nil {
			return true
		}
		switch next.Type {
		case token.CollectEntryType, token.MappingEndType, token.SequenceEndType:
			return true
		}
		below := 0 // how far right of its key the value has to start
		if next.Type != token.SequenceEntryType {
			below = 1
		}
		return next.Position.Line > t.Position.Line && i > 0 && next.Position.Column < tokens[i-1].Position.Column+below
	case token.CollectEntryType: // between the entries of [] or {}, where a key may be alone
		return i < 2 || tokens[i-2].Type != token.MappingValueType
	}
	return false
}
