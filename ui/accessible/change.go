package accessible

import (
	"maps"
	"slices"
	"strings"

	"stagecraft/ui/words"
)

// Change is what a learner who can't see the screen has to be told of.
type Change struct {
	Text string
	// Waits has it said after what is being said; otherwise it is said at once, in place
	// of that.
	Waits bool
}

// waits has what goes on by itself, such as a message: it is said after what was begun.
var waits = map[string]bool{"message": true, "graded": true}

// Changes says what is new on a screen since another, in the order in which it is
// said; before is nil for the first screen.
func Changes(before, now *Screen) []Change {
	if before == nil {
		before = &Screen{}
	}
	var first, after []string
	moved := now.page() != before.page()
	opened := now.Layer != nil && now.layer() != before.layer()
	if moved && now.Page != nil {
		first = append(first, now.Page.Description.Sentence())
		if head := firstHeading(now.Page.Children); head != "" && head != now.Page.Name {
			first = append(first, head)
		}
	}
	if head := now.head(); !moved && !opened && head != "" && before.head() != "" && head != before.head() {
		first = append(first, head) // the page shows something else, as after an exam was handed in
	}
	if opened {
		first = append(first, now.Layer.About())
	}
	for _, key := range slices.Sorted(maps.Keys(now.Live)) {
		n := now.Live[key]
		says := n.news()
		if old := before.Live[key]; says == "" || n.Focused || old != nil && old.news() == says {
			continue
		}
		if waits[key] {
			after = append(after, says)
		} else {
			first = append(first, says)
		}
	}
	if says := focused(before, now, moved || opened); says != "" {
		first = append(first, says)
	}
	var all []Change
	if len(first) > 0 {
		all = append(all, Change{Text: sentences(first)})
	}
	if len(after) > 0 {
		all = append(all, Change{Text: sentences(after), Waits: true})
	}
	return all
}

// sentences puts texts behind each other, with a stop between them where there is none.
func sentences(parts []string) string {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			if !strings.ContainsAny(parts[i-1][max(len(parts[i-1])-1, 0):], ".!?:…") {
				b.WriteByte('.')
			}
			b.WriteByte(' ')
		}
		b.WriteString(p)
	}
	return b.String()
}

// head is what the page's first heading says; "" where there is none.
func (s *Screen) head() string {
	if s.Page == nil {
		return ""
	}
	return firstHeading(s.Page.Children)
}

func (s *Screen) page() string {
	if s.Page == nil {
		return ""
	}
	return s.Page.Name
}

// layer tells one layer from another.
func (s *Screen) layer() string {
	if s.Layer == nil {
		return ""
	}
	return s.Layer.Role.Says() + s.Layer.Name
}

// focused says where the keys have come to, or what changed where they are.
func focused(before, now *Screen, anew bool) string {
	switch {
	case now.Focus == nil:
		if now.Layer == nil && before.Layer != nil && !anew {
			return now.page()
		}
		return ""
	case before.Focus == nil, anew, before.Focus.Key() != now.Focus.Key():
		if before.Focus != nil && before.Focus.Sentence() == now.Focus.Sentence() && !anew {
			return "" // it was drawn anew
		}
		d := now.Focus.Description
		if before.Focus != nil && before.Focus.Group == d.Group && !anew {
			d.Group = ""
		}
		return d.Sentence()
	}
	return now.Focus.Since(before.Focus.Description)
}

// news is what is said of a live node when it is new or another.
func (n *Node) news() string {
	switch {
	case n.Role == Document:
		return squeezed(n.Value)
	case n.Role == Group:
		return sentences(n.texts(nil))
	case n.Role == Card, n.Role == Message:
		return n.Name
	}
	return n.Sentence()
}

// texts gives all that stands in a node.
func (n *Node) texts(all []string) []string {
	if n.Name != "" && n.Role != Group {
		all = append(all, n.Name)
	}
	if !n.Role.holds() {
		return all
	}
	for _, c := range n.Children {
		all = c.texts(all)
	}
	return all
}

// mostAbout is how much of a dialog is said when it opens, in characters.
const mostAbout = 400

// About says what a window over the page is, and what it says.
func (n *Node) About() string {
	if n.Role == Menu {
		return n.Sentence()
	}
	parts := []string{n.Name}
	if n.Name == "" {
		parts[0] = words.T("Window over the page")
	}
	left := mostAbout
	for c := range n.All {
		if c.Role != Text || c.Hint || left <= 0 || c.Name == "" {
			continue
		}
		parts = append(parts, c.Name)
		left -= len(c.Name)
	}
	return sentences(parts)
}

// Block is a part of what is on the screen, as it is read one after another.
type Block struct {
	Text  string
	Lines []string
}

// Blocks are the parts of what lies over the page, or else of the page.
func (s *Screen) Blocks() []Block {
	root := s.Layer
	if root == nil {
		root = s.Page
	}
	if root == nil {
		root = s.Root
	}
	var all []Block
	for _, c := range root.Children {
		all = c.blocks(all)
	}
	return all
}

func (n *Node) blocks(all []Block) []Block {
	switch {
	case n.Role.holds():
	case n.Role == Text && n.Name != "":
		lines := n.Lines
		if len(lines) == 0 {
			lines = []string{n.Name}
		}
		all = append(all, Block{n.Name, lines})
	case n.Name != "":
		says := n.Sentence()
		all = append(all, Block{says, []string{says}})
	}
	for _, c := range n.Children {
		if n.Role == Text && c.Role == Link {
			continue // it is a part of what was said
		}
		all = c.blocks(all)
	}
	return all
}
