package faultydisk

import (
	"strings"
	"unicode/utf8"
)

// LikeFAT has the disk be as one with FAT32 on it, as sticks and cards are: two names that differ in case
// alone are one, some signs can't be in a name, a file has one name and no permissions, when it was written
// is known to two seconds, and none is replaced while it is open. The disk must be empty.
func (d *Disk) LikeFAT() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.fat, d.root.fat = true, true
}

// named gives the name in a folder that stands for a name: on FAT it may differ in case.
func (d *Disk) named(folder *inode, name string) string {
	if !d.fat || folder.names[name] != nil {
		return name
	}
	for is := range folder.names {
		if strings.EqualFold(is, name) {
			return is
		}
	}
	return name
}

// fatName tells whether a file on FAT can have a name.
func fatName(name string) bool {
	if !utf8.ValidString(name) || strings.ContainsAny(name, `"*/:<>?\|`) || strings.TrimRight(name, ". ") != name {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f })
}
