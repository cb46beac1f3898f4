package diagram

import (
	"context"
	"sync"

	"stagecraft/content/diagram"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// mostKept is how many diagrams are kept as they were read and laid out.
const mostKept = 200

type readKey struct{ language, source string }

type sceneKey struct {
	readKey
	typeface theme.Typeface
}

type readResult struct {
	d   diagram.Diagram
	err error
}

type sceneResult struct {
	scene *diagram.Scene
	err   error
}

var kept = struct {
	lock   sync.Mutex
	read   map[readKey]readResult
	scenes map[sceneKey]sceneResult
}{read: map[readKey]readResult{}, scenes: map[sceneKey]sceneResult{}}

// Read reads a diagram, as diagram.Parse does, and keeps what came of it.
func Read(language, source string) (diagram.Diagram, error) {
	key := readKey{language, source}
	kept.lock.Lock()
	defer kept.lock.Unlock()
	if known, ok := kept.read[key]; ok {
		return known.d, known.err
	}
	d, err := diagram.Parse(language, source)
	if len(kept.read) >= mostKept {
		clear(kept.read)
	}
	kept.read[key] = readResult{d, err}
	return d, err
}

// Known gives a diagram laid out where that takes no time: it was laid out before, or is of a kind that is laid out
// quickly. It isn't ok for one that [Lay] is for.
func Known(language, source string) (scene *diagram.Scene, ok bool, err error) {
	key := sceneKey{readKey{language, source}, theme.TypefaceInUse()}
	kept.lock.Lock()
	known, ok := kept.scenes[key]
	kept.lock.Unlock()
	if ok {
		return known.scene, true, known.err
	}
	d, err := Read(language, source)
	if err != nil {
		return nil, true, err
	}
	if _, slow := d.(*diagram.Graph); slow {
		return nil, false, nil
	}
	return lay(context.Background(), key)
}

func lay(ctx context.Context, key sceneKey) (*diagram.Scene, bool, error) {
	// Laying out writes into the model, so that each has its own.
	d, err := diagram.Parse(key.language, key.source)
	var scene *diagram.Scene
	if err == nil {
		scene, err = diagram.Draw(ctx, d, Measure)
	}
	if ctx.Err() != nil {
		return nil, false, ctx.Err()
	}
	kept.lock.Lock()
	defer kept.lock.Unlock()
	if len(kept.scenes) >= mostKept {
		clear(kept.scenes)
	}
	kept.scenes[key] = sceneResult{scene, err}
	return scene, true, err
}

// Lay lays a diagram out in the background and gives what came of it on the main goroutine.
func Lay(ctx context.Context, language, source string, done func(*diagram.Scene, error)) {
	key := sceneKey{readKey{language, source}, theme.TypefaceInUse()}
	go func() {
		kept.lock.Lock()
		known, ok := kept.scenes[key]
		kept.lock.Unlock()
		if !ok {
			known.scene, _, known.err = lay(ctx, key)
		}
		kit.OnMain(func() { done(known.scene, known.err) })
	}()
}
