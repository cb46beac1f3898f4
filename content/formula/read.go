package formula

import (
	"strings"

	"stagecraft/content/markup"
)

// Set are the formulas of a document, with what they have of each other: commands that one defines for all,
// numbers, and what these are called. A nil Set knows nothing of others.
type Set struct {
	blocks      map[*markup.MathBlock]Source
	definitions definitions
	labels      map[string]label
}

// label is what a line of a formula is called.
type label struct {
	number string
	block  *markup.MathBlock
}

// Read looks through a document for its formulas. It has none set.
func Read(d *markup.Document) *Set {
	s := &Set{blocks: map[*markup.MathBlock]Source{}, labels: map[string]label{}}
	var all []*markup.MathBlock
	each(d, func(b *markup.MathBlock) {
		all = append(all, b)
		s.definitions.read(b.Source)
	}, func(m markup.Math, _ markup.Block) { s.definitions.read(m.Source) })
	number := 0
	for _, b := range all {
		source := Source{TeX: b.Source, Display: true}
		lines := linesOf(b.Source)
		for _, l := range lines {
			if l.counted {
				if source.From == 0 {
					source.From = number
				}
				number++
			}
			if n := l.number(number); l.label != "" && n != "" {
				if _, taken := s.labels[l.label]; !taken {
					s.labels[l.label] = label{n, b}
				}
			}
		}
		s.blocks[b] = source
	}
	return s
}

// each calls for the formulas of a document, in its order, those of its footnotes last.
func each(d *markup.Document, block func(*markup.MathBlock), inline func(m markup.Math, in markup.Block)) {
	visit := func(b markup.Block) bool {
		if m, ok := b.(*markup.MathBlock); ok {
			block(m)
		}
		for _, child := range markup.Children(b) {
			markup.EachInline(child.Inlines, func(i markup.Inline) {
				if m, ok := i.(markup.Math); ok {
					inline(m, b)
				}
			})
		}
		return true
	}
	markup.Walk(d.Blocks, visit)
	for _, f := range d.Footnotes {
		markup.Walk(f.Blocks, visit)
	}
}

// Each calls do for every formula of the document that the set was read from, and the block that it is or
// stands in.
func (s *Set) Each(d *markup.Document, do func(source Source, in markup.Block)) {
	each(d, func(b *markup.MathBlock) { do(s.Block(b), b) }, func(m markup.Math, in markup.Block) { do(s.Inline(m), in) })
}

// Block gives a formula that stands by itself.
func (s *Set) Block(b *markup.MathBlock) Source {
	source, ok := Source{}, false
	if s != nil {
		source, ok = s.blocks[b]
	}
	if !ok {
		source = Source{TeX: b.Source, Display: true}
	}
	return s.complete(source)
}

// Inline gives a formula in running text.
func (s *Set) Inline(m markup.Math) Source { return s.complete(Source{TeX: m.Source}) }

// complete puts in what a formula has of others.
func (s *Set) complete(source Source) Source {
	if s == nil {
		return source
	}
	source.Definitions = s.definitions.usedBy(source.TeX)
	for _, name := range referred(source.TeX) {
		if l, ok := s.labels[name]; ok {
			if source.Labels == nil {
				source.Labels = map[string]string{}
			}
			source.Labels[name] = l.number
		}
	}
	return source
}

// Labelled gives the formula of which a line is called so; nil when there is none.
func (s *Set) Labelled(name string) *markup.MathBlock {
	if s == nil {
		return nil
	}
	return s.labels[name].block
}

// referred gives what a formula refers to.
func referred(tex string) []string {
	var names []string
	for rest := tex; ; {
		at := strings.Index(rest, `ref{`)
		if at < 0 {
			return names
		}
		command := rest[:at]
		rest = rest[at+len(`ref{`):]
		if name, after, ok := strings.Cut(rest, "}"); ok && (strings.HasSuffix(command, `\`) || strings.HasSuffix(command, `\eq`)) {
			names, rest = append(names, name), after
		}
	}
}
