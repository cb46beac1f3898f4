package progressfile

// What a file may be at most. A writer keeps to them, so that what was written
// can be read.
const (
	// MaxLine is of a line, in bytes, its newline included.
	MaxLine = 16 << 20
	// MaxEvents is of the events.
	MaxEvents = 20_000_000
	// MaxUnpacked is of all lines, in bytes.
	MaxUnpacked = 16 << 30
	// maxWindow is of what a frame of zstd may refer back to, in bytes: the most
	// memory that unpacking takes.
	maxWindow = 8 << 20
	// maxNames is of the kinds, courses or devices that a summary may name, and
	// maxName of the bytes of one.
	maxNames = 10_000
	maxName  = 1 << 10
	// maxHeader is of the header line, in bytes: it is read before anything is
	// known of the file.
	maxHeader = 4 << 20
)
