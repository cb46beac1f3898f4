package main

import (
	"bufio"
	"io"
	"strconv"
	"strings"
)

// mapping is a range of addresses.
type mapping struct {
	from, to uintptr
}

// asInFile gives where a program's pages lie in memory that are just as they are in its file and that nothing
// writes to, out of what Linux tells of a process (proc(5), smaps). What the loader put right, and made unwritable
// after, is not among them: that is in no file.
func asInFile(smaps io.Reader, program string) (found []mapping) {
	var at *mapping
	lines := bufio.NewScanner(smaps)
	for lines.Scan() {
		line := lines.Text()
		first, rest, _ := strings.Cut(line, " ")
		switch {
		case !strings.HasSuffix(first, ":"):
			at = ofProgram(first, rest, program)
		case at != nil && first == "Anonymous:":
			if strings.TrimSpace(rest) == "0 kB" {
				found = append(found, *at)
			}
			at = nil
		}
	}
	return found
}

// ofProgram reads the line that begins the part of a mapping: nil unless it is the program's, and unwritable.
func ofProgram(place, rest, program string) *mapping {
	permissions, rest, _ := strings.Cut(rest, " ")
	for range 3 { // offset, device, inode; then the file's name, which may hold spaces
		_, rest, _ = strings.Cut(strings.TrimLeft(rest, " "), " ")
	}
	if strings.TrimLeft(rest, " ") != program || strings.Contains(permissions, "w") {
		return nil
	}
	from, to, _ := strings.Cut(place, "-")
	begin, err := strconv.ParseUint(from, 16, 64)
	if err != nil {
		return nil
	}
	end, err := strconv.ParseUint(to, 16, 64)
	if err != nil || end <= begin {
		return nil
	}
	return &mapping{uintptr(begin), uintptr(end)}
}
