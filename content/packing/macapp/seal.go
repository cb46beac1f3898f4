package macapp

import (
	"bytes"
	"crypto/sha1" //nolint:gosec // older systems know resources by it
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"strings"

	"stagecraft/content/packing"
)

// An application's seal has two parts: a list of its resources with their hashes, and in the program itself
// the hashes of that list, of Info.plist and of the program's pages. Where the second is there without the
// first, as every linker leaves it, macOS calls a download damaged.

// seal adds to the files below Contents the program and the list of resources. Info.plist must be the first.
func seal(a App, program []byte, files []packing.File) ([]packing.File, error) {
	resources, err := resourceList(files)
	if err != nil {
		return nil, err
	}
	signed, err := signProgram(program, a.ID, files[0].Data, resources)
	if err != nil {
		return nil, fmt.Errorf("sealing the program: %w", err)
	}
	return append(files,
		packing.File{Name: "_CodeSignature/CodeResources", Data: resources, Mode: 0o644},
		packing.File{Name: "MacOS/" + a.Program, Data: signed, Mode: 0o755}), nil
}

// resourceList is the list of resources, in the two forms that macOS reads.
func resourceList(files []packing.File) ([]byte, error) {
	var older, newer bytes.Buffer
	for _, f := range packing.Ordered(files) {
		if !strings.HasPrefix(f.Name, "Resources/") {
			continue // the seal holds Info.plist by itself, and PkgInfo needs none
		}
		var name bytes.Buffer
		if err := xml.EscapeText(&name, []byte(f.Name)); err != nil {
			return nil, err
		}
		one, two := sha1.Sum(f.Data), sha256.Sum256(f.Data) //nolint:gosec // as above
		fmt.Fprintf(&older, "\t\t<key>%s</key>\n\t\t<data>%s</data>\n", name.Bytes(), base64.StdEncoding.EncodeToString(one[:]))
		fmt.Fprintf(&newer, "\t\t<key>%s</key>\n\t\t<dict>\n\t\t\t<key>hash2</key>\n\t\t\t<data>%s</data>\n\t\t</dict>\n",
			name.Bytes(), base64.StdEncoding.EncodeToString(two[:]))
	}
	return fmt.Appendf(nil, "%s\t<key>files</key>\n\t<dict>\n%s\t</dict>\n\t<key>files2</key>\n\t<dict>\n%s\t</dict>\n%s</dict>\n</plist>\n",
		plistHead, older.Bytes(), newer.Bytes(), resourceRules()), nil
}

// A rule tells which files the seal holds: the weightiest that fits a name counts.
type rule struct {
	names  string // a regular expression
	marks  string // omit, optional, nested: what it is when it isn't plainly held
	weight int    // 0 is the usual one
}

var olderRules = []rule{
	{names: "^Resources/"},
	{names: `^Resources/.*\.lproj/`, marks: "optional", weight: 1000},
	{names: `^Resources/.*\.lproj/locversion.plist$`, marks: "omit", weight: 1100},
	{names: `^Resources/Base\.lproj/`, weight: 1010},
	{names: `^version.plist$`},
}

var newerRules = []rule{
	{names: `.*\.dSYM($|/)`, weight: 11},
	{names: `^(.*/)?\.DS_Store$`, marks: "omit", weight: 2000},
	{names: `^(Frameworks|SharedFrameworks|PlugIns|Plug-ins|XPCServices|Helpers|MacOS|Library/(Automator|Spotlight|LoginItems))/`, marks: "nested", weight: 10},
	{names: `^.*`},
	{names: `^Info\.plist$`, marks: "omit", weight: 20},
	{names: `^PkgInfo$`, marks: "omit", weight: 20},
	{names: `^Resources/`, weight: 20},
	{names: `^Resources/.*\.lproj/`, marks: "optional", weight: 1000},
	{names: `^Resources/.*\.lproj/locversion.plist$`, marks: "omit", weight: 1100},
	{names: `^Resources/Base\.lproj/`, weight: 1010},
	{names: `^[^/]+$`, marks: "nested", weight: 10},
	{names: `^embedded\.provisionprofile$`, weight: 20},
	{names: `^version\.plist$`, weight: 20},
}

func resourceRules() string {
	var text strings.Builder
	for _, list := range []struct {
		name string
		of   []rule
	}{{"rules", olderRules}, {"rules2", newerRules}} {
		fmt.Fprintf(&text, "\t<key>%s</key>\n\t<dict>\n", list.name)
		for _, r := range list.of {
			fmt.Fprintf(&text, "\t\t<key>%s</key>\n", r.names)
			if r.marks == "" && r.weight == 0 {
				text.WriteString("\t\t<true/>\n")
				continue
			}
			text.WriteString("\t\t<dict>\n")
			if r.marks != "" {
				fmt.Fprintf(&text, "\t\t\t<key>%s</key>\n\t\t\t<true/>\n", r.marks)
			}
			fmt.Fprintf(&text, "\t\t\t<key>weight</key>\n\t\t\t<real>%d</real>\n\t\t</dict>\n", r.weight)
		}
		text.WriteString("\t</dict>\n")
	}
	return text.String()
}
