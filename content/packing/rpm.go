package packing

import (
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/google/rpmpack"
)

// rpmProcessors are the names that .rpm has for processors.
var rpmProcessors = map[string]string{"amd64": "x86_64", "arm64": "aarch64"}

// RPMProcessor gives the name that .rpm has for a processor, such as x86_64 for amd64.
func RPMProcessor(processor string) string { return rpmProcessors[processor] }

// WriteRPM writes a package for Fedora and its kin. Folders that bear the package's name go with it when
// it goes.
func WriteRPM(w io.Writer, p *SystemPackage) error {
	meta := rpmpack.RPMMetaData{
		Name: p.Name, Summary: p.Summary, Description: p.Description, Version: p.Version, Release: p.Release,
		Arch: rpmProcessors[p.Processor], OS: "linux", Vendor: p.Vendor, Packager: p.Maintainer,
		Group: "Applications/Education", Licence: p.Licence, BuildHost: "localhost", BuildTime: p.Time,
		Compressor: "zstd:19",
	}
	for _, list := range []struct {
		of []string
		to *rpmpack.Relations
	}{{p.Depends, &meta.Requires}, {p.Recommends, &meta.Recommends}} {
		for _, text := range list.of {
			relation, err := rpmpack.NewRelation(text)
			if err != nil {
				return fmt.Errorf("%s: %w", text, err)
			}
			*list.to = append(*list.to, relation)
		}
	}
	rpm, err := rpmpack.NewRPM(meta)
	if err != nil {
		return err
	}
	at := uint32(p.Time.Unix())
	for _, f := range Ordered(p.Files) {
		rpm.AddFile(rpmpack.RPMFile{Name: "/" + f.Name, Body: f.Data, Mode: uint(f.Mode), Owner: "root", Group: "root", MTime: at})
		if folder := path.Dir(f.Name); strings.Contains(folder, p.Name) {
			rpm.AddFile(rpmpack.RPMFile{Name: "/" + folder, Mode: 0o40755, Owner: "root", Group: "root", MTime: at})
		}
	}
	return rpm.Write(w)
}
