package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
)

// prefs keeps what is nobody's secret: language, palette, text size.
type prefs struct {
	path string
	mu   sync.Mutex
	kept map[string]string
}

// openPrefs reads them; a file that cannot be read as such begins anew.
func openPrefs(path string) (*prefs, error) {
	p := &prefs{path: path, kept: map[string]string{}}
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return p, nil
	}
	if err != nil {
		return nil, err
	}
	if json.Unmarshal(b, &p.kept) != nil || p.kept == nil {
		p.kept = map[string]string{}
	}
	return p, nil
}

// Get implements flow.Prefs.
func (p *prefs) Get(name string) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.kept[name]
}

// Set implements flow.Prefs. A choice that cannot be written holds until the
// program ends.
func (p *prefs) Set(name, value string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kept[name] = value
	if err := p.write(); err != nil {
		fmt.Fprintln(os.Stderr, "hearme: keeping a choice:", err)
	}
}

func (p *prefs) write() error {
	b, err := json.MarshalIndent(p.kept, "", "\t")
	if err != nil {
		return err
	}
	tmp := p.path + ".new"
	if err := os.WriteFile(tmp, b, 0o600); err != nil {
		return err
	}
	return os.Rename(tmp, p.path)
}
