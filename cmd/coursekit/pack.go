package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"stagecraft/content"
	"stagecraft/content/durable"
	"stagecraft/content/signing"
)

func newPack() *cobra.Command {
	var out, key, signer string
	var pass passphrase
	pack := &cobra.Command{
		Use:     "pack DIR -o x.course",
		Short:   "Pack a course's folder into one .course file",
		Long:    "Pack writes a course's folder as one .course file, which the app opens.\nA course with errors is not packed, nor one with a course.lock that isn't of the\ncourse as it is: run coursekit lock first. The same course gives the same bytes.\n\nWith --sign, a secret key of coursekit keygen or of minisign, the file says who made it:\nthe app shows their name, and warns when the file was changed since or the next one comes\nfrom someone else.",
		Example: "  coursekit pack my-course -o my-course.course\n  coursekit pack my-course -o my-course.course --sign northwind.key",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if filepath.Ext(out) != ".course" {
				return fmt.Errorf("the name after -o has to end in .course, not %q", out)
			}
			if signer != "" && key == "" {
				return errors.New("--signer is the name of who signs; say with which key by --sign")
			}
			secret, err := readSecret(cmd, key, signer, &pass)
			if err != nil {
				return err
			}
			root, err := os.OpenRoot(args[0])
			if err != nil {
				return fmt.Errorf("open the course's folder: %w", err)
			}
			err = durable.WriteFile(out, 0o644, func(w io.Writer) error { return content.PackSigned(root.FS(), w, secret) })
			err = errors.Join(err, root.Close())
			var problems content.Problems
			if errors.As(err, &problems) {
				if err := printProblems(cmd.OutOrStdout(), args[0], fromHere(args[0], problems)); err != nil {
					return err
				}
				return errors.New("not packed; mend the errors first")
			}
			if err != nil {
				return err
			}
			by := ""
			if secret != nil {
				by = fmt.Sprintf(", signed by %s (%s)", secret.Signer.Name, secret.Signer.Key.Words())
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "packed %s%s\n", filepath.ToSlash(out), by)
			return err
		},
	}
	pack.Flags().StringVarP(&out, "output", "o", "", "the .course file to write")
	pack.Flags().StringVar(&key, "sign", "", "the secret key to sign the file with, x"+secretEnding)
	pack.Flags().StringVar(&signer, "signer", "", "the name that learners see; without it the one that the key was made with")
	pass.flags(pack, false)
	cobra.CheckErr(pack.MarkFlagRequired("output"))
	return pack
}

// readSecret reads the secret key in a file; nil when no file is named. Name is whom
// it signs for, "" for whom it was made.
func readSecret(cmd *cobra.Command, file, name string, pass *passphrase) (*signing.Secret, error) {
	if file == "" {
		return nil, nil
	}
	text, err := keyFile(file)
	if err != nil {
		return nil, fmt.Errorf("the key to sign with, %s: %w", filepath.ToSlash(file), err)
	}
	phrase := ""
	if signing.Locked(text) {
		if phrase, err = pass.read(cmd, "Passphrase of "+filepath.ToSlash(file)+": "); err != nil {
			return nil, err
		}
	}
	secret, err := signing.ReadSecret(text, phrase)
	if err != nil {
		return nil, fmt.Errorf("the key to sign with, %s: %w", filepath.ToSlash(file), err)
	}
	if name == "" {
		name = secret.Signer.Name
	}
	if name == "" {
		return nil, fmt.Errorf("%s doesn't say whose key it is; give the name that learners see with --signer", filepath.ToSlash(file))
	}
	if err := signing.CheckName(name); err != nil {
		return nil, fmt.Errorf("the name %q: %w", name, err)
	}
	secret.Signer.Name = name
	return secret, nil
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
