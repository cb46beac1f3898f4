package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"

	"stagecraft/content"
	"stagecraft/content/packing"
	"stagecraft/content/website"
)

// webIcon is the side of a site's icon, in pixels.
const webIcon = 64

// web makes the course as web pages, for those who can't install anything.
func (w *work) web(*player) ([]pack, error) {
	icon, err := w.icon.PNG(webIcon)
	if err != nil {
		return nil, err
	}
	page, err := w.page([]string{"web"})
	if err != nil {
		return nil, err
	}
	o := website.Options{Name: w.Name, Publisher: w.Publisher, Accent: w.Accent, Icon: icon, More: map[string][]byte{PageName: page}}
	return []pack{{
		name: w.ID + "-" + w.version + "-web.zip", bytes: int64(len(w.course)),
		write: func(to io.Writer, watch func(int) error) error {
			files, err := zip.NewReader(bytes.NewReader(w.course), int64(len(w.course)))
			if err != nil {
				return err
			}
			course, problems := content.Open(files)
			if course == nil {
				return problems
			}
			_, err = website.Zip(context.Background(), packing.Watched(to, watch), course, o)
			return errors.Join(err, course.Close())
		},
	}}, nil
}
