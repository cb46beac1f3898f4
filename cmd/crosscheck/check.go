package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"stagecraft/cmd/internal/build"
)

// target is a system and a processor, as Go names them.
type target struct{ system, processor string }

// String is such as darwin/arm64.
func (t target) String() string { return t.system + "/" + t.processor }

// listed is what the go command says of a package.
type listed struct {
	ImportPath string
	Name       string
	Dir        string
	GoFiles    []string
	CgoFiles   []string
	ImportMap  map[string]string
	Standard   bool
	ForTest    string
	Module     *struct{ Main bool }
	Error      *struct{ Err string }
}

// ours tells whether a package is of the module that is checked.
func (p *listed) ours() bool { return p.Module != nil && p.Module.Main }

// check type-checks packages of the module below a folder for a target, and gives what is wrong in them.
// Of the packages that they import only what these declare is looked at.
func check(root string, to target, patterns ...string) ([]string, error) {
	packages, err := list(root, to, patterns)
	if err != nil {
		return nil, err
	}
	c := &checker{
		root: root, files: token.NewFileSet(), known: map[string]*types.Package{"unsafe": types.Unsafe},
		sizes: types.SizesFor("gc", to.processor),
	}
	for _, p := range packages { // in the order in which they import each other
		if strings.HasSuffix(p.ImportPath, ".test") {
			continue // made by go test, and not written yet
		}
		if p.ImportPath == "unsafe" {
			continue // the compiler's own: what its file declares is for readers
		}
		if p.Error != nil {
			c.found = append(c.found, p.ImportPath+": "+strings.TrimSpace(p.Error.Err))
			continue
		}
		if err := c.check(p); err != nil {
			return nil, err
		}
	}
	slices.Sort(c.found)
	return slices.Compact(c.found), nil
}

// list asks the go command for packages, their tests, and all that they import, those imported first.
func list(root string, to target, patterns []string) ([]*listed, error) {
	cmd := exec.Command("go", append([]string{
		"list", "-e", "-deps", "-test", "-tags", build.Tags,
		"-json=ImportPath,Name,Dir,GoFiles,CgoFiles,ImportMap,Standard,ForTest,Module,Error",
	}, patterns...)...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS="+to.system, "GOARCH="+to.processor, "CGO_ENABLED=1")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	var all []*listed
	for decoder := json.NewDecoder(out); ; {
		p := &listed{}
		if err := decoder.Decode(p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, errors.Join(fmt.Errorf("what go list says: %w", err), cmd.Wait())
		}
		all = append(all, p)
	}
	if err := cmd.Wait(); err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	return all, nil
}

// checker checks one package after the other.
type checker struct {
	root  string
	files *token.FileSet
	known map[string]*types.Package
	sizes types.Sizes
	found []string
}

func (c *checker) check(p *listed) error {
	mode := parser.SkipObjectResolution
	if p.ours() {
		mode |= parser.AllErrors
	}
	var parsed []*ast.File
	for _, name := range slices.Concat(p.GoFiles, p.CgoFiles) {
		if !filepath.IsAbs(name) {
			name = filepath.Join(p.Dir, name)
		}
		file, err := parser.ParseFile(c.files, name, nil, mode)
		if err != nil && p.ours() {
			c.found = append(c.found, err.Error())
		}
		if file == nil {
			return fmt.Errorf("reading %s: %w", p.ImportPath, err)
		}
		parsed = append(parsed, file)
	}
	config := types.Config{
		FakeImportC: true, IgnoreFuncBodies: !p.ours(), Sizes: c.sizes,
		Importer: imports{c, p},
		Error: func(err error) {
			if p.ours() { // of others what is declared will do
				c.found = append(c.found, c.describe(err))
			}
		},
	}
	path, _, _ := strings.Cut(p.ImportPath, " ") // without for which test it is compiled anew
	pkg, err := config.Check(path, c.files, parsed, nil)
	if pkg == nil {
		return fmt.Errorf("checking %s: %w", p.ImportPath, err)
	}
	c.known[p.ImportPath] = pkg
	return nil
}

// describe gives an error with its place below the root.
func (c *checker) describe(err error) string {
	var fault types.Error
	if !errors.As(err, &fault) {
		return err.Error()
	}
	at := c.files.Position(fault.Pos)
	if name, err := filepath.Rel(c.root, at.Filename); err == nil {
		at.Filename = name
	}
	return at.String() + ": " + fault.Msg
}

// imports finds what a package imports.
type imports struct {
	*checker
	of *listed
}

// Import implements [types.Importer].
func (i imports) Import(path string) (*types.Package, error) {
	if actual, ok := i.of.ImportMap[path]; ok {
		path = actual
	}
	if pkg := i.known[path]; pkg != nil {
		return pkg, nil
	}
	return nil, fmt.Errorf("no package %s for this system", path)
}
