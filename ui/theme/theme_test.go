package theme

import (
	"image/color"
	"maps"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"stagecraft/content/palette"
)

func contrastOf(a, b color.Color) float64 {
	number := func(c color.Color) uint32 {
		n := c.(color.NRGBA)
		return uint32(n.R)<<16 | uint32(n.G)<<8 | uint32(n.B)
	}
	return palette.Contrast(number(a), number(b))
}

// eachScheme does something in the colours of each scheme.
func eachScheme(t *testing.T, do func(t *testing.T, s palette.Scheme)) {
	defer SetScheme(palette.Light)
	for i, name := range []string{"light", "dark", "sepia", "contrast"} {
		SetScheme(palette.Schemes()[i])
		t.Run(name, func(t *testing.T) { do(t, Scheme()) })
	}
}

// onGround is text of a colour on another.
type onGround struct{ text, ground Name }

// textPairs are all that the app sets.
func textPairs() []onGround {
	pairs := []onGround{
		{Ink, Background},
		{Ink, Surface},
		{Ink, PrimarySoft},
		{Ink, InfoSoft},
		{Ink, SuccessSoft},
		{Ink, WarningSoft},
		{Ink, DangerSoft},
		{Ink, NoteSoft},
		{Ink, CodeSoft},
		{Muted, CodeSoft},
		{Note, CodeSoft},
		{Success, CodeSoft},
		{Info, CodeSoft},
		{Primary, CodeSoft},
		{Danger, CodeSoft},
		{Ink, MarkSoft},
		{Ink, SelectionSoft},
		{Muted, Background},
		{Muted, Surface},
		{Muted, InfoSoft},
		{Primary, Background},
		{Primary, Surface},
		{Primary, PrimarySoft},
		{OnPrimary, Primary},
		{OnStage, Stage1},
		{OnStage, Stage2},
		{OnStage, Stage3},
		{OnStage, Stage4},
		{Info, InfoSoft},
		{Success, SuccessSoft},
		{Warning, WarningSoft},
		{Danger, DangerSoft},
		{Note, NoteSoft},
		{Danger, Surface},
		{Danger, Background},
		{Warning, Surface},
		{Warning, Background},
		{Success, Surface},
		{Success, Background},
		{Info, Surface},
		{Info, Background},
	}
	for _, ground := range []Name{YellowSoft, GreenSoft, BlueSoft, FoundSoft, FoundNowSoft} {
		for _, text := range []Name{Ink, Muted, Primary} {
			pairs = append(pairs, onGround{text, ground})
		}
	}
	for _, text := range []Name{Ink, Muted, Primary, Info, Success, Warning, Danger, Note} {
		pairs = append(pairs, onGround{text, SpokenSoft})
	}
	return pairs
}

func TestColors_TextStandsOutFromItsGround(t *testing.T) {
	eachScheme(t, func(t *testing.T, s palette.Scheme) {
		must := func(says string, text, ground color.Color) {
			if c := contrastOf(text, ground); c < s.LeastText() {
				t.Errorf("%s has a contrast of %.2f, want at least %v", says, c, s.LeastText())
			}
		}
		for _, p := range textPairs() {
			must(string(p.text+" on "+p.ground), Color(p.text), Color(p.ground))
		}
		for i := range 4 {
			stage := string(Stage(i))
			must("ink on a fifth of "+stage, Color(Ink), Over(Stage(i), Surface, 0.2))
			must("ink under the pointer on "+stage, Color(Ink), Over(Stage(i), Surface, 0.32))
			must("text under the pointer on "+stage, Color(OnStage), Over(Ink, Stage(i), 0.12))
		}
	})
}

