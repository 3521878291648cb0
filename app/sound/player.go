// Package sound plays recorded sound on the machine's loudspeaker, one
// recording at a time, by miniaudio. Nothing is written to disk.
package sound

import (
	"sync"
	"time"

	"github.com/gen2brain/malgo"

	"hearme/internal/recording"
	"hearme/story"
)

// outputs are miniaudio's in its own order, without the one that plays to
// nobody: a tablet without a loudspeaker must say so.
var outputs = []malgo.Backend{
	malgo.BackendWasapi, malgo.BackendDsound, malgo.BackendWinmm, malgo.BackendCoreaudio, malgo.BackendSndio, malgo.BackendAudio4,
	malgo.BackendOss, malgo.BackendPulseaudio, malgo.BackendAlsa, malgo.BackendJack, malgo.BackendAaudio, malgo.BackendOpensl,
}

// Player plays one recording at a time. Its methods return at once; opening a
// loudspeaker may take long, so that is done beside the window.
type Player struct {
	post     func(func()) // runs a call on the window's side, later
	backends []malgo.Backend
	handed   func([]int16) // is told of all that the device was handed; nil in use

	mu  sync.Mutex
	now *playing

	device  sync.Mutex // held while a device is open: there is never a second one
	context *malgo.AllocatedContext
	open    sync.WaitGroup
}

// New makes a player. post takes calls from any thread and must run them later
// on the window's side, in order.
func New(post func(func())) *Player { return &Player{post: post, backends: outputs} }

// Play stops what is playing and plays pcm from a moment of it on. heard is
// told ten times a second where in the recording it is; end is called once,
// with nil at its end or with the reason why nothing more is heard. After Stop
// neither is called. Code: no_sound_device.
func (p *Player) Play(pcm recording.PCM, from time.Duration, heard func(at time.Duration), end func(error)) {
	now := begin(pcm, from, heard, end)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stop()
	p.now = now
	p.open.Add(1)
	go p.run(now)
}

// Stop falls silent at once. Neither heard nor end is called any more.
func (p *Player) Stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stop()
}

// Close stops, and returns when the loudspeaker is let go of.
func (p *Player) Close() {
	p.Stop()
	p.open.Wait()
	p.device.Lock()
	defer p.device.Unlock()
	p.release()
}

func (p *Player) stop() {
	if p.now != nil {
		p.now.hush()
		p.now = nil
	}
}

// run has the device open from the first sample to the last, or to Stop.
func (p *Player) run(now *playing) {
	defer p.open.Done()
	p.device.Lock()
	defer p.device.Unlock()
	if now.hushed() {
		return
	}
	d, err := p.start(now)
	if err != nil {
		p.release() // the next try begins with the outputs that there are then
		p.ended(now, silence())
		return
	}
	<-now.quiet
	d.Uninit()
}

func (p *Player) start(now *playing) (*malgo.Device, error) {
	if p.context == nil {
		c, err := malgo.InitContext(p.backends, malgo.ContextConfig{}, nil)
		if err != nil {
			return nil, err
		}
		p.context = c
	}
	c := malgo.DefaultDeviceConfig(malgo.Playback)
	c.SampleRate = uint32(now.pcm.Rate)
	c.Playback.Format, c.Playback.Channels = malgo.FormatS16, uint32(now.pcm.Channels)
	c.PeriodSizeInMilliseconds, c.Periods = 50, 4 // a busy tablet must not stutter
	c.Pulse.StreamNamePlayback = "Hear Me"
	d, err := malgo.InitDevice(p.context.Context, c, malgo.DeviceCallbacks{
		Data: func(out, _ []byte, _ uint32) { p.hand(now, out) },
		Stop: func() { p.ended(now, silence()) },
	})
	if err != nil {
		return nil, err
	}
	if err := d.Start(); err != nil {
		d.Uninit()
		return nil, err
	}
	return d, nil
}

func (p *Player) release() {
	if p.context != nil {
		_ = p.context.Uninit() // nothing is open any more; a failure changes nothing
		p.context.Free()
		p.context = nil
	}
}

// hand fills what the device asks for. It runs on the device's thread and
// waits for nobody.
func (p *Player) hand(now *playing, out []byte) {
	block, told, over := now.fill(out)
	if p.handed != nil {
		p.handed(block)
	}
	if told {
		at := now.at()
		p.post(func() {
			if p.playing(now) {
				now.heard(at)
			}
		})
	}
	if over {
		p.ended(now, nil)
	}
}

// ended tells the window's side that now has ended, unless it was stopped.
func (p *Player) ended(now *playing, why error) {
	p.post(func() {
		if p.playing(now) {
			p.Stop()
			now.end(why)
		}
	})
}

func (p *Player) playing(now *playing) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now == now
}

func silence() error { return &story.Problem{Code: "no_sound_device", Field: "sound"} }
