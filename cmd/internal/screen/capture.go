package screen

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"time"
)

// Picture is the screen as it is now.
func (s *Screen) Picture() (*image.RGBA, error) {
	if err := s.frame.read(); err != nil {
		return nil, err
	}
	return s.frame.image(), nil
}

// Sum is a number that stays the same while the screen does.
func (s *Screen) Sum() (uint64, error) {
	if err := s.frame.read(); err != nil {
		return 0, err
	}
	return s.frame.sum(), nil
}

// Settle waits until nothing changed on the screen for a while (quiet), and tells when the last
// change was seen. It gives an error when the screen still changes after the limit.
func (s *Screen) Settle(quiet, limit time.Duration) (time.Time, error) {
	begun := time.Now()
	last, err := s.Sum()
	changed := begun
	for err == nil {
		time.Sleep(min(10*time.Millisecond, quiet/4))
		var sum uint64
		sum, err = s.Sum()
		now := time.Now()
		if sum != last {
			last, changed = sum, now
		}
		switch {
		case now.Sub(changed) >= quiet:
			return changed, err
		case now.Sub(begun) > limit:
			return changed, fmt.Errorf("the picture still changes after %v", limit)
		}
	}
	return changed, err
}

// ErrStill is wrapped when the screen did not change in time.
var ErrStill = errors.New("the picture did not change")

// WaitChange waits until the screen is no longer what it was when Sum gave a number.
func (s *Screen) WaitChange(from uint64, limit time.Duration) error {
	deadline := time.Now().Add(limit)
	for {
		sum, err := s.Sum()
		if err != nil || sum != from {
			return err
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("%w within %v", ErrStill, limit)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// WaitLit waits until at least a share (0 to 1) of the screen is no longer the black that an X
// server begins with, and tells when that was seen: the first frame of a window that fills it.
func (s *Screen) WaitLit(share float64, limit time.Duration) (time.Time, error) {
	deadline := time.Now().Add(limit)
	for {
		if err := s.frame.read(); err != nil {
			return time.Time{}, err
		}
		now := time.Now()
		if s.frame.lit() >= share {
			return now, nil
		}
		if now.After(deadline) {
			return now, fmt.Errorf("nothing was drawn within %v", limit)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// Save writes a picture as PNG, making the folder when it isn't there.
func Save(img image.Image, name string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(file, img); err != nil {
		file.Close()
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return file.Close()
}

// Colours counts the different colours of a picture.
func Colours(img *image.RGBA) int {
	seen := map[[3]byte]bool{}
	for i := 0; i+3 < len(img.Pix); i += 4 {
		seen[[3]byte(img.Pix[i:i+3])] = true
	}
	return len(seen)
}

// drawnColours is the least that any page of text has: its letters' edges alone are dozens of shades.
const drawnColours = 24

// Blank tells whether a picture is too plain to be a page: nothing was drawn, or a background alone.
func Blank(img *image.RGBA) bool { return Colours(img) < drawnColours }

// WaitDrawn waits until a part of the screen, each side from 0 to 1 of it, is no longer plain.
func (s *Screen) WaitDrawn(left, top, right, bottom float64, limit time.Duration) error {
	deadline := time.Now().Add(limit)
	for {
		img, err := s.Picture()
		if err != nil {
			return err
		}
		size := img.Bounds().Size()
		part := image.Rect(int(left*float64(size.X)), int(top*float64(size.Y)), int(right*float64(size.X)), int(bottom*float64(size.Y)))
		cut := image.NewRGBA(part)
		draw.Draw(cut, part, img, part.Min, draw.Src)
		if !Blank(cut) {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("nothing was drawn in %v of the screen within %v", part, limit)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// Share is how much of a part of a picture, from 0 to 1, has a colour, give or take two steps of 255
// a channel for what drawing rounds.
func Share(img *image.RGBA, part image.Rectangle, want color.RGBA) float64 {
	part = part.Intersect(img.Bounds())
	if part.Empty() {
		return 0
	}
	near := func(a, b byte) bool { return max(a, b)-min(a, b) <= 2 }
	has := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			c := img.RGBAAt(x, y)
			if near(c.R, want.R) && near(c.G, want.G) && near(c.B, want.B) {
				has++
			}
		}
	}
	return float64(has) / float64(part.Dx()*part.Dy())
}
