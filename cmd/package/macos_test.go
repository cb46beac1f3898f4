package main

import (
	"debug/macho"
	"slices"
	"strings"
	"testing"

	"stagecraft/content/packing/standin"
)

func TestMacFiles_PutTheProgramIntoAnApplication(t *testing.T) {
	r := module(t)
	members, err := r.macFiles([]member{
		{name: program, data: standin.MachO(macho.CpuArm64, false), mode: 0o755},
		{name: "LICENSE.txt", data: []byte("MIT"), mode: 0o644},
	})
	if err != nil {
		t.Fatal(err)
	}
	find := func(name string) *member {
		i := slices.IndexFunc(members, func(m member) bool { return m.name == name })
		if i < 0 {
			t.Fatalf("there is no %s", name)
		}
		return &members[i]
	}
	if m := find("Stagecraft.app/Contents/MacOS/stagecraft"); m.mode != 0o755 {
		t.Errorf("the program has mode %o", m.mode)
	}
	plist := string(find("Stagecraft.app/Contents/Info.plist").data)
	for _, want := range []string{r.app.ID, r.app.Version, "CFBundleDocumentTypes"} {
		if !strings.Contains(plist, want) {
			t.Errorf("Info.plist lacks %s", want)
		}
	}
	find("LICENSE.txt")
	find("Stagecraft.app/Contents/_CodeSignature/CodeResources")
	if slices.ContainsFunc(members, func(m member) bool { return m.name == program }) {
		t.Error("the program lies beside the application too")
	}
}
