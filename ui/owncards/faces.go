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
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/ui/document"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
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
	Small    bool                    // all text is as large as in a lesson
	Decoded  *document.Decoded       // pictures, where a face is made again and again; nil for none
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
func (f Face) face(c *study.OwnCard, says string, side study.Side, answered bool) fyne.CanvasObject {
	var objects []fyne.CanvasObject
	part, hidden := c.Part(side)
	if answered && hidden && part.Label != "" {
		objects = append(objects, kit.Middle(kit.H2(part.Label)))
	}
	if says != "" {
		set := fyne.CanvasObject(nil)
		if !f.Small {
			set = short(says)
		}
		if set == nil {
			set = f.Markdown(says, c.Pictures())
		}
		objects = append(objects, set)
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
func (f Face) Markdown(source string, hashes []string) fyne.CanvasObject {
	doc := markup.Parse([]byte(source))
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
	return document.Blocks(doc.Blocks, document.Options{Course: course, Open: f.Open, Decoded: f.Decoded})
}

// shortSizes are the sizes of a text of one short paragraph, by how many letters it has at most.
var shortSizes = []struct {
	letters int
	size    float32
}{{24, 40}, {60, 30}, {120, 24}, {240, 20}}

// short sets a text that is one short paragraph in the middle and large, as the other
// cards are; nil of any other, and of one with a picture, a formula or a link in it.
func short(source string) fyne.CanvasObject {
	doc := markup.Parse([]byte(source))
	if len(doc.Blocks) != 1 {
		return nil
	}
	p, ok := doc.Blocks[0].(*markup.Paragraph)
	if !ok || utf8.RuneCountInString(source) > 2*shortSizes[len(shortSizes)-1].letters {
		return nil
	}
	letters := 0
	var runs []text.Run
	for _, r := range markup.Runs(p.Inlines) {
		if r.Math || r.Image != nil || r.Footnote > 0 || r.Link != "" || r.Ruby != "" || r.Text == "" && !r.Break {
			return nil
		}
		has := func(s markup.Style) bool { return r.Style&s != 0 }
		run := text.Run{Text: r.Text, Break: r.Break, Struck: has(markup.Struck)}
		run.Face = theme.Face{SemiBold: has(markup.Bold), Italic: has(markup.Italic), Mono: has(markup.Monospace | markup.Keyboard)}
		if has(markup.Marked) {
			run.Background = theme.MarkSoft
		}
		letters += utf8.RuneCountInString(r.Text)
		runs = append(runs, run)
	}
	for _, s := range shortSizes {
		if letters <= s.letters && letters == utf8.RuneCountInString(markup.PlainText(p.Inlines)) {
			set := kit.Middle(text.NewParagraph(theme.Size(s.size), theme.Ink, runs...))
			set.Leading = 1.35
			return set
		}
	}
	return nil
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
