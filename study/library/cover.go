package library

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"

	"stagecraft/content"
	"stagecraft/content/durable"
	"stagecraft/content/picture"
)

// coverSize is within how many pixels a cover is kept.
var coverSize = image.Pt(480, 270)

// mostCover is how many bytes a cover that is kept has at most.
const mostCover = 2 << 20

// TakeCover keeps the cover of a course on the list that is open, if it has one.
func (l *Library) TakeCover(ctx context.Context, ref string, course *content.Course) error {
	if course.Cover == "" {
		return nil
	}
	pixels, err := picture.DecodeFile(ctx, course.Files, course.Cover, coverSize)
	if err != nil {
		return fmt.Errorf("read the cover %s: %w", course.Cover, err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, pixels); err != nil {
		return err
	}
	folder := filepath.Join(l.folder, FolderName)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	name := course.ID + ".png"
	if ref == Bundled {
		name = "bundled-" + name
	}
	err = durable.WriteFile(filepath.Join(folder, name), 0o600, func(w io.Writer) error {
		_, err := w.Write(b.Bytes())
		return err
	})
	if err != nil {
		return err
	}
	return l.change(func() error {
		at := l.byRef(ref)
		if at < 0 {
			return ErrGone
		}
		l.courses[at].Cover = name
		return nil
	})
}

// CoverOf reads the cover of a course; nil when it has none.
func (l *Library) CoverOf(ctx context.Context, c *Course) (image.Image, error) {
	if c.Cover == "" {
		return nil, nil
	}
	path := filepath.Join(l.folder, FolderName, c.Cover)
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > mostCover {
		return nil, fmt.Errorf("%s has more than %d MB", path, mostCover>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return picture.Decode(ctx, data, coverSize)
}
