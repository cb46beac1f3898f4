package words

import (
	"bytes"
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"stagecraft/content/catalogue"
)

var update = flag.Bool("update", false, "write the English catalogue anew from the program's text")

// formats are the functions that are given the format of a message, by their folder, with the
// place of it among their arguments. Two that every folder has are [catalogue.Say] and
// [catalogue.Errorf].
var formats = map[string]map[string]int{
	"content":             {"report": 3, "lint": 2, "refuse": 2, "required": 1, "checkDifferent": 0, "checkAnswers": 0},
	"content/board":       {"problem": 2},
	"content/diagram":     {"fault": 0, "faultBefore": 0},
	"content/dialogue":    {"problem": 2, "found": 3},
	"content/markup":      {"problem": 2, "remark": 3},
	"content/picture":     {"fault": 2},
	"content/picture/svg": {"omit": 1},
}

// bare are the functions whose format has no arguments of its own.
var bare = []string{"required", "checkDifferent", "checkAnswers"}

// scan finds the texts of the program.
type scan struct {
	t         *testing.T
	files     *token.FileSet
	texts     map[string]any
	constants map[string]string // of the folder
}

// used gives every text of the program: each literal given to T, F and N, with
// its plural forms where it has them, and each format of a message.
func used(t *testing.T) map[string]any {
	t.Helper()
	s := &scan{t: t, files: token.NewFileSet(), texts: map[string]any{}}
	for _, root := range []string{"..", "../../cmd/stagecraft", "../../study", "../../content"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.IsDir() {
				return err
			}
			return s.folder(path)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return s.texts
}

// folder takes the texts of a package.
func (s *scan) folder(folder string) error {
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return err
	}
	var all []*ast.File
	s.constants = map[string]string{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(s.files, name, nil, 0)
		if err != nil {
			return err
		}
		all = append(all, file)
		ast.Inspect(file, func(n ast.Node) bool {
			if d, ok := n.(*ast.GenDecl); ok && d.Tok == token.CONST {
				for _, one := range d.Specs {
					spec := one.(*ast.ValueSpec)
					for i, value := range spec.Values {
						if text, err := strconv.Unquote(literal(value)); err == nil {
							s.constants[spec.Names[i].Name] = text
						}
					}
				}
			}
			return true
		})
	}
	for _, file := range all {
		within := strings.TrimPrefix(filepath.ToSlash(folder), "../../")
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				s.call(call, file.Name.Name == "words")
				s.message(call, formats[within])
			}
			return true
		})
	}
	return nil
}

// call takes the texts that T, F or N is given.
func (s *scan) call(call *ast.CallExpr, inPackage bool) {
	name, ok := wordsFunction(call, inPackage)
	if !ok {
		return
	}
	literals := 1
	if name == "N" {
		literals = 2
	}
	var got []string
	for _, arg := range call.Args[:literals] {
		text, err := strconv.Unquote(literal(arg))
		if err != nil {
			s.t.Errorf("%s: words.%s is given something other than a literal, which no translator sees", s.files.Position(call.Pos()), name)
			return
		}
		got = append(got, text)
	}
	if name == "N" {
		s.texts[got[1]] = map[string]any{"one": got[0], "other": got[1]}
	} else if s.texts[got[0]] == nil {
		s.texts[got[0]] = got[0]
	}
}

// message takes the format of a message, which is a literal or a constant of its package. What
// has no letters, such as "%v: %s", is the same in every language.
func (s *scan) message(call *ast.CallExpr, known map[string]int) {
	name, of := calledAs(call)
	at, ok := known[name]
	if of == "catalogue" {
		at, ok = 0, name == "Say" || name == "Errorf"
	}
	if !ok || len(call.Args) <= at {
		return
	}
	if passed, isName := call.Args[at].(*ast.Ident); isName && passed.Name == "format" && call.Ellipsis.IsValid() {
		return // which one that calls this is given
	}
	text, ok := s.constant(call.Args[at])
	if !ok {
		s.t.Errorf("%s: %s is given something other than a constant, which no translator sees", s.files.Position(call.Pos()), name)
		return
	}
	takes := 0
	for number := range catalogue.Verbs(text) {
		takes = max(takes, number)
	}
	given := len(call.Args) - at - 1
	if slices.Contains(bare, name) {
		given = 0
	}
	if !call.Ellipsis.IsValid() && takes != given {
		s.t.Errorf("%s: %q takes %d arguments and is given %d", s.files.Position(call.Pos()), text, takes, given)
	}
	for _, arg := range call.Args[at+1:] {
		if phrase, ok := s.constant(arg); ok && twoWords.MatchString(phrase) && !slices.Contains(bare, name) {
			s.t.Errorf("%s: %q stays in English, as it is no message itself", s.files.Position(arg.Pos()), phrase)
		}
	}
	if strings.ContainsFunc(verb.ReplaceAllString(text, ""), unicode.IsLetter) && s.texts[text] == nil {
		s.texts[text] = text
	}
}

var (
	// verb is one of a format.
	verb = regexp.MustCompile(`%[^a-zA-Z%]*[a-zA-Z%]`)
	// twoWords are those of a phrase, unlike an id or the name of a file.
	twoWords = regexp.MustCompile(`\pL{2,} \pL{2,}`)
)

// calledAs gives what a function is called, and what it is called on.
func calledAs(call *ast.CallExpr) (name, of string) {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			of = x.Name
		}
		return f.Sel.Name, of
	case *ast.Ident:
		return f.Name, ""
	}
	return "", ""
}

// constant gives the text of a literal, of a constant, or of such that are added.
func (s *scan) constant(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(literal(e))
		return text, err == nil
	case *ast.Ident:
		text, ok := s.constants[e.Name]
		return text, ok
	case *ast.BinaryExpr:
		first, ok := s.constant(e.X)
		second, also := s.constant(e.Y)
		return first + second, ok && also && e.Op == token.ADD
	}
	return "", false
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
		var out bytes.Buffer
		e := json.NewEncoder(&out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(want); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
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
