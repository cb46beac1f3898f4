// Package palette is the colours that the window, the pages it writes and the
// figures it draws have in common, each once.
package palette

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"
)

// Scheme is a set of colours that go together.
type Scheme int

// The schemes.
const (
	Light Scheme = iota
	Dark
	Sepia        // for long reading: dark brown on paper
	HighContrast // light on black, for eyes that need more than others
	schemes
)

// Schemes gives all schemes.
func Schemes() []Scheme {
	all := make([]Scheme, schemes)
	for i := range all {
		all[i] = Scheme(i)
	}
	return all
}

// Night tells whether a scheme is light on dark.
func (s Scheme) Night() bool { return s == Dark || s == HighContrast }

// LeastText is the least contrast of text on what it stands on, by WCAG 2: its
// level AA, and AAA where a learner asks for contrast.
func (s Scheme) LeastText() float64 {
	if s == HighContrast {
		return 7
	}
	return leastContrast
}

// LeastPart is the least contrast of what shows where a part is, such as an edge,
// and of letters that are large.
func (s Scheme) LeastPart() float64 {
	if s == HighContrast {
		return 4.5
	}
	return 3
}

// Colour is a colour in each scheme, as 0xRRGGBB.
type Colour struct{ Light, Dark, Sepia, HighContrast uint32 }

// In gives the colour in a scheme.
func (c Colour) In(s Scheme) uint32 {
	switch s {
	case Dark:
		return c.Dark
	case Sepia:
		return c.Sepia
	case HighContrast:
		return c.HighContrast
	}
	return c.Light
}

// The colours.
var (
	Background  = Colour{0xF6F7F9, 0x12151B, 0xF1E7D3, 0x000000}
	Surface     = Colour{0xFFFFFF, 0x1A1E26, 0xFBF5E7, 0x000000}
	Ink         = Colour{0x1A1F2B, 0xE8EBF1, 0x33281B, 0xFFFFFF}
	Muted       = Colour{0x5A6373, 0x9DA6B5, 0x655640, 0xE0E0E0}
	Line        = Colour{0xE2E6EC, 0x2C323D, 0xE0D3B9, 0x9C9C9C}
	Edge        = Colour{0x868FA0, 0x687386, 0x8F7E60, 0xFFFFFF} // around what can be typed into
	Primary     = Colour{0x2457D6, 0x8FB0FF, 0x28518F, 0xFFE14D}
	PrimarySoft = Colour{0xE8EEFC, 0x1F2B47, 0xE8E1D0, 0x332C00}
	OnPrimary   = Colour{0xFFFFFF, 0x12151B, 0xFFFCF5, 0x000000}
	Stage1      = Colour{0x7A4FD0, 0xB79BF5, 0x6A42B0, 0xD9C2FF}
	Stage2      = Colour{0x1F6FD1, 0x7DB4F5, 0x1B5CA6, 0x9CCBFF}
	Stage3      = Colour{0x0B7F74, 0x5CC9BC, 0x0A675E, 0x5CE0D0}
	Stage4      = Colour{0x2F7D32, 0x84CC8A, 0x2A692C, 0x8FE88F}
	OnStage     = Colour{0xFFFFFF, 0x12151B, 0xFFFCF5, 0x000000}
	Info        = Colour{0x1B64BE, 0x7DB4F5, 0x1F5796, 0x9CCBFF}
	InfoSoft    = Colour{0xEAF1FD, 0x16273C, 0xE6E9E3, 0x00203D}
	Success     = Colour{0x2B752E, 0x84CC8A, 0x2A672A, 0x8FE88F}
	SuccessSoft = Colour{0xE9F5EA, 0x172B1B, 0xE7ECD3, 0x00290C}
	Warning     = Colour{0x8A5100, 0xF0BE6A, 0x7C4700, 0xFFC95C}
	WarningSoft = Colour{0xFFF4DF, 0x33290F, 0xFBE8C0, 0x332300}
	Danger      = Colour{0xB3261E, 0xF2938C, 0xA3231B, 0xFFB0A8}
	DangerSoft  = Colour{0xFCEBEA, 0x391A18, 0xF8E1D6, 0x3D0A06}
	Note        = Colour{0x6B43BC, 0xB79BF5, 0x623D9C, 0xD9C2FF}
	NoteSoft    = Colour{0xF2EDFC, 0x261F3D, 0xEEE4E8, 0x241447}
	CodeSoft    = Colour{0xEEF0F4, 0x262C37, 0xEDE4CF, 0x242424} // behind code and keys
	MarkSoft    = Colour{0xFFE999, 0x5A4A12, 0xF9DD86, 0x4F3F00} // behind marked text

	// In the window alone.
	Rim           = Colour{0xE2E6EC, 0x616C80, 0xD5C6A6, 0xE0E0E0} // around buttons that aren't filled
	Track         = Colour{0xE1E5EB, 0x2C323D, 0xE1D5BC, 0x424242} // the empty part of a meter
	SelectionSoft = Colour{0xC9D8FB, 0x33477A, 0xCDD7E3, 0x003A75}
	YellowSoft    = Colour{0xFFF0A6, 0x453A08, 0xFBE48F, 0x4A3B00} // the learner's highlights
	GreenSoft     = Colour{0xCFF0CD, 0x14401F, 0xD5E6B9, 0x003D12}
	BlueSoft      = Colour{0xD3E6FD, 0x163A5E, 0xD3E2EC, 0x002F5C}
	FoundSoft     = Colour{0xFFF0D6, 0x33270F, 0xFBE7C4, 0x3D2A00} // behind what was searched for
	FoundNowSoft  = Colour{0xFFDC9F, 0x4F3400, 0xFBD294, 0x523300}
	SpokenSoft    = Colour{0xEFE4FB, 0x362A5E, 0xE9DEEB, 0x33205C} // behind the sentence that is read aloud
	Faded         = Colour{0xA9B0BC, 0x525B6A, 0xB5A88C, 0x8A8A8A} // what can't be used now
)

// Stages gives the colours of the buyer's stages, in their order. Longer
// journeys start over.
func Stages() []Colour { return []Colour{Stage1, Stage2, Stage3, Stage4} }

// RGB gives a colour written as 0xRRGGBB.
func RGB(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

// Contrast gives how far two colours are apart, by the measure of WCAG 2: from 1
// to 21. Text needs 4.5.
func Contrast(a, b uint32) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// Parse reads a colour that is written as #RRGGBB or #RGB, as 0xRRGGBB.
func Parse(s string) (uint32, error) {
	digits, ok := strings.CutPrefix(strings.TrimSpace(s), "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	v, err := strconv.ParseUint(digits, 16, 32)
	if !ok || err != nil || len(digits) != 6 {
		return 0, fmt.Errorf("%q is no colour: write it as #2457D6, two digits of 0 to F each for red, green and blue", s)
	}
	return uint32(v), nil
}
