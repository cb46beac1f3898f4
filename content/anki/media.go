package anki

import (
	"archive/zip"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"stagecraft/content/picture"
)

// media are the files that notes show and play, by the names that notes have for them.
type media struct {
	file   *os.File
	packed bool // each by itself, with zstd
	of     map[string]*zip.File
}

// Why a picture of a note can't be had.
var (
	ErrNoPicture  = errors.New("it isn't in the file")
	ErrBadPicture = errors.New("it is no PNG, JPEG, GIF, WebP, AVIF or SVG that can be shown")
)

// read reads the map of media. A file without one has none.
func (m *media) read(entries map[string]*zip.File, form Form) error {
	m.packed = form == Form21b
	m.of = map[string]*zip.File{}
	e := entries["media"]
	if e == nil {
		return nil
	}
	data, err := unpack(e, m.packed, mostMap)
	if err != nil {
		return err
	}
	names := map[string]string{} // by entry
	if m.packed {
		err = mediaEntries(data, names)
	} else if err = json.Unmarshal(data, &names); err != nil {
		err = errors.New("it is no JSON of numbers and names")
	}
	if err != nil {
		return fmt.Errorf("%w: the list of its media can't be read: %w", ErrDamaged, err)
	}
	if len(names) > MostPictures {
		return fmt.Errorf("%w: %d pictures and sounds; %d are the most", ErrTooBig, len(names), MostPictures)
	}
	for entry, name := range names {
		if file := entries[entry]; file != nil && len(name) <= mostName {
			m.of[norm.NFC.String(name)] = file
		}
	}
	return nil
}

// The numbers of the parts of the map of media.
const (
	mediaEntry     = 1
	mediaEntryName = 1
)

// mediaEntries reads a map of media in its newer form: a list of names, whose entries
// in the zip are called after their places in it.
func mediaEntries(data []byte, names map[string]string) error {
	place := 0
	return eachPart(data, func(p part) error {
		if p.number != mediaEntry || p.wire != wireBytes {
			return nil
		}
		if place >= MostPictures {
			return ErrTooBig
		}
		err := eachPart(p.bytes, func(p part) error {
			if p.number == mediaEntryName && p.wire == wireBytes {
				names[strconv.Itoa(place)] = string(p.bytes)
			}
			return nil
		})
		place++
		return err
	})
}

// Picture reads the picture that a note shows under an address. It gives
// [ErrNoPicture] or [ErrBadPicture].
func (c *Collection) Picture(address string) ([]byte, error) {
	e := c.media.find(address)
	if e == nil {
		return nil, ErrNoPicture
	}
	data, err := unpack(e, c.media.packed, MostPicture)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBadPicture, err)
	}
	if _, ok := picture.KindOf(data); !ok {
		return nil, ErrBadPicture
	}
	return data, nil
}

// find looks for a name as it is written in a note, where signs may be written as in
// addresses.
func (m *media) find(address string) *zip.File {
	name := norm.NFC.String(strings.TrimSpace(address))
	if e := m.of[name]; e != nil {
		return e
	}
	if plain, err := url.PathUnescape(name); err == nil {
		return m.of[norm.NFC.String(plain)]
	}
	return nil
}
