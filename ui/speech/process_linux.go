package speech

import (
	"os/exec"
	"syscall"
)

// apart gives a program a group of its own, so that all it starts can be
// ended, and has it die with the app. The system watches the thread that
// started it, which has to stay for as long as the program is to run.
func apart(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// end kills a program and all it started.
func end(cmd *exec.Cmd) error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
