package owncards

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"os"

	"stagecraft/content/picture"
	"stagecraft/study"
)

// load reads a picture from a file, as a card keeps it: one that has too many bytes, or
// more pixels than are ever shown, is made smaller. It may take seconds.
func load(ctx context.Context, path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the picture: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, picture.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read the picture: %w", err)
	}
	return fitted(ctx, data)
}

// fitted gives a picture as a card keeps it: see load.
func fitted(ctx context.Context, data []byte) ([]byte, error) {
	header, err := picture.Inspect(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read the picture: %w", err)
	}
	if len(data) <= study.MaxPicture && header.Size.X <= mostPixels && header.Size.Y <= mostPixels {
		return data, nil
	}
	for side := mostPixels; side >= 400; side = side * 3 / 4 {
		pixels, err := picture.Decode(ctx, data, image.Pt(side, side))
		if err != nil {
			return nil, fmt.Errorf("read the picture: %w", err)
		}
		var small bytes.Buffer
		if err := jpeg.Encode(&small, onWhite(pixels), &jpeg.Options{Quality: 88}); err != nil {
			return nil, fmt.Errorf("make the picture smaller: %w", err)
		}
		if small.Len() <= study.MaxPicture {
			return small.Bytes(), nil
		}
	}
	return nil, study.CheckPicture(data)
}

// onWhite has what is clear be white, as paper is.
func onWhite(in *image.RGBA) *image.RGBA {
	for i := 0; i+3 < len(in.Pix); i += 4 {
		clear := 255 - in.Pix[i+3]
		in.Pix[i] += clear
		in.Pix[i+1] += clear
		in.Pix[i+2] += clear
		in.Pix[i+3] = 255
	}
	return in
}
