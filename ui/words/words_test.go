package words

import (
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the English catalogue anew from the program's text")

// used gives every text of the program: each literal given to T, F and N, with
// its plural forms where it has them.
func used(t *testing.T) map[string]any {
	t.Helper()
	texts := map[string]any{}
	for _, root := range []string{"..", "../../cmd/stagecraft", "../../study", "../../content"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, path, nil, 0)
			if err != nil {
				return err
			}
			inPackage := file.Name.Name == "words"
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				name, ok := wordsFunction(call, inPackage)
				if !ok {
					return true
				}
				literals := 1
				if name == "N" {
					literals = 2
				}
				var got []string
				for _, arg := range call.Args[:literals] {
					s, err := strconv.Unquote(literal(arg))
					if err != nil {
						t.Errorf("%s: words.%s is given something other than a literal, which no translator sees", files.Position(call.Pos()), name)
						return true
					}
					got = append(got, s)
				}
				if name == "N" {
					texts[got[1]] = map[string]any{"one": got[0], "other": got[1]}
				} else if texts[got[0]] == nil {
					texts[got[0]] = got[0]
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return texts
}

func wordsFunction(call *ast.CallExpr, inPackage bool) (string, bool) {
	name := ""
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		switch x := f.X.(type) {
		case *ast.Ident: // the package, or the words of a page
			if x.Name == "words" {
				name = f.Sel.Name
			}
		case *ast.SelectorExpr:
			if x.Sel.Name == "words" {
				name = f.Sel.Name
			}
		}
	case *ast.Ident:
		if inPackage {
			name = f.Name
		}
	}
	return name, name == "T" || name == "F" || name == "N"
}

// literal gives the source of a string literal, or "".
func literal(e ast.Expr) string {
	if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
		return l.Value
	}
	return ""
}

func TestCatalogue_HoldsEveryTextOfTheProgram(t *testing.T) {
	const path = "../../content/catalogue/translations/en.json"
	want := used(t)
	if *update {
		out, err := json.MarshalIndent(want, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, append(out, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(kept, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the catalogue and the program differ (run go test ./ui/words -update):\n%s", diff)
	}
}

func TestN_PicksThePluralForm(t *testing.T) {
	for n, want := range map[int]string{0: "0 cards", 1: "1 card", 2: "2 cards", 21: "21 cards"} {
		if got := N("%d card", "%d cards", n); got != want {
			t.Errorf("N of %d gives %q, want %q", n, got, want)
		}
	}
}
