package palette

import "math"

// leastContrast is that of text on what it stands on, by WCAG 2.
const leastContrast = 4.5

// Accent makes a primary colour of one that someone chose, 0xRRGGBB: by day as
// dark and by night as light as its text needs to be read on every ground, and on
// more that are given, and no further from the chosen one than that.
func Accent(chosen uint32, more ...Colour) (primary, soft, on Colour) {
	grounds := append(Grounds(), more...)
	of := func(s Scheme) (primary, soft uint32) {
		var under []uint32
		for _, g := range grounds {
			under = append(under, g.In(s))
		}
		end := uint32(0x000000)
		if s.Night() {
			end = 0xFFFFFF
		}
		primary = Towards(chosen, end, s.LeastText(), append(under, OnPrimary.In(s))...)
		return primary, softened(primary, Surface.In(s), s.LeastText())
	}
	primary.Light, soft.Light = of(Light)
	primary.Dark, soft.Dark = of(Dark)
	primary.Sepia, soft.Sepia = of(Sepia)
	primary.HighContrast, soft.HighContrast = of(HighContrast)
	return primary, soft, OnPrimary
}

// Grounds are those that text stands on.
func Grounds() []Colour {
	return []Colour{Surface, Background, InfoSoft, WarningSoft, DangerSoft, NoteSoft, SuccessSoft, CodeSoft}
}

// Readable moves a colour that someone chose, 0xRRGGBB, towards the ink of a scheme,
// as little as it takes to be read on every ground.
func Readable(chosen uint32, s Scheme) uint32 {
	var under []uint32
	for _, g := range Grounds() {
		under = append(under, g.In(s))
	}
	return Towards(chosen, Ink.In(s), s.LeastText(), under...)
}

// softened lays a little of a colour over a surface: as much as leaves the
// colour's own text on it readable.
func softened(c, surface uint32, least float64) uint32 {
	for share := 0.14; share > 0; share -= 0.01 {
		if soft := Mix(c, surface, share); Contrast(c, soft) >= least {
			return soft
		}
	}
	return surface
}

// Towards mixes a colour with another, as little as it takes for it to have the
// least contrast on all grounds. All are 0xRRGGBB.
func Towards(c, end uint32, least float64, grounds ...uint32) uint32 {
	readable := func(c uint32) bool {
		for _, ground := range grounds {
			if Contrast(c, ground) < least {
				return false
			}
		}
		return true
	}
	for share := 0.0; share < 1; share += 0.02 {
		if mixed := Mix(end, c, share); readable(mixed) {
			return mixed
		}
	}
	return end
}

// Mix lays a share of top over what is under it.
func Mix(top, under uint32, share float64) uint32 {
	channel := func(shift uint) uint32 {
		a, b := float64(top>>shift&0xff), float64(under>>shift&0xff)
		return uint32(math.Round(a*share+b*(1-share))) << shift
	}
	return channel(16) | channel(8) | channel(0)
}

// luminance is the relative luminance of WCAG 2.
func luminance(v uint32) float64 {
	channel := func(shift uint) float64 {
		c := float64(v>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}
