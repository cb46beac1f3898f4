// Package foldersync keeps the journals of a learner's devices in step through a
// folder that all of them reach: on a USB stick, on a share, or one that Syncthing
// or Dropbox carries from one to the other.
//
// Each device writes one file there, named after its id, with all that it knows,
// and reads those of the others. A file is written under another name, read back,
// and then renamed, so that whoever reads finds an old one or a new one; and what
// was read is joined as a set. So a round can be broken off anywhere, two devices may
// write at a time, and files may come late, twice or half: the next round does what
// is left. No clock is asked which of two things counts.
//
// A [Syncer] does one round. A [Loop] does them every few minutes, off the main
// goroutine, and tells how it goes.
package foldersync
