package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"stagecraft/content/signing"
)

// The endings of the files of a key: the half that signs, which nobody else may
// have, and the half that verifies.
const (
	secretEnding = ".key"
	publicEnding = ".pub"
)

func newKeygen() *cobra.Command {
	var out, name string
	var pass passphrase
	keygen := &cobra.Command{
		Use:   "keygen --name NAME -o x.key",
		Short: "Make a key to sign courses with",
		Long: `Keygen makes a key to sign courses with and writes both halves of it: x.key, which
signs, and x.pub, which verifies. Keep x.key to yourself, with a copy in a safe
place: whoever has it signs as you, and without it your next course comes from
someone else. x.pub may be seen by anyone. It prints six words that stand for the
key; put them where learners find them, such as your website, and the app shows the
same words beside your name.

It asks for a passphrase, without which x.key can't be used. Neither file is written
over one that is there.`,
		Example: "  coursekit keygen --name \"Northwind Training\" -o northwind.key",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if filepath.Ext(out) != secretEnding {
				return fmt.Errorf("the name after -o has to end in %s, not %q", secretEnding, out)
			}
			public := strings.TrimSuffix(out, secretEnding) + publicEnding
			for _, file := range []string{out, public} {
				if _, err := os.Lstat(file); err == nil {
					return fmt.Errorf("%s is there already; name a new file", filepath.ToSlash(file))
				} else if !errors.Is(err, fs.ErrNotExist) {
					return err
				}
			}
			secret, err := signing.Generate(name)
			if err != nil {
				return err
			}
			phrase, err := pass.choose(cmd)
			if err != nil {
				return err
			}
			text, err := secret.Text(phrase)
			if err != nil {
				return err
			}
			if err := createFile(out, 0o600, text); err != nil {
				return err
			}
			if err := createFile(public, 0o644, secret.PublicText()); err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "wrote %s, which signs and is yours alone, and %s, which verifies\nits words are: %s\n",
				filepath.ToSlash(out), filepath.ToSlash(public), secret.Signer.Key.Words())
			return err
		},
	}
	keygen.Flags().StringVarP(&out, "output", "o", "", "the file to write the secret key to, x"+secretEnding)
	keygen.Flags().StringVar(&name, "name", "", "the name that learners see, of a person or an organisation")
	pass.flags(keygen, true)
	cobra.CheckErr(keygen.MarkFlagRequired("output"))
	cobra.CheckErr(keygen.MarkFlagRequired("name"))
	return keygen
}

// createFile writes a file that isn't there yet, synced to the disk.
func createFile(name string, mode fs.FileMode, text []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; name a new file", filepath.ToSlash(name))
	}
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", filepath.ToSlash(name), err), os.Remove(name))
	}
	return nil
}
