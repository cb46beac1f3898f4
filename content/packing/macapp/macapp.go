// Package macapp makes an application for macOS of a program: its folder, what it says of itself and its
// icon. It runs on every system.
package macapp

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"

	"stagecraft/content/packing"
)

// App is what an application says of itself.
type App struct {
	Name    string // in the Finder and in the menu
	ID      string // such as app.stagecraft.Stagecraft: letters, digits, hyphens and dots
	Version string // of three numbers at most, such as 1.2
	Build   string // counts builds of a version; "" is Version
	Program string // the program's name as a file
	Rights  string // who made it, as it is shown in About; may be ""
	// Opens tells whether the Finder opens .course files with it.
	Opens bool
}

// courseType is the name that macOS knows .course files by.
const courseType = "app.stagecraft.course"

// oldestSystem is the oldest macOS that the programs run on.
const oldestSystem = "12.0"

// InfoPlist gives the application's Info.plist.
func (a App) InfoPlist() ([]byte, error) {
	if a.Name == "" || a.Program == "" || !soundID(a.ID) {
		return nil, fmt.Errorf("an application needs a name, a program and an id of letters, digits, hyphens and dots, not %q, %q and %q", a.Name, a.Program, a.ID)
	}
	build := a.Build
	if build == "" {
		build = a.Version
	}
	var text bytes.Buffer
	text.WriteString(plistHead)
	pairs := [][2]string{
		{"CFBundleDevelopmentRegion", "en"},
		{"CFBundleDisplayName", a.Name},
		{"CFBundleExecutable", a.Program},
		{"CFBundleIconFile", iconName},
		{"CFBundleIdentifier", a.ID},
		{"CFBundleInfoDictionaryVersion", "6.0"},
		{"CFBundleName", a.Name},
		{"CFBundlePackageType", "APPL"},
		{"CFBundleShortVersionString", a.Version},
		{"CFBundleVersion", build},
		{"LSApplicationCategoryType", "public.app-category.education"},
		{"LSMinimumSystemVersion", oldestSystem},
		{"NSHumanReadableCopyright", a.Rights},
	}
	for _, pair := range pairs {
		if pair[1] == "" {
			continue
		}
		fmt.Fprintf(&text, "\t<key>%s</key>\n\t<string>", pair[0])
		if err := xml.EscapeText(&text, []byte(pair[1])); err != nil {
			return nil, err
		}
		text.WriteString("</string>\n")
	}
	if a.Opens {
		fmt.Fprintf(&text, documents, courseType)
	}
	text.WriteString("\t<key>NSHighResolutionCapable</key>\n\t<true/>\n\t<key>NSSupportsAutomaticGraphicsSwitching</key>\n\t<true/>\n</dict>\n</plist>\n")
	return text.Bytes(), nil
}

func soundID(id string) bool {
	other := func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.')
	}
	return id != "" && !strings.HasPrefix(id, ".") && strings.IndexFunc(id, other) < 0
}

const plistHead = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
`

// documents is what has the Finder open .course files.
const documents = `	<key>CFBundleDocumentTypes</key>
	<array>
		<dict>
			<key>CFBundleTypeName</key>
			<string>Course</string>
			<key>CFBundleTypeRole</key>
			<string>Viewer</string>
			<key>CFBundleTypeIconFile</key>
			<string>icon</string>
			<key>LSHandlerRank</key>
			<string>Owner</string>
			<key>LSItemContentTypes</key>
			<array>
				<string>%[1]s</string>
			</array>
		</dict>
	</array>
	<key>UTExportedTypeDeclarations</key>
	<array>
		<dict>
			<key>UTTypeConformsTo</key>
			<array>
				<string>public.data</string>
			</array>
			<key>UTTypeDescription</key>
			<string>Course</string>
			<key>UTTypeIdentifier</key>
			<string>%[1]s</string>
			<key>UTTypeTagSpecification</key>
			<dict>
				<key>public.filename-extension</key>
				<array>
					<string>course</string>
				</array>
			</dict>
		</dict>
	</array>
`

// iconName is the icon's file in Resources, without its ending.
const iconName = "icon"

// Files gives the application's files, below a folder that is named after it and ends in .app: the program,
// the icon, Info.plist, and resources below Contents/Resources. They are sealed ad hoc, with no key, so that
// macOS says of them who they are from is unknown, and not that they are damaged.
func (a App) Files(program []byte, icon *packing.Icon, resources []packing.File) ([]packing.File, error) {
	plist, err := a.InfoPlist()
	if err != nil {
		return nil, err
	}
	bitmaps, err := ICNS(icon)
	if err != nil {
		return nil, err
	}
	files := []packing.File{
		{Name: "Info.plist", Data: plist, Mode: 0o644},
		{Name: "PkgInfo", Data: []byte("APPL????"), Mode: 0o644},
		{Name: "Resources/" + iconName + ".icns", Data: bitmaps, Mode: 0o644},
	}
	for _, r := range resources {
		r.Name = "Resources/" + r.Name
		files = append(files, r)
	}
	files, err = seal(a, program, files)
	if err != nil {
		return nil, err
	}
	for i := range files {
		files[i].Name = a.Name + ".app/Contents/" + files[i].Name
	}
	return files, nil
}

// icnsTypes are the bitmaps of an .icns file: the name of each and its side in pixels. Those of screens
// with small pixels have names of their own.
var icnsTypes = []struct {
	name string
	side int
}{
	{"icp4", 16},
	{"icp5", 32},
	{"ic11", 32},
	{"ic12", 64},
	{"ic07", 128},
	{"ic13", 256},
	{"ic08", 256},
	{"ic14", 512},
	{"ic09", 512},
	{"ic10", 1024},
}

// ICNS gives an icon as macOS keeps it: PNGs of all sizes, each behind its name and its length.
func ICNS(icon *packing.Icon) ([]byte, error) {
	file := []byte("icns\x00\x00\x00\x00")
	for _, t := range icnsTypes {
		data, err := icon.PNG(t.side)
		if err != nil {
			return nil, err
		}
		file = append(file, t.name...)
		file = binary.BigEndian.AppendUint32(file, uint32(8+len(data)))
		file = append(file, data...)
	}
	if uint64(len(file)) > 1<<31 {
		return nil, errors.New("the icon is too large")
	}
	binary.BigEndian.PutUint32(file[4:], uint32(len(file)))
	return file, nil
}
