package document

import (
	"context"
	"image"
	"slices"

	"fyne.io/fyne/v2"
)

// pixelCache has pictures near the view decoded, and lets go of the pixels of
// those that were longest far from it.
type pixelCache struct {
	v   *View
	far []*placedPicture // out of the tree with their pixels, the longest so first
}

// shown tells that items are in the tree.
func (c *pixelCache) shown(all []*item) {
	for _, it := range all {
		for _, p := range it.pictures {
			c.entered(p)
		}
	}
}

// hidden tells that an item left the tree.
func (c *pixelCache) hidden(it *item) {
	for _, p := range it.pictures {
		c.left(p)
	}
}

// entered decodes the picture, which came near the view, unless it is there.
func (c *pixelCache) entered(s *placedPicture) {
	s.inTree = true
	if i := slices.Index(c.far, s); i >= 0 {
		c.far = slices.Delete(c.far, i, i+1)
	}
	if s.bytes > 0 || s.stop != nil || s.fault != nil {
		return
	}
	scale := float32(1)
	if on := c.v.canvas(); on != nil {
		scale = on.Scale()
	}
	ctx, stop := context.WithCancel(context.Background())
	s.stop = stop
	within := s.within(scale)
	decodeQueued(ctx, s.file, within, func(pixels *image.RGBA, err error) {
		left := ctx.Err() != nil
		stop()
		s.stop = nil
		switch {
		case left && pixels == nil:
			if s.inTree { // it left and came back meanwhile
				c.entered(s)
			}
		case err != nil:
			s.fault = err
			fyne.LogError("showing the picture "+s.file.name, err)
			c.showFault(s)
		default:
			c.v.opt.Decoded.keep(s.file, pixels)
			s.setPixels(pixels)
			s.img.Refresh()
			s.background.Refresh()
			if !s.inTree {
				c.left(s)
			}
		}
	})
}

// left notes that a picture is far from the view; those that were longest so
// lose their pixels when they are many.
func (c *pixelCache) left(s *placedPicture) {
	s.inTree = false
	if s.stop != nil {
		s.stop()
	}
	if s.bytes == 0 || slices.Contains(c.far, s) {
		return
	}
	c.far = append(c.far, s)
	total := 0
	for _, f := range c.far {
		total += f.bytes
	}
	for total > keptBytes {
		total -= c.far[0].bytes
		c.far[0].dropPixels()
		c.far = c.far[1:]
	}
}

// showFault puts words where a picture was to be.
func (c *pixelCache) showFault(s *placedPicture) {
	if s.box == nil {
		return // in a line there is no room for words; the background stays
	}
	s.box.Layout.(*pictureLayout).absent = true
	s.box.Objects = []fyne.CanvasObject{s.absent()}
	s.box.Refresh()
	for _, it := range c.v.layout.Items() {
		if slices.Contains(it.pictures, s) {
			c.v.layout.Remeasure(it)
		}
	}
}
