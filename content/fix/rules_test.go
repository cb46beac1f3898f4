package fix

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestRules_AreThoseOfTheSource reads the rules off the source of package content.
func TestRules_AreThoseOfTheSource(t *testing.T) {
	found := map[string]string{}
	for _, pattern := range []string{"../*.go", "../markup/*.go", "../dialogue/*.go", "../board/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if !strings.HasSuffix(file, "_test.go") {
				rulesIn(t, file, found)
			}
		}
	}
	for _, kind := range []string{"lesson", "heading", "process", "step", "term", "role", "stage", "dialogue", "board"} {
		found["unknown-"+kind] = "references.go"
	}
	for name, file := range found {
		rule, ok := rules[name]
		switch {
		case !ok:
			t.Errorf("%s: nothing is said of mending %s", file, name)
		case rule.Advice.Empty():
			t.Errorf("%s has no advice", name)
		case rule.Mends() == !rule.Never.Empty():
			t.Errorf("%s is to have a mender or the reason why not, and one of them alone", name)
		}
	}
	for _, name := range Rules() {
		if found[name] == "" {
			t.Errorf("no rule of content is %s", name)
		}
	}
	if len(found) < 120 {
		t.Errorf("found only %d rules", len(found))
	}
}

// rulesIn adds the rules that a file reports by.
func rulesIn(t *testing.T, file string, found map[string]string) {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	place := map[string]int{"report": 2, "reportMessage": 2, "found": 1, "lint": 1, "problem": 1, "remark": 2, "refuse": 1, "pathProblem": 1}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			name := ""
			switch f := n.Fun.(type) {
			case *ast.Ident:
				name = f.Name
			case *ast.SelectorExpr:
				name = f.Sel.Name
			}
			if at, ok := place[name]; ok && len(n.Args) > at {
				add(n.Args[at], "", found, file)
			}
			if name == "required" || name == "number" && len(n.Args) == 3 {
				add(n.Args[0], "missing-", found, file)
			}
		case *ast.KeyValueExpr:
			if k, ok := n.Key.(*ast.Ident); ok && k.Name == "Rule" {
				add(n.Value, "", found, file)
			}
		case *ast.AssignStmt: // at, rule, … = …
			for i, left := range n.Lhs {
				if x, ok := left.(*ast.Ident); ok && x.Name == "rule" && len(n.Rhs) == len(n.Lhs) {
					add(n.Rhs[i], "", found, file)
				}
			}
		}
		return true
	})
}

// add adds a rule that is written out.
func add(e ast.Expr, prefix string, found map[string]string, file string) {
	if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		if name, err := strconv.Unquote(lit.Value); err == nil {
			found[prefix+name] = file
		}
	}
}
