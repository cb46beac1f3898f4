package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
)

func newPreview() *cobra.Command {
	var page string
	preview := &cobra.Command{
		Use:   "preview DIR",
		Short: "Open a course in the app, which shows each change that you save",
		Long: `Preview starts the app on a course's folder, or on a folder of notes. What you save
there is on screen at once, at the place where you are; what is wrong with it stands
above the page, and a click opens the file at the line in your editor.

The app, stagecraft, has to lie beside coursekit or where programs are looked for.
Preview ends with the app.`,
		Example: "  coursekit preview my-course\n  coursekit preview --page cards my-course",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := previewable(args[0])
			if err != nil {
				return err
			}
			app, err := findApp(os.Executable, exec.LookPath)
			if err != nil {
				return err
			}
			arguments := []string{"--course", dir}
			if page != "" {
				arguments = append(arguments, "--page", page)
			}
			run := exec.CommandContext(cmd.Context(), app, arguments...)
			run.Stdin, run.Stdout, run.Stderr = os.Stdin, cmd.OutOrStdout(), cmd.ErrOrStderr()
			if err := run.Run(); err != nil {
				return fmt.Errorf("preview with %s: %w", app, err)
			}
			return nil
		},
	}
	preview.Flags().StringVar(&page, "page", "", "the page to begin with, such as lessons or cards")
	return preview
}

// previewable gives a course's folder as the app is told of it.
func previewable(dir string) (string, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "", fmt.Errorf("there is no folder %s; give that of a course, or begin one: coursekit new %s", dir, dir)
	case err != nil:
		return "", fmt.Errorf("preview: %w", err)
	case !info.IsDir():
		return "", fmt.Errorf("%s is a file, which nobody writes while it is open: give the course's folder", dir)
	}
	return filepath.Abs(dir)
}

// findApp gives the app: beside coursekit, else where programs are looked for.
func findApp(self func() (string, error), lookPath func(string) (string, error)) (string, error) {
	name := "stagecraft"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	places := []string{name}
	if runtime.GOOS == "darwin" {
		places = append(places, filepath.Join("Stagecraft.app", "Contents", "MacOS", name))
	}
	beside := ""
	if program, err := self(); err == nil {
		if real, err := filepath.EvalSymlinks(program); err == nil {
			program = real
		}
		beside = filepath.Dir(program)
		for _, place := range places {
			at := filepath.Join(beside, place)
			if info, err := os.Stat(at); err == nil && info.Mode().IsRegular() {
				return at, nil
			}
		}
	}
	if runtime.GOOS == "darwin" {
		at := filepath.Join("/Applications", places[1])
		if info, err := os.Stat(at); err == nil && info.Mode().IsRegular() {
			return at, nil
		}
	}
	if at, err := lookPath(name); err == nil {
		return at, nil
	}
	looked := strings.TrimSuffix("beside coursekit ("+beside+")", " ()")
	return "", fmt.Errorf("the app, %s, is neither %s nor on the PATH; install Stagecraft, or put its program there", name, looked)
}
