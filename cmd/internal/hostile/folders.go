package hostile

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// most is how many bytes of YAML patterns are repeated to, and utmost the size
// of the largest YAML file of a course.
const (
	most   = 48 << 10
	utmost = 8<<20 - 64
)

var yamlPatterns = []pattern{
	{"brackets", "", "[", ""},
	{"braces", "a: ", "{a: ", ""},
	{"dashes", "", "- ", ""},
	{"dash-lines", "", "-\n", ""},
	{"keys", "", "a:\n", ""},
	{"same-keys", "", "a: b\n", ""},
	{"questions", "", "? ", ""},
	{"colons", "", ": ", ""},
	{"flow", "a: [", "b, ", ""},
	{"flow-map", "a: {", "b: c, ", ""},
	{"anchors", "", "&a ", ""},
	{"aliases", "a: &a [x]\n", "b: *a\n", ""},
	{"tags", "", "!!a ", ""},
	{"directives", "", "%a\n", ""},
	{"documents", "", "---\n", ""},
	{"ends", "", "...\n", ""},
	{"comments", "", "# a\n", ""},
	{"cut", "", "- a b #1\n", ""},
	{"quotes", "", `"" `, ""},
	{"open-quote", `a: "`, "b\n", ""},
	{"escapes", `a: "`, `\x41\u0041`, `"`},
	{"bad-escapes", `a: "`, `\q`, `"`},
	{"folds", "", "a: >\n b\n", ""},
	{"tabs", "", "\t", ""},
	{"zeros", "a: ", "\x00", ""},
	{"no-text", "a: ", "\xff", ""},
	{"merges", "", "<<: *a\n", ""},
	{"pipes", "", "a: |\n", ""},
	{"entries", "", "- a: b\n", ""},
	{"terms", "", "- id: a\n  term: a\n  definition: b\n", ""},
	{"numbers", "", "- 99999999999999999999999999999999\n", ""},
	{"infinities", "", "- .inf\n- .nan\n- 1e999\n", ""},
	{"unknown", "- id: a\n  term: a\n", "  x: b\n", ""},
}

var yamlWorst = []pattern{
	{"long-line", "a: ", "b c ", ""},
	{"long-text", "a: |\n", "  b c ddddddddddddddddddddddddddd\n", ""},
	{"block-lines", "- id: a\n  term: b\n  definition: |\n", "    abc\n", ""},
	{"quoted", `a: "`, `b\n`, `"`},
	{"hashes", "a: b", " #", ""},
	{"brackets", "", "[", ""},
	{"long-terms", "", "- id: a\n  term: a\n  definition: " + strings.Repeat("Some words of it. ", 20) + "\n", ""},
}

// yamlFull has the most values that a file of a course may have, or nearly.
var yamlFull = []pattern{
	{"entries", "", "- a: " + strings.Repeat("b", 72) + "\n", ""},
	{"short-entries", "", "- a: b\n", ""},
	{"words", "", "- bbbbbbbb\n", ""},
	{"dashes", "", "-\n", ""},
	{"empty", "", "- a:\n", ""},
	{"empty-inside", "id: a\nsteps:\n", "  - a:\n", ""},
	{"steps", "id: a\nname: a\nsteps:\n", "  - id: a\n    name: b\n    aim: A few words of it.\n", ""},
	{"alone-in-braces", "- {", "b, ", "}"},
	{"braces", "- {", "b: c, ", "}"},
	{"brackets-before", "- [\n", "- b\n", ""},
	{"quote-before", "- \"\n", "- b\n", ""},
	{"documents", "", "---\na\n", ""},
	{"ends", "", "...\n", ""},
	{"no-list", "- a\nb: c\n", "- b\n", ""},
}

// full repeats the pattern until it has as many lines and signs as are counted
// for a file.
func (p pattern) full() string {
	const marks = 390_000
	each := strings.Count(p.repeat, "\n") + strings.Count(p.repeat, ": ") + strings.Count(p.repeat, ":\n") +
		strings.Count(p.repeat, "- ") + strings.Count(p.repeat, "-\n") + strings.Count(p.repeat, ",")
	words := each + len(strings.FieldsFunc(p.repeat, func(r rune) bool { return r == '\n' || r == ',' || r == ':' }))
	return p.text(min(len(p.before)+len(p.after)+marks/words*len(p.repeat), utmost))
}

