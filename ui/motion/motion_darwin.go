package motion

import (
	"bytes"
	"context"
	"os/exec"
)

func places() []place { return []place{accessibility} }

// accessibility asks for "Reduce motion" of the settings of accessibility. While it
// was never set there is no such key.
func accessibility(ctx context.Context) (reduced, known bool) {
	out, err := exec.CommandContext(ctx, "/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion").Output()
	return string(bytes.TrimSpace(out)) == "1", err == nil
}
