package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"stagecraft/content/program"
)

// mostMarkdown is how much pandoc may make of a document, in bytes.
const mostMarkdown = 8 << 20

// havePandoc tells whether pandoc is installed.
func havePandoc() bool {
	_, err := exec.LookPath("pandoc")
	return err == nil
}

// pandoc turns a .docx into Markdown, with the program of that name. In its sandbox it
// reads and writes no file and visits no address; it may take 1 GB, and ends with ctx.
func pandoc(ctx context.Context, docx []byte) (markdown []byte, err error) {
	command, err := exec.LookPath("pandoc")
	if err != nil {
		return nil, err
	}
	empty, err := os.MkdirTemp("", "coursekit-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for it: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(empty)) }()
	cmd := exec.CommandContext(ctx, command, "+RTS", "-M1G", "-RTS", "--sandbox", "--data-dir="+empty, "--from=docx", "--to=gfm", "--wrap=none")
	cmd.Dir = empty
	cmd.Env = append(os.Environ(), "HOME="+empty, "LANG=C.UTF-8", "LC_ALL=C.UTF-8")
	cmd.Stdin = bytes.NewReader(docx)
	out, said := &program.Output{Most: mostMarkdown}, &program.Output{Most: 4 << 10}
	cmd.Stdout, cmd.Stderr = out, said
	cmd.WaitDelay = 2 * time.Second
	switch err := cmd.Run(); {
	case ctx.Err() != nil:
		return nil, errors.New("it takes too long; give it more time with --timeout, or divide the document")
	case out.Full:
		return nil, fmt.Errorf("it has more than %d MB of text; divide it", mostMarkdown>>20)
	case err != nil && strings.Contains(said.String(), "--sandbox"):
		return nil, errors.New("the pandoc that is installed is too old; it takes 2.15 or a newer one")
	case err != nil:
		return nil, fmt.Errorf("%s (%w)", printable(strings.TrimSpace(said.String())), err)
	}
	return out.Bytes(), nil
}