// partPairs are what shows where a part is, or how much of something is done, and
// what it stands on.
func partPairs() []onGround {
	var pairs []onGround
	for _, ground := range []Name{Surface, Background} {
		for _, part := range []Name{Edge, Primary, Ink, Muted, Stage1, Stage2, Stage3, Stage4, Info, Success, Warning, Danger, Note} {
			pairs = append(pairs, onGround{part, ground})
		}
	}
	for _, fill := range []Name{Primary, Success, Warning, Danger, Stage1, Stage2, Stage3, Stage4} {
		pairs = append(pairs, onGround{fill, Track})
	}
	return append(pairs,
		onGround{Primary, PrimarySoft}, // the focus around what is chosen
		onGround{Info, InfoSoft}, onGround{Success, SuccessSoft}, onGround{Warning, WarningSoft}, onGround{Danger, DangerSoft}, onGround{Note, NoteSoft})
}

func TestColors_PartsStandOutFromTheirGround(t *testing.T) {
	eachScheme(t, func(t *testing.T, s palette.Scheme) {
		pairs := partPairs()
		if s == palette.HighContrast { // where every panel and every button shows its edge
			for _, ground := range []Name{Surface, Background} {
				pairs = append(pairs, onGround{Line, ground}, onGround{Rim, ground})
			}
		}
		for _, p := range pairs {
			if c := contrastOf(Color(p.text), Color(p.ground)); c < s.LeastPart() {
				t.Errorf("%s on %s has a contrast of %.2f, want at least %v", p.text, p.ground, c, s.LeastPart())
			}
		}
		for i := range 4 { // the focus on a step
			if c := contrastOf(Color(Ink), Over(Stage(i), Surface, 0.2)); c < s.LeastPart() {
				t.Errorf("the focus on a step of stage %d has a contrast of %.2f", i+1, c)
			}
		}
	})
}

// TestModes_EachHasItsColours holds that a mode, given by the name under which it
// stands in the preferences, has a scheme of its own, and that the one of the system
// follows it.
func TestModes_EachHasItsColours(t *testing.T) {
	for mode, want := range map[Mode][2]palette.Scheme{ // on a dark system, on a light one
		"system":   {palette.Dark, palette.Light},
		"light":    {palette.Light, palette.Light},
		"dark":     {palette.Dark, palette.Dark},
		"sepia":    {palette.Sepia, palette.Sepia},
		"contrast": {palette.HighContrast, palette.HighContrast},
	} {
		if got := [2]palette.Scheme{mode.Scheme(theme.VariantDark), mode.Scheme(theme.VariantLight)}; got != want {
			t.Errorf("%s has %v, want %v", mode, got, want)
		}
		for i, variant := range []fyne.ThemeVariant{theme.VariantDark, theme.VariantLight} {
			if got := (Theme{Mode: mode}).Color(theme.ColorNameForeground, variant); got != palette.RGB(palette.Ink.In(want[i])) {
				t.Errorf("in %s the toolkit's text is %v", mode, got)
			}
		}
	}
	if len(Modes()) != 5 {
		t.Errorf("there are %d modes", len(Modes()))
	}
}

func TestTextScale_StaysBetween80And200(t *testing.T) {
	defer SetTextScale(100)
	for given, want := range map[int]int{10: 80, 80: 80, 150: 150, 999: 200} {
		SetTextScale(given)
		if got := TextScale(); got != want {
			t.Errorf("SetTextScale(%d) gives %d, want %d", given, got, want)
		}
	}
}

func TestSetAccent_CanBeReadWhateverTheColour(t *testing.T) {
	was := maps.Clone(colours)
	defer func() { colours = was }()
	for i := range 6 * 6 * 6 {
		accent := color.NRGBA{R: uint8(i % 6 * 51), G: uint8(i / 6 % 6 * 51), B: uint8(i / 36 * 51)}
		SetAccent(accent)
		for _, s := range palette.Schemes() {
			for _, p := range textPairs() {
				if c := contrastOf(in(p.text, s), in(p.ground, s)); c < s.LeastText() {
					t.Errorf("accent %v, scheme %d: %s on %s has a contrast of %.2f", accent, s, p.text, p.ground, c)
				}
			}
		}
	}
	SetAccent(color.NRGBA{R: 0x0B, G: 0x6F, B: 0x65})
	if Color(Primary) != (color.NRGBA{R: 0x0B, G: 0x6F, B: 0x65, A: 0xff}) {
		t.Errorf("one that can be read was made %v", Color(Primary))
	}
}
