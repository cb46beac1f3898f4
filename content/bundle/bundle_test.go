package bundle_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aead.dev/minisign"
	"github.com/google/go-cmp/cmp"

	"stagecraft/content"
	"stagecraft/content/bundle"
	"stagecraft/content/packing"
	"stagecraft/content/packing/standin"
)

const installer = "#!/bin/sh\nname=Stagecraft\nid=app.stagecraft.Stagecraft\nprogram=stagecraft\necho \"$name $id $program\"\n"

// course writes a course's folder.
func course(t *testing.T, version string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"course.yaml":    "id: selling-well\ntitle: Selling well, for all\nversion: \"" + version + "\"\nlessons: [one]\n",
		"lessons/one.md": "---\nid: one\ntitle: One\n---\n# One\n\nA few words.\n",
	} {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func options(t *testing.T) bundle.Options {
	t.Helper()
	players := t.TempDir()
	must(t, standin.Players(players, []byte(installer)))
	return bundle.Options{
		Course: course(t, "1.2"), Players: players, Icon: []byte(standin.Icon), Accent: "0b7f74", Publisher: "Acme & Co",
		Out: filepath.Join(t.TempDir(), "out"),
	}
}

func made(t *testing.T, o bundle.Options) map[string][]byte {
	t.Helper()
	products, err := bundle.Make(t.Context(), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, p := range products {
		data, err := os.ReadFile(p.File)
		if err != nil || int64(len(data)) != p.Bytes {
			t.Fatalf("%s has %d bytes, not %d (%v)", p.File, len(data), p.Bytes, err)
		}
		files[filepath.Base(p.File)] = data
	}
	return files
}

func TestMake_GivesAPackageForEachSystem(t *testing.T) {
	files := made(t, options(t))
	want := []string{
		"selling-well-1.2-windows-amd64.zip", "selling-well-1.2-macos-arm64.zip", "selling-well-1.2-linux-amd64.tar.xz",
		"stagecraft-selling-well_1.2-0.3.0_amd64.deb", "stagecraft-selling-well-1.2-0.3.0.x86_64.rpm", "selling-well-1.2-web.zip", "START-HERE.html",
	}
	for _, name := range want {
		if files[name] == nil {
			t.Errorf("there is no %s", name)
		}
	}
	if len(files) != len(want) {
		t.Errorf("%d files", len(files))
	}
	checkWindows(t, files[want[0]])
	checkMac(t, files[want[1]])
	checkLinux(t, files[want[2]])
	checkWeb(t, files[want[5]])
	page := string(files["START-HERE.html"])
	for _, want := range []string{"Selling well, for all", "Published by Acme &amp; Co", "Run anyway", "Open Anyway", "./install.sh", "Which file is mine"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "<!--") || strings.Contains(page, "@NAME") || strings.Contains(page, "http") {
		t.Error("something is left to fill in the page, or it leads elsewhere")
	}
}

func checkWeb(t *testing.T, data []byte) {
	t.Helper()
	site := read(t, "web.zip", data)
	for name, says := range map[string]string{"index.html": "Selling well, for all", "START-HERE.html": "double-click <b>index.html</b>"} {
		if f := site.File(name); f == nil || !strings.Contains(string(f.Data), says) {
			t.Errorf("%s doesn't say %q", name, says)
		}
	}
}

func read(t *testing.T, name string, data []byte) *packing.Archive {
	t.Helper()
	a, err := packing.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestMake_GivesTheSameBytesFromAnotherFolder(t *testing.T) {
	one, two := made(t, options(t)), made(t, options(t))
	for name := range one {
		if !bytes.Equal(one[name], two[name]) {
			t.Errorf("%s is not the same", name)
		}
	}
	if len(two) != len(one) {
		t.Errorf("%d files and %d", len(one), len(two))
	}
}

func TestMake_TakesAPackedCourseAsItIs(t *testing.T) {
	o := options(t)
	var file bytes.Buffer
	if err := content.Pack(os.DirFS(o.Course), &file); err != nil {
		t.Fatal(err)
	}
	o.Course, o.Systems, o.Name = filepath.Join(t.TempDir(), "any name.course"), []string{"windows"}, `CON: a "course"?`
	if err := os.WriteFile(o.Course, file.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	a := read(t, "x.zip", made(t, o)["selling-well-1.2-windows-amd64.zip"])
	if got := a.File("selling-well.course"); got == nil || !bytes.Equal(got.Data, file.Bytes()) {
		t.Error("the course is not the file that was given")
	}
	if a.File("CON- a -course.exe") == nil {
		t.Errorf("a name for files is not made of %s", o.Name)
	}
}

func TestMake_SaysWhatIsWrong(t *testing.T) {
	for name, of := range map[string]struct {
		change func(*bundle.Options)
		says   string
	}{
		"a system of which there is no player": {func(o *bundle.Options) { o.Systems = []string{"web3"} }, `"web3" is no system`},
		"no players":                           {func(o *bundle.Options) { o.Players = filepath.Dir(o.Out) }, "there is no player in"},
		"no player for it": {func(o *bundle.Options) {
			o.Systems = []string{"macos"}
			if err := os.Remove(filepath.Join(o.Players, "stagecraft-0.3.0-macos-arm64.zip")); err != nil {
				t.Fatal(err)
			}
		}, "there is no player for macos"},
		"a player that was changed": {func(o *bundle.Options) {
			must(t, standin.Player(o.Players, "windows-amd64", nil))
		}, "is not as SHA256SUMS has it"},
		"a player that is not listed": {func(o *bundle.Options) {
			must(t, standin.Player(o.Players, "windows-arm64", nil))
		}, "does not list"},
		"no hashes": {func(o *bundle.Options) {
			if err := os.Remove(filepath.Join(o.Players, "SHA256SUMS")); err != nil {
				t.Fatal(err)
			}
		}, "there is no SHA256SUMS"},
		"a player that is none": {func(o *bundle.Options) {
			must(t, standin.Player(o.Players, "windows-amd64", nil))
			must(t, standin.Sums(o.Players))
		}, "holds no stagecraft.exe"},
		"an accent":      {func(o *bundle.Options) { o.Accent = "blue" }, `no colour`},
		"a long name":    {func(o *bundle.Options) { o.Name = strings.Repeat("long ", 30) + "x" }, "at most 80"},
		"a turning name": {func(o *bundle.Options) { o.Name = "a\u202eb" }, "can't be one"},
		"no icon":        {func(o *bundle.Options) { o.Icon = []byte("none") }, "the icon"},
		"no signature":   {func(o *bundle.Options) { o.PlayersKey = "RWQ" }, "the public key"},
		"a broken course": {func(o *bundle.Options) {
			if err := os.WriteFile(filepath.Join(o.Course, "course.yaml"), []byte("id: a\ntitle: b\nlessons: [none]\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}, "none"},
	} {
		o := options(t)
		of.change(&o)
		_, err := bundle.Make(t.Context(), o, nil)
		if err == nil || !strings.Contains(err.Error(), of.says) {
			t.Errorf("%s: %v", name, err)
		}
		if left, _ := os.ReadDir(o.Out); len(left) > 0 {
			t.Errorf("%s: something was written", name)
		}
	}
}

func TestMake_VerifiesWhoSignedThePlayers(t *testing.T) {
	o := options(t)
	public, private, err := minisign.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	other, _, err := minisign.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	sums := filepath.Join(o.Players, "SHA256SUMS")
	data, err := os.ReadFile(sums)
	if err != nil {
		t.Fatal(err)
	}
	o.PlayersKey, o.Systems = public.String(), []string{"windows"}
	if _, err := bundle.Make(t.Context(), o, nil); err == nil || !strings.Contains(err.Error(), "is not signed") {
		t.Errorf("without a signature: %v", err)
	}
	if err := os.WriteFile(sums+".minisig", minisign.Sign(private, data), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := bundle.Make(t.Context(), o, nil); err != nil {
		t.Errorf("with its key: %v", err)
	}
	o.PlayersKey = filepath.Join(t.TempDir(), "key.pub")
	if err := os.WriteFile(o.PlayersKey, fmt.Appendf(nil, "untrusted comment: a key\n%s\n", other), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := bundle.Make(t.Context(), o, nil); err == nil || !strings.Contains(err.Error(), "not signed with that key") {
		t.Errorf("with another key: %v", err)
	}
}

func TestMake_TellsHowFarItIsAndLeavesNothingHalfWritten(t *testing.T) {
	o := options(t)
	last, of := int64(0), int64(0)
	if _, err := bundle.Make(t.Context(), o, func(done, all int64) {
		if done < last {
			t.Errorf("it went back from %d to %d", last, done)
		}
		last, of = done, all
	}); err != nil {
		t.Fatal(err)
	}
	if last != of || of == 0 {
		t.Errorf("it ended at %d of %d", last, of)
	}
	o.Out = filepath.Join(t.TempDir(), "stopped")
	ctx, stop := context.WithCancel(t.Context())
	if _, err := bundle.Make(ctx, o, func(int64, int64) { stop() }); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	left, _ := filepath.Glob(filepath.Join(o.Out, "*.tmp*"))
	if hidden, _ := filepath.Glob(filepath.Join(o.Out, ".*")); len(left)+len(hidden) > 0 {
		t.Errorf("left behind: %q %q", left, hidden)
	}
}

func TestFind_RefusesAManifestThatLeadsElsewhere(t *testing.T) {
	folder := t.TempDir()
	program, manifest := filepath.Join(folder, "x"), filepath.Join(folder, bundle.ManifestName)
	if m, err := bundle.Find(program); m != nil || err != nil {
		t.Errorf("without one: %v, %v", m, err)
	}
	good := `{"format":1,"id":"a","name":"A","course":"a.course"}`
	for text, says := range map[string]string{
		good: "",
		strings.Replace(good, "a.course", "../a.course", 1):        "beside it",
		strings.Replace(good, "a.course", `..\\a.course`, 1):       "beside it",
		strings.Replace(good, "a.course", "/etc/passwd", 1):        "beside it",
		strings.Replace(good, `"id":"a"`, `"id":"../a"`, 1):        "id",
		strings.Replace(good, `"name":"A"`, `"name":""`, 1):        "name",
		strings.Replace(good, `:1`, `:2`, 1):                       "newer",
		strings.Replace(good, `}`, `,"accent":"red"}`, 1):          "no colour",
		strings.Replace(good, `}`, `,"icon":"c:x"}`, 1):            "icon",
		strings.Replace(good, `}`, strings.Repeat(" ", 70_000), 1): "64 KB",
		"{": "JSON",
	} {
		if err := os.WriteFile(manifest, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		m, err := bundle.Find(program)
		if says == "" {
			want := &bundle.Manifest{Format: 1, ID: "a", Name: "A", Course: "a.course", Folder: folder}
			if diff := cmp.Diff(want, m); diff != "" || err != nil {
				t.Errorf("%s: %v", diff, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), manifest) {
			t.Errorf("%.90s: %v", text, err)
		}
	}
}

func TestMake_TakesThePlayersInstallerAlong(t *testing.T) {
	o := options(t)
	o.Systems = []string{"windows"}
	setup := filepath.Join(o.Players, "stagecraft-0.3.0-windows-amd64-setup.exe")
	must(t, os.WriteFile(setup, []byte("an installer"), 0o644))
	if _, err := bundle.Make(t.Context(), o, nil); err == nil || !strings.Contains(err.Error(), "does not list") {
		t.Errorf("one that isn't listed: %v", err)
	}
	must(t, standin.Sums(o.Players))
	files := made(t, o)
	a := read(t, "x.zip", files["selling-well-1.2-windows-amd64.zip"])
	if f := a.File("Install.exe"); f == nil || string(f.Data) != "an installer" {
		t.Error("the installer is not as it was")
	}
	if f := a.File("icon.ico"); f == nil || !bytes.HasPrefix(f.Data, []byte{0, 0, 1, 0}) {
		t.Error("there is no icon for it")
	}
	want := "[Bundle]\r\nId=stagecraft-selling-well\r\nName=Selling well, for all\r\nPublisher=Acme & Co\r\nIcon=icon.ico\r\nPicture=icon.png\r\n"
	if f := a.File("bundle.ini"); f == nil || !bytes.Equal(f.Data, append([]byte{0xff, 0xfe}, utf16(want)...)) {
		t.Errorf("what it is told is %+v", f)
	}
	if !bytes.Contains(files["START-HERE.html"], []byte("double-click <b>Install</b>")) {
		t.Error("the page doesn't tell of it")
	}
}
