package build

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// What a shipped program leaves out of the modules that it is linked from, because no course needs it
// and it can't be left out by a tag. Those modules are copied, a few of their files are changed, and the
// copies are what the program is linked from; see docs/size.md for what each is worth.
//
// A module's file is only ever changed by replacing text that must be there exactly once: an update
// that changes it stops the build rather than shipping something else.

// plainText stands in for text/template where the toolkit translates its texts. A program that has
// text/template can call any method by its name, so the linker has to keep every method of every type.
//
//go:embed overlay/text_parser.go.txt
var plainText []byte

// packedEmoji stands in for what has the emoji as they are.
//
//go:embed overlay/bundled-emoji.go.txt
var packedEmoji []byte

// offline stands in for what fetches from the network.
//
//go:embed overlay/http.go.txt
var offline []byte

var betweenTags = regexp.MustCompile(`>\s+<`)

// change is another text for a file of a module.
type change struct {
	module, file string                       // a file, or files by a pattern
	edits        []edit                       // in a file that stays
	make         func([]byte) ([]byte, error) // or what makes another file of it
}

// edit replaces what is there once.
type edit struct{ from, to string }

const i18nTemplate = `"github.com/nicksnyder/go-i18n/v2/i18n/template"`

// changes lists what is changed.
var changes = []change{
	{module: "github.com/nicksnyder/go-i18n/v2", file: "i18n/template/text_parser.go", make: func([]byte) ([]byte, error) { return plainText, nil }},
	{module: "github.com/nicksnyder/go-i18n/v2", file: "i18n/localizer.go", edits: []edit{
		{`texttemplate "text/template"`, `texttemplate ` + i18nTemplate},
	}},
	{module: "github.com/nicksnyder/go-i18n/v2", file: "i18n/message_template.go", edits: []edit{
		{`texttemplate "text/template"`, `texttemplate ` + i18nTemplate},
	}},
	{module: toolkit, file: "lang/lang.go", edits: []edit{
		{`"text/template"`, i18nTemplate},
		{"_ = t.Execute(str, data)", "_ = t.ExecuteTo(str, data)"},
	}},
	// The icon beside the clock, which we have none of, answers calls by their names too.
	{module: toolkit, file: "internal/driver/glfw/driver_desktop.go", edits: []edit{{
		"func (d *gLDriver) runSystray(m *fyne.Menu) {\n",
		"func (d *gLDriver) runSystray(m *fyne.Menu) {\n\tif noTray {\n\t\treturn\n\t}\n",
	}, {
		"const systrayIconSize = 64\n", "const (\n\tsystrayIconSize = 64\n\tnoTray = true\n)\n",
	}}},
	// Fonts that most texts have no need of are smaller, and unpacked when they are first needed.
	{module: toolkit, file: "theme/bundled-emoji.go", make: func([]byte) ([]byte, error) { return packedEmoji, nil }},
	{module: toolkit, file: "theme/bundled-fonts.go", edits: []edit{
		packedFont("Regular"), packedFont("Bold"), packedFont("Italic"), packedFont("BoldItalic"),
	}},
	{module: toolkit, file: emojiFile, make: packed(leanEmoji)},
	{module: toolkit, file: "theme/font/NotoSans-Regular.ttf", make: packed(leanNoto)},
	{module: toolkit, file: "theme/font/NotoSans-Bold.ttf", make: packed(leanNoto)},
	{module: toolkit, file: "theme/font/NotoSans-Italic.ttf", make: packed(leanNoto)},
	{module: toolkit, file: "theme/font/NotoSans-BoldItalic.ttf", make: packed(leanNoto)},
	// What would fetch pictures from the network. Nothing asked for it; now nothing can.
	{module: toolkit, file: "internal/repository/http.go", make: func([]byte) ([]byte, error) { return offline, nil }},
	{module: toolkit, file: "resource.go", edits: []edit{
		{`"net/http"`, `"errors"`},
		{"res, err := http.Get(urlStr)\n", "var res struct{ Body io.ReadCloser }\n\terr := errors.New(\"this program makes no network connection\")\n"},
	}},
	// Spaces between the tags of how the words of 279 languages of code are told apart.
	{module: highlighter, file: "lexers/embedded/*.xml", make: func(text []byte) ([]byte, error) {
		return betweenTags.ReplaceAll(text, []byte("><")), nil
	}},
	// Those languages, read when code is to be coloured rather than at each start.
	{module: highlighter, file: "lexers/lexers.go", edits: []edit{
		{"\t\"io/fs\"\n", "\t\"io/fs\"\n\t\"sync\"\n"},
		{"var GlobalLexerRegistry = func() ", "var GlobalLexerRegistry = sync.OnceValue(func() "},
		{"\treturn reg\n}()\n", "\tfor _, lexer := range waiting {\n\t\treg.Register(lexer)\n\t}\n\treturn reg\n})\n\nvar waiting []chroma.Lexer\n"},
		{"return GlobalLexerRegistry.Register(lexer)", "waiting = append(waiting, lexer)\n\treturn lexer"},
		{"GlobalLexerRegistry.Names(", "GlobalLexerRegistry().Names("},
		{"GlobalLexerRegistry.Aliases(", "GlobalLexerRegistry().Aliases("},
		{"GlobalLexerRegistry.Get(", "GlobalLexerRegistry().Get("},
		{"GlobalLexerRegistry.MatchMimeType(", "GlobalLexerRegistry().MatchMimeType("},
		{"GlobalLexerRegistry.Match(", "GlobalLexerRegistry().Match("},
		{"GlobalLexerRegistry.Analyse(", "GlobalLexerRegistry().Analyse("},
	}},
	// What tells a language by the code itself, which nothing asks for.
	{module: highlighter, file: "lexers/dns.go", edits: []edit{unguessed}},
	{module: highlighter, file: "lexers/mysql.go", edits: []edit{unguessed}},
	{module: highlighter, file: "lexers/zed.go", edits: []edit{unguessed}},
	// The AVIF reader, packed more tightly.
	{module: "github.com/gen2brain/avif", file: "lib/avif.wasm.gz", make: packed(unzipped)},
	{module: "github.com/gen2brain/avif", file: "avif_wazero.go", edits: []edit{
		{`"compress/gzip"`, `"github.com/klauspost/compress/zstd"`},
		{"gzip.NewReader(bytes.NewReader(avifWasm))", "zstd.NewReader(bytes.NewReader(avifWasm))"},
	}},
	// What runs the AVIF reader on processors that its compiler can't write for: of ours those before SSE 4.1.
	{module: "github.com/tetratelabs/wazero", file: "runtime.go", edits: []edit{
		{"\t\"github.com/tetratelabs/wazero/internal/engine/interpreter\"\n", ""},
		{"configEngine = interpreter.NewEngine", "panic(\"this processor is too old to read AVIF\")"},
	}},
	// Tables of the encodings of old web pages: an SVG is in UTF-8, or says that it is.
	// What runs JavaScript is given texts alone, of which it calls no methods by their names: see plainText.
	{module: "github.com/dop251/goja", file: "object_goreflect.go", edits: []edit{
		{"\t\t\treturn o.methodsValue.Method(idx)\n", "\t\t\t_ = idx\n"},
		{"\t\tmethod := t.Method(i)\n", "\t\tmethod := reflect.Method{}\n"},
	}},
	{module: "github.com/fyne-io/oksvg", file: "public.go", edits: withoutCharsets},
	{module: "github.com/srwiley/oksvg", file: "public.go", edits: withoutCharsets},
}

