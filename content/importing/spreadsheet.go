package importing

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"stagecraft/content/fragment"
	"stagecraft/content/markup"
)

// What a zipped document may hold, once it is unpacked.
const (
	mostUnzipped = 128 << 20
	mostZipped   = 5000 // files
	mostCellText = 16 << 20
)

// checkZip reports a zipped document that holds more than is read.
func (r *reader) checkZip(mostBytes uint64) (*zip.Reader, bool) {
	z, err := zip.NewReader(bytes.NewReader(r.Data), int64(len(r.Data)))
	if err != nil {
		r.errorf(markup.Pos{}, "damaged", "the file is damaged, or no .%s: %v", r.Kind, err)
		return nil, false
	}
	total := uint64(0)
	for _, f := range z.File {
		if f.UncompressedSize64 > mostBytes {
			total = mostBytes
		}
		if total += f.UncompressedSize64; total > mostBytes || len(z.File) > mostZipped {
			r.errorf(markup.Pos{}, "too-big", "unpacked, the file has more than %d MB or %d parts; divide it", mostBytes>>20, mostZipped)
			return nil, false
		}
	}
	return z, true
}

// spreadsheet reads terms of a sheet of an .xlsx. What stands for lines are its
// rows.
func (r *reader) spreadsheet() {
	if _, ok := r.checkZip(mostUnzipped); !ok {
		return
	}
	// What is larger than the second bound would be written to the disk.
	f, err := excelize.OpenReader(bytes.NewReader(r.Data), excelize.Options{UnzipSizeLimit: mostUnzipped, UnzipXMLSizeLimit: mostUnzipped})
	if err != nil {
		r.errorf(markup.Pos{}, "damaged", "the spreadsheet can't be read: %v; open it, and save it as .xlsx anew", err)
		return
	}
	defer f.Close()
	sheets := f.GetSheetList()
	if r.Sheet != "" {
		if !slices.Contains(sheets, r.Sheet) {
			r.errorf(markup.Pos{}, "no-sheet", "there is no sheet %q; the sheets are %s", r.Sheet, fragment.Shortened(fmt.Sprintf("%q", sheets)))
			return
		}
		sheets = []string{r.Sheet}
	}
	for _, sheet := range sheets {
		rows, ok := r.sheetRows(f, sheet)
		if !ok {
			return
		}
		if len(rows) > 0 {
			if r.Sheet == "" && len(sheets) > 1 {
				r.leftOut(markup.Pos{}, "one-sheet", "of %d sheets %q is read; choose another with --sheet", len(sheets), sheet)
			}
			r.rowsToTerms(rows)
			return
		}
	}
}

// sheetRows gives the rows of a sheet in which anything stands.
func (r *reader) sheetRows(f *excelize.File, sheet string) ([]row, bool) {
	stream, err := f.Rows(sheet)
	if err != nil {
		r.errorf(markup.Pos{}, "damaged", "the sheet %q can't be read: %v", fragment.Shortened(sheet), err)
		return nil, false
	}
	defer stream.Close()
	var rows []row
	size := 0
	for n := 1; stream.Next(); n++ {
		if n > 4*mostRows || len(rows) > mostRows || size > mostCellText || r.stopped() {
			r.errorf(line(n), "too-many", "the sheet has more than %d rows, or %d MB of text; divide it", mostRows, mostCellText>>20)
			return nil, false
		}
		cells, err := stream.Columns()
		if err != nil {
			r.errorf(line(n), "damaged", "the row can't be read: %v", err)
			return nil, false
		}
		if len(cells) > mostColumns {
			r.errorf(line(n), "too-many", "the row has more than %d columns", mostColumns)
			return nil, false
		}
		for _, c := range cells {
			size += len(c)
		}
		if strings.TrimSpace(strings.Join(cells, "")) != "" {
			rows = append(rows, row{cells, n})
		}
	}
	if err := stream.Error(); err != nil {
		r.errorf(markup.Pos{}, "damaged", "the sheet %q can't be read: %v", fragment.Shortened(sheet), err)
		return nil, false
	}
	return rows, true
}
