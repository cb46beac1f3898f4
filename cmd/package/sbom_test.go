package main

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"testing"
	"time"

	"stagecraft/cmd/internal/build"
)

func TestBill_ListsEveryModuleThatTheProgramIsLinkedFrom(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	r := &release{app: build.App{Version: "1.2.3"}, time: time.Unix(1_700_000_000, 0).UTC()}
	text, err := r.bill(self, appFonts)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := r.bill(self, appFonts); err != nil || !bytes.Equal(again, text) {
		t.Errorf("the same program has two bills (%v)", err)
	}
	var bom billOfMaterials
	if err := json.Unmarshal(text, &bom); err != nil {
		t.Fatal(err)
	}
	if bom.Format != "CycloneDX" || bom.Spec != "1.5" || bom.Metadata.Timestamp != "2023-11-14T22:13:20Z" {
		t.Errorf("the bill begins with %+v", bom)
	}
	if !regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`).MatchString(bom.Serial) {
		t.Errorf("its number is %s", bom.Serial)
	}
	var refs []string
	for _, c := range bom.Components {
		if c.Name == "" || c.Ref == "" || slices.Contains(refs, c.Ref) {
			t.Errorf("a component has no name, or another's: %+v", c)
		}
		refs = append(refs, c.Ref)
	}
	for _, want := range []string{"std", "font:inter"} {
		if !slices.Contains(refs, want) {
			t.Errorf("%s is not in it", want)
		}
	}
	if !slices.ContainsFunc(bom.Components, func(c component) bool {
		return c.Name == "aead.dev/minisign" && c.URL == "pkg:golang/aead.dev/minisign@"+c.Version
	}) {
		t.Error("the library that signs is not in it")
	}
	if !slices.Equal(bom.Dependencies[0].On, refs) {
		t.Error("the program doesn't depend on each of its components")
	}
}
