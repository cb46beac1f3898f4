package figure

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

func TestFit_LosesNoSignOfAnyScriptUnlessItSaysSo(t *testing.T) {
	test.NewApp()
	letters := rapid.SampledFrom(strings.Split("a W - / é e\u0301 見 面 、 。 「 ニ ー ズ 고 객 ก า เ ก้ ຂ ແ ក ្ខ မ 👩\u200d🚀 ש ل", " "))
	rapid.Check(t, func(t *rapid.T) {
		name := strings.Join(rapid.SliceOfN(letters, 1, 60).Draw(t, "letters"), rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
		room := float32(rapid.IntRange(20, 400).Draw(t, "room"))
		f := fit(name, room, rapid.IntRange(1, 2).Draw(t, "lines"), nameSize, nameFace)
		got := unspaced(strings.Join(f.lines, ""))
		if !f.shortened && got != unspaced(name) {
			t.Fatalf("%q is drawn as %q", name, f.lines)
		}
		if f.shortened && !strings.HasSuffix(got, "…") {
			t.Fatalf("%q is shortened to %q and nothing shows it", name, f.lines)
		}
	})
}

func unspaced(text string) string { return strings.Join(strings.Fields(text), "") }