func folders() []Input {
	var all []Input
	for _, p := range yamlPatterns {
		all = append(all, course("yaml-"+p.name, map[string]string{"terms.yaml": p.text(most)}))
	}
	for _, p := range yamlWorst {
		all = append(all, course("yaml-utmost-"+p.name, map[string]string{"roles.yaml": p.text(utmost)}))
	}
	many := map[string]string{}
	for _, p := range yamlFull {
		name := "roles.yaml"
		if strings.HasPrefix(p.before, "id:") {
			name = "processes/a.yaml"
		}
		all = append(all, course("yaml-full-"+p.name, map[string]string{name: p.full()}))
		if p.name == "steps" {
			for i := range 4 {
				many[fmt.Sprintf("processes/%d.yaml", i)] = p.full()
			}
		}
	}
	all = append(all, course("yaml-full-files", many))
	for _, name := range []string{
		"aux.png", "con", "nul.tar.gz", "com1.jpg", "a.", "a ", "a:b.png", "a?b.png", "a\u202egnp.exe", "a\u200bb.png", "a\x1b[2Jb.png", "a\nb.png", "\xff.png",
	} {
		all = append(all, folder(fmt.Sprintf("name-%x", name), func(dir string) error { return put(dir, "media/"+name, "x") }))
	}
	link := func(name, to string) func(string) error {
		return func(dir string) error {
			if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
				return err
			}
			_ = os.Remove(filepath.Join(dir, name))
			return os.Symlink(to, filepath.Join(dir, name))
		}
	}
	step := func(id, more string) string { return "  - id: " + id + "\n    name: " + id + "\n" + more }
	return append(all,
		Input{Name: "folder-empty", Kind: Folder, write: func(dir string) error { return os.Mkdir(dir, 0o700) }},
		Input{Name: "folder-of-folders", Kind: Folder, write: func(dir string) error { return os.MkdirAll(filepath.Join(dir, "course.yaml"), 0o700) }},
		folder("link-to-password", link("lessons/02.md", "/etc/passwd")),
		folder("link-to-zero", link("lessons/02.md", "/dev/zero")),
		folder("link-to-itself", link("media/a.png", "a.png")),
		folder("link-to-parent", link("media/up", "..")),
		folder("link-for-outline", link("course.yaml", "/dev/zero")),
		folder("link-to-folder", link("processes", "/etc")),
		folder("deep", func(dir string) error { return put(dir, "media/"+strings.Repeat("a/", 100)+"b.png", "x") }),
		folder("many-files", func(dir string) error {
			for i := range 5100 {
				if err := put(dir, fmt.Sprintf("media/%d.png", i), ""); err != nil {
					return err
				}
			}
			return nil
		}),
		folder("many-lessons", func(dir string) error {
			for i := range 1500 {
				if err := put(dir, fmt.Sprintf("lessons/a%d.md", i), "# A\n\n[b](lesson:c)\n"); err != nil {
					return err
				}
			}
			return nil
		}),
		folder("many-large-lessons", func(dir string) error {
			for i := range 9 {
				if err := put(dir, fmt.Sprintf("lessons/a%d.md", i), strings.Repeat("`a` *b* c\n", largest/10)); err != nil {
					return err
				}
			}
			return nil
		}),
		folder("huge-picture", func(dir string) error {
			if err := put(dir, "media/a.png", "x"); err != nil {
				return err
			}
			return os.Truncate(filepath.Join(dir, "media/a.png"), 40<<20)
		}),
		folder("huge-note", func(dir string) error { return os.Truncate(filepath.Join(dir, "lessons/01-start.md"), 1<<40) }),
		folder("huge-total", func(dir string) error {
			for i := range 20 {
				name := fmt.Sprintf("media/%d.png", i)
				if err := put(dir, name, "x"); err != nil {
					return err
				}
				if err := os.Truncate(filepath.Join(dir, name), 30<<20); err != nil {
					return err
				}
			}
			return nil
		}),
		course("cases", map[string]string{"media/a.png": "x", "media/A.png": "y", "lessons/A.md": "# A\n", "lessons/a.md": "# A\n"}),
		course("pictures-that-lie", map[string]string{
			"lessons/02.md":  "# A\n\n![a](media/a.png)\n\n![b](media/b.gif)\n\n![c](media/c.jpg)\n\n![d](media/d.png)\n\n![e](media/e.webp)\n",
			"media/a.png":    "not a picture",
			"media/b.gif":    "GIF89a\xff\xff\xff\xff\x80\x00\x00",
			"media/c.jpg":    "\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01",
			"media/d.png":    "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\x00\x00\x00\x00\x00\x00\x00",
			"media/e.webp":   "RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\xff",
			"media/f.svg":    "<svg><image href='file:///etc/passwd'/></svg>",
			"media/g.png.sh": "#!/bin/sh\n",
		}),
		course("pictures-outside", map[string]string{
			"course.yaml":   Outline + "figures:\n  http://a.b/c.png: ../../../etc/passwd\n  http://a.b/d.png: /etc/passwd\n  http://a.b/e.png: {media: C:\\windows\\win.ini}\n",
			"lessons/02.md": "# A\n\n![a](../../../etc/passwd)\n\n![b](/etc/passwd)\n\n![c](file:///etc/passwd)\n\n![d](media/../../x)\n\n![e](%2e%2e/%2e%2e/etc/passwd)\n\n![f](http://u:p@a.b/c.png)\n",
		}),
		course("ring-of-steps", map[string]string{"processes/a.yaml": "id: a\ntitle: A\nsteps:\n" + step("x", "    same_as: [a/y, a/x, b/x]\n    back_to: [y]\n") + step("y", "    same_as: [a/x]\n    back_to: [x, y]\n")}),
		course("many-steps", map[string]string{"processes/a.yaml": "id: a\ntitle: A\nsteps:\n" + strings.Repeat(step("x", ""), 20_000)}),
		course("many-different-steps", map[string]string{"processes/a.yaml": "id: a\ntitle: A\nsteps:\n" + counted(10_000, "  - id: s%d\n    name: Step %d\n    happens: [one]\n")}),
		course("same-as-everything", map[string]string{"processes/a.yaml": "id: a\ntitle: A\nsteps:\n" + step("x", "    same_as: ["+strings.Repeat("a/x, ", 20_000)+"]\n")}),
		course("lessons-listed-often", map[string]string{"course.yaml": Outline + "lessons: [" + strings.Repeat("start, ", 30_000) + "]\n"}),
		course("lessons-not-there", map[string]string{"course.yaml": Outline + "lessons: [" + counted(30_000, "a%d, ") + "]\n"}),
		course("many-terms", map[string]string{"terms.yaml": counted(20_000, "- id: t%d\n  term: Term number %d\n  definition: What term %d means.\n")}),
		course("terms-alike", map[string]string{"terms.yaml": counted(20_000, "- id: t%d\n  term: A a a a a a\n  definition: The same.\n"), "lessons/02.md": "# A\n\n" + strings.Repeat("a ", 200_000)}),
		course("names", map[string]string{"course.yaml": "id: a\ntitle: " + strings.Repeat("ab ", 20_000) + "\n", "terms.yaml": "- id: a\n  term: " + strings.Repeat("a", 60_000) + "\n  definition: b\n"}),
		course("turned", map[string]string{"course.yaml": "id: a\ntitle: \"a\u202eb\\u0007\\u2066\"\n", "terms.yaml": "- id: a\n  term: \"b\\u202e\"\n  definition: \"c\\u0000\"\n"}),
		course("ids", map[string]string{"terms.yaml": "- id: ../../a\n  term: a\n  definition: b\n- id: " + strings.Repeat("a", 100_000) + "\n  term: b\n  definition: c\n"}),
		course("minutes", map[string]string{"course.yaml": Outline + "videos:\n  a: {title: A, minutes: 99999999999999999999}\n  b: {title: B, minutes: -1}\n  c: {title: C, minutes: 1e99}\n"}),
		course("utf16", map[string]string{"course.yaml": "\xff\xfei\x00d\x00:\x00 \x00a\x00"}),
		course("billion-laughs", map[string]string{"course.yaml": "a: &a [lol,lol,lol,lol,lol,lol,lol,lol,lol]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ntitle: *d\n"}),
		course("empty-files", map[string]string{"course.yaml": "", "terms.yaml": "", "roles.yaml": "", "scenes.yaml": "", "lessons/01-start.md": "", "practice/a.md": "", "processes/a.yaml": "", "media/a.png": ""}),
		course("lock", map[string]string{"course.lock": strings.Repeat("\x00", 100_000)}),
		course("scenes", map[string]string{"scenes.yaml": counted(10_000, "- id: s%d\n  text: It happens.\n  step: [a/b, c/d]\n")}),
	)
}

// counted repeats a form with the numbers from 0 on in it.
func counted(n int, form string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(form, "%d", fmt.Sprint(i)))
	}
	return b.String()
}
