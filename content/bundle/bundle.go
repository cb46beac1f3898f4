package bundle

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/durable"
	"stagecraft/content/packing"
	"stagecraft/content/picture"
)

// Options are what a trainer chooses.
type Options struct {
	Course     string   // a course's folder, or a .course file
	Files      fs.FS    // the course's files, where it has no path: Course is "" then
	Systems    []string // ids of [Targets]; none is every one of which there is a player, and web pages
	Players    string   // the folder with the players, as they were released, and their SHA256SUMS
	PlayersKey string   // the public key that SHA256SUMS has to be signed with, or a file with it; "" is any
	Name       string   // "" is the course's title
	Publisher  string
	Accent     string // such as #2457D6 or 2457D6; "" leaves the app's
	Icon       []byte // a picture: see [packing.ReadIcon]
	IconFile   string // a file with one, where Icon is nil
	// DrawIcon draws the icon of a name in a colour, where neither is given.
	DrawIcon func(name, colour string) []byte
	OwnData  bool   // see [Manifest]
	Out      string // the folder to write to; it is made when it isn't there
}

// Product is a file that was made.
type Product struct {
	System string // the id of its target; "" for what goes with all
	File   string // its path
	Bytes  int64
	Note   string // what the trainer should know of it; "" for nothing
}

// Target is a system that bundles are made for.
type Target struct {
	ID   string // as Options.Systems names it
	Name string
	// ending is that of its players' archives; "" is for one that needs no player.
	ending string
	// make gives the packages to write for a player of the system; for nil where it needs none.
	make func(*work, *player) ([]pack, error)
}

// targets are all of them, in the order in which they are shown.
var targets = []Target{
	{ID: "windows", Name: "Windows", ending: "zip", make: (*work).windows},
	{ID: "macos", Name: "macOS", ending: "zip", make: (*work).macos},
	{ID: "linux", Name: "Linux", ending: "tar.xz", make: (*work).linux},
	{ID: "web", Name: "Web pages", make: (*work).web},
}

// Targets gives the systems that bundles are made for.
func Targets() []Target { return slices.Clone(targets) }

// Ready tells whether packages can be made with some players.
func (t Target) Ready(players []Player) bool {
	return t.ending == "" || slices.ContainsFunc(players, func(p Player) bool { return p.System == t.ID })
}

// pack is a package to write.
type pack struct {
	name  string // the file's
	note  string
	bytes int64 // about how many it will have
	write func(w io.Writer, watch func(bytes int) error) error
}

// work is what all packages are made of.
type work struct {
	Manifest
	icon    *packing.Icon
	course  []byte // the .course file
	version string // the course's, as packages take it
	summary string
	// installs tells whether the package for Windows has an installer in it.
	installs bool
}

// courseName and iconName are the names of the files beside the manifest.
func courseName(id string) string { return id + ".course" }

const iconName = "icon.png"

// Make makes a package for each system and gives what was written: the packages, and the page that tells
// learners how to begin. The course must be without errors; its problems are a [content.Problems]. The same
// options give the same bytes. progress, when it isn't nil, is told how much of the work is done, from any
// goroutine.
func Make(ctx context.Context, o Options, progress func(done, all int64)) ([]Product, error) {
	w, err := prepare(ctx, &o)
	if err != nil {
		return nil, err
	}
	chosen, players, err := choose(ctx, &o)
	if err != nil {
		return nil, err
	}
	w.installs = slices.ContainsFunc(players, func(p *player) bool { return p.installer != nil })
	text, err := w.page(systemIDs(chosen))
	if err != nil {
		return nil, err
	}
	jobs, err := w.jobs(chosen, players)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(o.Out, 0o755); err != nil {
		return nil, err
	}
	products, err := writeAll(ctx, o.Out, jobs, progress)
	if err != nil {
		return nil, err
	}
	page := filepath.Join(o.Out, PageName)
	err = durable.WriteFile(page, 0o644, func(to io.Writer) error {
		_, err := to.Write(text)
		return err
	})
	return append(products, Product{File: page, Bytes: int64(len(text))}), err
}

