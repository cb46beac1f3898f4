package process

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// yamlEndings are those of files that a process is in.
var yamlEndings = []string{".yaml", ".yml"}

// mostOffered is how many files of the folder the sheet offers.
const mostOffered = 12

// openDialog is the dialog that asks which file a process is read from: one of those
// in the folder, one whose path is typed, or one looked for.
type openDialog struct {
	page   *Page
	path   *kit.Line
	notice *text.Paragraph
	box    fyne.CanvasObject
	pop    *kit.PopUp
}

// openFile asks for a process written as YAML and takes it in.
func (p *Page) openFile() {
	p.stop()
	p.openFrom("")
}

// openFrom shows the sheet with a path typed.
func (p *Page) openFrom(typed string) {
	d := &openDialog{page: p, notice: kit.Text("", theme.LabelSize, theme.Face{}, theme.Warning)}
	d.notice.Hide()
	d.path = newLine(typed, d.open, func() { d.pop.Hide() })
	rows := []fyne.CanvasObject{
		kit.H2(words.T("Open a process from a file")),
		kit.Label(words.T("It becomes one of your own. The file is YAML, as Stagecraft saves a process and as courses hold them.")),
		kit.Stack(6, kit.Small(words.F("Name of a file in %s, or its whole path", p.files)), d.path),
	}
	if files := yamlFiles(p.files); len(files) > 0 {
		row := kit.Wrap(theme.Size(6))
		for _, name := range files {
			chip := kit.Option(func() { kit.SetEntryText(&d.path.Entry, name); d.open() })
			kit.StyleOption(chip, brief(name), theme.Clear, false)
			row.Objects = append(row.Objects, chip)
		}
		rows = append(rows, row)
	}
	rows = append(rows, d.notice, kit.Actions(
		kit.Inset(8, 10, kit.LinkButton(words.T("Look for it…"), d.browse)),
		kit.Secondary(words.T("Cancel"), func() { d.pop.Hide() }),
		kit.Primary(words.T("Open"), d.open)))
	d.box = kit.Inset(24, 20, kit.Stack(14, rows...))
	d.pop = kit.NewDialog("process file", d.box, p.shell.Window().Canvas())
	d.pop.Again = func() func(any) {
		typed := d.path.Text
		return func(page any) {
			if again, ok := page.(*Page); ok {
				again.openFrom(typed)
			}
		}
	}
	d.fit()
	d.pop.Show()
	p.shell.Window().Canvas().Focus(d.path)
}

// fit gives the sheet the height that its words need.
func (d *openDialog) fit() {
	size := kit.Room(d.page.shell.Window().Canvas())
	width := min(theme.Size(560), size.Width-60)
	d.pop.Fit(fyne.NewSize(width, min(kit.HeightFor(d.box, width), size.Height-40)))
}

// open reads the file that the line names.
func (d *openDialog) open() {
	path := strings.TrimSpace(d.path.Text)
	if path == "" {
		d.say(words.T("Type the name of a file, or look for it."))
		return
	}
	if home, err := os.UserHomeDir(); err == nil && strings.HasPrefix(path, "~") {
		path = home + path[1:]
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(d.page.files, path)
	}
	// Only a file can be read to its end.
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		d.say(words.F("There is no file %s.", path))
		return
	case err == nil && !info.Mode().IsRegular():
		d.say(words.F("%s is not a file.", path))
		return
	}
	var f *os.File
	if err == nil {
		f, err = os.Open(path)
	}
	d.pop.Hide()
	if err != nil {
		d.page.shell.Fail(words.T("Opening the file"), err)
		return
	}
	d.page.files = filepath.Dir(path)
	d.page.importFile(filepath.Base(path), f)
}

func (d *openDialog) say(what string) {
	d.notice.SetRuns(text.Run{Text: what, Color: theme.Warning})
	d.notice.Show()
	d.fit()
}

// browse shows the folders to find the file in.
func (d *openDialog) browse() {
	d.pop.Hide()
	d.page.browse()
}

// browse shows the folders to find a process's file in.
func (p *Page) browse() {
	filechooser.Ask(p.shell.Window().Canvas(), filechooser.Request{
		Kind: filechooser.File, Title: words.T("Open a process from a file"), Endings: yamlEndings, Folder: p.files,
		Renew: func(page any) func(string) {
			if again, ok := page.(*Page); ok {
				return again.openPath
			}
			return nil
		},
	}, p.openPath)
}

// openPath takes in the process in a file.
func (p *Page) openPath(path string) {
	p.files = filepath.Dir(path)
	f, err := os.Open(path)
	if err != nil {
		p.shell.Fail(words.T("Opening the file"), err)
		return
	}
	p.importFile(filepath.Base(path), f)
}

// yamlFiles gives the names of the YAML files in a folder, by name; none when it
// can't be read.
func yamlFiles(folder string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil // the line and the folders are there still
	}
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() && slices.Contains(yamlEndings, strings.ToLower(filepath.Ext(e.Name()))) && len(names) < mostOffered {
			names = append(names, e.Name())
		}
	}
	return names
}
