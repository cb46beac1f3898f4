package owncards

import (
	"net/url"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
)

// pad is where a side of a card is written. Tab leaves it, Ctrl and Enter keep the
// card, Escape leaves it as it was.
type pad struct {
	widget.Entry
	name         string
	keep, cancel func()
	picture      func(path string) // puts a picture in
	pasted       func()            // puts in that of the clipboard, which has no text
	came         func()            // the keys came here
}

var _ accessible.Described = (*pad)(nil)

func newPad(name, asks, text string, rows int) *pad {
	p := &pad{name: name}
	p.MultiLine, p.Wrapping = true, fyne.TextWrapWord
	p.ExtendBaseWidget(p)
	p.SetPlaceHolder(asks)
	p.SetMinRowsVisible(rows)
	kit.SetEntryText(&p.Entry, text)
	return p
}

// Described says what is written, and where.
func (p *pad) Described() accessible.Description { return accessible.OfField(&p.Entry, p.name) }

// AcceptsTab has Tab go on: there is more than one field.
func (p *pad) AcceptsTab() bool { return false }

// FocusGained notes that the keys came here.
func (p *pad) FocusGained() {
	p.Entry.FocusGained()
	kit.FocusCame(p)
	p.came()
}

// TypedKey leaves the dialog by Escape.
func (p *pad) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		p.cancel()
		return
	}
	p.Entry.TypedKey(e)
}

// TypedShortcut keeps the card by Ctrl and Enter, and takes up the picture that is pasted,
// or whose file is.
func (p *pad) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok {
		if c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter {
			p.keep()
			return
		}
		kit.TypeShortcut(p, &p.Entry, s)
		return
	}
	if paste, ok := s.(*fyne.ShortcutPaste); ok {
		text := paste.Clipboard.Content()
		if path, ok := pictureFile(text); ok {
			p.picture(path)
			return
		}
		if text == "" {
			p.pasted()
			return
		}
	}
	p.Entry.TypedShortcut(s)
}

// TappedSecondary opens the menu of the field, not the toolkit's.
func (p *pad) TappedSecondary(e *fyne.PointEvent) { kit.EntryMenu(p, &p.Entry, e.AbsolutePosition) }

// insert types a text where the cursor is.
func (p *pad) insert(text string) {
	p.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: &typing{text}})
}

// typing is a clipboard that holds a text that is to be typed.
type typing struct{ text string }

func (t *typing) Content() string        { return t.text }
func (t *typing) SetContent(text string) { t.text = text }

// pictureEndings are those of files that are taken for pictures.
var pictureEndings = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tiff", ".avif", ".svg"}

// pictureFile gives the path of the picture that a text names as file managers do when
// one is copied there; false of any other text.
func pictureFile(text string) (string, bool) {
	text = strings.TrimSpace(text)
	if strings.ContainsAny(text, "\n\r") || len(text) > 4096 {
		return "", false
	}
	if u, err := url.Parse(text); err == nil && u.Scheme == "file" {
		text = filepath.FromSlash(u.Path)
	}
	return text, filepath.IsAbs(text) && isPicture(text)
}

// isPicture tells by its name whether a file may be a picture.
func isPicture(path string) bool {
	ending := strings.ToLower(filepath.Ext(path))
	for _, e := range pictureEndings {
		if e == ending {
			return true
		}
	}
	return false
}
