//go:build unix && !linux

package speech

import (
	"os/exec"
	"syscall"
)

// apart gives a program a group of its own, so that all it starts can be ended.
func apart(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// end kills a program and all it started.
func end(cmd *exec.Cmd) error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
