package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"stagecraft/content/packing/standin"
)

var update = flag.Bool("update", false, "write what the scripts compare with")

// appInstaller is the script that installs the app on Linux.
var appInstaller, _ = filepath.Abs(filepath.Join("..", "..", "assets", "linux", "install.sh"))

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"coursekit": func() { os.Exit(run()) }})
}

// TestScripts runs the command as a trainer would; each script is a story.
// A script that downloads has a server of its own; see pictureServer.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: *update,
		Setup:         pictureServer,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"expand":   expand,
			"visits":   visits,
			"study":    studied,
			"examined": examined,
			"players": func(ts *testscript.TestScript, _ bool, args []string) {
				installer, err := os.ReadFile(appInstaller)
				ts.Check(err)
				ts.Check(os.MkdirAll(ts.MkAbs(args[0]), 0o755))
				ts.Check(standin.Players(ts.MkAbs(args[0]), installer))
			},
			"lock":        lockedKey,
			"spreadsheet": spreadsheet,
			"alone":       alone,
			"zipfolder":   zipFolder,
		},
	})
}
