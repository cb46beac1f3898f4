//go:build !windows && !darwin

package journal

import "os"

// systemID is that of the installed system.
func systemID() string {
	for _, name := range []string{"/etc/machine-id", "/var/lib/dbus/machine-id", "/etc/hostid"} {
		if b, err := os.ReadFile(name); err == nil && len(b) > 0 {
			return string(b)
		}
	}
	return ""
}
