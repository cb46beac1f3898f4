package foldersync

import (
	"regexp"

	"stagecraft/study/progressfile"
)

// named matches what the name of a device's file begins with: its id. What comes
// after it, services that carry files put into the names of conflict copies, each
// in its own way: " (conflicted copy 2026-03-02)", ".sync-conflict-20260302-…".
var named = regexp.MustCompile(`^([0-9a-f]{16})([^0-9A-Za-z].*)?\` + progressfile.Extension + `$`)

// FileName is the name of a device's file in the folder.
func FileName(device string) string { return device + progressfile.Extension }

// draftName is that of the file while it is being written. A name like that is
// hidden, and passed over by most services.
func draftName(device string) string { return ".~" + FileName(device) + ".partial" }

// deviceOf gives the device whose file, or the conflict copy of whose file, has a
// name; "" when it is none.
func deviceOf(name string) string {
	parts := named.FindStringSubmatch(name)
	if parts == nil {
		return ""
	}
	return parts[1]
}
