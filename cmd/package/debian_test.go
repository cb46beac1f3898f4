package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestTightDeb_PacksWhatIsInstalledAlone(t *testing.T) {
	for _, program := range []string{"xz", "ar"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("there is no %s here", program)
		}
	}
	member := func(name, data string) string {
		text := fmt.Sprintf("%-16s%-12d%-6d%-6d%-8s%-10d`\n%s", name, 0, 0, 0, "100644", len(data), data)
		return text + strings.Repeat("\n", len(data)%2)
	}
	installed := strings.Repeat("what is installed. ", 1001)
	deb := arMagic + member("debian-binary", "2.0\n") + member("control.tar.gz", "odd") + member("data.tar", installed)
	tight, err := tightDeb([]byte(deb))
	if err != nil {
		t.Fatal(err)
	}
	if len(tight) > len(deb)/10 {
		t.Errorf("%d bytes are left of %d", len(tight), len(deb))
	}
	file := filepath.Join(t.TempDir(), "a.deb")
	if err := os.WriteFile(file, tight, 0o644); err != nil {
		t.Fatal(err)
	}
	listed, err := exec.Command("ar", "t", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	if want := "debian-binary\ncontrol.tar.gz\ndata.tar.xz\n"; string(listed) != want {
		t.Errorf("its members are %q", listed)
	}
	packed, err := exec.Command("ar", "p", file, "data.tar.xz").Output()
	if err != nil {
		t.Fatal(err)
	}
	unpack := exec.Command("xz", "--decompress", "--stdout")
	unpack.Stdin = bytes.NewReader(packed)
	if got, err := unpack.Output(); err != nil || string(got) != installed {
		t.Errorf("%d bytes come out (%v)", len(got), err)
	}
	if _, err := tightDeb([]byte(deb[1:])); err == nil {
		t.Error("what is no .deb was packed")
	}
}
