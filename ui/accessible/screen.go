package accessible

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/internal/fynecache"
	"stagecraft/ui/text"
)

// Node is a thing on the screen, with those within it.
type Node struct {
	Description
	Object fyne.CanvasObject
	Run    int // of a paragraph's link, counted from 1; 0 for the object itself
	At     fyne.Position
	Size   fyne.Size
	// Focusable tells that the keys can come here, and Focused that they are.
	Focusable, Focused bool
	Hint               bool     // it says what a key does
	Lines              []string // of text, as it is set
	Children           []*Node

	tap func(fyne.Position)
}

// Key tells one node of a screen from all others, and knows it again on the next.
type Key struct {
	Object fyne.CanvasObject
	Run    int
}

// Key gives the node's key.
func (n *Node) Key() Key { return Key{n.Object, n.Run} }

// Screen is all that a window shows, at one time.
type Screen struct {
	Root  *Node // the window
	Focus *Node // what has the keys, or nil
	Page  *Node // the page, or nil
	Layer *Node // what lies over it, the topmost; or nil
	// Live is what is said when it changes, by Description.Live.
	Live map[string]*Node
}

// Look reads what a canvas shows. It is for the main goroutine.
func Look(c fyne.Canvas, title string) *Screen {
	s := &Screen{Live: map[string]*Node{}, Root: &Node{Description: Description{Name: title, Role: Window}, Object: c.Content(), Run: -1, Size: c.Size()}}
	w := walker{screen: s, focused: c.Focused()}
	s.Root.Children = w.walk(c.Content(), fyne.Position{})
	for _, o := range c.Overlays().List() {
		w.layer = true
		s.Layer = nil
		children := w.walk(o, fyne.Position{})
		if len(children) == 1 && !children[0].Role.leaf() {
			s.Layer = children[0]
		} else { // one of the toolkit's
			s.Layer = &Node{Description: Description{Role: Dialog}, Object: o, Size: o.Size(), Children: children}
			children = []*Node{s.Layer}
		}
		s.Root.Children = append(s.Root.Children, children...)
	}
	return s
}

func (r Role) leaf() bool { return !r.holds() }

// walker goes through what is drawn.
type walker struct {
	screen  *Screen
	focused fyne.Focusable
	layer   bool
	label   string // the text before, which names what has no name of its own
}

func (w *walker) walk(o fyne.CanvasObject, at fyne.Position) []*Node {
	if o == nil || !o.Visible() {
		return nil
	}
	at = at.Add(o.Position())
	if p, ok := o.(*text.Paragraph); ok {
		return w.paragraph(p, at)
	}
	if t, ok := o.(*canvas.Text); ok {
		if squeezed(t.Text) == "" {
			return nil
		}
		w.label = squeezed(t.Text)
		return []*Node{{Description: Description{Name: w.label, Role: Text}, Object: o, At: at, Size: o.Size()}}
	}
	d, described := Describe(o)
	_, focusable := o.(fyne.Focusable)
	if d.Role == NoRole && !focusable {
		return w.inside(o, at)
	}
	n := &Node{Description: d, Object: o, At: at, Size: o.Size(), Focusable: focusable && !d.State.Has(Disabled)}
	switch {
	case !described:
	case !d.Role.holds():
		n.Children = controls(w.inside(o, at), nil)
	default:
		n.Children = w.inside(o, at)
		if n.Name == "" {
			n.Name = firstHeading(n.Children)
		}
	}
	if n.Name == "" && (n.Role == Field || n.Role == Slider || n.Role == Select) {
		n.Name = w.label
	}
	w.note(n)
	return []*Node{n}
}

// controls gives those of some nodes, and of those within them, that take the keys.
func controls(nodes, all []*Node) []*Node {
	for _, n := range nodes {
		if n.Focusable {
			all = append(all, n)
			continue
		}
		all = controls(n.Children, all)
	}
	return all
}

// note takes up what the screen has one of.
func (w *walker) note(n *Node) {
	if f, ok := n.Object.(fyne.Focusable); ok && w.focused != nil && w.focused == f {
		n.Focused = true
		w.screen.Focus = n
	}
	if n.Role == Page && !w.layer {
		w.screen.Page = n
	}
	if n.Live != "" {
		w.screen.Live[n.Live] = n
	}
}

