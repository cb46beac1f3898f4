package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"stagecraft/content"
	"stagecraft/content/signing"
)

func newVerify() *cobra.Command {
	var with string
	verify := &cobra.Command{
		Use:   "verify x.course [--key x.pub]",
		Short: "Say who signed a .course file and whether it was changed since",
		Long: `Verify reads a .course file whole and says who signed it and whether every file in
it is as it was signed. Anyone can write any name into a file: it is the key that
nobody else has. With --key, a public key or a file with one, it says whether that
key signed it. It ends with status 1 when the file isn't signed, was changed since,
or was signed by another key.`,
		Example: "  coursekit verify my-course.course --key northwind.pub",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var want signing.Key
			if with != "" {
				var err error
				if want, err = publicKey(with); err != nil {
					return err
				}
			}
			name := filepath.ToSlash(args[0])
			signature, problems := content.SignatureAt(cmd.Context(), args[0])
			if len(problems) > 0 {
				if err := printProblems(cmd.OutOrStdout(), args[0], fromHere(args[0], problems)); err != nil {
					return err
				}
				return errProblems
			}
			return tellSignature(cmd, name, signature, want)
		},
	}
	verify.Flags().StringVar(&with, "key", "", "the public key that has to have signed it, or its file")
	return verify
}

// tellSignature says what a signature is worth; the error is nil when all is as it should be.
func tellSignature(cmd *cobra.Command, name string, s *content.Signature, want signing.Key) error {
	switch {
	case s == nil:
		return fmt.Errorf("%s isn't signed", name)
	case !s.Valid && s.Signer.Name == "":
		return fmt.Errorf("%s was changed after it was signed, and doesn't say by whom", name)
	case !s.Valid:
		return fmt.Errorf("%s was changed after it was signed, or never signed by %s, as it claims; get it again from them", name, s.Signer.Name)
	case want != "" && s.Signer.Key != want:
		return fmt.Errorf("%s is signed by another key (%s) than %s (%s), under the name %s", name, s.Signer.Key.Words(), want, want.Words(), s.Signer.Name)
	}
	_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s: signed by %s, and as it was signed\nkey:   %s\nwords: %s\n", name, s.Signer.Name, s.Signer.Key, s.Signer.Key.Words())
	return err
}

// publicKey reads a public key, or the file of one.
func publicKey(text string) (signing.Key, error) {
	if key, err := signing.ParseKey([]byte(text)); err == nil {
		return key, nil
	}
	file, err := keyFile(text)
	if err != nil {
		return "", fmt.Errorf("%q is neither a public key nor the file of one: %w", text, err)
	}
	key, err := signing.ParseKey(file)
	if err != nil {
		return "", fmt.Errorf("%s: %w", filepath.ToSlash(text), err)
	}
	return key, nil
}

// keyFile gives what the file of a key holds.
func keyFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() > signing.MaxFile:
		return nil, errors.New("this isn't the file of a key; coursekit keygen writes one")
	}
	return os.ReadFile(name)
}
