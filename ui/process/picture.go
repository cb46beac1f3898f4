package process

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/figure"
	"stagecraft/ui/flow"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
	"stagecraft/ui/words"
)

// errExists says that there is a file of that name already.
var errExists = errors.New("there is a file of that name already")

func (p *Page) saveLink() fyne.CanvasObject {
	label := kit.OneLine(kit.Text(words.T("Save picture…"), look.SmallSize, look.Face{SemiBold: true}, look.Primary))
	return kit.NewPressable(kit.Inset(10, 3, label), p.savePicture)
}

// picture gives the figure that the page shows, as it is to be saved, and a
// name for its file.
func (p *Page) picture() (figure.Figure, string) {
	one, other := p.process(), p.course.Process(p.place.other)
	role := p.shownRole(p.course.Roles)
	switch {
	case other != nil && p.place.byRole:
		return figure.NewBothByRole(p.course, one, other, role, nil), one.ID + "-" + other.ID + "-by-role"
	case other != nil:
		return figure.NewPair(p.course, one, other, figure.PairOptions{}), one.ID + "-" + other.ID
	case p.place.byRole:
		return figure.NewLanes(p.course, one, figure.LanesOptions{Role: role}), one.ID + "-by-role"
	}
	return figure.NewChevrons(p.course, one, figure.Options{Filled: true}), one.ID
}

// picturesFolder is where pictures are offered to go: the user's folder for
// them, else their home.
func picturesFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	pictures := filepath.Join(home, "Pictures")
	if info, err := os.Stat(pictures); err == nil && info.IsDir() {
		return pictures
	}
	return home
}

// saver is the sheet that asks where a picture goes.
type saver struct {
	page   *Page
	figure figure.Figure
	folder string
	name   *line
	where  *flow.Paragraph
	notice *flow.Paragraph
	box    fyne.CanvasObject
	pop    *widget.PopUp
	// again is the path that was there already when it was last asked for: it
	// is replaced when asked for again.
	again string
}

// savePicture asks where the picture of what is shown goes.
func (p *Page) savePicture() {
	if p.current() == nil {
		return
	}
	p.stop()
	f, name := p.picture()
	s := &saver{page: p, figure: f, folder: p.pictures}
	s.show(name + ".svg")
}

func (s *saver) show(name string) {
	c := s.page.shell.Window().Canvas()
	s.name = newLine(name, s.save, func() { s.pop.Hide() })
	s.where = kit.Label(s.folder)
	s.notice = kit.Text("", look.LabelSize, look.Face{}, look.Warning)
	s.notice.Hide()
	content := kit.Stack(12,
		kit.H2(words.T("Save picture")),
		kit.Label(words.T("End the name in .svg for a picture that stays sharp at any size, or in .png for one that opens everywhere.")),
		s.name,
		kit.Stack(2, kit.Small(words.T("It goes into this folder:")), s.where, kit.LinkButton(words.T("Choose another folder…"), s.chooseFolder)),
		s.notice,
		kit.Row(8, kit.Spring(), kit.Secondary(words.T("Cancel"), func() { s.pop.Hide() }), kit.Primary(words.T("Save"), s.save)),
	)
	s.box = kit.Inset(24, 20, content)
	s.pop = widget.NewModalPopUp(container.NewStack(s.box), c)
	s.fit()
	s.pop.Show()
	c.Focus(s.name)
}

// fit gives the sheet the height that its words need.
func (s *saver) fit() {
	c := s.page.shell.Window().Canvas()
	width := min(look.Size(520), c.Size().Width-60)
	s.pop.Resize(fyne.NewSize(width, kit.HeightFor(s.box, width)))
}

func (s *saver) chooseFolder() {
	d := dialog.NewFolderOpen(func(dir fyne.ListableURI, err error) {
		switch {
		case err != nil:
			s.page.shell.Fail(words.T("Opening the folder"), err)
		case dir != nil:
			s.folder, s.again = dir.Path(), ""
			s.page.pictures = s.folder
			s.where.SetRuns(flow.Run{Text: s.folder})
			s.fit()
		}
	}, s.page.shell.Window())
	if at, err := storage.ListerForURI(storage.NewFileURI(s.folder)); err == nil {
		d.SetLocation(at)
	}
	d.Resize(fyne.NewSize(820, 560))
	d.Show()
}

// save writes the picture where the sheet says, and closes it when that worked.
func (s *saver) save() {
	path, err := pathOf(s.folder, s.name.Text)
	if err == nil {
		err = writePicture(path, s.figure, path == s.again)
	}
	switch {
	case errors.Is(err, errExists):
		s.again = path
		s.say(words.F("There is a %s here already. Save again to replace it.", filepath.Base(path)))
	case errors.Is(err, errName):
		s.say(words.T("The name must end in .svg or .png, and hold no slash."))
	case err != nil:
		s.pop.Hide()
		s.page.shell.Fail(words.T("Saving the picture"), err)
	default:
		s.pop.Hide()
		s.page.shell.Tell(words.F("Saved as %s", path))
	}
}

func (s *saver) say(text string) {
	s.notice.SetRuns(flow.Run{Text: text, Color: look.Warning})
	s.notice.Show()
	s.fit()
}

// errName says that a name is none for a picture.
var errName = errors.New("the name must end in .svg or .png, and hold no slash")

// pathOf joins a folder and what was typed as a name. It is errName when that
// isn't the name of a picture.
func pathOf(folder, name string) (string, error) {
	name = strings.TrimSpace(name)
	ext := strings.ToLower(filepath.Ext(name))
	bad := func(r rune) bool { return r == '/' || r == '\\' || r == ':' || unicode.IsControl(r) }
	if ext != ".svg" && ext != ".png" || len(name) == len(ext) || strings.ContainsFunc(name, bad) {
		return "", errName
	}
	return filepath.Join(folder, name), nil
}

// writePicture draws a figure into a file, whose ending says as what. It is
// errExists when there is one already and it isn't to be replaced.
func writePicture(path string, f figure.Figure, replace bool) error {
	if _, err := os.Lstat(path); err == nil && !replace {
		return errExists
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("look for %s: %w", path, err)
	}
	var data []byte
	if strings.EqualFold(filepath.Ext(path), ".png") {
		var err error
		if data, err = figure.PNG(f); err != nil {
			return err
		}
	} else {
		data = figure.SVG(f)
	}
	return writeWhole(path, data)
}

// writeWhole writes a file so that there is all of it or what was there before.
func writeWhole(path string, data []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(path), ".picture-*")
	if err != nil {
		return fmt.Errorf("make a file in %s: %w", filepath.Dir(path), err)
	}
	defer os.Remove(temp.Name()) // gone already when all went well
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Sync()
	}
	if closed := temp.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(temp.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// line is an entry of one line that tells of Return and Escape.
type line struct {
	widget.Entry
	enter, escape func()
}

func newLine(text string, enter, escape func()) *line {
	l := &line{enter: enter, escape: escape}
	l.ExtendBaseWidget(l)
	l.SetText(text)
	// Typing goes on before the ending.
	l.CursorColumn = utf8.RuneCountInString(strings.TrimSuffix(text, filepath.Ext(text)))
	return l
}

// TypedKey acts on Return and Escape, and types the rest.
func (l *line) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		l.enter()
	case fyne.KeyEscape:
		l.escape()
	default:
		l.Entry.TypedKey(e)
	}
}
