// Package browser drives Chromium without a window, for tests of pages: it opens
// them, looks at them as a screen reader does, and notes every address that they
// ask for. It speaks the browser's own protocol over a pipe.
package browser

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// patience is how long an answer may take.
const patience = 2 * time.Minute

// Browser is a running browser with one page.
type Browser struct {
	run     *exec.Cmd
	profile string
	to      io.WriteCloser
	session string

	lock    sync.Mutex
	last    int
	waiting map[int]chan message
	loaded  chan struct{}
	asked   []string // addresses
	logged  []string
	failed  error // why nothing more comes
}

type message struct {
	ID        int             `json:"id,omitempty"`
	SessionID string          `json:"sessionId,omitempty"`
	Method    string          `json:"method,omitempty"`
	Params    json.RawMessage `json:"params,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
	Error     *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// Find gives the browser's program, or an error that says what is missing.
func Find() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("chromium is not installed (Debian: apt install chromium)")
}

// Start starts the browser at a program's path, with no network to reach.
func Start(program string) (*Browser, error) {
	profile, err := os.MkdirTemp("", "browser-")
	if err != nil {
		return nil, fmt.Errorf("make a profile: %w", err)
	}
	in, to, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("make a pipe: %w", err)
	}
	from, out, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("make a pipe: %w", err)
	}
	b := &Browser{profile: profile, to: to, waiting: map[int]chan message{}, loaded: make(chan struct{}, 1)}
	b.run = exec.Command(program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--proxy-server=127.0.0.1:9",
		"--force-color-profile=srgb", "--remote-debugging-pipe", "--user-data-dir="+profile, "about:blank")
	b.run.ExtraFiles = []*os.File{in, out} // 3 and 4, where it looks for them
	if err := b.run.Start(); err != nil {
		return nil, errors.Join(fmt.Errorf("start %s: %w", program, err), os.RemoveAll(profile))
	}
	err = errors.Join(in.Close(), out.Close())
	go b.listen(from)
	if err == nil {
		err = b.attach()
	}
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

// attach opens the page.
func (b *Browser) attach() error {
	var target struct{ TargetID string }
	if err := b.Call("Target.createTarget", map[string]any{"url": "about:blank"}, &target); err != nil {
		return err
	}
	var attached struct{ SessionID string }
	if err := b.Call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached); err != nil {
		return err
	}
	b.session = attached.SessionID
	for _, domain := range []string{"Page", "Network", "Log", "Runtime", "Accessibility"} {
		if err := b.Call(domain+".enable", nil, nil); err != nil {
			return err
		}
	}
	return nil
}

// listen takes what the browser says until it says no more.
func (b *Browser) listen(from io.ReadCloser) {
	defer from.Close()
	in := bufio.NewReader(from)
	for {
		said, err := in.ReadBytes(0)
		if err != nil {
			b.lock.Lock()
			b.failed = fmt.Errorf("the browser has ended: %w", err)
			for _, c := range b.waiting {
				close(c)
			}
			b.waiting = map[int]chan message{}
			b.lock.Unlock()
			return
		}
		var m message
		if err := json.Unmarshal(said[:len(said)-1], &m); err == nil {
			b.take(m)
		}
	}
}

func (b *Browser) take(m message) {
	b.lock.Lock()
	defer b.lock.Unlock()
	if c := b.waiting[m.ID]; m.ID > 0 && c != nil {
		delete(b.waiting, m.ID)
		c <- m
		return
	}
	switch m.Method {
	case "Page.loadEventFired":
		select {
		case b.loaded <- struct{}{}:
		default:
		}
	case "Network.requestWillBeSent":
		var sent struct{ Request struct{ URL string } }
		if json.Unmarshal(m.Params, &sent) == nil {
			b.asked = append(b.asked, sent.Request.URL)
		}
	case "Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled":
		b.logged = append(b.logged, string(m.Params))
	}
}

// Call asks the browser for something of its protocol.
func (b *Browser) Call(method string, params, result any) error {
	asked, err := json.Marshal(params)
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	answer := make(chan message, 1)
	b.lock.Lock()
	if b.failed != nil {
		defer b.lock.Unlock()
		return b.failed
	}
	b.last++
	id := b.last
	b.waiting[id] = answer
	b.lock.Unlock()
	m := message{ID: id, SessionID: b.session, Method: method, Params: asked}
	if params == nil {
		m.Params = nil
	}
	said, err := json.Marshal(m)
	if err == nil {
		_, err = b.to.Write(append(said, 0))
	}
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	select {
	case m, ok := <-answer:
		switch {
		case !ok:
			return fmt.Errorf("%s: the browser has ended", method)
		case m.Error != nil:
			return fmt.Errorf("%s: %s", method, m.Error.Message)
		case result == nil:
			return nil
		}
		return json.Unmarshal(m.Result, result)
	case <-time.After(patience):
		return fmt.Errorf("%s: no answer within %v", method, patience)
	}
}

// Open opens an address and waits until all that it asks for is there.
func (b *Browser) Open(address string) error {
	b.lock.Lock()
	b.asked, b.logged = nil, nil
	b.lock.Unlock()
	select {
	case <-b.loaded:
	default:
	}
	var went struct{ ErrorText string }
	// A page that differs in its fragment alone would not be loaded again.
	if err := b.Call("Page.navigate", map[string]any{"url": "about:blank"}, nil); err != nil {
		return err
	}
	if err := b.wait(); err != nil {
		return err
	}
	if err := b.Call("Page.navigate", map[string]any{"url": address}, &went); err != nil {
		return err
	}
	if went.ErrorText != "" {
		return fmt.Errorf("open %s: %s", address, went.ErrorText)
	}
	return b.wait()
}

func (b *Browser) wait() error {
	select {
	case <-b.loaded:
		return nil
	case <-time.After(patience):
		return fmt.Errorf("the page isn't loaded after %v", patience)
	}
}

// Asked gives the addresses that were asked for since the page was opened.
func (b *Browser) Asked() []string {
	b.lock.Lock()
	defer b.lock.Unlock()
	return append([]string(nil), b.asked...)
}

// Logged gives what the browser and the page complained of since it was opened.
func (b *Browser) Logged() []string {
	b.lock.Lock()
	defer b.lock.Unlock()
	return append([]string(nil), b.logged...)
}

// Eval runs a script on the page, waits for what it promises, and reads the value.
func (b *Browser) Eval(script string, value any) error {
	var answer struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails json.RawMessage
	}
	err := b.Call("Runtime.evaluate", map[string]any{"expression": script, "awaitPromise": true, "returnByValue": true}, &answer)
	if err != nil {
		return err
	}
	if answer.ExceptionDetails != nil {
		return fmt.Errorf("the script failed: %s", answer.ExceptionDetails)
	}
	if value == nil {
		return nil
	}
	return json.Unmarshal(answer.Result.Value, value)
}

// View sets how wide and high the page is seen, and by day or by night.
func (b *Browser) View(width, height int, dark bool) error {
	theme := "light"
	if dark {
		theme = "dark"
	}
	err := b.Call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}, nil)
	return errors.Join(err, b.Call("Emulation.setEmulatedMedia", map[string]any{
		"features": []map[string]string{{"name": "prefers-color-scheme", "value": theme}},
	}, nil))
}

// Picture gives what is seen of the page as PNG; the whole of it, or its view.
func (b *Browser) Picture(whole bool) ([]byte, error) {
	var shot struct{ Data string }
	if err := b.Call("Page.captureScreenshot", map[string]any{"format": "png", "captureBeyondViewport": whole}, &shot); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(shot.Data)
}

// Close ends the browser.
func (b *Browser) Close() error {
	b.session = ""
	err := b.Call("Browser.close", nil, nil)
	ended := make(chan error, 1)
	go func() { ended <- b.run.Wait() }()
	select {
	case <-ended: // how it ends when told to is its own affair
	case <-time.After(20 * time.Second):
		err = errors.Join(err, b.run.Process.Kill(), <-ended)
	}
	return errors.Join(err, b.to.Close(), os.RemoveAll(b.profile))
}