// packedFont has a font of the toolkit's unpacked when it is needed.
func packedFont(cut string) edit {
	const plain, name = "&fyne.StaticResource{", "\n\tStaticName:    \"NotoSans-"
	return edit{plain + name + cut + `.ttf"`, "&packedFont{" + name + cut + `.ttf"`}
}

// packed has what something makes packed by zstd.
func packed(smaller func([]byte) ([]byte, error)) func([]byte) ([]byte, error) {
	return func(data []byte) ([]byte, error) {
		data, err := smaller(data)
		if err != nil {
			return nil, err
		}
		encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(8<<20))
		if err != nil {
			return nil, err
		}
		return encoder.EncodeAll(data, nil), encoder.Close()
	}
}

// unzipped is what gzip packed.
func unzipped(data []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

var withoutCharsets = []edit{
	{"\t\"golang.org/x/net/html/charset\"\n", ""},
	{"charset.NewReaderLabel", "func(_ string, in io.Reader) (io.Reader, error) { return in, nil }"},
}

const (
	toolkit     = "fyne.io/fyne/v2"
	highlighter = "github.com/alecthomas/chroma/v2"
)

var unguessed = edit{"func init() {", "func _() {"}

// emojiFile is the toolkit's font of emoji.
const emojiFile = "theme/font/EmojiOneColor.otf"

// leanFolder is where the copies lie, below the module's folder. The program bears it, so it is the
// same on every machine.
const leanFolder = "build/lean"

// lean writes the changed modules, and gives the path of the go.mod that has them in place of the others.
func lean(root string) (string, error) {
	folder := filepath.Join(root, filepath.FromSlash(leanFolder))
	if err := os.RemoveAll(folder); err != nil {
		return "", err
	}
	var copied []string
	for _, c := range changes {
		dir := filepath.Join(folder, copyName(c.module))
		if !slices.Contains(copied, c.module) {
			if err := copyModule(root, c.module, dir); err != nil {
				return "", err
			}
			copied = append(copied, c.module)
		}
		files, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(c.file)))
		if err != nil {
			return "", err
		}
		if len(files) == 0 {
			return "", fmt.Errorf("%s has no %s to make smaller: see lean.go", c.module, c.file)
		}
		for _, file := range files {
			if err := c.rewrite(file); err != nil {
				return "", fmt.Errorf("%s: %w", file, err)
			}
		}
	}
	return writeModFile(root, folder, copied)
}

