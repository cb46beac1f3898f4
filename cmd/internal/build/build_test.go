package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadApp_ReadsTheModulesOwn(t *testing.T) {
	root, err := Root()
	if err != nil {
		t.Fatal(err)
	}
	app, err := ReadApp(root)
	if err != nil {
		t.Fatal(err)
	}
	if app.Name != "Stagecraft" || app.ID != "app.stagecraft.Stagecraft" {
		t.Errorf("the app is %+v", app)
	}
}

func TestReadApp_SaysWhatIsWrong(t *testing.T) {
	cases := map[string]string{
		"": "three numbers",
		"[Details]\nID='a'\nName='b'\nVersion='1.2'\n": "three numbers",
		"[Details": "FyneApp.toml",
	}
	for text, want := range cases {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, "FyneApp.toml"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadApp(folder); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gave %v", text, err)
		}
	}
}