// prepare reads the course and the icon.
func prepare(ctx context.Context, o *Options) (*work, error) {
	c, problems := o.open(ctx)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if c == nil || problems.Errors() > 0 {
		if c != nil {
			return nil, errors.Join(problems, c.Close())
		}
		return nil, problems
	}
	w := &work{version: packageVersion(c.Version), summary: c.Summary}
	w.Manifest = Manifest{
		Format: manifestFormat, ID: c.ID, Name: o.Name, Publisher: o.Publisher, Accent: colour(o.Accent),
		Course: courseName(c.ID), Icon: iconName, OwnData: o.OwnData,
	}
	if w.Name == "" {
		w.Name = shortName(c.Title)
	}
	if err := c.Close(); err != nil {
		return nil, err
	}
	if err := w.check(); err != nil {
		return nil, err
	}
	var err error
	if w.course, err = o.packed(); err != nil {
		return nil, err
	}
	icon := o.Icon
	switch {
	case icon != nil:
	case o.IconFile != "":
		if icon, err = readBounded(o.IconFile, picture.MaxBytes); err != nil {
			return nil, catalogue.Errorf("the icon: %v", err)
		}
	default:
		icon = o.DrawIcon(w.Name, w.Accent)
	}
	w.icon, err = packing.ReadIcon(ctx, icon)
	return w, err
}

// colour is a colour as it is written here, however it was typed.
func colour(typed string) string {
	if full := "#" + strings.ToUpper(strings.TrimPrefix(typed, "#")); accentForm.MatchString(full) {
		return full
	}
	return typed
}

// shortName is a course's title as far as a bundle's name may go.
func shortName(title string) string {
	title = strings.Join(strings.Fields(title), " ")
	if runes := []rune(title); len(runes) > MaxName {
		title = strings.TrimSpace(string(runes[:MaxName-1])) + "…"
	}
	return title
}

// maxCourse is how many bytes a .course file may have.
const maxCourse = 1 << 30

// open opens the course.
func (o *Options) open(ctx context.Context) (*content.Course, content.Problems) {
	if o.Files != nil {
		return content.Open(o.Files)
	}
	return content.OpenPath(ctx, o.Course)
}

// packed gives the course as a .course file.
func (o *Options) packed() ([]byte, error) {
	var file bytes.Buffer
	if o.Files != nil {
		err := content.Pack(o.Files, &file)
		return file.Bytes(), err
	}
	info, err := os.Stat(o.Course)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		if filepath.Ext(o.Course) != ".course" {
			return nil, catalogue.Errorf("%s is neither a course's folder nor a .course file", o.Course)
		}
		return readBounded(o.Course, maxCourse)
	}
	root, err := os.OpenRoot(o.Course)
	if err != nil {
		return nil, err
	}
	err = content.Pack(root.FS(), &file)
	return file.Bytes(), errors.Join(err, root.Close())
}

var notInVersions = regexp.MustCompile(`[^0-9A-Za-z.+~]+`)

// packageVersion is a course's version as Debian and Fedora take one: it begins with a digit and has neither
// spaces nor hyphens.
func packageVersion(version string) string {
	version = strings.Trim(notInVersions.ReplaceAllString(strings.TrimPrefix(version, "v"), "."), ".")
	if version == "" || version[0] < '0' || version[0] > '9' {
		return strings.TrimSuffix("0."+version, ".")
	}
	return version
}

// choose gives the targets that were asked for, or all that there are players for, with their players read and
// checked.
func choose(ctx context.Context, o *Options) ([]Target, []*player, error) {
	known, err := Players(o.Players)
	if err != nil {
		return nil, nil, err
	}
	for _, system := range o.Systems {
		at := slices.IndexFunc(targets, func(t Target) bool { return t.ID == system })
		if at < 0 {
			return nil, nil, catalogue.Errorf("%q is no system that bundles are made for: give some of %s", system, strings.Join(systemIDs(targets), ", "))
		}
		if t := targets[at]; !t.Ready(known) {
			return nil, nil, catalogue.Errorf("there is no player for %s in %s: it is called stagecraft-VERSION-%s-PROCESSOR.%s", t.ID, o.Players, t.ID, t.ending)
		}
	}
	chosen := slices.DeleteFunc(Targets(), func(t Target) bool {
		return !t.Ready(known) || len(o.Systems) > 0 && !slices.Contains(o.Systems, t.ID)
	})
	if len(chosen) == 0 || len(o.Systems) == 0 && len(known) == 0 {
		return nil, nil, catalogue.Errorf("there is no player in %s: put the packages of the app there, as they were released, with their %s", o.Players, sumsName)
	}
	players, err := readPlayers(ctx, o, systemIDs(chosen))
	return chosen, players, err
}

func systemIDs(of []Target) []string {
	var ids []string
	for _, t := range of {
		ids = append(ids, t.ID)
	}
	return ids
}
