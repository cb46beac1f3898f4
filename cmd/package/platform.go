package main

import (
	"debug/elf"
	"debug/macho"
	"debug/pe"
	"fmt"
)

// runsOn reads the head of a program and gives an error when it isn't one for a system and a processor.
func runsOn(file, system, processor string) error {
	var got string
	switch system {
	case "linux":
		f, err := elf.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		got = map[elf.Machine]string{elf.EM_X86_64: "amd64", elf.EM_AARCH64: "arm64"}[f.Machine]
	case "windows":
		f, err := pe.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		got = map[uint16]string{pe.IMAGE_FILE_MACHINE_AMD64: "amd64", pe.IMAGE_FILE_MACHINE_ARM64: "arm64"}[f.Machine]
	case "darwin":
		f, err := macho.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		got = map[macho.Cpu]string{macho.CpuAmd64: "amd64", macho.CpuArm64: "arm64"}[f.Cpu]
	default:
		return fmt.Errorf("%s is not a system that is packed for", system)
	}
	if got != processor {
		return fmt.Errorf("the program is for %q, not for %s", got, processor)
	}
	return nil
}
