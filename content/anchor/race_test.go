//go:build race

package anchor_test

const raceDetector = true
