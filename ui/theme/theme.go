package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Theme gives Fyne's own widgets our colours and type.
type Theme struct{ Mode Mode }

var _ fyne.Theme = Theme{}

var fyneNames = map[fyne.ThemeColorName]Name{
	theme.ColorNameBackground:          Background,
	theme.ColorNameButton:              Surface,
	theme.ColorNameDisabledButton:      Background,
	theme.ColorNameDisabled:            Muted,
	theme.ColorNameError:               Danger,
	theme.ColorNameFocus:               FocusTint,
	theme.ColorNameForeground:          Ink,
	theme.ColorNameForegroundOnPrimary: OnPrimary,
	theme.ColorNameForegroundOnError:   OnPrimary,
	theme.ColorNameForegroundOnSuccess: OnPrimary,
	theme.ColorNameForegroundOnWarning: OnPrimary,
	theme.ColorNameHeaderBackground:    Background,
	theme.ColorNameHover:               HoverTint,
	theme.ColorNameHyperlink:           Primary,
	theme.ColorNameInputBackground:     Surface,
	theme.ColorNameInputBorder:         Edge,
	theme.ColorNameMenuBackground:      Surface,
	theme.ColorNameOverlayBackground:   Surface,
	theme.ColorNamePlaceHolder:         Muted,
	theme.ColorNamePressed:             PressTint,
	theme.ColorNamePrimary:             Primary,
	theme.ColorNameScrollBar:           Muted,
	theme.ColorNameScrollBarBackground: Clear,
	theme.ColorNameSelection:           SelectionSoft,
	theme.ColorNameSeparator:           Line,
	theme.ColorNameShadow:              Clear, // Fyne draws it at the edges of all that scrolls; our pop-ups have their own
	theme.ColorNameSuccess:             Success,
	theme.ColorNameWarning:             Warning,
}

// Color gives the colour for one of Fyne's names.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	own, ok := fyneNames[name]
	if !ok {
		night := t.Mode.Scheme(variant).Night()
		if variant = theme.VariantLight; night {
			variant = theme.VariantDark
		}
		return theme.DefaultTheme().Color(name, variant)
	}
	if own == Clear {
		return color.Transparent
	}
	c := in(own, t.Mode.Scheme(variant))
	if name == theme.ColorNameBackground {
		return cleared(c)
	}
	return c
}

// cleared gives the colour that Fyne must be given to clear the window with c:
// it takes 255 times 255 for a full channel, where colours have 257 times 255.
func cleared(c color.NRGBA) color.Color {
	full := func(v uint8) uint16 { return uint16(v) * 255 }
	return color.RGBA64{R: full(c.R), G: full(c.G), B: full(c.B), A: 0xffff}
}

// Font gives Inter, and Fyne's own font for code and symbols.
func (t Theme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Monospace || style.Symbol {
		return theme.DefaultTheme().Font(style)
	}
	return Face{Bold: style.Bold, Italic: style.Italic}.font()
}

// Icon gives Fyne's icons.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size gives the measures of Fyne's own widgets at the learner's text size.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return Size(LabelSize)
	case theme.SizeNameCaptionText:
		return Size(SmallSize)
	case theme.SizeNameHeadingText:
		return Size(H1Size)
	case theme.SizeNameSubHeadingText:
		return Size(H2Size)
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return ButtonRadius
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	}
	return theme.DefaultTheme().Size(name)
}
