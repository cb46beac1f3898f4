package standin

import (
	"bytes"
	"debug/elf"
	"debug/macho"
	"debug/pe"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"
)

// little writes values one after the other, the lowest byte first.
func little(values ...any) []byte {
	var out bytes.Buffer
	for _, v := range values {
		if err := binary.Write(&out, binary.LittleEndian, v); err != nil {
			panic(err) // values of a fixed size always can be
		}
	}
	return out.Bytes()
}

func filled(data []byte, size int) []byte { return append(data, make([]byte, size-len(data))...) }

// ELF gives the head of a program for Linux, with nothing to run.
func ELF(machine elf.Machine) []byte {
	return little(elf.Header64{
		Ident: [16]byte{0x7f, 'E', 'L', 'F', byte(elf.ELFCLASS64), byte(elf.ELFDATA2LSB), byte(elf.EV_CURRENT)},
		Type:  uint16(elf.ET_EXEC), Machine: uint16(machine), Version: uint32(elf.EV_CURRENT), Ehsize: 64, Phentsize: 56, Shentsize: 64,
	}, bytes.Repeat([]byte("code"), 1<<10))
}

// BarePE gives a program for Windows with nothing to run, and nothing that Windows shows of it.
func BarePE() []byte {
	const aligned, text = 0x200, 0x1000
	head := filled([]byte("MZ"), 0x3c)
	head = append(head, little(uint32(0x40))...)
	head = append(head, "PE\x00\x00"...)
	optional := pe.OptionalHeader64{
		Magic: 0x20b, SizeOfCode: aligned, AddressOfEntryPoint: text, BaseOfCode: text, ImageBase: 0x140000000,
		SectionAlignment: 0x1000, FileAlignment: aligned, MajorSubsystemVersion: 6, SizeOfImage: 0x2000,
		SizeOfHeaders: aligned, Subsystem: 2, NumberOfRvaAndSizes: 16,
	}
	head = append(head, little(pe.FileHeader{
		Machine: pe.IMAGE_FILE_MACHINE_AMD64, NumberOfSections: 1,
		SizeOfOptionalHeader: uint16(binary.Size(optional)), Characteristics: 0x22,
	}, optional, pe.SectionHeader32{
		Name: [8]byte{'.', 't', 'e', 'x', 't'}, VirtualSize: aligned, VirtualAddress: text,
		SizeOfRawData: aligned, PointerToRawData: aligned, Characteristics: 0x60000020,
	})...)
	return append(filled(head, aligned), bytes.Repeat([]byte{0xc3}, aligned)...)
}

// PE gives a program for Windows with nothing to run but an icon, a manifest and version information.
func PE() ([]byte, error) {
	set := winres.ResourceSet{}
	square := image.NewRGBA(image.Rect(0, 0, 32, 32))
	draw.Draw(square, square.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	icon, err := winres.NewIconFromImages([]image.Image{square})
	if err != nil {
		return nil, err
	}
	if err := set.SetIcon(winres.ID(1), icon); err != nil {
		return nil, err
	}
	set.SetManifest(winres.AppManifest{LongPathAware: true})
	info := version.Info{FileVersion: [4]uint16{0, 3, 0, 1}}
	for key, value := range map[string]string{version.ProductName: "Stagecraft", version.CompanyName: "The Stagecraft authors"} {
		if err := info.Set(0x409, key, value); err != nil {
			return nil, err
		}
	}
	set.SetVersionInfo(info)
	var out bytes.Buffer
	err = set.WriteToEXE(&out, bytes.NewReader(BarePE()))
	return out.Bytes(), err
}

// MachO gives a program for macOS with nothing to run. A linker leaves room in its head, and, when linked is
// true, a seal that says nothing of what lies around it.
func MachO(cpu macho.Cpu, linked bool) []byte {
	const textSize, links = 0x4000, 0x20
	commands, extra := uint32(2), 0
	seal := []byte{}
	if linked {
		commands, extra, seal = 3, 16, bytes.Repeat([]byte{0xee}, 48)
	}
	segment := func(name string, at, size uint64, sections uint32) macho.Segment64 {
		s := macho.Segment64{
			Cmd: macho.LoadCmdSegment64, Len: 72 + 80*sections, Addr: 1<<32 + at, Memsz: 0x4000,
			Offset: at, Filesz: size, Maxprot: 5, Prot: 5, Nsect: sections,
		}
		copy(s.Name[:], name)
		return s
	}
	code := macho.Section64{Addr: 1<<32 + 0x1000, Size: textSize - 0x1000, Offset: 0x1000}
	copy(code.Name[:], "__text")
	copy(code.Seg[:], "__TEXT")
	head := little(macho.FileHeader{Magic: macho.Magic64, Cpu: cpu, Type: macho.TypeExec, Ncmd: commands, Cmdsz: uint32(72 + 80 + 72 + extra)}, uint32(0),
		segment("__TEXT", 0, textSize, 1), code, segment("__LINKEDIT", textSize, uint64(links+len(seal)), 0))
	if linked {
		head = append(head, little(uint32(0x1d), uint32(16), uint32(textSize+links), uint32(len(seal)))...)
	}
	out := append(filled(head, 0x1000), bytes.Repeat([]byte{0x90}, textSize-0x1000)...)
	return append(append(out, bytes.Repeat([]byte{'s'}, links)...), seal...)
}
