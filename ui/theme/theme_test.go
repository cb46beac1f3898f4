package theme

import (
	"image/color"
	"math"
	"testing"
)

func luminance(c color.Color) float64 {
	n := c.(color.NRGBA)
	channel := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(n.R) + 0.7152*channel(n.G) + 0.0722*channel(n.B)
}

func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

func TestColors_TextStandsOutFromItsGround(t *testing.T) {
	defer SetDark(false)
	pairs := []struct{ text, ground Name }{
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
			pairs = append(pairs, struct{ text, ground Name }{text, ground})
		}
	}
	for _, text := range []Name{Ink, Muted, Primary, Info, Success, Warning, Danger, Note} {
		pairs = append(pairs, struct{ text, ground Name }{text, SpokenSoft})
	}
	for _, isDark := range []bool{false, true} {
		SetDark(isDark)
		for _, p := range pairs {
			if c := contrast(Color(p.text), Color(p.ground)); c < 4.5 {
				t.Errorf("dark %v: %s on %s has a contrast of %.2f, want at least 4.5", isDark, p.text, p.ground, c)
			}
		}
		for i := range 4 {
			ground := Over(Stage(i), Surface, 0.2)
			if c := contrast(Color(Ink), ground); c < 4.5 {
				t.Errorf("dark %v: ink on stage %d at 20 %% has a contrast of %.2f, want at least 4.5", isDark, i+1, c)
			}
			// Under the pointer.
			if c := contrast(Color(Ink), Over(Stage(i), Surface, 0.32)); c < 4.5 {
				t.Errorf("dark %v: ink on stage %d at 32 %% has a contrast of %.2f, want at least 4.5", isDark, i+1, c)
			}
			if c := contrast(Color(OnStage), Over(Ink, Stage(i), 0.12)); c < 4.5 {
				t.Errorf("dark %v: text on stage %d under the pointer has a contrast of %.2f, want at least 4.5", isDark, i+1, c)
			}
		}
	}
}

func TestColors_WhatCanBeTypedIntoIsSeen(t *testing.T) {
	defer SetDark(false)
	for _, isDark := range []bool{false, true} {
		SetDark(isDark)
		for _, ground := range []Name{Surface, Background} {
			if c := contrast(Color(Edge), Color(ground)); c < 3 {
				t.Errorf("dark %v: an edge on the %s has a contrast of %.2f, want at least 3", isDark, ground, c)
			}
		}
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
