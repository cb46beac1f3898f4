// Package motion asks the system whether its user wants things to move less.
package motion

import (
	"context"
	"time"
)

// patience is how long an answer is waited for.
const patience = 3 * time.Second

// Reduced tells whether the system's settings ask for less motion. A system that
// doesn't say asks for nothing. It may take a while.
func Reduced(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for _, ask := range places() {
		if reduced, known := ask(ctx); known {
			return reduced
		}
	}
	return false
}

// place is where a system may say it; not known when it says nothing there.
type place func(context.Context) (reduced, known bool)
