package document

import (
	"reflect"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
)

// kind is all that the reader knows of one kind of block. Each is registered
// once, in the file that draws it; a test walks all that package markup has and
// names what is missing. What stands within a block is asked of
// markup.Children.
type kind[B markup.Block] struct {
	// widget makes the widget of a block. Required.
	widget func(m *widgetBuilder, b B, s textStyle) fyne.CanvasObject

	// split splits a block that is too big for one widget. Required, unless no
	// block of the kind can be too big.
	split       func(c *chunker, b B, s textStyle)
	indivisible bool
	// cost takes what a block has from what one widget may have; nil takes its
	// running text and its blocks.
	cost func(left *budget, b B)
	// fits tells whether a block is one widget; nil goes by its size.
	fits func(c *chunker, b B) bool
	// lines is how many lines a block takes at least, for guessing its height;
	// nil is one.
	lines func(b B) int

	// say reads a block aloud. Required, unless there is nothing to say.
	say    func(r *sentenceBuilder, b B)
	silent bool
	// described gives what the course says of a block beside its text, which can
	// be found too; nil for nothing.
	described func(v *View, b B) []string
	// stateful tells that the widget holds what the learner has begun, so that
	// it is never let go.
	stateful bool
}

// anyKind is a kind whose functions take any block.
type anyKind = kind[markup.Block]

var kinds = map[reflect.Type]anyKind{}

// register makes a kind known.
func register[B markup.Block](k kind[B]) {
	all := anyKind{indivisible: k.indivisible, silent: k.silent, stateful: k.stateful}
	if k.widget != nil {
		all.widget = func(m *widgetBuilder, b markup.Block, s textStyle) fyne.CanvasObject { return k.widget(m, b.(B), s) }
	}
	if k.split != nil {
		all.split = func(c *chunker, b markup.Block, s textStyle) { k.split(c, b.(B), s) }
	}
	if k.cost != nil {
		all.cost = func(left *budget, b markup.Block) { k.cost(left, b.(B)) }
	}
	if k.fits != nil {
		all.fits = func(c *chunker, b markup.Block) bool { return k.fits(c, b.(B)) }
	}
	if k.lines != nil {
		all.lines = func(b markup.Block) int { return k.lines(b.(B)) }
	}
	if k.say != nil {
		all.say = func(r *sentenceBuilder, b markup.Block) { k.say(r, b.(B)) }
	}
	if k.described != nil {
		all.described = func(v *View, b markup.Block) []string { return k.described(v, b.(B)) }
	}
	kinds[reflect.TypeFor[B]()] = all
}

// kindOf gives the kind of a block; one that isn't registered shows its text.
func kindOf(b markup.Block) anyKind {
	if k, ok := kinds[reflect.TypeOf(b)]; ok {
		return k
	}
	return unknown()
}

func unknown() anyKind {
	return anyKind{
		widget: func(m *widgetBuilder, b markup.Block, s textStyle) fyne.CanvasObject {
			return m.text([]markup.Inline{markup.Text{Value: markup.BlockText(b)}}, s)
		},
		indivisible: true,
		silent:      true,
	}
}

// block makes the widget of one block.
func (m *widgetBuilder) block(b markup.Block, s textStyle) fyne.CanvasObject {
	return kindOf(b).widget(m, b, s)
}

// block splits a block, or makes one chunk of it when that is enough.
func (c *chunker) block(b markup.Block, s textStyle) {
	if k := kindOf(b); k.split != nil && !c.small(b) {
		k.split(c, b, s)
		return
	}
	c.put(b, func(m *widgetBuilder) fyne.CanvasObject { return m.block(b, s) })
}

// small tells whether a block is one widget.
func (c *chunker) small(b markup.Block) bool {
	switch k := kindOf(b); {
	case k.fits != nil:
		return k.fits(c, b)
	case k.indivisible:
		return true
	}
	return c.fits(b)
}

// block reads a block aloud.
func (r *sentenceBuilder) block(b markup.Block) {
	if k := kindOf(b); k.say != nil {
		k.say(r, b)
	}
}

// take takes what a block has.
func (s *budget) take(b markup.Block) {
	if s.letters < 0 || s.parts < 0 {
		return
	}
	s.parts--
	if k := kindOf(b); k.cost != nil {
		k.cost(s, b)
		return
	}
	for _, child := range markup.Children(b) {
		s.inlines(child.Inlines)
		s.blocks(child.Blocks)
	}
}

func (s *budget) blocks(all []markup.Block) {
	for _, b := range all {
		s.take(b)
	}
}

// roughLines is how many lines a block takes at least.
func roughLines(b markup.Block) int {
	if k := kindOf(b); k.lines != nil {
		return k.lines(b)
	}
	return 1
}

// roughLinesIn adds up those of blocks that stand one under the other.
func roughLinesIn(all []markup.Block) int {
	n := 0
	for _, b := range all {
		n += roughLines(b)
	}
	return n
}

// textLines is how many lines a text of lines has.
func textLines(text string) int { return strings.Count(text, "\n") + 1 }
