package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

const maxRedirects = 5

// fetcher downloads what is at an address of the web, telling the server
// nothing but the address: no cookies, no Referer. It goes there itself, not
// through a proxy, so that it knows which machine it talks to.
type fetcher struct {
	client  *http.Client
	maxSize int64         // bytes
	timeout time.Duration // of one download, redirects included
}

// newFetcher makes a fetcher. Unless local, it refuses to talk to this
// machine and its network: an address in a note may be anyone's, and what
// answers there may be meant for no one else.
func newFetcher(maxSize int64, timeout time.Duration, local bool) *fetcher {
	dialer := &net.Dialer{}
	if !local {
		dialer.Control = publicOnly
	}
	return &fetcher{
		client: &http.Client{
			Transport: &http.Transport{
				DialContext:            dialer.DialContext,
				ForceAttemptHTTP2:      true,
				DisableCompression:     true,
				MaxResponseHeaderBytes: 64 << 10,
			},
			CheckRedirect: checkRedirect,
		},
		maxSize: maxSize,
		timeout: timeout,
	}
}

// get downloads what is at an address. The error says in plain words why not.
func (f *fetcher) get(ctx context.Context, address string) (data []byte, err error) {
	if strings.HasPrefix(address, "//") {
		address = "https:" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("this is no address; check how it is written")
	}
	if err := mayVisit(u); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, f.timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("this is no address: %w", err)
	}
	request.Header.Set("User-Agent", "coursekit")
	request.Header.Set("Accept", "image/*")
	response, err := f.client.Do(request)
	if err != nil {
		return nil, f.plain(err)
	}
	defer func() { err = errors.Join(err, response.Body.Close()) }()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the server answers %d %s", response.StatusCode, http.StatusText(response.StatusCode))
	}
	tooBig := fmt.Errorf("it has more than %d MB; --max-size allows more", f.maxSize>>20)
	if response.ContentLength > f.maxSize {
		return nil, tooBig
	}
	data, err = io.ReadAll(io.LimitReader(response.Body, f.maxSize+1))
	if err != nil {
		return nil, f.plain(err)
	}
	if int64(len(data)) > f.maxSize {
		return nil, tooBig
	}
	return data, nil
}

// plain says in plain words what kept a download from coming.
func (f *fetcher) plain(err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("it did not come within %v; --timeout allows more", f.timeout)
	}
	if errors.Is(err, context.Canceled) {
		return errors.New("stopped")
	}
	if wrapped := (*url.Error)(nil); errors.As(err, &wrapped) {
		return wrapped.Err
	}
	return err
}

// mayVisit tells why an address is not visited, whoever is there.
func mayVisit(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("only http and https addresses are downloaded, not %q", u.Scheme)
	case u.Host == "":
		return errors.New("the address names no server")
	case u.User != nil:
		return errors.New("the address has a name or password in it; take it out")
	}
	return nil
}

// checkRedirect bounds where a server may lead.
func checkRedirect(next *http.Request, before []*http.Request) error {
	if len(before) > maxRedirects {
		return fmt.Errorf("it leads on more than %d times", maxRedirects)
	}
	next.Header.Del("Referer")
	return mayVisit(next.URL)
}

// publicOnly refuses to connect to an address that isn't on the public
// internet. It sees the address that a name stands for at that very moment.
func publicOnly(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil || !isPublic(to.Addr()) {
		return fmt.Errorf("%s is on this machine or its own network; --allow-local allows that", address)
	}
	return nil
}

// notPublic is what the registries of addresses set apart for other uses than
// the public internet, and netip has no method for.
var notPublic = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),       // this network
	netip.MustParsePrefix("100.64.0.0/10"),   // shared by a provider's customers
	netip.MustParsePrefix("192.0.0.0/24"),    // protocol assignments
	netip.MustParsePrefix("192.0.2.0/24"),    // documentation
	netip.MustParsePrefix("198.18.0.0/15"),   // benchmarks
	netip.MustParsePrefix("198.51.100.0/24"), // documentation
	netip.MustParsePrefix("203.0.113.0/24"),  // documentation
	netip.MustParsePrefix("240.0.0.0/4"),     // reserved, broadcast
	netip.MustParsePrefix("::/96"),           // IPv4-compatible
	netip.MustParsePrefix("64:ff9b::/96"),    // stands for an IPv4 address
	netip.MustParsePrefix("64:ff9b:1::/48"),  // the same, local
	netip.MustParsePrefix("100::/64"),        // discard
	netip.MustParsePrefix("2001::/23"),       // protocol assignments, Teredo
	netip.MustParsePrefix("2001:db8::/32"),   // documentation
	netip.MustParsePrefix("2002::/16"),       // stands for an IPv4 address
	netip.MustParsePrefix("fec0::/10"),       // site-local
}

func isPublic(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false // loopback, link-local, multicast and unspecified are not global unicast
	}
	for _, p := range notPublic {
		if p.Contains(a.WithZone("")) {
			return false
		}
	}
	return true
}
