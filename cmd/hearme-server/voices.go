package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"hearme/i18n"
	"hearme/internal/voicefolder"
	"hearme/server/project"
	"hearme/server/store"
	"hearme/sync/wire"
)

var voiceCommands = map[string]command{
	"add": addVoice, "list": listVoices, "remove": removeVoice, "words": voiceWords, "machine": machineVoice,
}

// voices runs the word after it.
func voices(ctx context.Context, e *env) error {
	if len(e.args) == 0 {
		return &usageError{"add, list, remove, words or machine is missing"}
	}
	c, ok := voiceCommands[e.args[0]]
	if !ok {
		return &usageError{fmt.Sprintf("%q is not add, list, remove, words or machine", e.args[0])}
	}
	e.args = e.args[1:]
	return c(ctx, e)
}

func addVoice(ctx context.Context, e *env) error {
	lead := e.leadFlags()
	from := e.flags.String("from", "", "")
	if err := e.parse("lead", "passphrase-file", "from"); err != nil {
		return err
	}
	words, err := i18n.Load()
	if err != nil {
		return err
	}
	if _, err := os.Stat(*from); err != nil {
		return &usageError{"--from: " + err.Error()}
	}
	files, err := voicefolder.FromFS(os.DirFS(*from))
	if err != nil {
		return err
	}
	f, err := voicefolder.Read(files, voicefolder.About{Day: time.Now().Format(time.DateOnly)}, words)
	if err != nil {
		return fmt.Errorf("nothing was kept:\n%w", err)
	}
	p, l, err := e.signIn(ctx, lead)
	if err != nil {
		return err
	}
	defer p.Close()
	if err := p.AddVoice(ctx, l, f.Voice, f.Clips); err != nil {
		return err
	}
	fmt.Fprintln(e.out, f.Voice.ID())
	return nil
}

// listVoices prints a line for each voice: id, variety, language, day, number
// of recordings, "ok" or "older-words", and its name in quotes.
func listVoices(ctx context.Context, e *env) error {
	if err := e.parse(); err != nil {
		return err
	}
	words, err := i18n.Load()
	if err != nil {
		return err
	}
	p, err := project.Open(*e.dir)
	if err != nil {
		return err
	}
	defer p.Close()
	c, err := p.Config(ctx)
	if err != nil {
		return err
	}
	for _, v := range c.Voices {
		state := "ok"
		if _, now := words.Language(v.Lang).Wording(); v.Wording != now {
			state = "older-words"
		}
		fmt.Fprintf(e.out, "%s\t%s\t%s\t%s\t%d\t%s\t%q\n", v.ID(), v.Variety, v.Lang, v.Day, len(v.Clips), state, v.Name)
	}
	return nil
}

func removeVoice(ctx context.Context, e *env) error {
	lead := e.leadFlags()
	id := e.flags.String("voice", "", "")
	if err := e.parse("lead", "passphrase-file", "voice"); err != nil {
		return err
	}
	p, l, err := e.signIn(ctx, lead)
	if err != nil {
		return err
	}
	defer p.Close()
	err = p.RemoveVoice(ctx, l, *id)
	if errors.Is(err, store.ErrNotFound) {
		return errors.New("no voice has this id: see hearme-server voices list")
	}
	return err
}

func written(tag string) (*i18n.Language, error) {
	cats, err := i18n.Load()
	if err != nil {
		return nil, err
	}
	l := cats.Language(tag)
	if l.Tag != tag {
		return nil, fmt.Errorf("there is no written language %q", tag)
	}
	return l, nil
}

// voiceWords prints what is to be read, file by file: the key of each sentence
// and the sentence, with a tab between.
func voiceWords(_ context.Context, e *env) error {
	tag := e.flags.String("lang", "", "")
	if err := e.flags.Parse(e.args); err != nil || *tag == "" || e.flags.NArg() > 0 {
		return &usageError{"words takes --lang TAG"}
	}
	l, err := written(*tag)
	if err != nil {
		return err
	}
	_, hash := l.Wording()
	fmt.Fprintf(e.out, "# %s: what a voice reads. In voice.toml: wording = %q\n", l.English, hash)
	for _, easy := range []bool{false, true} {
		prefix := ""
		if easy {
			prefix = voicefolder.EasyPrefix
		}
		for _, page := range wire.VoicePages() {
			fmt.Fprintf(e.out, "\n# %s%s\n", prefix, page)
			for _, k := range voicefolder.Sentences(page, easy) {
				fmt.Fprintf(e.out, "%s\t%s\n", k, l.T(k))
			}
		}
	}
	return nil
}
