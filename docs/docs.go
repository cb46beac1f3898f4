// Package docs holds the guides that the app shows by itself.
package docs

import _ "embed"

// Learners is the guide for learners, in the notation of lessons.
//
//go:embed learners.md
var Learners []byte
