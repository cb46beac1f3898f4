package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// attachParent is what AttachConsole takes for the console of the process that started this one.
const attachParent = ^uintptr(0)

// useConsole has what the program prints come to the console that it was started from: Windows gives a
// program with windows none. What was sent elsewhere, to a file or a pipe, goes there. It tells whether
// anything can be read.
func useConsole() bool {
	if out, err := windows.GetStdHandle(windows.STD_OUTPUT_HANDLE); err == nil && out != 0 && out != windows.InvalidHandle {
		return true
	}
	attach := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	if done, _, _ := attach.Call(attachParent); done == 0 {
		return false
	}
	out, err := os.OpenFile("CONOUT$", os.O_RDWR, 0)
	if err != nil {
		return false
	}
	os.Stdout, os.Stderr = out, out
	return true
}

// showText shows a text in a box, where there is no console to print it to.
func showText(title, text string) {
	said, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	head, err := windows.UTF16PtrFromString(title)
	if err != nil {
		return
	}
	_, _ = windows.MessageBox(0, said, head, windows.MB_OK|windows.MB_ICONINFORMATION) // it is read or it isn't
}
