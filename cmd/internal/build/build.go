// Package build runs the Go compiler for the programs that start Stagecraft from outside: the tour,
// the benchmark, the packages and the real-window tests. What a shipped program is compiled with is
// said here and nowhere else.
package build

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
)

// Root is the folder of the module that the working folder is in.
func Root() (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return "", fmt.Errorf("finding the module's folder: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// App is what FyneApp.toml says of the app.
type App struct {
	ID      string
	Name    string
	Version string // such as 0.2.0
	Build   int
}

var threeNumbers = regexp.MustCompile(`^\d{1,5}\.\d{1,5}\.\d{1,5}$`)

// ReadApp reads FyneApp.toml in the module's folder.
func ReadApp(root string) (App, error) {
	name := filepath.Join(root, "FyneApp.toml")
	var file struct{ Details App }
	if _, err := toml.DecodeFile(name, &file); err != nil {
		return App{}, fmt.Errorf("reading %s: %w", name, err)
	}
	app := file.Details
	if app.ID == "" || app.Name == "" || !threeNumbers.MatchString(app.Version) {
		return App{}, fmt.Errorf("%s: [Details] needs ID, Name and a Version of three numbers, such as 0.2.0", name)
	}
	return app, nil
}

// Tags are the build tags of every program: they leave out what would look for a library of the system's to read AVIF with.
const Tags = "nodynamic"

// Plain compiles a package of the module as go run does, which shares the cache with go test.
func Plain(root, out, pkg string) error {
	return compile(root, nil, "-tags", Tags, "-o", out, pkg)
}

// Shipped compiles a package of the module as it is handed out: stripped, free of this machine's
// paths and of what no course needs, with the version inside. env is added to the environment, such as GOOS=windows.
func Shipped(root, out, pkg, version string, env ...string) error {
	link := "-s -w -X main.version=" + version
	for _, pair := range env {
		if pair == "GOOS=windows" {
			link += " -H windowsgui" // no console window beside the app's
		}
	}
	modules, err := lean(root)
	if err != nil {
		return err
	}
	defer os.RemoveAll(filepath.Dir(modules)) // what walks our own code needn't see it
	return compile(root, env, "-modfile", modules, "-trimpath", "-tags", "release,"+Tags, "-ldflags", link, "-o", out, pkg)
}

// ShippedTool compiles a command-line program likewise: under Windows it keeps its console.
func ShippedTool(root, out, pkg, version string, env ...string) error {
	return compile(root, env, "-trimpath", "-tags", "release,"+Tags, "-ldflags", "-s -w -X main.version="+version, "-o", out, pkg)
}

func compile(root string, env []string, args ...string) error {
	// What git says of the folder stays out: the same files give the same program wherever they lie.
	cmd := exec.Command("go", append([]string{"build", "-buildvcs=false"}, args...)...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("go build %s: %w", strings.Join(args, " "), err)
	}
	return nil
}
