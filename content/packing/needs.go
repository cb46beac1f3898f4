package packing

import (
	"debug/elf"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// debianNames are the packages in which Debian and Ubuntu have the libraries that the program is linked
// with. Those of the C library are all in libc6.
var debianNames = map[string]string{
	"libc.so.6": "libc6", "libm.so.6": "libc6", "libdl.so.2": "libc6", "libpthread.so.0": "libc6",
	"librt.so.1": "libc6", "libresolv.so.2": "libc6", "ld-linux-x86-64.so.2": "libc6", "ld-linux-aarch64.so.1": "libc6",
	"libgcc_s.so.1": "libgcc-s1",
	"libGL.so.1":    "libgl1", "libEGL.so.1": "libegl1",
	"libX11.so.6": "libx11-6", "libXcursor.so.1": "libxcursor1", "libXrandr.so.2": "libxrandr2",
	"libXinerama.so.1": "libxinerama1", "libXi.so.6": "libxi6", "libXxf86vm.so.1": "libxxf86vm1",
	"libxkbcommon.so.0":      "libxkbcommon0",
	"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0",
	"libwayland-egl.so.1": "libwayland-egl1", "libdecor-0.so.0": "libdecor-0-0",
}

// Needs is what a program for Linux wants of the system it runs on, as it says itself.
type Needs struct {
	libraries []string            // such as libGL.so.1
	versions  map[string][]string // by library, such as GLIBC_2.34
}

// ReadNeeds reads them from a program for Linux.
func ReadNeeds(file io.ReaderAt) (Needs, error) {
	program, err := elf.NewFile(file)
	if err != nil {
		return Needs{}, err
	}
	defer program.Close()
	n := Needs{versions: map[string][]string{}}
	if n.libraries, err = program.ImportedLibraries(); err != nil {
		return Needs{}, err
	}
	wanted, err := program.DynamicVersionNeeds()
	if err != nil && !errors.Is(err, elf.ErrNoSymbols) { // which is one that needs no library
		return Needs{}, err
	}
	for _, library := range wanted {
		for _, v := range library.Needs {
			n.versions[library.Name] = append(n.versions[library.Name], v.Dep)
		}
	}
	return n, nil
}

// Deb gives the packages that Debian is to install along, with the oldest C library that will do.
func (n Needs) Deb() ([]string, error) {
	packages := map[string]string{}
	for _, library := range n.libraries {
		name := debianNames[library]
		if name == "" {
			return nil, fmt.Errorf("it is not known which Debian package has %s: add it to debianNames", library)
		}
		if _, known := packages[name]; !known {
			packages[name] = name
		}
	}
	if newest := n.glibc(); newest != "" {
		packages["libc6"] = "libc6 (>= " + newest + ")"
	}
	return slices.Sorted(maps.Values(packages)), nil
}

// RPM gives what other systems call the same: names of libraries, with the versions asked of them.
func (n Needs) RPM() []string {
	var all []string
	for _, library := range n.libraries {
		all = append(all, library+"()(64bit)")
		for _, version := range n.versions[library] {
			all = append(all, fmt.Sprintf("%s(%s)(64bit)", library, version))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// glibc is the newest version of the C library that anything is asked of, "" when none is.
func (n Needs) glibc() string {
	newest, major, minor := "", 0, 0
	for _, versions := range n.versions {
		for _, v := range versions {
			number, ok := strings.CutPrefix(v, "GLIBC_")
			if !ok {
				continue
			}
			parts := append(strings.Split(number, "."), "0")
			a, errA := strconv.Atoi(parts[0])
			b, errB := strconv.Atoi(parts[1])
			if errA == nil && errB == nil && (a > major || a == major && b > minor) {
				newest, major, minor = fmt.Sprintf("%d.%d", a, b), a, b
			}
		}
	}
	return newest
}
