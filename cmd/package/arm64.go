package main

import (
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// What Linux on arm64 is compiled with on another processor, and where .ci/sysroot puts its libraries.
const (
	armCompiler = "aarch64-linux-gnu-gcc"
	armSysroot  = "build/sysroot/arm64" // below the module's folder
	// armRunner runs its programs, where it is installed.
	armRunner = "qemu-aarch64-static"
)

// linuxARM64 makes for arm64 what linux makes.
func (r *release) linuxARM64() ([]string, error) {
	sysroot := r.sysroot
	_, err := os.Stat(sysroot)
	if err == nil {
		_, err = exec.LookPath(armCompiler)
	}
	if err != nil && os.Getenv("CI") == "" {
		log.Printf("nothing was made for Linux on arm64: .ci/sysroot arm64 fetches what it needs (%v)", err)
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("run .ci/sysroot arm64: %w", err)
	}
	libraries := filepath.Join(sysroot, "usr", "lib", "aarch64-linux-gnu", "pkgconfig")
	return r.on("arm64").linux(
		"CC="+armCompiler+" '--sysroot="+sysroot+"'", "PKG_CONFIG_SYSROOT_DIR="+sysroot,
		"PKG_CONFIG_LIBDIR="+libraries+":"+filepath.Join(sysroot, "usr", "share", "pkgconfig"))
}

// checkLinuxARM64 looks at what can't be started here: that the program is one for arm64, that it comes up as far
// as its version where something runs it, and what dpkg, lintian and rpm say of the packages.
func (r *release) checkLinuxARM64(files []string) error {
	r = r.on("arm64")
	place := filepath.Join(r.work, "check")
	if err := unpackTarXZ(files[0], place); err != nil {
		return err
	}
	binary := filepath.Join(place, r.folder("linux"), program)
	if err := runsOn(binary, "linux", "arm64"); err != nil {
		return err
	}
	if _, err := exec.LookPath(armRunner); err == nil {
		out, err := exec.Command(armRunner, "-L", r.sysroot, binary, "--version").CombinedOutput()
		if err != nil || !strings.Contains(string(out), r.app.Version) {
			return fmt.Errorf("%s: its version is %q (%v)", armRunner, out, err)
		}
	} else {
		log.Printf("the program for arm64 was not started: there is no %s here", armRunner)
	}
	if _, err := exec.LookPath("dpkg-deb"); err == nil {
		architecture, err := exec.Command("dpkg-deb", "--field", files[1], "Architecture").Output()
		if err != nil || strings.TrimSpace(string(architecture)) != "arm64" {
			return fmt.Errorf("the .deb is for %q (%v)", architecture, err)
		}
		if err := r.lintian(files[1]); err != nil {
			return err
		}
	}
	if _, err := exec.LookPath("rpm"); err == nil {
		listed, err := r.listRPM(files[2])
		if err != nil {
			return err
		}
		if !slices.Contains(listed, "/usr/bin/"+program) {
			return fmt.Errorf("rpm lists %q", listed)
		}
	}
	return nil
}
