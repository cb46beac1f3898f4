package specimen

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"testing"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/docs"
)

// kindsOf gives the types of package markup that have a method of their own
// named so, and those that embed Pos: what a block, or an inline, can be.
func kindsOf(t *testing.T, method string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../../../content/markup/document.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if method != "inline" || n.Name.Name != method {
				return true
			}
			receiver := n.Recv.List[0].Type
			if star, ok := receiver.(*ast.StarExpr); ok {
				receiver = star.X
			}
			kinds = append(kinds, receiver.(*ast.Ident).Name)
		case *ast.TypeSpec:
			s, ok := n.Type.(*ast.StructType)
			if method != "block" || !ok || n.Name.Name == "Problem" {
				return true
			}
			for _, field := range s.Fields.List {
				if name, ok := field.Type.(*ast.Ident); ok && len(field.Names) == 0 && name.Name == "Pos" {
					kinds = append(kinds, n.Name.Name)
				}
			}
		}
		return true
	})
	if len(kinds) < 8 {
		t.Fatalf("found only %v in the source of package markup", kinds)
	}
	return kinds
}

// constructs gives the course whose one lesson holds every construct.
func constructs(t *testing.T) *content.Course {
	t.Helper()
	path, err := Write(Constructs, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	course, problems := content.OpenPath(t.Context(), path)
	if course == nil {
		t.Fatal(problems)
	}
	t.Cleanup(func() {
		if err := course.Close(); err != nil {
			t.Error(err)
		}
	})
	return course
}

func name(v any) string { return fmt.Sprintf("%T", v)[len("markup."):] }

// held is what a document holds.
type held struct {
	blocks, inlines, callouts map[string]bool
	levels                    map[int]bool
	styles                    markup.Style
}

func heldBy(doc *markup.Document) held {
	h := held{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[int]bool{}, 0}
	all := doc.Blocks
	for _, f := range doc.Footnotes {
		all = append(all, f.Blocks...)
	}
	markup.Walk(all, func(b markup.Block) bool {
		h.blocks[name(b)[1:]] = true // a pointer
		switch b := b.(type) {
		case *markup.Callout:
			h.callouts[b.Kind] = true
		case *markup.Heading:
			h.levels[b.Level] = true
		}
		return true
	})
	for _, b := range all {
		markup.WalkInlines(b, func(in markup.Inline) {
			if _, ok := in.(*markup.Image); ok {
				h.inlines["Image"] = true
				return
			}
			h.inlines[name(in)] = true
			if s, ok := in.(markup.Styled); ok {
				h.styles |= s.Style
			}
		})
	}
	return h
}

// lacks fails for each kind of block and inline, style and callout that isn't there, but for
// blocks that may be left out.
func (h held) lacks(t *testing.T, leftOut ...string) {
	t.Helper()
	for _, kind := range kindsOf(t, "block") {
		if !h.blocks[kind] && !slices.Contains(leftOut, kind) {
			t.Errorf("it holds no %s", kind)
		}
	}
	for _, kind := range kindsOf(t, "inline") {
		if !h.inlines[kind] {
			t.Errorf("it holds no %s in its text", kind)
		}
	}
	if every := markup.Small<<1 - 1; h.styles != every {
		t.Errorf("it has the styles %b of %b", h.styles, every)
	}
	if len(h.callouts) != 6 {
		t.Errorf("it has callouts %v, want six", h.callouts)
	}
}

func TestConstructs_HoldsEveryKindOfBlockAndInline(t *testing.T) {
	doc := constructs(t).Lessons[0].Document
	h := heldBy(doc)
	h.lacks(t)
	if len(h.levels) != 6 {
		t.Errorf("the lesson has headings of levels %v, want six", h.levels)
	}
	if doc.Meta.Language == "" || len(doc.Meta.Tags) != 3 {
		t.Errorf("the front matter gives %+v", doc.Meta)
	}
}

// TestTrainersGuide_ShowsEveryConstruct holds that the guide shows each construct as learners
// see it. Questions and boards are of a course, so that only their source stands there.
func TestTrainersGuide_ShowsEveryConstruct(t *testing.T) {
	guide := docs.Trainers()
	heldBy(markup.Parse(guide)).lacks(t, "Quiz", "Deals")
	for _, fence := range []string{"\n```quiz id=", "\n```deals id="} {
		if !bytes.Contains(guide, []byte(fence)) {
			t.Errorf("it doesn't say how %s is written", fence)
		}
	}
}

func TestConstructs_AsksEveryKindOfQuestion(t *testing.T) {
	kinds := map[content.QuestionKind]bool{}
	for _, q := range constructs(t).Questions {
		kinds[q.Kind] = true
	}
	for _, kind := range []content.QuestionKind{content.Single, content.Multiple, content.Order, content.Match, content.Blanks, content.Typed, content.Calculated, content.Written, content.Picked, content.Moved} {
		if !kinds[kind] {
			t.Errorf("no question is of kind %v", kind)
		}
	}
}

// TestConstructs_SaysOnlyWhatIsMeant keeps the page from growing problems that
// nobody put there to be looked at.
func TestConstructs_SaysOnlyWhatIsMeant(t *testing.T) {
	path, err := Write(Constructs, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	problems := content.CheckPath(path)
	var rules []string
	for _, p := range problems {
		rules = append(rules, p.Rule)
	}
	if want := []string{"remote-picture", "undrawn-diagram"}; !slices.Equal(rules, want) {
		t.Errorf("the check says %v", problems)
	}
}
