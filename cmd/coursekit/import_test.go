package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// spreadsheet writes an .xlsx of the lines of a file, with tabs between its cells.
func spreadsheet(ts *testscript.TestScript, _ bool, args []string) {
	f := excelize.NewFile()
	for i, l := range strings.Split(strings.TrimSpace(ts.ReadFile(args[0])), "\n") {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		ts.Check(err)
		cells := strings.Split(l, "\t")
		ts.Check(f.SetSheetRow("Sheet1", cell, &cells))
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[1])))
}

// alone leaves no program but this one to be found.
func alone(ts *testscript.TestScript, _ bool, _ []string) {
	for _, folder := range filepath.SplitList(ts.Getenv("PATH")) {
		if found, err := filepath.Glob(filepath.Join(folder, "coursekit*")); err == nil && len(found) > 0 {
			ts.Setenv("PATH", folder)
			return
		}
	}
	ts.Fatalf("there is no coursekit")
}

// zipFolder writes a file with all files of a folder in it, as a .docx is made.
func zipFolder(ts *testscript.TestScript, _ bool, args []string) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	ts.Check(z.AddFS(os.DirFS(ts.MkAbs(args[0]))))
	ts.Check(z.Close())
	ts.Check(os.WriteFile(filepath.Clean(ts.MkAbs(args[1])), b.Bytes(), 0o644))
}
