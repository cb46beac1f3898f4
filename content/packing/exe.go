package packing

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"
)

// english is the language that version information is in, as Windows numbers it.
const english = 0x409

// ErrSigned says that a program for Windows is signed, so that nothing of it may be changed.
var ErrSigned = errors.New("the program is signed")

// Brand is what Windows shows of a program without starting it.
type Brand struct {
	Name      string // of the product
	Publisher string // "" leaves the one there is
	Version   string // of the product, as words
	File      string // the program's name as a file
	Icon      *Icon
}

// Rebrand gives a program for Windows with another icon and other version information. Its manifest and the
// number of its own version stay. The error is ErrSigned when it is signed.
func Rebrand(exe []byte, b Brand) ([]byte, error) {
	signed, err := winres.IsSignedEXE(bytes.NewReader(exe))
	if err != nil {
		return nil, fmt.Errorf("reading the program: %w", err)
	}
	if signed {
		return nil, ErrSigned
	}
	was, err := winres.LoadFromEXE(bytes.NewReader(exe))
	if errors.Is(err, winres.ErrNoResources) {
		was, err = &winres.ResourceSet{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the program's resources: %w", err)
	}
	set := &winres.ResourceSet{}
	was.Walk(func(kind, id winres.Identifier, language uint16, data []byte) bool {
		if kind != winres.RT_ICON && kind != winres.RT_GROUP_ICON && kind != winres.RT_VERSION {
			err = errors.Join(err, set.Set(kind, id, language, data))
		}
		return true
	})
	icon, iconErr := b.Icon.windows()
	if err = errors.Join(err, iconErr); err != nil {
		return nil, err
	}
	// The toolkit's window looks for the icon named GLFW_ICON; Explorer takes the first.
	for _, name := range []winres.Identifier{winres.ID(1), winres.Name("GLFW_ICON")} {
		if err := set.SetIcon(name, icon); err != nil {
			return nil, err
		}
	}
	info, err := b.version(was)
	if err != nil {
		return nil, err
	}
	set.SetVersionInfo(*info)
	var out bytes.Buffer
	if err := set.WriteToEXE(&out, bytes.NewReader(exe), winres.ForceCheckSum()); err != nil {
		return nil, fmt.Errorf("writing the program's resources: %w", err)
	}
	return out.Bytes(), nil
}

// windows is the icon as Windows has it in programs.
func (i *Icon) windows() (*winres.Icon, error) {
	bitmaps, err := i.Bitmaps(WindowsSizes)
	if err != nil {
		return nil, err
	}
	icon, err := winres.NewIconFromImages(bitmaps)
	if err != nil {
		return nil, fmt.Errorf("joining the icon's bitmaps: %w", err)
	}
	return icon, nil
}

// ICO gives the icon as a file of Windows.
func (i *Icon) ICO() ([]byte, error) {
	icon, err := i.windows()
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	err = icon.SaveICO(&file)
	return file.Bytes(), err
}

// version is the version information that a program has, with the brand's words in it.
func (b Brand) version(was *winres.ResourceSet) (*version.Info, error) {
	info := &version.Info{}
	if raw := was.Get(winres.RT_VERSION, winres.ID(1), english); raw != nil {
		var err error
		if info, err = version.FromBytes(raw); err != nil {
			return nil, fmt.Errorf("the program's version information: %w", err)
		}
	}
	for key, value := range map[string]string{
		version.ProductName: b.Name, version.FileDescription: b.Name, version.ProductVersion: b.Version,
		version.InternalName: b.Name, version.OriginalFilename: b.File, version.CompanyName: b.Publisher,
	} {
		if value == "" {
			continue
		}
		if err := info.Set(english, key, value); err != nil {
			return nil, fmt.Errorf("the version information: %w", err)
		}
	}
	return info, nil
}
