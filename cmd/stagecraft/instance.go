package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"fyne.io/fyne/v2"
)

// The copy of the app that has a data folder open listens on a socket of the file
// system for what other copies ask of it. Nothing of it leaves the computer.
const (
	// longestSocket is how long a socket's path may be, in bytes, everywhere.
	longestSocket = 100
	// mostRequest bounds a request and its answer, in bytes.
	mostRequest = 8 << 10
	// requestLimit is how long either may take to come.
	requestLimit = 2 * time.Second
)

// request is what one copy asks of another: a line of JSON each way. A copy
// refuses what it doesn't know.
type request struct {
	Do   string `json:"do"`
	Path []byte `json:"path,omitempty"` // absolute; bytes, as it needn't be text
}

// What can be asked for.
const (
	requestShow = "show" // come to the front
	requestOpen = "open" // and open the course at Path
)

// mostPath is how long a path in a request may be, in bytes.
const mostPath = 4096

// check refuses what makes no sense.
func (r *request) check() error {
	path := string(r.Path)
	switch {
	case r.Do != requestShow && r.Do != requestOpen:
		return fmt.Errorf("this version doesn't know %q", r.Do)
	case r.Do == requestShow && path != "":
		return errors.New("there is nothing to show of a path")
	case r.Do == requestOpen && (len(path) > mostPath || strings.Contains(path, "\x00") || !filepath.IsAbs(path)):
		return errors.New("what is to be opened has no path")
	}
	return nil
}

// response is the answer; Error is "" when it was done.
type response struct {
	Error string `json:"error,omitempty"`
}

// socketPaths gives where the socket of a data folder may be, the best first: in
// folders that are the user's alone. The data folder may be on a disk that has no
// sockets, and is copied and kept in step as it is.
func socketPaths(dir string) []string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	sum := sha256.Sum256([]byte(dir))
	name := "stagecraft-" + hex.EncodeToString(sum[:8]) + ".sock"
	var paths []string
	for _, folder := range socketFolders() {
		if path := filepath.Join(folder, name); len(path) <= longestSocket {
			paths = append(paths, path)
		}
	}
	return paths
}

func socketFolders() []string {
	switch runtime.GOOS {
	case "windows", "darwin":
		return []string{os.TempDir()} // of the user
	}
	var folders []string
	if run := os.Getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(run) {
		folders = append(folders, run)
	}
	if cache, err := os.UserCacheDir(); err == nil {
		folders = append(folders, filepath.Join(cache, "stagecraft"))
	}
	return folders
}

// instance answers other copies for as long as this one has a data folder open.
type instance struct {
	listener net.Listener
	serve    func(request) error
}

// listen begins to answer for a data folder, which this copy must have open: what
// is left of another's socket is of one that was killed. Where there can be no
// socket, as below a home with a very long path, it gives nil, and other copies
// can't reach this one.
func listen(dir string, serve func(request) error) *instance {
	var failed error
	for _, path := range socketPaths(dir) {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		if info, err := os.Lstat(path); err == nil && !info.IsDir() && info.Size() == 0 {
			_ = os.Remove(path) // else listening says what is the matter
		}
		l, err := net.Listen("unix", path)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		_ = os.Chmod(path, 0o600) // the folder it is in is the user's own already
		i := &instance{listener: l, serve: serve}
		go i.accept()
		return i
	}
	if failed != nil {
		fyne.LogError("listening for other copies", failed)
	}
	return nil
}

// accept answers one after the other.
func (i *instance) accept() {
	for {
		c, err := i.listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err != nil {
			time.Sleep(requestLimit) // it may be that too many files are open
			continue
		}
		i.answer(c)
	}
}

func (i *instance) answer(c net.Conn) {
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(requestLimit)) // without one it would answer all the same
	var r request
	var done response
	err := readLine(c, &r)
	if err == nil {
		err = r.check()
	}
	if err == nil {
		err = i.serve(r)
	}
	if err != nil {
		done.Error = err.Error()
	}
	_ = json.NewEncoder(c).Encode(done) // who asked may have gone
}

// close ends it, and removes the socket.
func (i *instance) close() {
	if i != nil {
		_ = i.listener.Close() // it ends with the process too
	}
}

func readLine(from io.Reader, to any) error {
	line, err := bufio.NewReader(io.LimitReader(from, mostRequest)).ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("reading what another copy says: %w", err)
	}
	return json.Unmarshal(line, to)
}

// ask asks the copy that has a data folder open for something.
func ask(ctx context.Context, dir string, r request) error {
	err := errors.New("no other copy listens on this computer")
	for _, path := range socketPaths(dir) {
		var d net.Dialer
		c, refused := d.DialContext(ctx, "unix", path)
		if refused != nil {
			continue
		}
		return exchange(ctx, c, r)
	}
	return errors.Join(err, ctx.Err())
}

func exchange(ctx context.Context, c net.Conn, r request) error {
	defer c.Close()
	if limit, ok := ctx.Deadline(); ok {
		if err := c.SetDeadline(limit); err != nil {
			return err
		}
	}
	if err := json.NewEncoder(c).Encode(r); err != nil {
		return err
	}
	var done response
	err := readLine(c, &done)
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return context.DeadlineExceeded
	}
	if err == nil && done.Error != "" {
		err = errors.New(done.Error)
	}
	return err
}
