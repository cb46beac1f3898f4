package words

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/durable"
	"stagecraft/content/markup"
)

// Failure says why something could not be done, in whole sentences: what is wrong with a course, and what files
// and folders are refused for. What is neither is said as it is.
func Failure(err error) string {
	var problems content.Problems
	var sayer catalogue.Sayer
	switch {
	case errors.As(err, &problems):
		places := make([]string, len(problems))
		for i, p := range problems {
			places[i] = Problem(p)
		}
		return strings.Join(places, "\n")
	case errors.As(err, &sayer):
		return Sentence(sayer)
	case durable.Full(err):
		return T("The disk is full. Make some room on it.")
	}
	path := pathOf(err)
	switch {
	case path == "":
	case errors.Is(err, fs.ErrNotExist):
		return F("%s isn’t there.", path)
	case errors.Is(err, fs.ErrPermission):
		return F("%s can’t be read or written: it is protected, or belongs to someone else.", path)
	case errors.Is(err, fs.ErrExist):
		return F("There is a %s already.", path)
	}
	return err.Error()
}

// pathOf gives the file or folder that an error is about, as it can be shown; "" for none.
func pathOf(err error) string {
	var one *fs.PathError
	var two *os.LinkError
	switch {
	case errors.As(err, &one):
		return markup.Visible(one.Path)
	case errors.As(err, &two):
		return markup.Visible(two.New)
	}
	return ""
}
