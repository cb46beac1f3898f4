//go:build !windows

package main

// useConsole tells whether what the program prints can be read: outside Windows it can.
func useConsole() bool { return true }

// showText shows a text in a box, where there is no console; there is one.
func showText(string, string) {}
