//go:build !linux && !darwin && !windows

package watch

// remote isn't known here.
func remote(string) bool { return false }
