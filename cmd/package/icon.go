package main

import (
	"context"
	"image"

	"stagecraft/assets"
	"stagecraft/content/packing"
)

// The sides of the icon's bitmaps, in pixels.
var (
	themeSizes   = packing.ThemeSizes
	windowsSizes = packing.WindowsSizes
)

// drawIcon draws the app's icon as a bitmap with a side of so many pixels.
func drawIcon(side int) (*image.RGBA, error) {
	icon, err := packing.ReadIcon(context.Background(), assets.IconSVG)
	if err != nil {
		return nil, err
	}
	return icon.Bitmap(side)
}

// iconPNG is a bitmap of the icon as a file.
func iconPNG(side int) ([]byte, error) {
	icon, err := packing.ReadIcon(context.Background(), assets.IconSVG)
	if err != nil {
		return nil, err
	}
	return icon.PNG(side)
}
