package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"stagecraft/content/catalogue"
	"stagecraft/content/catalogue/po"
	"stagecraft/content/durable"
)

// mostWords is how large a file of texts may be, in bytes.
const mostWords = 16 << 20

func newWords() *cobra.Command {
	words := &cobra.Command{
		Use:   "words export|import",
		Short: "Give the app's own texts to a translator, and take them back",
		Long: `Words turns the texts of the app and of its pages into a PO file, which translators
and their tools know, and a translated PO file into what the app is built with.
docs/translating.md tells how a language is added.`,
	}
	words.AddCommand(newWordsExport(), newWordsImport())
	return words
}

func newWordsExport() *cobra.Command {
	var out, source string
	export := &cobra.Command{
		Use:   "export LANGUAGE -o x.po",
		Short: "Write all texts and their translations as a PO file",
		Long: `Export writes every text of the app as a PO file, with its translation where there is
one. LANGUAGE is a tag such as de or pt-BR, also of a language that the app doesn't
have yet.`,
		Example: "  coursekit words export de -o de.po\n  coursekit words export de --from de.json -o de.po",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			tag, err := language.Parse(args[0])
			if err != nil {
				return fmt.Errorf("%q is no language, such as de or pt-BR: %w", args[0], err)
			}
			texts, err := translated(tag.String(), source)
			if err != nil {
				return err
			}
			file, err := po.Of(tag.String(), texts)
			if err != nil {
				return err
			}
			text := file.Write([]string{
				"The texts of Stagecraft in " + catalogue.NameOf(tag.String()) + ".",
				"",
				"%d stands for a number and %s for a text that is filled in. Where your language needs them",
				"in another order, number them: %[2]s, then %[1]d. The form for 1 may leave its %d out: \"a card\".",
				"%% is a per cent sign, and %%s stays as it is.",
			}, []string{"Project-Id-Version: Stagecraft " + version})
			if out == "" {
				_, err := io.WriteString(cmd.OutOrStdout(), text)
				return err
			}
			if err := writeWhole(out, text); err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "wrote %s: %d texts\n", filepath.ToSlash(out), len(file.Messages))
			return nil
		},
	}
	export.Flags().StringVarP(&out, "output", "o", "", "the PO file (without it, it is printed)")
	export.Flags().StringVar(&source, "from", "", "take the translations from this JSON file, not from the app")
	return export
}

// translated gives the texts of a language from a file, or as the app has them.
func translated(tag, source string) (catalogue.Texts, error) {
	var data []byte
	var err error
	if source != "" {
		data, err = os.ReadFile(source)
	} else if data, err = fs.ReadFile(catalogue.Files(), "translations/"+tag+".json"); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the translations: %w", err)
	}
	texts, err := catalogue.ReadTexts(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.ToSlash(source), err)
	}
	return texts, nil
}

func newWordsImport() *cobra.Command {
	var out string
	var complete bool
	imported := &cobra.Command{
		Use:   "import x.po -o TAG.json",
		Short: "Make what the app is built with of a translated PO file",
		Long: `Import reads a translated PO file and writes its texts as the app keeps them, whole or
not at all. Each mistake is printed as file:line: what is wrong, and nothing is
written then: a %d or %s that is missing or too many, a plural form that is missing,
a text that can't be read.

What isn't translated yet, or is marked as fuzzy, stays English; how much that is, is
said. What is no text of the app any more is left out.`,
		Example: "  coursekit words import de.po -o content/catalogue/translations/de.json",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return importWords(cmd.OutOrStdout(), args[0], out, complete)
		},
	}
	imported.Flags().StringVarP(&out, "output", "o", "", "the JSON file")
	imported.Flags().BoolVar(&complete, "complete", false, "take what isn't translated for a mistake")
	_ = imported.MarkFlagRequired("output") // the flag is there
	return imported
}

// importWords makes a file of the app's of a PO file, which is complete where that is asked for.
func importWords(w io.Writer, from, out string, complete bool) error {
	data, err := readUpTo(from, mostWords)
	if err != nil {
		return err
	}
	say := func(mistakes []po.Mistake) {
		for _, m := range mistakes {
			fmt.Fprintf(w, "%s:%d: %s\n", filepath.ToSlash(from), m.Line, m.Says)
		}
	}
	file, mistakes := po.Read(string(data))
	if len(mistakes) > 0 {
		say(mistakes)
		return errProblems
	}
	t := file.Texts()
	say(t.Unused)
	if complete {
		t.Mistakes = append(t.Mistakes, t.Untranslated...)
	}
	if len(t.Mistakes) > 0 {
		say(t.Mistakes)
		return errProblems
	}
	text, err := t.Texts.Write()
	if err != nil {
		return err
	}
	if err := writeWhole(out, string(text)); err != nil {
		return err
	}
	fmt.Fprintf(w, "wrote %s: %d texts in %s, %d not translated yet\n", filepath.ToSlash(out), len(t.Texts), catalogue.NameOf(file.Language), len(t.Untranslated))
	return nil
}

// readUpTo reads a file that is at most so many bytes long.
func readUpTo(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most {
		err = fmt.Errorf("%s is longer than %d MB", filepath.ToSlash(path), most>>20)
	}
	return data, err
}

// writeWhole writes a file whole, or leaves what was there.
func writeWhole(path, text string) error {
	return durable.WriteFile(path, 0o644, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}
