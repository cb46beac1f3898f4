package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// mostPassphrase bounds what is read for a passphrase, in bytes.
const mostPassphrase = 1 << 10

// passphrase is where the passphrase of a key comes from.
type passphrase struct {
	file string // whose first line it is, "-" for what comes in; "" asks
	none bool   // there is none
}

// flags declares the flags of a command. Choosing is to give a new key one.
func (p *passphrase) flags(cmd *cobra.Command, choosing bool) {
	cmd.Flags().StringVar(&p.file, "passphrase-file", "", "take the passphrase from the first line of a file; - is what comes in")
	if choosing {
		cmd.Flags().BoolVar(&p.none, "no-passphrase", false, "leave the key unlocked: whoever gets at the file signs as you")
		cmd.MarkFlagsMutuallyExclusive("passphrase-file", "no-passphrase")
	}
}

// choose gives the passphrase of a new key, "" for none.
func (p *passphrase) choose(cmd *cobra.Command) (string, error) {
	if p.none {
		return "", nil
	}
	first, err := p.read(cmd, "Passphrase for the new key: ")
	if err != nil {
		return "", err
	}
	if first == "" {
		return "", errors.New("the passphrase is empty; give one, or --no-passphrase to leave the key unlocked")
	}
	if p.file != "" {
		return first, nil
	}
	again, err := p.read(cmd, "The same again: ")
	if err != nil {
		return "", err
	}
	if first != again {
		return "", errors.New("the two aren't the same; begin again")
	}
	return first, nil
}

// read gives the passphrase, asked for with some words when there is no file.
func (p *passphrase) read(cmd *cobra.Command, ask string) (text string, err error) {
	var from io.Reader
	switch p.file {
	case "":
		in, ok := cmd.InOrStdin().(*os.File)
		if !ok || !term.IsTerminal(int(in.Fd())) {
			return "", errors.New("there is nobody to ask for the passphrase; name a file that has it with --passphrase-file")
		}
		fmt.Fprint(cmd.ErrOrStderr(), ask)
		typed, err := term.ReadPassword(int(in.Fd()))
		fmt.Fprintln(cmd.ErrOrStderr())
		if err != nil {
			return "", fmt.Errorf("read the passphrase: %w", err)
		}
		return string(typed), nil
	case "-":
		from = cmd.InOrStdin()
	default:
		f, err := os.Open(p.file)
		if err != nil {
			return "", fmt.Errorf("read the passphrase: %w", err)
		}
		defer f.Close() // nothing was written to it
		from = f
	}
	line, err := bufio.NewReader(io.LimitReader(from, mostPassphrase)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("read the passphrase: %w", err)
	}
	if len(line) == mostPassphrase {
		return "", fmt.Errorf("the passphrase has more than %d bytes", mostPassphrase)
	}
	return strings.TrimRight(line, "\r\n"), nil
}
