// Package assets holds the files that every copy of Stagecraft carries inside the program: the
// typeface the pages are set in and the icon. It knows nothing of the toolkit that draws them.
//
// The icon is drawn once, as icon.svg. The packages draw their bitmaps from it; icon.png, for windows,
// is drawn by `go test ./cmd/package -update`.
package assets

import (
	_ "embed"
	"sync"

	"github.com/klauspost/compress/zstd"
)

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

// OpenDyslexic in two cuts, packed by zstd: few need it. It is free under the SIL Open
// Font License too, which DyslexicLicence holds.
var (
	//go:embed fonts/OpenDyslexic-Regular.otf.zst
	dyslexicRegular []byte
	//go:embed fonts/OpenDyslexic-Bold.otf.zst
	dyslexicBold []byte
	//go:embed fonts/OpenDyslexic-OFL.txt
	DyslexicLicence []byte
)

// DyslexicRegular and DyslexicBold give the cuts of OpenDyslexic, which are unpacked
// when they are first asked for.
var (
	DyslexicRegular = sync.OnceValue(func() []byte { return unpacked(dyslexicRegular) })
	DyslexicBold    = sync.OnceValue(func() []byte { return unpacked(dyslexicBold) })
)

func unpacked(data []byte) []byte {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil
	}
	defer d.Close()
	if data, err = d.DecodeAll(data, nil); err != nil {
		return nil
	}
	return data
}

// The app's icon: a play triangle on a rounded square. IconPNG is 256 pixels square:
// windows take it, for reading it takes a tenth of the time that drawing the SVG does.
var (
	//go:embed icon.svg
	IconSVG []byte
	//go:embed icon.png
	IconPNG []byte
)
