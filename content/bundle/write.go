package bundle

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"stagecraft/content/catalogue"
	"stagecraft/content/durable"
)

// job is a package to write, and the system it is for.
type job struct {
	pack
	system string
}

func (w *work) jobs(chosen []Target, players []*player) ([]job, error) {
	var jobs []job
	for _, t := range chosen {
		for _, p := range t.players(players) {
			packs, err := t.make(w, p)
			if err != nil {
				return nil, catalogue.Errorf("the package for %s: %v", t.Name, err)
			}
			for _, made := range packs {
				jobs = append(jobs, job{made, t.ID})
			}
		}
	}
	return jobs, nil
}

// players gives those of the target's system; nil once, where it needs none.
func (t Target) players(all []*player) []*player {
	if t.ending == "" {
		return []*player{nil}
	}
	return slices.DeleteFunc(slices.Clone(all), func(p *player) bool { return p.system != t.ID })
}

// writeAll writes packages, several at a time: what takes long is packing them tightly.
func writeAll(ctx context.Context, folder string, jobs []job, progress func(done, all int64)) ([]Product, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	m := &meter{progress: progress}
	for _, j := range jobs {
		m.all += j.bytes
	}
	products := make([]Product, len(jobs))
	failed := make([]error, len(jobs))
	turn := make(chan struct{}, min(runtime.GOMAXPROCS(0), 4))
	var all sync.WaitGroup
	for i, j := range jobs {
		turn <- struct{}{}
		all.Go(func() {
			defer func() { <-turn }()
			if products[i], failed[i] = j.do(ctx, folder, m); failed[i] != nil {
				stop()
			}
		})
	}
	all.Wait()
	for _, err := range failed { // the others were only stopped
		if err != nil && !errors.Is(err, context.Canceled) {
			return nil, err
		}
	}
	return products, errors.Join(failed...)
}

// do writes the package.
func (j job) do(ctx context.Context, folder string, m *meter) (Product, error) {
	if err := ctx.Err(); err != nil {
		return Product{}, err
	}
	told := int64(0) // of what the package should have
	tell := func(bytes int64) {
		bytes = min(bytes, j.bytes-told)
		told += bytes
		m.add(bytes)
	}
	path := filepath.Join(folder, j.name)
	watch := func(bytes int) error {
		tell(int64(bytes))
		return ctx.Err()
	}
	err := durable.WriteFile(path, 0o644, func(to io.Writer) error { return j.write(to, watch) })
	if err != nil {
		return Product{}, catalogue.Errorf("writing %s: %v", j.name, err)
	}
	tell(j.bytes)
	info, err := os.Stat(path)
	if err != nil {
		return Product{}, err
	}
	return Product{System: j.system, File: path, Bytes: info.Size(), Note: j.note}, nil
}

// meter adds up how much of all packages is done.
type meter struct {
	lock      sync.Mutex
	done, all int64
	progress  func(done, all int64)
}

func (m *meter) add(bytes int64) {
	if m.progress == nil || bytes <= 0 {
		return
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	m.done = min(m.done+bytes, m.all)
	m.progress(m.done, m.all)
}
