package document

import (
	"os"
	"testing"

	"stagecraft/ui/internal/uitest"
)

func TestMain(m *testing.M) {
	uitest.DropUnqueued()
	os.Exit(m.Run())
}
