package cards

import (
	"bytes"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/words"
)

// What is handed on are the flags listed, all of them, drawn or not.

func (v *flagList) copyMarkdown() { v.copy(study.FlagsMarkdown(v.p.course, v.listed, words.InForce())) }

func (v *flagList) copyCSV() {
	if table, ok := v.csv(); ok {
		v.copy(string(bytes.TrimPrefix(table, []byte("\uFEFF")))) // the mark is for files
	}
}

func (v *flagList) copy(text string) {
	fyne.CurrentApp().Clipboard().SetContent(text)
	v.p.nav.Tell(words.N("%d flag is copied.", "%d flags are copied.", len(v.listed)))
}

func (v *flagList) csv() ([]byte, bool) {
	table, err := study.FlagsCSV(v.listed)
	if err != nil {
		v.p.nav.Fail(words.T("Making the table"), err)
	}
	return table, err == nil
}

func (v *flagList) saveMarkdown() {
	v.save(words.T("Save the flags as Markdown"), ".md", []byte(study.FlagsMarkdown(v.p.course, v.listed, words.InForce())))
}

func (v *flagList) saveCSV() {
	if table, ok := v.csv(); ok {
		v.save(words.T("Save the flags as CSV"), ".csv", table)
	}
}

// save asks where to, and writes.
func (v *flagList) save(title, ending string, data []byte) {
	n := len(v.listed)
	filechooser.Ask(v.p.nav.Window().Canvas(), filechooser.Request{
		Kind: filechooser.Save, Title: title, Endings: []string{ending}, Name: v.p.course.ID + "-flags" + ending,
	}, func(path string) {
		if err := filechooser.Write(path, data); err != nil {
			v.p.nav.Fail(words.T("Saving the flags"), err)
			return
		}
		v.p.nav.Tell(words.N("%d flag is in the file.", "%d flags are in the file.", n))
	})
}
