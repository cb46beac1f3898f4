package content

import (
	"bytes"
	"strings"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"
)

// partSize is how long the parts are, in bytes, in which a list is parsed. The
// parser's tree takes fifty times as much memory, and some of its steps take
// time by the square of it.
const partSize = 4 << 10

// yamlParts divides a file into tokens that can be parsed by themselves: one
// that is a list into parts of some entries, any other is a single part.
type yamlParts struct {
	source []byte
	list   bool
	size   int // of a part, in bytes, at least
	over   int // the line on which a part begins that has more than maxPart bytes; 0 for none
}

// maxPart is how many bytes may be parsed at once: an entry of a list, or all of a file that is none. What people
// write has a thousandth of it, and the time that the lexer takes for one value grows faster than its size.
const maxPart = 2 << 20

// startsList tells whether the outermost value of a file is a list in lines of
// its own.
func startsList(source []byte) bool {
	for line := range bytes.Lines(source) {
		line = bytes.TrimRight(line, " \t\r\n")
		if len(line) > 0 && line[0] != '#' && !bytes.Equal(line, []byte("---")) {
			return startsEntry(line)
		}
	}
	return false
}

// startsEntry tells whether an entry of the outermost list starts here.
func startsEntry(line []byte) bool {
	return len(line) > 0 && line[0] == '-' && (len(line) == 1 || line[1] == ' ' || line[1] == '\n')
}

// all gives the tokens of each part, with their places in the file.
// It stops at one that is too large.
func (p *yamlParts) all(yield func(token.Tokens) bool) {
	line := 0 // before the part
	for at := 0; at < len(p.source); {
		end, tokens, ok := p.part(at)
		if !ok {
			p.over = line + 1
			return
		}
		for _, t := range tokens {
			t.Position.Line += line
		}
		if len(tokens) > 0 && !yield(tokens) {
			return
		}
		line += bytes.Count(p.source[at:end], []byte("\n"))
		at = end
	}
}

// part gives the part that starts at an offset, and where it ends: before an
// entry that isn't within quotes or brackets. What is no list after all is not
// divided.
func (p *yamlParts) part(at int) (end int, tokens token.Tokens, ok bool) {
	for size := p.size; p.list; size *= 4 {
		if end = p.entry(at + size); end == len(p.source) {
			break
		}
		if end-at > maxPart {
			return 0, nil, false
		}
		// The lexer looks ahead to the next entry, and so has to see it.
		tokens = lexer.Tokenize(string(p.source[at:end]) + "- ")
		closed, list := shapeOf(tokens)
		if !list {
			break
		}
		if closed {
			return end, tokens[:len(tokens)-1], true
		}
	}
	if len(p.source)-at > maxPart {
		return 0, nil, false
	}
	return len(p.source), lexer.Tokenize(string(p.source[at:])), true
}

// entry gives the offset of the first entry that starts at one or after it.
func (p *yamlParts) entry(at int) int {
	for at < len(p.source) {
		i := bytes.Index(p.source[at-1:], []byte("\n-"))
		if i < 0 {
			break
		}
		if at += i; startsEntry(p.source[at:]) {
			return at
		}
		at++
	}
	return len(p.source)
}

// shapeOf tells whether all that is opened in a part of a list is closed, and
// whether the part has nothing else than entries.
func shapeOf(tokens token.Tokens) (closed, list bool) {
	open, line := 0, 0
	for _, t := range tokens {
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			open++
		case token.SequenceEndType, token.MappingEndType:
			open--
		case token.InvalidType:
			return !strings.Contains(t.Error, "end character"), true
		case token.DocumentHeaderType, token.DocumentEndType:
			if line > 0 {
				return false, false
			}
		case token.CommentType:
			continue
		case token.SequenceEntryType:
		default:
			if t.Position.Column == 1 && t.Position.Line > line && open == 0 {
				return false, false
			}
		}
		line = t.Position.Line
	}
	return open <= 0, true
}
