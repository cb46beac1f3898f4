package speech

import (
	"os/exec"
	"syscall"
)

const createNoWindow = 0x08000000

// apart keeps a program from opening a console window.
func apart(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: createNoWindow}
}

// end kills a program. Those that speak on Windows start no others.
func end(cmd *exec.Cmd) error { return cmd.Process.Kill() }
