package owncards

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// boardFields are the picture, and what the part that is chosen is called.
func (d *dialog) boardFields() []fyne.CanvasObject {
	data, err := d.Picture(d.card.Picture.Hash)
	if err != nil {
		return []fyne.CanvasObject{kit.MutedLabel(words.T("The picture is missing."))}
	}
	d.label = kit.NewLine(d.lineKeys)
	d.label.Name = words.T("What is there")
	d.label.SetPlaceHolder(words.T("What is there"))
	d.label.OnChanged = func(text string) {
		if p := d.board.part(); p != nil {
			p.Label = text
		}
	}
	d.board = newBoard(d.card.Picture, data, d.partChanged)
	d.partChanged()
	return []fyne.CanvasObject{
		kit.Small(words.T("Draw over what is to be hidden: each part is a card.")), d.board, d.label,
		kit.Wrap(8, kit.Secondary(words.T("Add a part"), func() { d.board.key(fyne.KeyN, false) }), kit.Secondary(words.T("Remove the part"), d.board.remove)),
	}
}

// partChanged shows what the part is called that is chosen now.
func (d *dialog) partChanged() {
	text := ""
	if p := d.board.part(); p != nil {
		text = p.Label
		d.label.Enable()
	} else {
		d.label.Disable()
	}
	if d.label.Text != text {
		kit.SetEntryText(&d.label.Entry, text)
	}
	d.show()
}

// Picture gives a picture that was put on since, or one that is kept.
func (d *dialog) Picture(hash string) ([]byte, error) {
	if data, ok := d.pictures[hash]; ok {
		return data, nil
	}
	return d.session.Picture(hash)
}

func (d *dialog) chosenPart() *study.HiddenPart {
	if d.board == nil {
		return nil
	}
	return d.board.part()
}

// choosePicture asks for a file.
func (d *dialog) choosePicture() {
	filechooser.Ask(d.canvas, filechooser.Request{Kind: filechooser.File, Title: words.T("Choose a picture"), Endings: pictureEndings}, d.addFile)
}

// Drop gives a file that was dropped on a window to the dialog that is open there; false
// where none is, or where it is no picture.
func Drop(c fyne.Canvas, path string) bool {
	d := open[c]
	if d == nil || !isPicture(path) {
		return false
	}
	d.addFile(path)
	return true
}

// addFile puts the picture of a file on the card, once it is read.
func (d *dialog) addFile(path string) {
	d.fetch(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), func(ctx context.Context) ([]byte, error) { return load(ctx, path) })
}

// pastePicture puts the picture of the clipboard on the card, if there is one.
func (d *dialog) pastePicture() {
	d.fetch(words.T("Pasted picture"), func(ctx context.Context) ([]byte, error) {
		data, err := clipboardPicture(ctx)
		if err != nil {
			return nil, err
		}
		return fitted(ctx, data)
	})
}

// fetch has a picture read off the main goroutine and puts it on the card. It takes the place of one that is
// still being read.
func (d *dialog) fetch(name string, read func(context.Context) ([]byte, error)) {
	if d.stop != nil {
		d.stop()
	}
	ctx, stop := context.WithCancel(context.Background())
	d.stop = stop
	go func() {
		data, err := read(ctx)
		kit.OnMain(func() {
			if ctx.Err() != nil || open[d.canvas] != d || errors.Is(err, errNoPicture) {
				return
			}
			if err != nil {
				d.nav.Fail(words.T("Adding the picture"), err)
				return
			}
			d.add(data, name)
		})
	}()
}

// add puts a picture on the card: in the field that the keys were in, or as that of
// which parts are hidden.
func (d *dialog) add(data []byte, name string) {
	hash := study.HashOf(data)
	d.pictures[hash] = data
	if d.form == hiddenParts {
		d.card.Picture = &study.CardPicture{Hash: hash, Alt: name}
		d.anew()
		return
	}
	field := d.at
	if field == nil {
		field = d.back
	}
	alt := strings.Map(func(r rune) rune {
		if strings.ContainsRune("[]\\\n", r) {
			return ' '
		}
		return r
	}, name)
	field.insert("![" + alt + "](" + study.PicturePrefix + hash + ")")
	d.show()
}
