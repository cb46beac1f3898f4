package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"runtime/debug"
	"strings"
)

// billOfMaterials says what a program is made of, so that who looks after a machine can ask whether something in it is
// known to be unsafe. It is in the form of CycloneDX 1.5, and of what the linker itself wrote into the program.
type billOfMaterials struct {
	Format       string       `json:"bomFormat"`
	Spec         string       `json:"specVersion"`
	Serial       string       `json:"serialNumber"`
	Version      int          `json:"version"`
	Metadata     bomMetadata  `json:"metadata"`
	Components   []component  `json:"components"`
	Dependencies []dependency `json:"dependencies"`
}

// billName is what it is called in an archive.
const billName = "licences/sbom.cdx.json"

type bomMetadata struct {
	Timestamp string    `json:"timestamp"`
	Component component `json:"component"`
}

type component struct {
	Type       string          `json:"type"`
	Ref        string          `json:"bom-ref"`
	Name       string          `json:"name"`
	Version    string          `json:"version,omitempty"`
	Scope      string          `json:"scope,omitempty"`
	Licences   []licenceChoice `json:"licenses,omitempty"`
	URL        string          `json:"purl,omitempty"`
	Properties []property      `json:"properties,omitempty"`
}

type licenceChoice struct {
	Licence struct {
		ID string `json:"id"`
	} `json:"license"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type dependency struct {
	Ref string   `json:"ref"`
	On  []string `json:"dependsOn,omitempty"`
}

// bill gives the bill of materials of a program that Go linked. fonts are those inside, of which the
// linker knows nothing.
func (r *release) bill(program string, fonts []component) ([]byte, error) {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return nil, fmt.Errorf("what %s is linked from: %w", program, err)
	}
	name := info.Path[strings.LastIndex(info.Path, "/")+1:]
	root := component{
		Type: "application", Ref: name + "@" + r.app.Version, Name: name, Version: r.app.Version,
		Licences: licensed(licence), Properties: []property{{"target", target(info)}},
	}
	bom := billOfMaterials{
		Format: "CycloneDX", Spec: "1.5", Version: 1, Metadata: bomMetadata{r.time.Format("2006-01-02T15:04:05Z"), root},
	}
	goVersion := strings.TrimPrefix(strings.Fields(info.GoVersion)[0], "go")
	bom.Components = append(bom.Components, component{
		Type: "library", Ref: "std", Name: "std", Version: goVersion, Scope: "required",
		Licences: licensed("BSD-3-Clause"), URL: "pkg:golang/std@" + goVersion,
	})
	for _, m := range info.Deps {
		c := component{
			Type: "library", Ref: m.Path + "@" + m.Version, Name: m.Path, Version: m.Version, Scope: "required",
			URL: "pkg:golang/" + m.Path + "@" + m.Version,
		}
		if m.Replace != nil {
			c.Properties = []property{{"changed", "files that no course needs are left out: see docs/size.md"}}
		}
		bom.Components = append(bom.Components, c)
	}
	bom.Components = append(bom.Components, fonts...)
	whole := dependency{Ref: root.Ref}
	for _, c := range bom.Components {
		whole.On = append(whole.On, c.Ref)
	}
	bom.Dependencies = []dependency{whole}

	// The number is of what is in the list, so that the same commit gives the same list.
	content, err := json.Marshal(bom)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(content)
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80 // a UUID of version 8
	digits := hex.EncodeToString(sum[:16])
	bom.Serial = "urn:uuid:" + strings.Join([]string{digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]}, "-")

	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(bom); err != nil {
		return nil, err
	}
	return text.Bytes(), nil
}

func licensed(id string) []licenceChoice {
	var choice licenceChoice
	choice.Licence.ID = id
	return []licenceChoice{choice}
}

// target is the system and the processor that a program is for.
func target(info *debug.BuildInfo) string {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	return settings["GOOS"] + "/" + settings["GOARCH"]
}

// appFonts are those inside the app: ours, and the toolkit's.
var appFonts = []component{
	{Type: "library", Ref: "font:inter", Name: "Inter", Licences: licensed("OFL-1.1"), Scope: "required"},
	{Type: "library", Ref: "npm:mathjax-full@3.2.2", Name: "MathJax", Licences: licensed("Apache-2.0"), Scope: "required"},
	{Type: "library", Ref: "npm:mhchemparser@4.2.1", Name: "mhchemParser", Licences: licensed("Apache-2.0"), Scope: "required"},
	{Type: "library", Ref: "font:opendyslexic", Name: "OpenDyslexic", Licences: licensed("OFL-1.1"), Scope: "required"},
	{Type: "library", Ref: "font:noto-sans", Name: "Noto Sans", Licences: licensed("OFL-1.1"), Scope: "required"},
	{Type: "library", Ref: "font:dejavu-sans-mono", Name: "DejaVu Sans Mono", Licences: licensed("Bitstream-Vera"), Scope: "required"},
	{Type: "library", Ref: "font:emoji-one", Name: "EmojiOne Color", Licences: licensed("MIT"), Scope: "required"},
}
