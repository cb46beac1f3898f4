package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// What the server shows.
const (
	somePNG = "\x89PNG\r\n\x1a\nnot much of a picture"
	someSVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>`
)

type visitsKey struct{}

// pictureServer starts a server on this machine for one script, which knows
// its address as $SERVER.
func pictureServer(env *testscript.Env) error {
	var count atomic.Int32
	env.Values[visitsKey{}] = &count
	mux := http.NewServeMux()
	show := func(path, mediaType, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", mediaType)
			fmt.Fprint(w, body)
		})
	}
	show("/pot.png", "image/png", somePNG)
	show("/again", "text/plain", somePNG)
	show("/drawing.png", "image/png", someSVG)
	show("/page.png", "image/png", "<!doctype html><html><body>A page</body></html>")
	show("/empty.png", "image/png", "")
	show("/big.png", "image/png", somePNG+strings.Repeat("x", 1<<20))
	mux.HandleFunc("/slow.png", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/away.png", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", "file:///etc/hostname")
		w.WriteHeader(http.StatusFound)
	})
	mux.HandleFunc("/hop/", func(w http.ResponseWriter, r *http.Request) {
		left := strings.TrimPrefix(r.URL.Path, "/hop/")
		next := "/pot.png"
		if len(left) > 1 {
			next = "/hop/" + left[1:]
		}
		http.Redirect(w, r, next, http.StatusFound)
	})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		count.Add(1)
		mux.ServeHTTP(w, r)
	}))
	env.Defer(server.Close)
	env.Setenv("SERVER", server.URL)
	env.Setenv("KITBIN", filepath.SplitList(env.Getenv("PATH"))[0]) // where coursekit is, and nothing else
	return nil
}

func TestPrintable_CommandsNoTerminal(t *testing.T) {
	for address, want := range map[string]string{
		"https://x.example/é?a=b":           "https://x.example/é?a=b",
		"https://x.example/\x1b[2Ja\u202eb": "https://x.example/\ufffd[2Ja\ufffdb",
		"data:" + strings.Repeat("a", 1000): "data:" + strings.Repeat("a", 195) + "…",
	} {
		if got := printable(address); got != want {
			t.Errorf("%q is shown as %q; want %q", address, got, want)
		}
	}
}

// expand puts the server's address into files of the script.
func expand(ts *testscript.TestScript, _ bool, names []string) {
	for _, name := range names {
		name = ts.MkAbs(name)
		source, err := os.ReadFile(name)
		ts.Check(err)
		ts.Check(os.WriteFile(name, bytes.ReplaceAll(source, []byte("$SERVER"), []byte(ts.Getenv("SERVER"))), 0o644))
	}
}

// visits tells how many requests the server has had since it was last asked.
func visits(ts *testscript.TestScript, neg bool, args []string) {
	count := ts.Value(visitsKey{}).(*atomic.Int32)
	if had := fmt.Sprint(count.Swap(0)); (had == args[0]) == neg {
		ts.Fatalf("the server had %s requests", had)
	}
}
