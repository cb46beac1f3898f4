package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// rooms are the parts of the house, each with those of them it may import.
var rooms = map[string][]string{
	"assets":         {"assets"},
	"docs":           {"docs"},
	"content":        {"content", "assets"}, // the typeface in which drawings are set
	"study":          {"study", "content", "assets"},
	"ui":             {"ui", "study", "content", "assets", "docs"},
	"cmd/coursekit":  {"cmd/coursekit", "study", "content", "assets"},
	"cmd/stagecraft": {"cmd/stagecraft", "ui", "study", "content", "assets", "docs"},
}

// file is a Go file of the project with what it imports.
type file struct {
	name    string
	imports []string
}

func TestArchitecture_ArrowsGoOneWay(t *testing.T) {
	for _, f := range goFiles(t) {
		room := roomOf(path.Dir(f.name))
		if room == "" {
			continue // a tool beside the product
		}
		for _, i := range f.imports {
			local, ours := strings.CutPrefix(i, "stagecraft/")
			if strings.HasPrefix(local, "cmd/internal/") && strings.HasSuffix(f.name, "_test.go") {
				continue // what tests of commands share
			}
			if ours && !allowed(room, roomOf(local)) {
				t.Errorf("%s imports %s: %s may import only %s", f.name, i, room, strings.Join(rooms[room], ", "))
			}
		}
	}
}

func TestArchitecture_OnlyTheWindowKnowsFyne(t *testing.T) {
	for _, f := range goFiles(t) {
		if room := roomOf(path.Dir(f.name)); room == "ui" || room == "cmd/stagecraft" {
			continue
		}
		for _, i := range f.imports {
			if i == "fyne.io/fyne/v2" || strings.HasPrefix(i, "fyne.io/") {
				t.Errorf("%s imports %s: only ui and cmd/stagecraft may", f.name, i)
			}
		}
	}
}

// TestArchitecture_OnlyTheTrainersCommandUsesTheNetwork holds that the app can
// reach no network, whatever it is given: only coursekit vendor can. Addresses
// may be taken apart and shown anywhere, so net/url is no network; and copies of
// the app speak to each other through a socket of the file system.
func TestArchitecture_OnlyTheTrainersCommandUsesTheNetwork(t *testing.T) {
	users := 0
	for _, f := range goFiles(t) {
		room := roomOf(path.Dir(f.name))
		for _, i := range f.imports {
			network := i == "net" || i == "crypto/tls" || strings.HasPrefix(i, "net/") && i != "net/url" && i != "net/netip"
			switch {
			case network && room == "cmd/coursekit":
				users++
			case i == "net" && (f.name == "cmd/stagecraft/instance.go" || f.name == "cmd/stagecraft/instance_test.go"):
				usesFileSocketsAlone(t, f.name)
			case network && room != "":
				t.Errorf("%s imports %s: only cmd/coursekit may", f.name, i)
			}
		}
	}
	if users == 0 {
		t.Error("nothing in cmd/coursekit imports net/http; has vendor moved?")
	}
}

// usesFileSocketsAlone holds that what a file calls of package net to listen or to
// connect is told "unix", in so many words, and that it calls nothing else of it.
func usesFileSocketsAlone(t *testing.T, name string) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", "..", filepath.FromSlash(name)), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	ast.Inspect(parsed, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		f, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		x, _ := f.X.(*ast.Ident)
		ofNet := x != nil && x.Name == "net"
		kind := -1 // which argument names the kind of network
		switch {
		case ofNet && (f.Sel.Name == "Listen" || f.Sel.Name == "Dial"):
			kind = 0
		case f.Sel.Name == "DialContext":
			kind = 1
		case ofNet || strings.HasPrefix(f.Sel.Name, "Dial") || strings.HasPrefix(f.Sel.Name, "Listen"):
			t.Errorf("%s calls %s: it may listen and dial alone", name, f.Sel.Name)
			return true
		default:
			return true
		}
		seen++
		if text, ok := call.Args[kind].(*ast.BasicLit); !ok || text.Value != `"unix"` {
			t.Errorf("%s calls %s with something else than \"unix\"", name, f.Sel.Name)
		}
		return true
	})
	if seen == 0 {
		t.Errorf("%s neither listens nor dials; has it moved?", name)
	}
}

func allowed(room, other string) bool {
	for _, r := range rooms[room] {
		if r == other {
			return true
		}
	}
	return false
}

// roomOf gives the room that a folder of the project is in, or "".
func roomOf(dir string) string {
	for room := range rooms {
		if dir == room || strings.HasPrefix(dir, room+"/") {
			return room
		}
	}
	return ""
}

// goFiles gives every Go file of the project, tests too.
func goFiles(t *testing.T) []file {
	t.Helper()
	top := os.DirFS("../..")
	var files []file
	err := fs.WalkDir(top, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "build") {
			return fs.SkipDir
		}
		if d.IsDir() || path.Ext(name) != ".go" {
			return nil
		}
		source, err := fs.ReadFile(top, name)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
		if err != nil {
			return err
		}
		f := file{name: name}
		for _, i := range parsed.Imports {
			imported, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			f.imports = append(f.imports, imported)
		}
		files = append(files, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 10 {
		t.Fatalf("found only %d Go files; is this the top of the project?", len(files))
	}
	return files
}