// inside walks what an object is made of, and counts what stands beside each other.
func (w *walker) inside(o fyne.CanvasObject, at fyne.Position) []*Node {
	var objects []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		if _, key := o.Layout.(KeyLayout); key {
			return nil
		}
		objects = o.Objects
	case fyne.Widget:
		objects = fynecache.Renderer(o).Objects()
	}
	var all []*Node
	var single []*Node // what stands alone in one of the objects
	for _, in := range objects {
		nodes := w.walk(in, at)
		if len(nodes) == 1 && counts(nodes[0].Role) {
			single = append(single, nodes[0])
		}
		all = append(all, nodes...)
	}
	enumerate(single)
	if c, ok := o.(*fyne.Container); ok {
		if _, hints := c.Layout.(HintsLayout); hints {
			for _, n := range all {
				n.Hint = true
			}
		}
	}
	return all
}

// counts tells whether things of a role that stand beside each other are counted.
func counts(r Role) bool { return r >= Button && r <= MenuItem && r != Field && r != Slider }

// enumerate gives those of one role their places among each other.
func enumerate(beside []*Node) {
	of := map[Role]int{}
	for _, n := range beside {
		of[n.Role]++
	}
	at := map[Role]int{}
	for _, n := range beside {
		if at[n.Role]++; n.Of == 0 && of[n.Role] > 1 {
			n.Position, n.Of = at[n.Role], of[n.Role]
		}
	}
}

// paragraph gives a text, its links and what stands among its words.
func (w *walker) paragraph(p *text.Paragraph, at fyne.Position) []*Node {
	n := &Node{Description: Description{Name: squeezed(p.Spoken()), Role: Text}, Object: p, At: at, Size: p.Size(), Lines: p.Lines()}
	if p.Heading > 0 {
		n.Role, n.Level = Heading, p.Heading
	}
	if n.Name != "" {
		w.label = n.Name
	}
	tapped := map[int]bool{}
	for _, f := range p.Fragments() {
		r := p.Runs[f.Run]
		switch {
		case r.Object != nil:
			n.Children = append(n.Children, w.walk(r.Object, at)...)
		case r.Tap != nil && !tapped[f.Run]:
			tapped[f.Run] = true
			n.Children = append(n.Children, &Node{
				Description: Description{Name: squeezed(r.Text), Role: Link, Help: squeezed(r.Tip)},
				Object:      p, Run: f.Run + 1, At: at.Add(f.Position), Size: f.Size, tap: r.Tap,
			})
		}
	}
	if n.Name == "" && len(n.Children) == 0 {
		return nil
	}
	return []*Node{n}
}

func firstHeading(nodes []*Node) string {
	for _, n := range nodes {
		if n.Role == Heading {
			return n.Name
		}
		if n.Role.holds() {
			if name := firstHeading(n.Children); name != "" {
				return name
			}
		}
	}
	return ""
}

// All goes through a node and those within it, in the order in which they are read.
func (n *Node) All(yield func(*Node) bool) { n.each(yield) }

func (n *Node) each(yield func(*Node) bool) bool {
	if !yield(n) {
		return false
	}
	for _, c := range n.Children {
		if !c.each(yield) {
			return false
		}
	}
	return true
}

// Pressable tells whether Press does anything.
func (n *Node) Pressable() bool {
	if n.State.Has(Disabled) {
		return false
	}
	if n.tap != nil {
		return true
	}
	_, taps := n.Object.(fyne.Tappable)
	_, keys := n.Object.(fyne.Focusable)
	return n.Run == 0 && (taps || keys) && n.Role != Field && !n.Role.holds()
}

// Press does what a tap in the middle of the node does, or Enter where it takes no taps.
// It is for the main goroutine.
func (n *Node) Press() bool {
	if !n.Pressable() {
		return false
	}
	middle := fyne.NewPos(n.Size.Width/2, n.Size.Height/2)
	switch o := n.Object.(type) {
	case fyne.Tappable:
		if n.tap == nil {
			o.Tapped(&fyne.PointEvent{Position: middle, AbsolutePosition: n.At.Add(middle)})
			return true
		}
	case fyne.Focusable:
		if n.tap == nil {
			o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			return true
		}
	}
	n.tap(n.At.AddXY(0, n.Size.Height))
	return true
}
