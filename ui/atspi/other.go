//go:build !linux

// Package atspi offers what a window shows to the screen readers of Linux. On other
// systems it does nothing.
package atspi

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/accessible"
)

// Window is the window that is offered.
type Window struct {
	Name   string
	Look   func() *accessible.Screen
	Watch  func(look func()) (stop func())
	OnMain func(do func())
	Focus  func(fyne.Focusable)
}

// Offer does nothing here.
func Offer(Window) (stop func()) { return func() {} }
