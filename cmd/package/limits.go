package main

import (
	"fmt"
	"strings"
)

// limits are the most bytes that a package may have, by the end of its name. What each megabyte is stands
// in docs/size.md.
var limits = []struct {
	ending string
	most   int
}{
	{"-linux-amd64.tar.xz", 19_400_000},
	{"_amd64.deb", 18_900_000},
	{".x86_64.rpm", 23_300_000},
	{"-linux-arm64.tar.xz", 18_300_000},
	{"_arm64.deb", 18_300_000},
	{".aarch64.rpm", 21_600_000},
	{"-windows-amd64.zip", 26_600_000},
	{"-windows-amd64-setup.exe", 19_900_000},
}

// withinLimit gives an error for a package of the app that has more bytes than it may.
func withinLimit(name string, size int) error {
	if !strings.HasPrefix(name, program) {
		return nil
	}
	for _, l := range limits {
		if strings.HasSuffix(name, l.ending) && size > l.most {
			return fmt.Errorf("%s has %d bytes and may have %d: see docs/size.md for what takes them", name, size, l.most)
		}
	}
	return nil
}
