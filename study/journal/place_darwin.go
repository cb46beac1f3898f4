package journal

import "golang.org/x/sys/unix"

// systemID is that of the hardware.
func systemID() string {
	id, err := unix.Sysctl("kern.uuid")
	if err != nil {
		return ""
	}
	return id
}
