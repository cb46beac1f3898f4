package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// A .deb is an ar archive of three members, of which the last is a tar archive of what is installed. The
// library that writes it packs that far less tightly than xz can, so it leaves it as it is, and xz
// packs it here.

const (
	arMagic  = "!<arch>\n"
	arHeader = 60 // bytes before each member: name, time, owner, group, mode, size
)

// tightDeb packs the last member of a .deb.
func tightDeb(deb []byte) ([]byte, error) {
	rest, ok := bytes.CutPrefix(deb, []byte(arMagic))
	if !ok {
		return nil, errors.New("it is no ar archive")
	}
	out := []byte(arMagic)
	for len(rest) >= arHeader {
		header, after := string(rest[:arHeader]), rest[arHeader:]
		size, err := strconv.Atoi(strings.TrimSpace(header[48:58]))
		if err != nil || size > len(after) {
			return nil, fmt.Errorf("a member of %q bytes", header[48:58])
		}
		data := after[:size]
		rest = after[min(size+size&1, len(after)):]
		if name := strings.TrimRight(header[:16], " /"); name == "data.tar" {
			if data, err = xz(data, "--x86", "--lzma2=preset=9e,dict=64MiB"); err != nil {
				return nil, err
			}
			header = fmt.Sprintf("%-16s%s%-10d%s", name+".xz", header[16:48], len(data), header[58:])
		}
		out = append(append(out, header...), data...)
		if len(data)&1 == 1 {
			out = append(out, '\n')
		}
	}
	return out, nil
}

// xz packs data in one piece, which gives the same bytes however many processors there are.
func xz(data []byte, how ...string) ([]byte, error) {
	cmd := exec.Command("xz", append([]string{"--threads=1", "--stdout"}, how...)...)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(data), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("xz: %w", err)
	}
	return out, nil
}
