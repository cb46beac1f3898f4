package process

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// errExists says that there is a file of that name already.
var errExists = errors.New("there is a file of that name already")

// errName says that a name is none for a file of a form offered.
var errName = errors.New("the name must end as its form does, and hold no slash")

// saveDialog is the dialog that asks where a file goes, and in which form.
type saveDialog struct {
	page    *Page
	forms   []saveFormat
	options []*kit.Pressable
	folder  string
	name    *kit.Line
	says    *text.Paragraph // of the form chosen
	where   *text.Paragraph
	notice  *text.Paragraph
	box     fyne.CanvasObject
	pop     *kit.PopUp
	// again is the path that was there already when it was last asked for: it
	// is replaced when asked for again.
	again string
}

// save asks where what is shown goes.
func (p *Page) save() {
	if p.current() == nil {
		return
	}
	p.stop()
	forms, name := p.saveFormats()
	s := &saveDialog{page: p, forms: forms, folder: p.files}
	s.show(name + forms[0].ext)
}

func (s *saveDialog) show(name string) {
	c := s.page.shell.Window().Canvas()
	s.name = newLine(name, s.save, func() { s.pop.Hide() })
	s.name.OnChanged = func(string) { s.restyle() }
	s.says, s.where = kit.Label(""), kit.Label(s.folder)
	s.notice = kit.Text("", theme.LabelSize, theme.Face{}, theme.Warning)
	s.notice.Hide()
	row := kit.Wrap(theme.Size(6))
	for _, f := range s.forms {
		o := kit.Option(func() { s.choose(f) })
		s.options = append(s.options, o)
		row.Objects = append(row.Objects, o)
	}
	content := kit.Stack(12,
		kit.H2(words.T("Save as a file")),
		kit.Stack(6, row, s.says),
		kit.Stack(6, kit.Small(words.T("Name of the file")), s.name),
		kit.Stack(2, kit.Small(words.T("It goes into this folder:")), s.where, kit.LinkButton(words.T("Choose another folder…"), s.chooseFolder)),
		s.notice,
		kit.Actions(kit.Secondary(words.T("Cancel"), func() { s.pop.Hide() }), kit.Primary(words.T("Save"), s.save)),
	)
	s.box = kit.Inset(24, 20, content)
	s.pop = kit.NewDialog("save", s.box, c)
	s.page.saveDialog = s
	s.pop.Again = func() func(any) {
		typed, folder := s.name.Text, s.folder
		return func(page any) {
			if p, ok := page.(*Page); ok && p.current() != nil {
				forms, _ := p.saveFormats()
				again := &saveDialog{page: p, forms: forms, folder: folder}
				again.show(typed)
			}
		}
	}
	s.restyle()
	s.pop.Show()
	c.Focus(s.name)
}

// restyle shows which form the name asks for.
func (s *saveDialog) restyle() {
	says := ""
	for i, f := range s.forms {
		chosen := strings.EqualFold(filepath.Ext(strings.TrimSpace(s.name.Text)), f.ext)
		kit.StyleOption(s.options[i], f.name, theme.Clear, chosen)
		if chosen {
			says = f.says
		}
	}
	if says == "" {
		says = words.F("End the name in %s.", s.endings())
	}
	s.says.SetRuns(text.Run{Text: says})
	s.fit()
}

// endings lists those there are: ".svg, .png or .pdf".
func (s *saveDialog) endings() string {
	var all []string
	for _, f := range s.forms {
		all = append(all, f.ext)
	}
	return words.F("%s or %s", strings.Join(all[:len(all)-1], ", "), all[len(all)-1])
}

// choose gives the name the ending of a form.
func (s *saveDialog) choose(f saveFormat) {
	name := strings.TrimSpace(s.name.Text)
	if s.formOf(name) != nil {
		name = strings.TrimSuffix(name, filepath.Ext(name))
	}
	s.name.SetText(name + f.ext)
	s.name.CursorColumn = utf8.RuneCountInString(name)
}

// formOf gives the form that a name asks for, or nil.
func (s *saveDialog) formOf(name string) *saveFormat {
	ext := filepath.Ext(name)
	i := slices.IndexFunc(s.forms, func(f saveFormat) bool { return strings.EqualFold(ext, f.ext) })
	if i < 0 || len(name) == len(ext) {
		return nil
	}
	return &s.forms[i]
}

// fit gives the sheet the height that its words need.
func (s *saveDialog) fit() {
	c := s.page.shell.Window().Canvas()
	width := min(theme.Size(520), kit.Room(c).Width-60)
	s.pop.Fit(fyne.NewSize(width, kit.HeightFor(s.box, width)))
}

func (s *saveDialog) chooseFolder() {
	filechooser.Ask(s.page.shell.Window().Canvas(), filechooser.Request{
		Kind: filechooser.Folder, Title: words.T("Save into a folder"), Folder: s.folder,
		Renew: func(page any) func(string) {
			if p, ok := page.(*Page); ok && p.saveDialog != nil {
				return p.saveDialog.into
			}
			return nil
		},
	}, s.into)
}

// into has the file go into a folder.
func (s *saveDialog) into(folder string) {
	s.folder, s.again = folder, ""
	s.page.files = s.folder
	s.where.SetRuns(text.Run{Text: s.folder})
	s.fit()
}

// save writes the file where the sheet says, and closes it when that worked.
func (s *saveDialog) save() {
	path, form, err := s.pathOf(s.name.Text)
	if err == nil {
		err = writeForm(path, form, path == s.again)
	}
	switch {
	case errors.Is(err, errExists):
		s.again = path
		s.say(words.F("There is a %s here already. Save again to replace it.", filepath.Base(path)))
	case errors.Is(err, errName):
		s.say(words.F("The name must end in %s, and hold no slash.", s.endings()))
	case err != nil:
		s.pop.Hide()
		s.page.shell.Fail(words.T("Saving the file"), err)
	default:
		s.pop.Hide()
		s.page.shell.Tell(words.F("Saved as %s", path))
	}
}

func (s *saveDialog) say(what string) {
	s.notice.SetRuns(text.Run{Text: what, Color: theme.Warning})
	s.notice.Show()
	s.fit()
}

// pathOf joins the folder and what was typed as a name, and gives the form that
// it asks for. It is errName when that isn't one of those offered.
func (s *saveDialog) pathOf(name string) (string, *saveFormat, error) {
	name = strings.TrimSpace(name)
	bad := func(r rune) bool { return r == '/' || r == '\\' || r == ':' || unicode.IsControl(r) }
	f := s.formOf(name)
	if f == nil || strings.ContainsFunc(name, bad) {
		return "", nil, errName
	}
	return filepath.Join(s.folder, name), f, nil
}

// writeForm draws a form into a file. It is errExists when there is one already
// and it isn't to be replaced.
func writeForm(path string, f *saveFormat, replace bool) error {
	if _, err := os.Lstat(path); err == nil && !replace {
		return errExists
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("look for %s: %w", path, err)
	}
	data, err := f.draw()
	if err != nil {
		return err
	}
	return filechooser.Write(path, data)
}
