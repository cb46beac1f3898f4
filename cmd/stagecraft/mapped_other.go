//go:build !linux

package main

// unmapStart does nothing: these systems take back what a program doesn't use by themselves.
func unmapStart() {}
