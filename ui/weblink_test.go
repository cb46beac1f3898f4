package ui

import (
	"net/url"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/ui/internal/uitest"
)

// browsed notes what is opened outside the app.
type browsed struct {
	fyne.App
	opened []string
}

func (b *browsed) OpenURL(u *url.URL) error {
	b.opened = append(b.opened, u.String())
	return nil
}

func TestApp_ShowsWhereALinkLeadsUnlessItSaysSo(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	out := &browsed{App: app.app}
	app.app = out

	app.Follow("https://example.org/a", "https://example.org/a")
	if len(out.opened) != 1 || app.top() != "" {
		t.Fatalf("a link that says where it leads opens %q, with %q over the page", out.opened, app.top())
	}

	app.Follow("https://example.org/a", "https://bank.example/")
	if app.top() != "link" || len(out.opened) != 1 || !app.says("https://example.org/a") {
		t.Fatalf("a link that says something else opens %q; the window says:\n%s", out.opened, uitest.Says(uitest.Over(app.window)))
	}
	uitest.Click(t, app.window, "Cancel")
	if app.top() != "" || len(out.opened) != 1 {
		t.Errorf("after Cancel %q is open and %q was opened", app.top(), out.opened)
	}
	app.Follow("https://example.org/a", "here")
	uitest.Click(t, app.window, "Copy")
	if got := app.app.Clipboard().Content(); got != "https://example.org/a" || len(out.opened) != 1 {
		t.Errorf("the clipboard has %q, and %q was opened", got, out.opened)
	}
	app.Follow("https://example.org/a", "here")
	uitest.Click(t, app.window, "Open in browser")
	if len(out.opened) != 2 || out.opened[1] != "https://example.org/a" || app.top() != "" {
		t.Errorf("opened is %q", out.opened)
	}

	app.Follow("https://аррӏе.com/\u202e", "https://аррӏе.com/\u202e")
	if !app.says("https://www.xn--80ak6aa92e.com/%E2%80%AE") && !app.says("https://xn--80ak6aa92e.com/%E2%80%AE") || !app.says("letters of other alphabets") {
		t.Errorf("of a name in other letters it says:\n%s", uitest.Says(uitest.Over(app.window)))
	}
	uitest.Click(t, app.window, "Cancel")
	app.Follow("mailto:a@example.org?subject=x", "write")
	if !app.says("Write to this address?") {
		t.Errorf("of mail it says:\n%s", uitest.Says(uitest.Over(app.window)))
	}
}

func TestApp_OpensNothingButTheWebAndMail(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	out := &browsed{App: app.app}
	app.app = out
	for link, says := range map[string]string{
		"file:///etc/passwd":                       "something else than a web page or mail",
		`\\server\share\run.exe`:                   "something else than a web page or mail",
		"smb://server/share":                       "something else than a web page or mail",
		"ms-msdt:/id":                              "something else than a web page or mail",
		"javascript:alert(1)":                      "something else than a web page or mail",
		"https://bank.example@evil.example/":       "lead elsewhere than it says",
		"mailto:a@b.example?attach=/etc/x":         "could send something of yours",
		"https://a.b/" + strings.Repeat("a", 5000): "too long to be read",
		"//server/share":                           "leads nowhere",
		"a\u202eb" + strings.Repeat("c", 500):      "leads nowhere: a[U+202E]b",
	} {
		app.Follow(link, link)
		if len(out.opened) > 0 || app.top() != "" {
			t.Fatalf("%.60q opens %q, with %q over the page", link, out.opened, app.top())
		}
		if got := uitest.Says(app.toast.object); !strings.Contains(got, says) || len([]rune(got)) > 300 {
			t.Errorf("of %.60q it says %q, want %q", link, got, says)
		}
	}
}
