// Package progressfile reads and writes .progress files: the one form in which
// a learner's journal leaves the data folder, to another machine, as a backup,
// into a folder kept in step, or to a trainer.
//
// It is text under Zstandard: a header line that says what follows, one event a
// line as JSON in order of their ids, and a last line with their count, their
// summary and the SHA-256 of every line before it. The events keep all their
// fields, those that this version doesn't know as well, and their checksums. A
// trailer after it, which zstd passes over, has the checksum of the packed bytes,
// so that no flipped or missing byte goes unnoticed. docs/progress-format.md
// says all of it.
//
// [Open] reads what a file says of itself without unpacking it. [File.Events]
// gives its events one by one and then says whether the file was sound: until it
// has, none of them counts. [Create] writes beside the file and has it take its
// name once it is whole and synced. Neither keeps more than a line in memory.
package progressfile
