package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"stagecraft/cmd/internal/hostile"
	"stagecraft/cmd/internal/screen"
	"stagecraft/content"
)

// A course of everything that pictures, links and names can do is opened and gone
// through: the system calls say that nothing is reached and nothing is written but the
// learner's data and what the toolkit and the graphics keep for themselves.
func TestHostile_ACourseReachesNothingAndWritesNothingElsewhere(t *testing.T) {
	t.Parallel()
	screen.Require(t, "strace")
	folder := t.TempDir()
	lessons, err := hostile.Gallery(folder)
	if err != nil {
		t.Fatal(err)
	}
	course := filepath.Join(t.TempDir(), "gallery.course")
	f, err := os.Create(course)
	if err != nil {
		t.Fatal(err)
	}
	if err := content.Pack(os.DirFS(folder), f); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	data, trace := t.TempDir(), filepath.Join(t.TempDir(), "trace")
	w := start(t, data, []string{
		"strace", "-f", "-y", "-qq", "--seccomp-bpf", "-s", "300", "-o", trace, "-e",
		"trace=connect,sendto,sendmsg,sendmmsg,bind,execve,openat,open,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat,truncate,unlink,unlinkat,mknod,mknodat,chmod,fchmodat",
	}, "--course", course)
	w.press("ctrl+2")
	for lesson := 1; lesson <= lessons; lesson++ {
		w.tryPress("Next", time.Second)
		w.tryPress("End", time.Second)
		w.mustDraw(fmt.Sprintf("in lesson %d", lesson))
		if lesson < lessons {
			w.press("n")
		}
	}
	w.quit()

	lines := traced(t, trace)
	if !strings.Contains(lines, "X11-unix") || !strings.Contains(lines, data) {
		t.Fatal("the trace holds neither the connection to the screen nor the learner's data")
	}
	for _, line := range outside(lines) {
		t.Errorf("the app reached out: %s", line)
	}
	for _, line := range writesElsewhere(lines, data) {
		t.Errorf("the app wrote elsewhere, or started something: %s", line)
	}
}

// changing are the calls of a trace that change what is on the disk, or start a
// program.
var changing = regexp.MustCompile(`^\d+ +(?:creat|rename\w*|mkdir\w*|link\w*|symlink\w*|truncate|unlink\w*|mknod\w*|f?chmod\w*|execve)\(|^\d+ +open(?:at)?\(.*(?:O_WRONLY|O_RDWR|O_CREAT|O_TRUNC)`)

// keptElsewhere is what a program with a window keeps of its own: the toolkit's settings
// in the home, the cache of the graphics, devices, and memory that has a file's name.
var keptElsewhere = regexp.MustCompile(`/\.config/fyne["/]|/\.cache/|"/dev/|"/proc/self/|/\.config"|/\.cache"|"/tmp/\.(?:X|ICE)|O_TMPFILE|"/sys/|stagecraft-[0-9a-f]+\.sock`)

// asksTheSystem is how the desktop is asked whether it wants less motion.
var asksTheSystem = regexp.MustCompile(`execve\("[^"]*/gsettings", \["gsettings", "get", "org\.gnome\.desktop\.`)

// writesElsewhere gives the lines of a trace that change what is on the disk other than
// in a folder, or start a program after the app itself.
func writesElsewhere(trace, folder string) []string {
	var found []string
	started := false
	for line := range strings.Lines(trace) {
		switch {
		case !changing.MatchString(line), strings.Contains(line, folder), keptElsewhere.MatchString(line), asksTheSystem.MatchString(line):
		case strings.Contains(line, "execve(") && !started:
			started = true
		default:
			found = append(found, strings.TrimSpace(line))
		}
	}
	return found
}

func TestWritesElsewhere_KnowsThemWhenItSeesThem(t *testing.T) {
	trace := `7 execve("/tmp/stagecraft", ["stagecraft"], 0x1) = 0
7 openat(AT_FDCWD</tmp>, "/home/a/data/journal.db", O_RDWR|O_CREAT, 0644) = 3
7 openat(AT_FDCWD</tmp>, "/etc/passwd", O_RDONLY|O_CLOEXEC) = 4
7 openat(AT_FDCWD</tmp>, "/home/a/.bashrc", O_WRONLY|O_APPEND) = 4
7 mkdirat(AT_FDCWD</tmp>, "/home/a/.config/fyne", 0700) = 0
8 symlink("/etc/passwd", "/home/a/x") = 0
9 execve("/usr/bin/xdg-open", ["xdg-open"], 0x1) = 0
9 execve("/usr/bin/gsettings", ["gsettings", "get", "org.gnome.desktop.interface", "enable-animations"], 0x1) = 0
10 execve("/usr/bin/gsettings", ["gsettings", "set", "org.gnome.desktop.interface", "enable-animations"], 0x1) = 0
`
	if got := writesElsewhere(trace, "/home/a/data"); len(got) != 4 {
		t.Errorf("found %q", got)
	}
}
