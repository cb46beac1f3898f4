package svg

import (
	"regexp"
	"slices"
	"strings"
)

// What a style sheet may have.
const (
	maxSheet     = 256 << 10 // bytes
	maxSelectors = 5_000
)

// sheet holds rules by what the last part of their selector asks for.
type sheet struct {
	byID, byClass, byName map[string][]*rule
	rest                  []*rule
}

type rule struct {
	parts       []compound // the last is the element's own
	declared    []declaration
	specificity int
	order       int
}

// compound is what a selector asks of one element.
type compound struct {
	name    string // "" for any
	id      string
	classes []string
	attrs   []attr
	child   bool // of the part before it, not only somewhere in it
	first   bool // :first-child
}

type declaration struct {
	property
	important bool
}

var comment = regexp.MustCompile(`(?s)/\*.*?\*/|<!--|-->`)

// parseSheet reads a style sheet. What it can't make out matches nothing.
func parseSheet(text string) *sheet {
	s := &sheet{byID: map[string][]*rule{}, byClass: map[string][]*rule{}, byName: map[string][]*rule{}}
	if len(text) > maxSheet {
		text = text[:maxSheet]
	}
	text = comment.ReplaceAllString(text, " ")
	order := 0
	for {
		head, body, rest, ok := nextBlock(text)
		if !ok {
			return s
		}
		text = rest
		head = strings.TrimSpace(head)
		if at := strings.LastIndexByte(head, ';'); at >= 0 {
			head = strings.TrimSpace(head[at+1:]) // @import and @charset before it
		}
		if strings.HasPrefix(head, "@") {
			if strings.HasPrefix(head, "@media") && strings.Contains(head, "screen") && !strings.Contains(head, "(") {
				text = body + text
			}
			continue
		}
		declared := parseDeclarations(body)
		for one := range strings.SplitSeq(head, ",") {
			if r := parseSelector(one); r != nil && order < maxSelectors {
				r.declared, r.order = declared, order
				order++
				s.add(r)
			}
		}
	}
}

// nextBlock gives what stands before the next braces, in them, and after them.
func nextBlock(text string) (head, body, rest string, ok bool) {
	open := strings.IndexByte(text, '{')
	if open < 0 {
		return "", "", "", false
	}
	depth := 0
	for i := open; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return text[:open], text[open+1 : i], text[i+1:], true
			}
		}
	}
	return text[:open], text[open+1:], "", true
}

func (s *sheet) add(r *rule) {
	switch last := r.parts[len(r.parts)-1]; {
	case last.id != "":
		s.byID[last.id] = append(s.byID[last.id], r)
	case len(last.classes) > 0:
		s.byClass[last.classes[0]] = append(s.byClass[last.classes[0]], r)
	case last.name != "":
		s.byName[last.name] = append(s.byName[last.name], r)
	default:
		s.rest = append(s.rest, r)
	}
}

var selectorPart = regexp.MustCompile(`^(?:([.#:]{1,2})?([\w-]+)(\([^)]*\))?|\[([\w:-]+)(?:="?([^\]"]*)"?)?\]|(\*))`)

// parseSelector reads one selector; nil when it asks for what isn't known here.
func parseSelector(text string) *rule {
	r := &rule{}
	child := false
	for _, word := range strings.Fields(strings.ReplaceAll(text, ">", " > ")) {
		if word == ">" {
			child = true
			continue
		}
		c := compound{child: child}
		child = false
		for word != "" {
			m := selectorPart.FindStringSubmatch(word)
			if m == nil {
				return nil
			}
			word = word[len(m[0]):]
			switch {
			case m[6] != "":
			case m[4] != "":
				c.attrs = append(c.attrs, attr{m[4], m[5]})
				r.specificity += 100
			case m[1] == "#":
				c.id = m[2]
				r.specificity += 10_000
			case m[1] == ".":
				c.classes = append(c.classes, m[2])
				r.specificity += 100
			case m[1] == ":" && m[2] == "root":
				c.name = "svg"
			case m[1] == ":" && m[2] == "first-child":
				c.first = true
				r.specificity += 100
			case m[1] == "":
				c.name = m[2]
				r.specificity++
			default:
				return nil // of what only happens on a screen, such as :hover
			}
		}
		r.parts = append(r.parts, c)
	}
	if len(r.parts) == 0 || len(r.parts) > 8 {
		return nil
	}
	return r
}

// parseDeclarations reads "fill: red; stroke: none".
func parseDeclarations(text string) []declaration {
	var all []declaration
	for text != "" {
		end, depth := len(text), 0
		for i := range len(text) {
			switch text[i] {
			case '(':
				depth++
			case ')':
				depth--
			}
			if text[i] == ';' && depth <= 0 {
				end = i
				break
			}
		}
		one := text[:end]
		text = text[min(end+1, len(text)):]
		name, value, ok := strings.Cut(one, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		bare, important := strings.CutSuffix(value, "!important")
		name = strings.TrimSpace(name)
		if !strings.HasPrefix(name, "--") {
			name = strings.ToLower(name)
		}
		all = append(all, declaration{property{name, strings.TrimSpace(bare)}, important})
	}
	return all
}

func (c *compound) matches(n *node) bool {
	if c.name != "" && c.name != n.name || c.id != "" && c.id != n.id {
		return false
	}
	for _, class := range c.classes {
		if !slices.Contains(n.class, class) {
			return false
		}
	}
	for _, a := range c.attrs {
		if !n.has(a.name) || a.value != "" && n.attr(a.name) != a.value {
			return false
		}
	}
	return !c.first || n.parent != nil && n.parent.children[0] == n
}

// matches tells whether a rule is for an element.
func (r *rule) matches(n *node) bool {
	i := len(r.parts) - 1
	if !r.parts[i].matches(n) {
		return false
	}
	for i > 0 {
		child := r.parts[i].child
		i--
		for n = n.parent; n != nil && !r.parts[i].matches(n); n = n.parent {
			if child {
				return false
			}
		}
		if n == nil {
			return false
		}
	}
	return true
}

// cascade gathers what is said of an element, the strongest last, and gives how much
// work that was.
func (s *sheet) cascade(n *node) int {
	var rules []*rule
	tried := 0
	look := func(all []*rule) {
		tried += len(all)
		for _, r := range all {
			if r.matches(n) {
				rules = append(rules, r)
			}
		}
	}
	look(s.rest)
	look(s.byName[n.name])
	for _, class := range n.class {
		look(s.byClass[class])
	}
	if n.id != "" {
		look(s.byID[n.id])
	}
	slices.SortFunc(rules, func(a, b *rule) int {
		if a.specificity != b.specificity {
			return a.specificity - b.specificity
		}
		return a.order - b.order
	})
	var style string
	for _, a := range n.attrs {
		switch {
		case a.name == "style":
			style = a.value
		case presentation[a.name]:
			n.props = append(n.props, property(a))
		}
	}
	var inline, strong []declaration
	if style != "" {
		inline = parseDeclarations(style)
	}
	put := func(all []declaration) {
		for _, d := range all {
			if d.important {
				strong = append(strong, d)
			} else {
				n.props = append(n.props, d.property)
			}
		}
	}
	for _, r := range rules {
		put(r.declared)
		tried += len(r.declared)
	}
	put(inline)
	for _, d := range strong {
		n.props = append(n.props, d.property)
	}
	return 8*tried + 4*len(inline)
}
