package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A doc comment that was left behind when a name changed sends its reader looking
// for what isn't there.
func TestDocs_BeginWithTheNameOfWhatTheyDocument(t *testing.T) {
	root := os.DirFS(filepath.Join("..", ".."))
	count := 0
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "build" || d.Name() == "testdata" || path != "." && strings.HasPrefix(d.Name(), ".")) {
			return fs.SkipDir
		}
		if filepath.Ext(path) != ".go" {
			return nil
		}
		source, err := fs.ReadFile(root, path)
		if err != nil {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, source, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			doc, names := documented(decl)
			if doc == nil || len(names) == 0 {
				continue
			}
			count++
			if text := doc.Text(); text != "" && !beginsWithAny(text, names) {
				first, _, _ := strings.Cut(text, "\n")
				t.Errorf("%s: the comment on %s begins %q; begin it with the name", files.Position(doc.Pos()), names[0], first)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if count < 2000 {
		t.Errorf("only %d comments were looked at", count)
	}
}

// documented gives the comment on a declaration of one thing, or of several in one
// line, and their names. Groups in brackets, tests, examples, init functions and
// blank names have a comment of their own kind.
func documented(decl ast.Decl) (*ast.CommentGroup, []string) {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		for _, begin := range []string{"Test", "Benchmark", "Fuzz", "Example", "init"} {
			if d.Recv == nil && strings.HasPrefix(d.Name.Name, begin) {
				return nil, nil
			}
		}
		return d.Doc, []string{d.Name.Name}
	case *ast.GenDecl:
		if d.Lparen.IsValid() || len(d.Specs) != 1 {
			return nil, nil
		}
		var names []string
		switch s := d.Specs[0].(type) {
		case *ast.TypeSpec:
			names = []string{s.Name.Name}
		case *ast.ValueSpec:
			for _, n := range s.Names {
				if n.Name == "_" {
					return nil, nil
				}
				names = append(names, n.Name)
			}
		}
		return d.Doc, names
	}
	return nil, nil
}

func beginsWithAny(text string, names []string) bool {
	for _, article := range []string{"A ", "An ", "The "} {
		text = strings.TrimPrefix(text, article)
	}
	for _, name := range names {
		if rest, ok := strings.CutPrefix(text, name); ok && (rest == "" || strings.ContainsAny(rest[:1], " ,.:;'\n")) {
			return true
		}
	}
	return false
}
