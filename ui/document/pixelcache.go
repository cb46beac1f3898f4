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
	far []*shown // out of the tree with their pixels, the longest so first
}

// shown tells that items are in the tree.
func (c *pixelCache) shown(all []*item) {
	for _, it := range all {
		for _, p := range it.pictures {
			c.come(p)
		}
	}
}

// hidden tells that an item left the tree.
func (c *pixelCache) hidden(it *item) {
	for _, p := range it.pictures {
		c.leave(p)
	}
}

// come decodes the picture, which came near the view, unless it is there.
func (c *pixelCache) come(s *shown) {
	s.near = true
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
	decodeInTurn(ctx, s.file, within, func(pixels *image.RGBA, err error) {
		left := ctx.Err() != nil
		stop()
		s.stop = nil
		switch {
		case left && pixels == nil:
			if s.near { // it left and came back meanwhile
				c.come(s)
			}
		case err != nil:
			s.fault = err
			fyne.LogError("showing the picture "+s.file.name, err)
			c.replace(s)
		default:
			s.put(pixels)
			s.img.Refresh()
			s.ground.Refresh()
			if !s.near {
				c.leave(s)
			}
		}
	})
}

// leave notes that a picture is far from the view; those that were longest so
// lose their pixels when they are many.
func (c *pixelCache) leave(s *shown) {
	s.near = false
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
		c.far[0].drop()
		c.far = c.far[1:]
	}
}

// replace puts words where a picture was to be.
func (c *pixelCache) replace(s *shown) {
	if s.box == nil {
		return // in a line there is no room for words; the ground stays
	}
	s.box.Layout.(*framed).absent = true
	s.box.Objects = []fyne.CanvasObject{s.absent()}
	s.box.Refresh()
	for _, it := range c.v.layout.Items() {
		if slices.Contains(it.pictures, s) {
			c.v.layout.Remeasure(it)
		}
	}
}
