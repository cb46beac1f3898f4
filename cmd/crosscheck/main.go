// Crosscheck type-checks every package, and its tests, as they are compiled for macOS and for Windows, without
// those systems' C compilers: what C declares counts as being of any type. It says what is wrong as
// file:line:column, and ends with 1.
package main

import (
	"fmt"
	"log"
	"os"
	"sync"

	"stagecraft/cmd/internal/build"
)

// targets are those that the app is made for and that this machine may have no C compiler for.
var targets = []target{
	{"darwin", "arm64"},
	{"darwin", "amd64"},
	{"windows", "amd64"},
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("crosscheck: ")
	root, err := build.Root()
	if err != nil {
		log.Fatal(err)
	}
	failed := false
	var lock sync.Mutex
	var all sync.WaitGroup
	for _, to := range targets {
		all.Go(func() {
			found, err := check(root, to, "./...")
			lock.Lock()
			defer lock.Unlock()
			if err != nil {
				fmt.Fprintf(os.Stderr, "crosscheck: %s: %v\n", to, err)
			}
			for _, fault := range found {
				fmt.Fprintf(os.Stderr, "%s: %s\n", to, fault)
			}
			failed = failed || err != nil || len(found) > 0
		})
	}
	all.Wait()
	if failed {
		os.Exit(1)
	}
}
