//go:build !windows

package filechooser

import (
	"io/fs"
	"strings"
)

// hidden tells whether an entry is left out unless asked for.
func hidden(e fs.DirEntry) bool { return strings.HasPrefix(e.Name(), ".") }
