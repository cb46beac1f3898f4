package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAsInFile_LeavesWhatTheLoaderPutRight(t *testing.T) {
	const smaps = `00400000-00404000 r--p 00000000 fe:00 1441 /opt/my course/app
Size:                 16 kB
Anonymous:             0 kB
VmFlags: rd mr mw me sd
00404000-014df000 r-xp 00004000 fe:00 1441                               /opt/my course/app
Size:              17260 kB
Anonymous:             0 kB
02999000-0299a000 r--p 02599000 fe:00 1441                               /opt/my course/app
Size:                  4 kB
Anonymous:             4 kB
0299a000-03082000 rw-p 0259a000 fe:00 1441                               /opt/my course/app
Size:               7072 kB
Anonymous:             0 kB
7f0000000000-7f0000010000 r-xp 00000000 fe:00 99                         /usr/lib/libc.so.6
Anonymous:             0 kB
7f0000020000-7f0000030000 r--p 00000000 00:00 0
Anonymous:             0 kB
`
	got := asInFile(strings.NewReader(smaps), "/opt/my course/app")
	want := []mapping{{0x400000, 0x404000}, {0x404000, 0x14df000}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(mapping{})); diff != "" {
		t.Errorf("what may be let go of (-want +got):\n%s", diff)
	}
}
