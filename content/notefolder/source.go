package notefolder

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"stagecraft/content/plaintext"
)

// readNote reads a note as UTF-8 with line feeds, in whatever encoding it is.
func readNote(folder fs.FS, name string) ([]byte, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open the note %s: %w", name, err)
	}
	b, err := io.ReadAll(io.LimitReader(f, mostNote+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("read the note %s: %w", name, err)
	}
	if len(b) > mostNote {
		return nil, fmt.Errorf("the note %s has more than %d MB", name, mostNote>>20)
	}
	if b, err = plaintext.Decode(b); err != nil {
		return nil, fmt.Errorf("read the note %s: %w", name, err)
	}
	return b, nil
}
