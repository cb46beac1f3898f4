package main

import (
	"debug/macho"
	"slices"
	"strings"
	"testing"

	"stagecraft/content/packing"
	"stagecraft/content/packing/standin"
)

func TestMacFiles_PutTheProgramIntoAnApplication(t *testing.T) {
	r := module(t)
	members, err := r.macFiles([]packing.File{
		{Name: program, Data: standin.MachO(macho.CpuArm64, false), Mode: 0o755},
		{Name: "LICENSE.txt", Data: []byte("MIT"), Mode: 0o644},
	})
	if err != nil {
		t.Fatal(err)
	}
	find := func(name string) *packing.File {
		i := slices.IndexFunc(members, func(m packing.File) bool { return m.Name == name })
		if i < 0 {
			t.Fatalf("there is no %s", name)
		}
		return &members[i]
	}
	if m := find("Stagecraft.app/Contents/MacOS/stagecraft"); m.Mode != 0o755 {
		t.Errorf("the program has mode %o", m.Mode)
	}
	plist := string(find("Stagecraft.app/Contents/Info.plist").Data)
	for _, want := range []string{r.app.ID, r.app.Version, "CFBundleDocumentTypes"} {
		if !strings.Contains(plist, want) {
			t.Errorf("Info.plist lacks %s", want)
		}
	}
	find("LICENSE.txt")
	find("Stagecraft.app/Contents/_CodeSignature/CodeResources")
	if slices.ContainsFunc(members, func(m packing.File) bool { return m.Name == program }) {
		t.Error("the program lies beside the application too")
	}
}
