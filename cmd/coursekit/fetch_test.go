package main

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestIsPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.216.34": true, "2606:2800:220:1::1": true, "8.8.8.8": true, "::ffff:8.8.8.8": true,
		"127.0.0.1": false, "127.9.9.9": false, "::1": false, "::ffff:127.0.0.1": false, "::7f00:1": false,
		"0.0.0.0": false, "::": false, "0.1.2.3": false,
		"10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "::ffff:10.0.0.1": false, "fd00::1": false,
		"169.254.169.254": false, "fe80::1": false, "fe80::1%eth0": false, "fec0::1": false,
		"100.64.0.1": false, "198.18.0.1": false, "192.0.2.1": false, "203.0.113.9": false,
		"224.0.0.1": false, "255.255.255.255": false, "240.0.0.1": false, "ff02::1": false,
		"64:ff9b::7f00:1": false, "2002:7f00:1::": false, "2001:db8::1": false, "2001::1": false,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s is public: %v; want %v", address, got, want)
		}
	}
}

func TestFetcher_StaysAwayFromThisMachine(t *testing.T) {
	var visits atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { visits.Add(1) }))
	defer server.Close()
	port := server.URL[strings.LastIndexByte(server.URL, ':'):]
	fetch := newFetcher(1<<20, 10*time.Second, false)
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "127.1"} {
		_, err := fetch.get(t.Context(), "http://"+host+port+"/pot.png")
		if err == nil {
			t.Errorf("%s was visited", host)
		} else if host == "127.0.0.1" && !strings.Contains(err.Error(), "is on this machine or its own network; --allow-local allows that") {
			t.Errorf("%s: %v", host, err)
		}
	}
	if n := visits.Load(); n > 0 {
		t.Errorf("the server of this machine had %d visits", n)
	}
}

func TestFetcher_TellsNothingOfWhoAsks(t *testing.T) {
	var mu sync.Mutex
	var requests []*http.Request
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		requests = append(requests, r)
		mu.Unlock()
		http.SetCookie(w, &http.Cookie{Name: "who", Value: "you"})
		if r.URL.Path == "/a" {
			http.Redirect(w, r, "/b", http.StatusFound)
		}
	}))
	defer server.Close()
	if _, err := newFetcher(1<<20, 10*time.Second, true).get(t.Context(), server.URL+"/a"); err != nil {
		t.Fatal(err)
	}
	mu.Lock()
	defer mu.Unlock()
	if len(requests) != 2 {
		t.Fatalf("there were %d requests", len(requests))
	}
	for _, r := range requests {
		for name := range r.Header {
			switch name {
			case "User-Agent", "Accept":
			default:
				t.Errorf("%s is asked for with %s: %s", r.URL.Path, name, r.Header.Get(name))
			}
		}
	}
}

func TestFetcher_BoundsSizeAndTime(t *testing.T) {
	block := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/endless": // says nothing of its length
			for r.Context().Err() == nil {
				if _, err := w.Write(make([]byte, 64<<10)); err != nil {
					return
				}
			}
		case "/stuck":
			w.WriteHeader(http.StatusOK)
			w.(http.Flusher).Flush()
			<-block
		}
	}))
	defer server.Close()
	defer close(block)
	_, err := newFetcher(1<<20, 10*time.Second, true).get(t.Context(), server.URL+"/endless")
	if err == nil || err.Error() != "it has more than 1 MB; --max-size allows more" {
		t.Errorf("an endless picture: %v", err)
	}
	_, err = newFetcher(1<<20, 200*time.Millisecond, true).get(t.Context(), server.URL+"/stuck")
	if err == nil || err.Error() != "it did not come within 200ms; --timeout allows more" {
		t.Errorf("a stuck server: %v", err)
	}
}
