//go:build !windows

package program

import "os/exec"

// Hide keeps a program that is about to be run from showing a console window, which only
// Windows would do.
func Hide(*exec.Cmd) {}
