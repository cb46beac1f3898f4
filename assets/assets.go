// Package assets holds the files that every copy of Stagecraft carries inside the program: the
// typeface the pages are set in and the icon. It knows nothing of the toolkit that draws them.
//
// The icon is drawn once, as icon.svg. The packages draw their bitmaps from it; icon.png, for windows,
// is drawn by `go test ./cmd/package -update`.
package assets

import _ "embed"

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

// The app's icon: a play triangle on a rounded square. IconPNG is 256 pixels square:
// windows take it, for reading it takes a tenth of the time that drawing the SVG does.
var (
	//go:embed icon.svg
	IconSVG []byte
	//go:embed icon.png
	IconPNG []byte
)
