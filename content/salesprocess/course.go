// Package salesprocess is the course that the app ships with, The sales
// process: its files, within the program.
package salesprocess

import (
	"embed"
	"io/fs"
)

//go:embed course.yaml course.lock roles.yaml terms.yaml scenes.yaml lessons practice processes dialogues media
var files embed.FS

// FS gives the course's folder, for content.Open.
func FS() fs.FS { return files }
