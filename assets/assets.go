// Package assets holds the files that every copy of Stagecraft carries inside the program: the
// typeface the pages are set in and the icon. It knows nothing of the toolkit that draws them.
//
// The icon is drawn once, as icon.svg; the bitmaps under icon/ are made from it by go generate.
package assets

import _ "embed"

//go:generate go run stagecraft/cmd/internal/drawicon -svg icon.svg -out icon

// The Inter family in the five faces the pages use, as OpenType files. Inter is free under the
// SIL Open Font License, which FontLicence holds and every package must carry.
var (
	//go:embed fonts/Inter-Regular.otf
	InterRegular []byte
	//go:embed fonts/Inter-SemiBold.otf
	InterSemiBold []byte
	//go:embed fonts/Inter-Bold.otf
	InterBold []byte
	//go:embed fonts/Inter-Italic.otf
	InterItalic []byte
	//go:embed fonts/Inter-BoldItalic.otf
	InterBoldItalic []byte
	//go:embed fonts/OFL.txt
	FontLicence []byte
)

// The app's icon: a play triangle on a rounded square. IconPNG is 256 pixels square.
var (
	//go:embed icon.svg
	IconSVG []byte
	//go:embed icon/stagecraft-256.png
	IconPNG []byte
)
