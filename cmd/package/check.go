package main

import (
	"fmt"
	"image"
	"image/color"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"stagecraft/cmd/internal/screen"
)

// look is a theme and the two colours it is known by from outside.
type look struct {
	theme               string
	surface, background color.RGBA
}

var looks = []look{
	{"light", color.RGBA{0xff, 0xff, 0xff, 0xff}, color.RGBA{0xf6, 0xf7, 0xf9, 0xff}},
	{"dark", color.RGBA{0x1a, 0x1e, 0x26, 0xff}, color.RGBA{0x12, 0x15, 0x1b, 0xff}},
}

// windowSize is the window's size in the checks, and the screen's.
var windowSize = screen.Size{Width: 1280, Height: 832}

// checkLinux does all that is done to the archive and the packages for Linux.
func (r *release) checkLinux(files []string) error {
	if err := r.checkLinuxArchive(files[0]); err != nil {
		return err
	}
	for _, file := range files[1:] {
		judge, check := "dpkg", r.checkDeb
		if filepath.Ext(file) == ".rpm" {
			judge, check = "rpm", r.checkRPM
		}
		if _, err := exec.LookPath(judge); err != nil && os.Getenv("CI") == "" {
			log.Printf("%s was made and not checked: there is no %s here", filepath.Base(file), judge)
			continue
		}
		if err := check(file); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(file), err)
		}
	}
	return nil
}

// checkLinuxArchive unpacks the archive, installs it for a user with an empty home, starts the installed
// program in each theme and looks at it, then uninstalls it.
func (r *release) checkLinuxArchive(archive string) error {
	place := filepath.Join(r.work, "check linux") // a space, as users have
	if err := unpackTarXZ(archive, place); err != nil {
		return err
	}
	home := filepath.Join(r.work, "home of a user")
	if err := os.MkdirAll(home, 0o755); err != nil {
		return err
	}
	install := filepath.Join(place, r.folder("linux"), "install.sh")
	if err := runInstaller(home, install); err != nil {
		return err
	}
	entry, err := os.ReadFile(filepath.Join(home, ".local/share/applications", r.app.ID+".desktop"))
	if err != nil {
		return fmt.Errorf("after installing: %w", err)
	}
	binary := filepath.Join(home, ".local/bin", program)
	if want := `Exec="` + binary + `" %f`; !strings.Contains(string(entry), want) {
		return fmt.Errorf("the menu entry does not say %s", want)
	}
	for _, l := range looks {
		s, err := screen.Start(windowSize)
		if err != nil {
			return err
		}
		err = r.lookAt(s, l, home, 60*time.Second, exec.Command(binary,
			"--data", filepath.Join(r.work, "data-"+l.theme), "--page", "today",
			"--theme", l.theme, "--size", windowSize.String()), "linux")
		s.Close()
		if err != nil {
			return err
		}
	}
	if err := runInstaller(home, install, "--uninstall"); err != nil {
		return err
	}
	if _, err := os.Stat(binary); !os.IsNotExist(err) {
		return fmt.Errorf("the program is still there after install.sh --uninstall")
	}
	return nil
}

func runInstaller(home, script string, args ...string) error {
	cmd := exec.Command(script, args...)
	cmd.Env = []string{"HOME=" + home, "PATH=" + os.Getenv("PATH")}
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w: %s", filepath.Base(script), strings.Join(args, " "), err, out)
	}
	return nil
}

// lookAt starts a command, waits until it has drawn, keeps the picture beside the archives, and gives
// an error when that isn't the app.
func (r *release) lookAt(s *screen.Screen, l look, home string, limit time.Duration, cmd *exec.Cmd, name string) error {
	p, err := s.Run(home, cmd)
	if err != nil {
		return err
	}
	defer p.Kill()
	img, err := r.wait(s, p, l, limit)
	if img != nil {
		picture := filepath.Join(r.root, "build", "package-check", name+"-"+l.theme+".png")
		if saveErr := screen.Save(img, picture); saveErr != nil && err == nil {
			err = saveErr
		}
	}
	if err != nil {
		return fmt.Errorf("in %s: %w; it printed: %s", l.theme, err, p.Output())
	}
	return nil
}

// wait looks until the picture holds still and is the app's, or the limit is over.
func (r *release) wait(s *screen.Screen, p *screen.Program, l look, limit time.Duration) (*image.RGBA, error) {
	deadline := time.Now().Add(limit)
	var img *image.RGBA
	for {
		if p.Ended() {
			return img, fmt.Errorf("it ended by itself: %v", p.Wait(0))
		}
		_, err := s.Settle(700*time.Millisecond, 20*time.Second)
		if err == nil {
			if img, err = s.Picture(); err == nil {
				err = isApp(img, l)
			}
		}
		if err == nil || time.Now().After(deadline) {
			return img, err
		}
	}
}

// isApp tells what is missing for a picture to be the app's first page: something drawn, the rail down
// the left in the theme's surface, and the page beside it on the theme's background.
func isApp(img *image.RGBA, l look) error {
	if n := screen.Colours(img); screen.Blank(img) {
		return fmt.Errorf("the picture is blank: %d colours", n)
	}
	// The rail between its last page and its foot is empty.
	rail := image.Rect(20, 400, 180, 640)
	if share := screen.Share(img, rail, l.surface); share < 0.9 {
		return fmt.Errorf("%.0f %% of where the rail should be is the surface's colour", 100*share)
	}
	page := image.Rect(220, 0, img.Bounds().Dx(), img.Bounds().Dy())
	if share := screen.Share(img, page, l.background); share < 0.1 {
		return fmt.Errorf("%.0f %% of where the page should be is the background's colour", 100*share)
	}
	return nil
}
