package ui

import (
	"strings"
	"testing"

	"stagecraft/study"
	"stagecraft/ui/editor"
	"stagecraft/ui/nav"
	"stagecraft/ui/process"
)

const saleFile = `# Ours.
id: sale
title: Our sale # as we call it
steps:
  - id: call
    name: Call # first
    aim: To hear

  # The end.
  - id: demo
    name: Demo
`

// startProcess opens the editor on a process of a course in a folder.
func startProcess(t *testing.T) (*workbench, *App) {
	t.Helper()
	b := &workbench{shelf: newShelf(t, t.TempDir()), folder: t.TempDir()}
	b.write("course.yaml", "id: c\ntitle: A course\n")
	b.write("lessons/one.md", "# One\n\nThe [demo](step:sale/demo).\n")
	b.write("processes/sale.yaml", saleFile)
	app := newApp(t, b, Config{})
	wait(t, func() bool { return app.page != nil && app.live.folder != "" })
	app.Go(nav.Route{Page: nav.Process, ID: "sale"})
	if !app.list.Run("process.edit") {
		t.Fatal("the process can’t be edited")
	}
	if _, ok := app.page.(*editor.Page); !ok {
		t.Fatalf("it shows %+v", app.place())
	}
	wait(t, func() bool { return app.drafted.raw != nil })
	return b, app
}

func TestCourseProcess_IsWrittenAndUndoneWithTheFileKept(t *testing.T) {
	b, app := startProcess(t)
	d := app.drafted
	must := func(c study.Change) {
		t.Helper()
		if err := d.Edit("sale", c); err != nil {
			t.Fatal(err)
		}
	}
	must(study.Change{Kind: study.ChangeSet, Step: "call", Field: study.FieldAim, Text: "To listen"})
	must(study.Change{Kind: study.ChangeAdd, After: "call", Text: "Price it"})
	if fileText(t, b.folder, "processes/sale.yaml") != saleFile {
		t.Error("it was written before that was asked for")
	}
	app.list.Run("editor.save")
	want := strings.Replace(saleFile, "To hear\n", "To listen\n\n  - id: price-it\n    name: Price it\n", 1)
	wait(t, func() bool { return fileText(t, b.folder, "processes/sale.yaml") == want && app.task == nil })
	app.list.Run("editor.leave")
	wait(t, func() bool { return app.place().Mode == "" })
	wait(t, func() bool { return app.course().Step("sale/price-it") != nil })
	app.list.Run("process.edit")
	app.list.Run("editor.undo")
	wait(t, func() bool { return fileText(t, b.folder, "processes/sale.yaml") == saleFile })
}

func TestCourseProcess_IsWrittenWhenThePageIsLeft(t *testing.T) {
	b, app := startProcess(t)
	if err := app.drafted.Edit("sale", study.Change{Kind: study.ChangeSet, Field: study.FieldTitle, Text: "The sale"}); err != nil {
		t.Fatal(err)
	}
	app.Go(nav.Route{Page: nav.Today})
	wait(t, func() bool {
		return fileText(t, b.folder, "processes/sale.yaml") == strings.Replace(saleFile, "Our sale", "The sale", 1)
	})
}

func TestCourseProcess_WhatWouldBreakTheCourseIsKeptAndNotWritten(t *testing.T) {
	b, app := startProcess(t)
	if err := app.drafted.Edit("sale", study.Change{Kind: study.ChangeDrop, Step: "demo"}); err != nil {
		t.Fatal(err)
	}
	app.list.Run("editor.leave")
	wait(t, func() bool { return app.top() == "would-break" })
	if fileText(t, b.folder, "processes/sale.yaml") != saleFile {
		t.Error("a step that a lesson links to is gone")
	}
	if r := app.place(); r.Mode != process.ModeEdit || app.drafted.Saved() {
		t.Errorf("it shows %+v", r)
	}
}

func TestCourseProcess_AFileChangedMeanwhileIsNotOverwritten(t *testing.T) {
	b, app := startProcess(t)
	if err := app.drafted.Edit("sale", study.Change{Kind: study.ChangeSet, Field: study.FieldTitle, Text: "The sale"}); err != nil {
		t.Fatal(err)
	}
	others := strings.Replace(saleFile, "# Ours.", "# Theirs.", 1)
	b.write("processes/sale.yaml", others)
	app.list.Run("editor.save")
	wait(t, func() bool { return app.top() == "changed-meanwhile" })
	if fileText(t, b.folder, "processes/sale.yaml") != others {
		t.Error("it was overwritten")
	}
}
