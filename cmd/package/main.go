// Package makes what is handed out: for Linux, on amd64 and on arm64, an archive with the program, its menu entry, its icons
// and a script that installs them for one user, and the packages that Debian's and Fedora's kin install;
// for Windows an archive with the program and an installer; and coursekit for six platforms. The bundled course is inside
// the program. Each is then unpacked or installed and started once, the Windows one under wine, and what
// it drew is looked at; what is only for another processor has its head read. lintian, rpm,
// appstreamcli and desktop-file-validate have their say too.
//
// The same commit gives the same archives: files are in order and bear the commit's time. With -twice all is
// made once more from a copy of the module in another folder, and compared.
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
	"stagecraft/content/packing"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("package: ")
	only := flag.String("only", strings.Join(parts[:len(parts)-1], ","), "what to make, of "+strings.Join(parts, ", ")+", with commas between")
	twice := flag.Bool("twice", false, "make all from two folders and compare the bytes, without trying it")
	gather := flag.String("gather", "", "a folder below which packages lie that were made elsewhere: one list of sums of them")
	flag.Parse()
	wanted := strings.Split(*only, ",")
	for _, part := range wanted {
		if !slices.Contains(parts, part) {
			log.Fatalf("--only %s: %q is none of %s", *only, part, strings.Join(parts, ", "))
		}
	}
	if err := run(wanted, *twice, *gather); err != nil {
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

	processor string // that the app is made for, as Go names it
	sysroot   string // libraries of Linux on arm64
}

// on is the release for another processor.
func (r *release) on(processor string) *release {
	other := *r
	other.processor, other.work = processor, filepath.Join(r.work, processor)
	return &other
}

// program is the name of the program, the archives and the Windows file.
const program = "stagecraft"

// parts are all that can be made. The last is made on macOS alone, and only when it is asked for.
var parts = []string{"linux", "linux-arm64", "windows", "coursekit", "macos"}

func run(only []string, twice bool, gather string) error {
	root, err := build.Root()
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "package")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	r, err := newRelease(root, filepath.Join(root, "build", "package"), work)
	if err != nil {
		return err
	}
	if gather != "" {
		files, err := r.gather(gather)
		if err != nil {
			return err
		}
		return r.sums(files)
	}
	if twice {
		return r.twice(only)
	}
	all, err := r.make(only, true)
	if err != nil {
		return err
	}
	if err := r.sums(all); err != nil || !slices.Contains(only, "linux") || !slices.Contains(only, "coursekit") {
		return err
	}
	if err := r.checkBundles(); err != nil {
		return fmt.Errorf("checking bundles: %w", err)
	}
	return nil
}

// newRelease begins a release of the module in a folder, in an empty folder.
func newRelease(root, out, work string) (*release, error) {
	app, err := build.ReadApp(root)
	if err != nil {
		return nil, err
	}
	if err := os.RemoveAll(out); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return nil, err
	}
	return &release{
		root: root, out: out, work: work, app: app, time: commitTime(root), processor: "amd64",
		sysroot: filepath.Join(root, filepath.FromSlash(armSysroot)),
	}, nil
}

// make makes the packages of some parts, and tries them if wanted. It gives their paths.
func (r *release) make(only []string, try bool) ([]string, error) {
	kinds := []struct {
		name  string
		make  func() ([]string, error)
		check func(files []string) error
	}{
		{"linux", func() ([]string, error) { return r.linux() }, r.checkLinux},
		{"linux-arm64", r.linuxARM64, r.checkLinuxARM64},
		{"windows", r.windows, r.checkWindows},
		{"coursekit", r.coursekit, r.checkCoursekit},
		{"macos", r.macos, r.checkMacOS},
	}
	var all []string
	for _, kind := range kinds {
		if !slices.Contains(only, kind.name) {
			continue
		}
		begun := time.Now()
		files, err := kind.make()
		if err != nil {
			return nil, fmt.Errorf("the packages for %s: %w", kind.name, err)
		}
		log.Printf("made %d files for %s in %.0f s", len(files), kind.name, time.Since(begun).Seconds())
		all = append(all, files...)
		if !try || len(files) == 0 {
			continue
		}
		begun = time.Now()
		if err := kind.check(files); err != nil {
			return nil, fmt.Errorf("checking the packages for %s: %w", kind.name, err)
		}
		log.Printf("those for %s are sound (looked at in %.0f s)", kind.name, time.Since(begun).Seconds())
	}
	return all, nil
}

// folder is the one folder inside an archive.
func (r *release) folder(system string) string {
	return fmt.Sprintf("%s-%s-%s-%s", program, r.app.Version, system, r.processor)
}

// binary is where the program for a system is compiled to.
func (r *release) binary(system, name string) string { return filepath.Join(r.work, system, name) }

// built compiles the program for a system under a name, env added to the compiler's environment, and
// gives what every archive holds: the licences, the program, what it is made of, and the README beside it.
func (r *release) built(system, name, readme string, env ...string) ([]packing.File, error) {
	binary := r.binary(system, name)
	env = append([]string{"GOOS=" + system, "GOARCH=" + r.processor, "CGO_ENABLED=1"}, env...)
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
	bill, err := r.bill(binary, appFonts)
	if err != nil {
		return nil, err
	}
	return append(members,
		packing.File{Name: name, Data: data, Mode: 0o755},
		packing.File{Name: billName, Data: bill, Mode: 0o644},
		packing.File{Name: "README.txt", Data: r.fill([]byte(readme)), Mode: 0o644}), nil
}

// sums writes SHA256SUMS, which sha256sum -c reads, and signs it where there is a key.
func (r *release) sums(files []string) error {
	var text strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		fmt.Fprintf(&text, "%x  %s\n", sha256.Sum256(data), filepath.Base(file))
		log.Printf("%6.1f MB  %s", float64(len(data))/1e6, file)
		if err := withinLimit(filepath.Base(file), len(data)); err != nil {
			return err
		}
	}
	name := filepath.Join(r.out, "SHA256SUMS")
	if err := os.WriteFile(name, []byte(text.String()), 0o644); err != nil {
		return err
	}
	if key := os.Getenv(keyVariable); key != "" {
		return r.sign(name, key, os.Getenv(passwordVariable))
	}
	return nil
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
