package website

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// told is the functions that write what is read, and which of their arguments
// that is.
var told = map[string][]int{"Text": {0}, "Line": {1}}

// attributesFrom is where the attributes begin among the arguments of those that
// write an element: a name and a value in turn.
var attributesFrom = map[string]int{"Element": 2, "Line": 2, "Empty": 1, "Start": 1}

// spokenAttributes are those that are read out.
var spokenAttributes = []string{"aria-label", "title", "alt", "placeholder"}

// TestWords_EveryTextOfAPageIsOfTheCatalogue holds that no word is written that
// a translator doesn't see: what is read is never a literal with a letter in it.
func TestWords_EveryTextOfAPageIsOfTheCatalogue(t *testing.T) {
	calls := 0
	for _, folder := range []string{".", "../html"} {
		names, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, name, source, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				f, ok := call.Fun.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				calls++
				for _, i := range told[f.Sel.Name] {
					if i < len(call.Args) && hasWords(call.Args[i]) {
						t.Errorf("%s: a text is no word of the catalogue", files.Position(call.Pos()))
					}
				}
				from, writes := attributesFrom[f.Sel.Name]
				for i := from; writes && i+1 < len(call.Args); i += 2 {
					attribute, err := strconv.Unquote(sourceOf(call.Args[i]))
					if err == nil && slices.Contains(spokenAttributes, attribute) && hasWords(call.Args[i+1]) {
						t.Errorf("%s: %s is no word of the catalogue", files.Position(call.Pos()), attribute)
					}
				}
				return true
			})
		}
	}
	if calls < 500 {
		t.Errorf("only %d calls were looked at", calls)
	}
}

// hasWords tells whether an expression is a literal with a letter in it, or adds
// one to something.
func hasWords(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return err == nil && e.Kind == token.STRING && strings.ContainsFunc(text, unicode.IsLetter)
	case *ast.BinaryExpr:
		return hasWords(e.X) || hasWords(e.Y)
	}
	return false
}

func sourceOf(e ast.Expr) string {
	if l, ok := e.(*ast.BasicLit); ok {
		return l.Value
	}
	return ""
}
