package main

import (
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the scripts compare with")

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
			"expand": expand,
			"visits": visits,
			"study":  studied,
		},
	})
}
