// Package sound plays two soft sounds, where the learner wants them: one for an answer
// that is right, and one when something is done. They are made here, and played by the
// system's own player, where there is one.
package sound

import (
	"bytes"
	"context"
	"encoding/binary"
	"math"
	"sync"
	"time"
)

// Sound is one of the sounds.
type Sound int

// The sounds.
const (
	Right Sound = iota // two notes that rise: an answer is right
	Done               // three: a sitting, a set of questions or an exam is done
)

// rate is how many samples a second has.
const rate = 22050

// loudest is the most that a sample may be, as a share of what is possible: soft.
const loudest = 0.2

// note is a tone and when it begins.
type note struct {
	hertz float64
	at    time.Duration
}

const step = 90 * time.Millisecond

var notes = map[Sound][]note{
	Right: {{659.26, 0}, {880, step}},                        // E, A
	Done:  {{523.25, 0}, {659.26, step}, {783.99, 2 * step}}, // C, E, G
}

// fade is how long a note takes to go to a third, and rise how long to come: without it
// there would be a click.
const (
	fade = 110 * time.Millisecond
	rise = 12 * time.Millisecond
	tail = 450 * time.Millisecond // after the last note begins
)

// samples gives a sound as it goes, each sample from -1 to 1.
func (s Sound) samples() []float64 {
	tones := notes[s]
	length := tones[len(tones)-1].at + tail
	all := make([]float64, int(length.Seconds()*rate))
	for i := range all {
		now := float64(i) / rate
		for _, n := range tones {
			since := now - n.at.Seconds()
			if since < 0 {
				continue
			}
			loud := math.Min(since/rise.Seconds(), 1) * math.Exp(-since/fade.Seconds())
			// A second of the octave above makes it less of a beep.
			all[i] += loud * (math.Sin(2*math.Pi*n.hertz*since) + 0.2*math.Sin(4*math.Pi*n.hertz*since))
		}
		all[i] *= math.Min((length.Seconds()-now)/0.03, 1) // it ends in silence
	}
	most := 0.0
	for _, v := range all {
		most = math.Max(most, math.Abs(v))
	}
	for i := range all {
		all[i] *= loudest / most
	}
	return all
}

// wav gives a sound as a file of the form WAV: 16 bits a sample, one channel.
func (s Sound) wav() []byte {
	samples := s.samples()
	var b bytes.Buffer
	put := func(values ...any) {
		for _, v := range values {
			_ = binary.Write(&b, binary.LittleEndian, v) // a buffer takes all
		}
	}
	size := uint32(2 * len(samples))
	put([]byte("RIFF"), 36+size, []byte("WAVEfmt "), uint32(16), uint16(1), uint16(1), uint32(rate), uint32(2*rate), uint16(2), uint16(16))
	put([]byte("data"), size)
	pcm := make([]int16, len(samples))
	for i, v := range samples {
		pcm[i] = int16(math.Round(v * math.MaxInt16))
	}
	put(pcm)
	return b.Bytes()
}

// longest is how long a player may take over a sound.
const longest = 5 * time.Second

// Player plays sounds, one at a time. Its methods may be called on any goroutine.
type Player struct {
	// Wanted tells whether the learner wants sounds.
	Wanted func() bool

	play    func(ctx context.Context, wav []byte) error
	playing sync.Mutex
}

// New makes the player of this computer.
func New(wanted func() bool) *Player { return &Player{Wanted: wanted, play: playHere} }

// Play plays a sound if sounds are wanted, and returns at once. One that comes while
// another is heard is left out. That nothing can be played is nothing to tell of: no
// sound says what isn't shown as well.
func (p *Player) Play(s Sound) {
	if p == nil || !p.Wanted() || !p.playing.TryLock() {
		return
	}
	go func() {
		defer p.playing.Unlock()
		ctx, cancel := context.WithTimeout(context.Background(), longest)
		defer cancel()
		_ = p.play(ctx, s.wav())
	}()
}
