// Command coursekit is the trainer's tool: it checks a course, shows its notes,
// brings its pictures in and packs it into one file. It needs no window, and
// only the vendor command uses the network.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// softMemory is how much memory, in bytes, the largest course should take: from
// there on what is no longer needed is given back more eagerly. What a course
// may hold needs less.
const softMemory = 180 << 20

func main() {
	debug.SetMemoryLimit(softMemory)
	os.Exit(run())
}

// run gives the exit status: 0 when all went well, 1 when not.
func run() int {
	root := newRoot()
	if err := root.Execute(); err != nil {
		if !errors.Is(err, errProblems) {
			fmt.Fprintln(root.ErrOrStderr(), "coursekit:", err)
		}
		return 1
	}
	return 0
}

// errProblems says that a course has problems which have been printed.
var errProblems = errors.New("the course has problems")

// version is set at link time from FyneApp.toml.
var version = "of no release"

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:           "coursekit",
		Short:         "Check a course, show its notes and pack it into one file",
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.CompletionOptions.DisableDefaultCmd = true
	for _, command := range []func() *cobra.Command{
		newBundle, newCheck, newDialogue, newExport, newImport, newKeygen, newLock, newNew, newPack, newPreview, newProgress, newRender, newSchema,
		newVendor, newVerify, newWeb, newWords,
	} {
		root.AddCommand(command())
	}
	return root
}
