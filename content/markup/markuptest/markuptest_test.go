package markuptest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"stagecraft/content/markup"
)

// kindsOfSource gives the names of the types in the source of package markup
// that embed Pos: those are the kinds of block. A Problem has a Pos too.
func kindsOfSource(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../*.go")
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			fields, ok := spec.Type.(*ast.StructType)
			if !ok || !spec.Name.IsExported() || spec.Name.Name == "Problem" {
				return true
			}
			for _, f := range fields.Fields.List {
				if name, ok := f.Type.(*ast.Ident); ok && len(f.Names) == 0 && name.Name == "Pos" {
					kinds = append(kinds, spec.Name.Name)
				}
			}
			return true
		})
	}
	return kinds
}

func TestBlocks_HaveEveryKindOfTheSource(t *testing.T) {
	kinds := kindsOfSource(t)
	if len(kinds) < 10 {
		t.Fatalf("found %v alone in the source", kinds)
	}
	var have []string
	for _, b := range Blocks() {
		have = append(have, Kind(b))
	}
	for _, kind := range kinds {
		if !slices.Contains(have, kind) {
			t.Errorf("there is no %s among the blocks", kind)
		}
	}
}

// What a block holds, however deep in its fields, is what Children gives.
func TestBlocks_ChildrenGivesAllThatABlockHolds(t *testing.T) {
	for _, b := range Blocks() {
		var blocks, inlines int
		var count func(v reflect.Value)
		count = func(v reflect.Value) {
			switch list := v.Interface().(type) {
			case []markup.Block:
				blocks += len(list)
				return
			case []markup.Inline:
				inlines += len(list)
				return
			case *markup.Image:
				inlines++
				return
			}
			switch v.Kind() {
			case reflect.Struct:
				for i := range v.NumField() {
					count(v.Field(i))
				}
			case reflect.Slice:
				for i := range v.Len() {
					count(v.Index(i))
				}
			}
		}
		count(reflect.ValueOf(b).Elem())
		for _, child := range markup.Children(b) {
			blocks -= len(child.Blocks)
			inlines -= len(child.Inlines)
		}
		if blocks != 0 || inlines != 0 {
			t.Errorf("%s: Children leaves out %d blocks and %d inlines", Kind(b), blocks, inlines)
		}
	}
}

// Typesetting makes a block anew that holds any text, and reaches what is
// within it.
func TestBlocks_TypesettingReachesAllThatABlockHolds(t *testing.T) {
	for _, b := range Blocks() {
		set := (&markup.Document{Blocks: []markup.Block{b}}).Typeset().Blocks[0]
		holds := 0
		for i, child := range markup.Children(b) {
			now := markup.Children(set)[i]
			for k := range child.Blocks {
				holds++
				if now.Blocks[k] == child.Blocks[k] {
					t.Errorf("%s: a %s within it isn't typeset", Kind(b), Kind(child.Blocks[k]))
				}
			}
			for _, in := range child.Inlines {
				if _, picture := in.(*markup.Image); !picture {
					holds++
				}
			}
		}
		if holds > 0 && set == b {
			t.Errorf("%s isn't typeset", Kind(b))
		}
	}
}
