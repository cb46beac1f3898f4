// Package makes what is handed out: for Linux an archive with the program, its menu entry, its icons
// and a script that installs them for one user, and the packages that Debian's and Fedora's kin install;
// for Windows an archive with the program; and coursekit for six platforms. The bundled course is inside
// the program. Each is then unpacked or installed and started once, the Windows one under wine, and what
// it drew is looked at; what is only for another processor has its head read. lintian, rpm,
// appstreamcli and desktop-file-validate have their say too.
//
// The same commit gives the same archives: files are in order and bear the commit's time.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"stagecraft/cmd/internal/build"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("package: ")
	only := flag.String("only", "", "linux, windows or coursekit, when not all")
	flag.Parse()
	if !slices.Contains([]string{"", "linux", "windows", "coursekit"}, *only) {
		log.Fatalf("--only %s: it is linux, windows or coursekit", *only)
	}
	if err := run(*only); err != nil {
		log.Fatal(err)
	}
}

// release is what both archives are made of.
type release struct {
	root string // the module's folder
	out  string // where archives go
	work string // a temporary folder
	app  build.App
	time time.Time // of every file in the archives
}

// program is the name of the program, the archives and the Windows file.
const program = "stagecraft"

func run(only string) error {
	root, err := build.Root()
	if err != nil {
		return err
	}
	app, err := build.ReadApp(root)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "package")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	r := &release{root: root, out: filepath.Join(root, "build", "package"), work: work, app: app, time: commitTime(root)}
	if err := os.RemoveAll(r.out); err != nil {
		return err
	}
	if err := os.MkdirAll(r.out, 0o755); err != nil {
		return err
	}
	kinds := []struct {
		name  string
		make  func() ([]string, error)
		check func(files []string) error
	}{
		{"linux", r.linux, r.checkLinux},
		{"windows", r.windows, r.checkWindows},
		{"coursekit", r.coursekit, r.checkCoursekit},
	}
	var all []string
	for _, kind := range kinds {
		if only != "" && only != kind.name {
			continue
		}
		begun := time.Now()
		files, err := kind.make()
		if err != nil {
			return fmt.Errorf("the packages for %s: %w", kind.name, err)
		}
		log.Printf("made %d files for %s in %.0f s", len(files), kind.name, time.Since(begun).Seconds())
		begun = time.Now()
		if err := kind.check(files); err != nil {
			return fmt.Errorf("checking the packages for %s: %w", kind.name, err)
		}
		log.Printf("those for %s are sound (looked at in %.0f s)", kind.name, time.Since(begun).Seconds())
		all = append(all, files...)
	}
	return r.sums(all)
}

// folder is the one folder inside an archive.
func (r *release) folder(system string) string {
	return fmt.Sprintf("%s-%s-%s-amd64", program, r.app.Version, system)
}

// binary is where the program for a system is compiled to.
func (r *release) binary(system, name string) string { return filepath.Join(r.work, system, name) }

// built compiles the program for a system under a name, env added to the compiler's environment, and
// gives what every archive holds: the licences, the program and the README beside it.
func (r *release) built(system, name, readme string, env ...string) ([]member, error) {
	binary := r.binary(system, name)
	env = append([]string{"GOOS=" + system, "GOARCH=amd64", "CGO_ENABLED=1"}, env...)
	if err := build.Shipped(r.root, binary, "./cmd/stagecraft", r.app.Version, env...); err != nil {
		return nil, err
	}
	members, err := r.licences("./cmd/stagecraft", env...)
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(binary)
	if err != nil {
		return nil, err
	}
	return append(members,
		member{name: name, data: data, mode: 0o755},
		member{name: "README.txt", data: r.fill([]byte(readme)), mode: 0o644}), nil
}

// sums writes SHA256SUMS, which sha256sum -c reads.
func (r *release) sums(files []string) error {
	var text strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		fmt.Fprintf(&text, "%x  %s\n", sha256.Sum256(data), filepath.Base(file))
		log.Printf("%6.1f MB  %s", float64(len(data))/1e6, file)
	}
	return os.WriteFile(filepath.Join(r.out, "SHA256SUMS"), []byte(text.String()), 0o644)
}

// commitTime is when the commit at hand was made: SOURCE_DATE_EPOCH, what git says, or for a tree
// without either the first moment a zip archive can name.
func commitTime(root string) time.Time {
	text := os.Getenv("SOURCE_DATE_EPOCH")
	if text == "" {
		cmd := exec.Command("git", "log", "-1", "--format=%ct")
		cmd.Dir = root
		if out, err := cmd.Output(); err == nil {
			text = strings.TrimSpace(string(out))
		}
	}
	if seconds, err := strconv.ParseInt(text, 10, 64); err == nil {
		return time.Unix(seconds, 0).UTC()
	}
	return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
}
