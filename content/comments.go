package content

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"stagecraft/content/markup"
)

// Comment is what a learner or a reviewer said of something in the course, and what became of it.
type Comment struct {
	ID      string // by [CommentID]
	On      string // such as term:po/definition, question:po-issuer or lesson:papers
	Kind    string // wrong, unclear, typo, or "" where they didn't say
	Text    string // what they said; "" where they only flagged it
	Quote   string // the paragraph of a lesson that it is about
	From    string // whoever said it
	Date    string // when, as in 2026-12-18
	Settled string // the edition in which it was put right, or "yes"; "" while it is open
	Reply   string // what the author says to it

	File string
	Pos  markup.Pos
}

// CommentID names a comment by what it says, so that the same one sent twice is one, and so that whoever said it
// finds the reply. The quote only counts where nothing else is said.
func CommentID(on, kind, text, quote string) string {
	parts := []string{on, kind, strings.Join(strings.Fields(text), " ")}
	if parts[2] == "" {
		parts = append(parts, strings.Join(strings.Fields(quote), " "))
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return "c" + hex.EncodeToString(sum[:6])
}

// Reply gives the comment of an id that has been answered or settled; nil when there is none.
func (c *Course) Reply(id string) *Comment {
	for _, one := range c.Comments {
		if one.ID == id && (one.Reply != "" || one.Settled != "") {
			return one
		}
	}
	return nil
}

// readComments reads comments.yaml.
func (r *loader) readComments() {
	for _, n := range r.openList(CommentsFile) {
		r.readComment(n)
	}
}

// ReadComments reads a comments.yaml by itself, and gives every problem found. Nothing in source is trusted: it is
// bounded as a file of a course is.
func ReadComments(source []byte) ([]*Comment, Problems) {
	r := newLoader(noFiles{})
	if len(source) > maxYAML {
		r.report(filePosition{file: CommentsFile}, Error, "too-big", "%d bytes; a file like this may have %d", len(source), maxYAML)
		return nil, r.sorted()
	}
	n := r.parseYAML(CommentsFile, source)
	switch {
	case n == nil:
	case n.kind == listNode:
		for _, one := range n.values {
			r.readComment(one)
		}
	case n.kind != nullNode:
		r.report(n.place(CommentsFile), Error, "wrong-type", "this is %s; %s is a list, each of whose entries starts with \"- id:\"", kindOf(n), CommentsFile)
	}
	return r.course.Comments, r.sorted()
}

// CommentsFile is where a course keeps what was said of it, and the replies.
const CommentsFile = "comments.yaml"

func (r *loader) readComment(n *node) {
	f := r.fields(CommentsFile, n, "a comment")
	if f == nil {
		return
	}
	id := f.required("id", "the comment's own, as Course > Comments writes it")
	c := &Comment{
		ID: id.string, On: f.required("on", "what it is about, such as term:po/definition").string,
		Kind: f.text("kind").string, Text: f.text("comment").string, Quote: f.text("quote").string,
		From: f.text("from").string, Date: f.text("date").string,
		Settled: f.text("settled").string, Reply: f.text("reply").string,
		File: f.at.file, Pos: f.at.pos(),
	}
	f.done()
	if !r.checkID(id, f.kind, "") {
		return
	}
	r.declare("comment", id.string, id.at)
	r.course.Comments = append(r.course.Comments, c)
}

// WriteComment writes a comment as an entry of comments.yaml, which reads the same one again. What is empty is left
// out.
func WriteComment(c *Comment) []byte {
	const in = "  "
	var w yamlWriter
	w.text("- ", "id", c.ID)
	w.text(in, "on", c.On)
	w.text(in, "kind", c.Kind)
	w.text(in, "quote", c.Quote)
	w.text(in, "comment", c.Text)
	w.text(in, "from", c.From)
	w.text(in, "date", c.Date)
	w.text(in, "settled", c.Settled)
	w.text(in, "reply", c.Reply)
	return []byte(w.String())
}