// writeModFile writes our go.mod and go.sum with the copies of some modules in place of them.
func writeModFile(root, folder string, copied []string) (string, error) {
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return "", err
	}
	text, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return "", err
	}
	for _, module := range copied {
		text = fmt.Appendf(text, "\nreplace %s => ./%s/%s\n", module, leanFolder, copyName(module))
	}
	name := filepath.Join(folder, "lean.mod")
	if err := os.WriteFile(filepath.Join(folder, "lean.sum"), sums, 0o644); err != nil {
		return "", err
	}
	return name, os.WriteFile(name, text, 0o644)
}

// copyName is the name of the folder with the copy of a module.
func copyName(module string) string {
	return strings.NewReplacer("/", "-", ".", "-").Replace(module)
}

// copyModule copies what of a module is needed to link from it.
func copyModule(root, module, to string) error {
	dir, err := moduleFolder(root, module)
	if err != nil {
		return err
	}
	from := os.DirFS(dir)
	return fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := path.Base(name)
		if entry.IsDir() {
			if name == "cmd" || base == "testdata" || name != "." && strings.HasPrefix(base, ".") {
				return fs.SkipDir
			}
			return os.MkdirAll(filepath.Join(to, filepath.FromSlash(name)), 0o755)
		}
		if strings.HasSuffix(base, "_test.go") {
			return nil
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, filepath.FromSlash(name)), data, 0o644)
	})
}

func (c change) rewrite(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if text, err = c.apply(text); err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o644)
}

// apply gives the file's text as changed.
func (c change) apply(text []byte) ([]byte, error) {
	if c.make != nil {
		return c.make(text)
	}
	changed := string(text)
	for _, e := range c.edits {
		if n := strings.Count(changed, e.from); n != 1 {
			return nil, fmt.Errorf("%q is there %d times, not once: see lean.go", e.from, n)
		}
		changed = strings.Replace(changed, e.from, e.to, 1)
	}
	return []byte(changed), nil
}

// moduleFolder is where a module that the app is linked from lies.
func moduleFolder(root, module string) (string, error) {
	cmd := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module)
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("finding %s: %w", module, err)
	}
	return strings.TrimSpace(string(out)), nil
}
