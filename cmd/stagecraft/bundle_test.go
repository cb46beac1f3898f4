package main

import (
	"bytes"
	"debug/elf"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"stagecraft/cmd/internal/build"
	"stagecraft/cmd/internal/screen"
	"stagecraft/content/packing/standin"
	"stagecraft/study"
)

// workshop is a trainer's folder, with players that hold nothing to run: what is in packages is looked at
// elsewhere, and packing the app takes too long to do it here.
type workshop struct {
	t    *testing.T
	dir  string
	path string // where coursekit is
	home string // of a learner
}

func newWorkshop(t *testing.T) *workshop {
	t.Helper()
	w := &workshop{t: t, dir: t.TempDir(), path: t.TempDir(), home: t.TempDir()}
	w.must(build.Plain(".", filepath.Join(w.path, "coursekit"), "stagecraft/cmd/coursekit"))
	installer, err := os.ReadFile("../../assets/linux/install.sh")
	w.must(err)
	players := filepath.Join(w.dir, "players")
	w.must(os.Mkdir(players, 0o755))
	w.must(standin.Players(players, installer))
	return w
}

func (w *workshop) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// run runs commands as the trainer, or as the learner where they are in a folder of theirs.
func (w *workshop) run(folder, commands string) string {
	w.t.Helper()
	cmd := exec.Command("sh", "-e", "-c", commands)
	cmd.Dir = folder
	cmd.Env = []string{"HOME=" + w.home, "PATH=" + w.path + ":" + os.Getenv("PATH")}
	out, err := cmd.CombinedOutput()
	if err != nil {
		w.t.Fatalf("%s: %v:\n%s", commands, err, out)
	}
	return string(out)
}

// install unpacks a bundle's archive as a learner does, installs it, and gives the program. The program that the
// player held, which must be there to the byte, is replaced by the app.
func (w *workshop) install(archive string) string {
	w.t.Helper()
	folder := w.t.TempDir()
	w.run(folder, "tar -xf '"+archive+"'")
	inside, err := filepath.Glob(filepath.Join(folder, "*", "install.sh"))
	if err != nil || len(inside) != 1 {
		w.t.Fatalf("%s holds %q (%v)", archive, inside, err)
	}
	said := w.run(filepath.Dir(inside[0]), "./install.sh")
	_, program, ok := strings.Cut(strings.TrimSpace(said), ", or run ")
	if !ok {
		w.t.Fatalf("the installer said %q", said)
	}
	held, err := os.ReadFile(program)
	w.must(err)
	if !bytes.Equal(held, standin.ELF(elf.EM_X86_64)) {
		w.t.Fatal("the player's program was changed")
	}
	app, err := programFile()
	w.must(err)
	w.must(os.WriteFile(program, app, 0o755))
	return program
}

func programFile() ([]byte, error) {
	binary, err := program()
	if err != nil {
		return nil, err
	}
	return os.ReadFile(binary)
}

// documented are the commands that docs/trainers.md gives.
func documented(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../docs/trainers.md")
	if err != nil {
		t.Fatal(err)
	}
	fence := regexp.MustCompile("(?s)```sh\n(.*?)```").FindSubmatch(text)
	if fence == nil || bytes.Count(fence[1], []byte("\n")) != 3 {
		t.Fatalf("docs/trainers.md gives these commands, not three: %s", fence)
	}
	return string(fence[1])
}

// TestBundle_FromAFolderToAWindowInThreeCommands goes the way of docs/trainers.md: a course's package is installed
// and opens its course under its own name, what was done is there in the next edition, and another bundle stands
// beside it.
func TestBundle_FromAFolderToAWindowInThreeCommands(t *testing.T) {
	t.Parallel()
	screen.Require(t)
	w := newWorkshop(t)
	w.run(w.dir, documented(t))
	const archive = "packages/first-calls-0.1-linux-amd64.tar.xz"
	program := w.install(filepath.Join(w.dir, archive))
	if want := filepath.Join(w.home, ".local/bin/stagecraft-first-calls"); program != want {
		t.Fatalf("it was installed as %s, not %s", program, want)
	}
	data := t.TempDir()
	first := startAs(t, "First calls", data, []string{program})
	first.press("r", "space", "3")
	first.app.Kill()
	kept := readJournal(t, data, "first-calls")
	if kept.count(study.Graded) != 1 {
		t.Fatalf("%d grades were kept, not 1", kept.count(study.Graded))
	}

	w.run(w.dir, `sed -i 's/^version: .*/version: "0.2"/' first-calls/course.yaml
coursekit bundle first-calls --players players --name 'First calls' -o packages
coursekit new other
coursekit bundle other --players players --name 'The other one' --own-data -o packages`)
	other := w.install(filepath.Join(w.dir, "packages/other-0.1-linux-amd64.tar.xz"))
	again := startAs(t, "First calls", data, []string{w.install(filepath.Join(w.dir, strings.Replace(archive, "0.1", "0.2", 1)))})
	beside := startAs(t, "The other one", t.TempDir(), []string{other})
	beside.quit()
	again.tryPress("Escape", quiet) // what the edition brought
	again.quit()
	after := readJournal(t, data, "first-calls")
	if after.count(study.Graded) != 1 {
		t.Errorf("%d grades are kept after the update, not 1", after.count(study.Graded))
	}
	if last := after.events[len(after.events)-1]; last.Course != "first-calls" || last.Version != "0.2" {
		t.Errorf("the last thing done is of %s %s", last.Course, last.Version)
	}
	entries, err := filepath.Glob(filepath.Join(w.home, ".local/share/applications/*.desktop"))
	if err != nil || len(entries) != 2 {
		t.Errorf("the menu has %q (%v)", entries, err)
	}
}
