package theme

import (
	"image/color"

	"stagecraft/content/palette"
)

// accentGrounds are what text in the accent colour stands on in the window alone.
var accentGrounds = []palette.Colour{
	palette.YellowSoft, palette.GreenSoft, palette.BlueSoft, palette.FoundSoft, palette.FoundNowSoft, palette.SpokenSoft,
}

// SetAccent has buttons, links and what is chosen in another colour than the app's own, such as that of whoever
// hands out a course. It is made darker in light themes, and lighter in dark ones, until it can be read
// everywhere. It is called before the first window is made.
func SetAccent(accent color.NRGBA) {
	primary, soft, _ := palette.Accent(uint32(accent.R)<<16|uint32(accent.G)<<8|uint32(accent.B), accentGrounds...)
	colours[Primary], colours[PrimarySoft] = primary, soft
}
