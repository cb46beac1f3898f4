// Package commenting keeps what learners and reviewers said of a course in its folder, with the replies: in
// comments.yaml, of which it changes no line but those that it has to.
package commenting

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/durable"
	"stagecraft/content/fix"
)

// Book is the comments.yaml of a course's folder, as it was when it was opened.
type Book struct {
	Comments []*content.Comment // in the file's order

	root   string
	source []byte
	new    bool
}

// Open reads the comments of a course's folder: none where it has no such file. One that isn't right gives its
// problems.
func Open(root string) (*Book, error) {
	source, err := durable.ReadIfThere(root, content.CommentsFile)
	if err != nil {
		return nil, err
	}
	if source == nil {
		return &Book{root: root, new: true}, nil
	}
	comments, problems := content.ReadComments(source)
	if problems.Errors() > 0 {
		return nil, problems
	}
	return &Book{Comments: comments, root: root, source: source}, nil
}

// Has tells whether a comment is in the book already.
func (b *Book) Has(id string) bool { return b.at(id) >= 0 }

func (b *Book) at(id string) int {
	return slices.IndexFunc(b.Comments, func(c *content.Comment) bool { return c.ID == id })
}

// Adding gives the change that puts comments into the file which it doesn't have, and how many those are; nil where
// it has all.
func (b *Book) Adding(sent []*content.Comment) (*fix.Change, int) {
	after := slices.Clone(b.source)
	if len(after) > 0 && !bytes.HasSuffix(after, []byte("\n")) {
		after = append(after, b.newline()...)
	}
	added := map[string]bool{}
	for _, c := range sent {
		if b.Has(c.ID) || added[c.ID] {
			continue
		}
		added[c.ID] = true
		after = append(after, b.entry(c)...)
	}
	if len(added) == 0 {
		return nil, 0
	}
	return b.change(after), len(added)
}

// Changing gives the change that has a comment of the file say something else: whether it is settled, and the reply.
func (b *Book) Changing(id, settled, reply string) (*fix.Change, error) {
	i := b.at(id)
	if i < 0 {
		return nil, fmt.Errorf("%s has no comment %q", content.CommentsFile, id)
	}
	c := *b.Comments[i]
	c.Settled, c.Reply = settled, strings.TrimSpace(reply)
	from, to := b.span(i)
	return b.change(slices.Concat(b.source[:from], b.entry(&c), b.source[to:])), nil
}

// entry is a comment as the file has it, with the file's ends of lines.
func (b *Book) entry(c *content.Comment) []byte {
	return bytes.ReplaceAll(content.WriteComment(c), []byte("\n"), b.newline())
}

func (b *Book) newline() []byte {
	if bytes.Contains(b.source, []byte("\r\n")) {
		return []byte("\r\n")
	}
	return []byte("\n")
}

// span is where an entry stands in the file: from its dash up to the lines that come before the next one, remarks
// and empty lines among them.
func (b *Book) span(i int) (from, to int) {
	starts := b.lines()
	from = starts[b.Comments[i].Pos.Line-1]
	last := len(starts) // the line after it
	if i+1 < len(b.Comments) {
		last = b.Comments[i+1].Pos.Line - 1
	}
	for last > b.Comments[i].Pos.Line {
		line := bytes.TrimSpace(b.source[starts[last-1]:b.end(starts, last-1)])
		if len(line) > 0 && line[0] != '#' {
			break
		}
		last--
	}
	return from, b.end(starts, last-1)
}

// lines are where the lines begin.
func (b *Book) lines() []int {
	starts := []int{0}
	for i, c := range b.source {
		if c == '\n' && i+1 < len(b.source) {
			starts = append(starts, i+1)
		}
	}
	return starts
}

func (b *Book) end(starts []int, line int) int {
	if line+1 < len(starts) {
		return starts[line+1]
	}
	return len(b.source)
}

func (b *Book) change(after []byte) *fix.Change {
	return &fix.Change{Root: b.root, Files: []fix.FileChange{{Name: content.CommentsFile, Before: b.source, After: after, New: b.new}}}
}
