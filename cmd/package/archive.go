package main

import (
	"archive/zip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"stagecraft/content/packing"
)

// writeFile makes a file of what write writes, and closes it.
func writeFile(name string, write func(io.Writer) error) (err error) {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := file.Close(); err == nil {
			err = closeErr
		}
	}()
	return write(file)
}

// writeTarXZ writes members under a folder. The xz program compresses: Go's library only unpacks other
// formats.
func writeTarXZ(name, folder string, members []packing.File, at time.Time) error {
	return writeFile(name, func(w io.Writer) error {
		xz := exec.Command("xz", "-9e", "--threads=1", "--stdout")
		xz.Stdout, xz.Stderr = w, os.Stderr
		pipe, err := xz.StdinPipe()
		if err != nil {
			return err
		}
		if err := xz.Start(); err != nil {
			return fmt.Errorf("starting xz: %w", err)
		}
		writeErr := packing.WriteTar(pipe, folder, members, at)
		pipe.Close()
		if err := xz.Wait(); err != nil {
			return fmt.Errorf("xz: %w", err)
		}
		return writeErr
	})
}

// writeZip writes members under a folder.
func writeZip(name, folder string, members []packing.File, at time.Time) error {
	return writeFile(name, func(w io.Writer) error { return packing.WriteZip(w, folder, members, at) })
}

// unpackZip unpacks one of our own archives into a folder.
func unpackZip(name, into string) error {
	archive, err := zip.OpenReader(name)
	if err != nil {
		return err
	}
	defer archive.Close()
	return os.CopyFS(into, archive)
}

// unpackTarXZ unpacks as a user would.
func unpackTarXZ(name, into string) error {
	if err := os.MkdirAll(into, 0o755); err != nil {
		return err
	}
	out, err := exec.Command("tar", "-xJf", name, "-C", into).CombinedOutput()
	if err != nil {
		return fmt.Errorf("tar: %w: %s", err, out)
	}
	return nil
}

// readMember reads a file of the module into a member.
func (r *release) readMember(name, from string, mode fs.FileMode) (packing.File, error) {
	data, err := os.ReadFile(filepath.Join(r.root, filepath.FromSlash(from)))
	return packing.File{Name: name, Data: data, Mode: mode}, err
}
