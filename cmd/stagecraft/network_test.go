package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"stagecraft/cmd/internal/screen"
	"stagecraft/cmd/internal/specimen"
)

// A connection is looked for where it can't hide, in the system calls.
func TestNetwork_NoPageConnectsAnywhere(t *testing.T) {
	t.Parallel()
	screen.Require(t, "strace")
	courses := map[string]func(t *testing.T) []string{
		"bundled course": func(*testing.T) []string { return nil },
		"a course full of addresses": func(t *testing.T) []string {
			path, err := specimen.Write(specimen.Remote, t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			return []string{"--course", path}
		},
	}
	for name, course := range courses {
		t.Run(name, func(t *testing.T) {
			trace := filepath.Join(t.TempDir(), "trace")
			w := start(t, t.TempDir(),
				[]string{"strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-o", trace},
				course(t)...)
			w.press("ctrl+2")
			for w.tryPress("Next", time.Second) {
				w.mustDraw("in the lesson")
			}
			for _, key := range []string{"ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6", "ctrl+comma", "ctrl+k", "Escape", "F1", "Escape", "ctrl+1"} {
				w.press(key)
				w.mustDraw("after " + key)
			}
			w.quit()

			lines := traced(t, trace)
			if !strings.Contains(lines, "X11-unix") {
				t.Fatalf("the trace does not even hold the connection to the screen:\n%s", lines)
			}
			for _, line := range outside(lines) {
				t.Errorf("the app reached out: %s", line)
			}
		})
	}
}

func traced(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

var family = regexp.MustCompile(`sa_family=(AF_\w+)`)

// outside gives the lines of a trace that name an address which is not a local
// socket's.
func outside(trace string) []string {
	var found []string
	for line := range strings.Lines(trace) {
		if m := family.FindStringSubmatch(line); m != nil && m[1] != "AF_UNIX" {
			found = append(found, strings.TrimSpace(line))
		}
	}
	return found
}

func TestOutside_KnowsAConnectionWhenItSeesOne(t *testing.T) {
	trace := `7 connect(3, {sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X1"}, 20) = 0
8 connect(9, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.1")}, 16) = 0
9 sendto(9, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(443)}, 28) = -1 ENETUNREACH
`
	if got := outside(trace); len(got) != 2 {
		t.Errorf("found %q", got)
	}
}
