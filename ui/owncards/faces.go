// Package owncards shows the cards that the learner wrote, and is the dialog in which
// they are written.
package owncards

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"path"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/ui/document"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// Pictures gives the bytes of pictures by their hashes.
type Pictures interface {
	Picture(hash string) ([]byte, error)
}

// Face sets what stands on one side of a card.
type Face struct {
	Course   *content.Course // for the pictures of lessons
	Pictures Pictures
	Open     func(link, text string) // follows a link; nil leads nowhere
}

// Front is what a side asks, and Back what it answers.
func (f Face) Front(c *study.OwnCard, side study.Side) fyne.CanvasObject {
	return f.face(c, c.Asks(side), side, false)
}

// Back is what a side answers.
func (f Face) Back(c *study.OwnCard, side study.Side) fyne.CanvasObject {
	return f.face(c, c.Answers(side), side, true)
}

// face sets a text and, of a card with a picture, that.
func (f Face) face(c *study.OwnCard, text string, side study.Side, answered bool) fyne.CanvasObject {
	var objects []fyne.CanvasObject
	part, hidden := c.Part(side)
	if answered && hidden && part.Label != "" {
		objects = append(objects, kit.H2(part.Label))
	}
	if text != "" {
		objects = append(objects, f.Markdown(text, c.Pictures()))
	}
	if hidden {
		data, err := f.Pictures.Picture(c.Picture.Hash)
		if err != nil {
			objects = append(objects, kit.MutedLabel(words.T("The picture is missing.")))
		} else {
			objects = append(objects, newPictureView(data, c.Picture, part.Number, answered))
		}
	}
	return kit.Stack(14, objects...)
}

// Markdown sets a text as a lesson sets it, with some pictures of one's own.
func (f Face) Markdown(text string, hashes []string) fyne.CanvasObject {
	doc := markup.Parse([]byte(text))
	course := &content.Course{Figures: map[string]content.Figure{}}
	files := overlay{own: map[string][]byte{}}
	if f.Course != nil {
		maps.Copy(course.Figures, f.Course.Figures)
		course.Videos, files.course = f.Course.Videos, f.Course.Files
	}
	for _, hash := range hashes {
		if data, err := f.Pictures.Picture(hash); err == nil {
			name := ownFolder + hash
			files.own[name] = data
			course.Figures[study.PicturePrefix+hash] = content.Figure{Media: name}
		}
	}
	course.Files = files
	return document.Blocks(doc.Blocks, document.Options{Course: course, Open: f.Open})
}

// ownFolder is where the pictures of one's own stand among the files of a course. No
// course has a file of such a name.
const ownFolder = ".own/"

// overlay is the files of a course with pictures of one's own.
type overlay struct {
	course fs.FS // may be nil
	own    map[string][]byte
}

// Open opens a picture of one's own, or a file of the course.
func (o overlay) Open(name string) (fs.File, error) {
	if data, ok := o.own[name]; ok {
		return &inMemory{Reader: bytes.NewReader(data), name: path.Base(name)}, nil
	}
	if o.course == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.course.Open(name)
}

// inMemory is a file of some bytes.
type inMemory struct {
	*bytes.Reader
	name string
}

var (
	_ fs.File     = (*inMemory)(nil)
	_ fs.FileInfo = (*inMemory)(nil)
	_ io.Seeker   = (*inMemory)(nil)
)

func (f *inMemory) Stat() (fs.FileInfo, error) { return f, nil }
func (f *inMemory) Close() error               { return nil }
func (f *inMemory) Name() string               { return f.name }
func (f *inMemory) Size() int64                { return f.Reader.Size() }
func (f *inMemory) Mode() fs.FileMode          { return 0o444 }
func (f *inMemory) ModTime() time.Time         { return time.Time{} }
func (f *inMemory) IsDir() bool                { return false }
func (f *inMemory) Sys() any                   { return nil }

// DeckName is what a deck of one's own is called.
func DeckName(d study.OwnDeck) string {
	if d.Name == "" {
		return words.T("My cards")
	}
	return d.Name
}
