package speech

import (
	"os/exec"

	programs "stagecraft/content/program"
)

// apart keeps a program from opening a console window.
func apart(cmd *exec.Cmd) { programs.Hide(cmd) }

// end kills a program. Those that speak on Windows start no others.
func end(cmd *exec.Cmd) error { return cmd.Process.Kill() }
