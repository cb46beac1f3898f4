package ui

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// The toolkit's menus draw keys at a fifth of their strength and what is chosen
// in full blue, its pop-ups stand in the middle of the window, and its
// scrolls move by a quarter of what a browser's do. Its file dialog reads the disk
// on the main goroutine and knows no keys.
func TestUI_MenusPopUpsScrollsAndFileDialogsAreItsOwn(t *testing.T) {
	toolkits := regexp.MustCompile(`widget\.(New|Show)\w*PopUp\w*|container\.New(V|H)?Scroll|"fyne\.io/fyne/v2/dialog"`)
	err := fs.WalkDir(os.DirFS("."), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		for _, found := range toolkits.FindAllString(string(source), -1) {
			t.Errorf("%s uses the toolkit's %s", path, found)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
