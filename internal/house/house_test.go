// Package house holds the shape of the program: which room may import which.
package house

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
)

// may lists, for each room, the rooms of this module that it may import; a
// trailing slash takes in what lies below. The table is docs/adr/0002's.
var may = map[string][]string{
	"story":                {},
	"story/consent":        {"story"},
	"story/singleout":      {"story"},
	"story/anonymise":      {"story", "story/consent", "story/singleout", "story/anonymise/"},
	"story/envelope":       {"story", "story/consent", "story/singleout", "story/internal/only", "internal/strictjson"},
	"story/seal":           {"story", "story/consent", "story/singleout", "story/anonymise", "story/envelope", "story/internal/only"},
	"internal/keys":        {"internal/words"},
	"internal/words":       {},
	"internal/look":        {},
	"internal/voicefolder": {"i18n", "sync/wire", "story", "internal/recording"},
	"internal/recording":   {"story"},
	"i18n":                 {},
	"assets":               {},
	"app/vault":            {"story/", "internal/keys", "internal/words"},
	"app/flow":             {"story/", "sync/wire", "i18n", "internal/words", "internal/recording"},
	"app/sound":            {"story", "internal/recording"},
	"app/sound/speak":      {"story", "internal/recording"},
	"app/text":             {"internal/look", "assets", "internal/isolate", "app/text/"},
	"app/ui":               {"app/flow", "app/text", "app/ui/kit", "i18n", "assets", "internal/look", "story/", "sync/wire"},
	"app/ui/kit":           {"app/text", "i18n", "assets", "internal/look"},
	"sync/wire":            {"story/"},
	"sync/client":          {"sync/wire", "story/"},
	"server/store":         {"sync/wire", "story/", "internal/keys", "server/store/"},
	"server/project":       {"sync/wire", "story/", "internal/keys", "internal/words", "server/store/", "i18n"},
	"server/api":           {"server/store", "server/project", "sync/wire", "story/", "internal/keys", "internal/words"},
	"server/review":        {"internal/isolate", "server/store", "server/project", "sync/wire", "story/", "internal/keys", "internal/words", "i18n", "assets", "internal/look", "internal/voicefolder"},
	"server/report":        {"server/store", "server/project", "story/", "sync/wire"},
}

// never lists what outside this module a room must not reach for.
var never = map[string][]string{
	"story":      {"fyne.io/", "database/sql", "net/http", "os"},
	"app/flow":   {"fyne.io/", "database/sql", "net/http"},
	"app/sound":  {"fyne.io/", "net/http"},
	"app/vault":  {"fyne.io/", "net/http"},
	"server/":    {"fyne.io/"},
	"sync/":      {"fyne.io/", "database/sql"},
	"server/api": {"database/sql"},
	"server/rev": {"github.com/mattn/"},
}

type pkg struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-tags", "x11", "-json=ImportPath,Imports", "hearme/...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var ps []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var p pkg
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		ps = append(ps, p)
	}
	return ps
}

func TestEveryRoomImportsOnlyWhatItMay(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range packages(t) {
		room := strings.TrimPrefix(p.ImportPath, "hearme/")
		if strings.Contains(room, "/tools/") || strings.Contains(room, "/internal/corpus") { // for building and measuring, in no program
			continue
		}
		seen[room] = true
		allowed, listed := may[room]
		for _, imp := range p.Imports {
			for prefix, bad := range never {
				if room == prefix || strings.HasPrefix(room, prefix) && strings.HasSuffix(prefix, "/") || strings.HasPrefix(room, prefix+"/") {
					for _, b := range bad {
						if imp == b || strings.HasSuffix(b, "/") && strings.HasPrefix(imp, b) {
							t.Errorf("%s reaches for %s", room, imp)
						}
					}
				}
			}
			if inner, ok := strings.CutPrefix(imp, "hearme/"); ok && listed && !matches(inner, allowed) {
				t.Errorf("%s imports %s: not in its list", room, inner)
			}
		}
	}
	for room := range may {
		if !seen[room] {
			t.Errorf("the table names %s, which is not there", room)
		}
	}
}

func matches(inner string, allowed []string) bool {
	for _, a := range allowed {
		if inner == a || strings.HasSuffix(a, "/") && (strings.HasPrefix(inner, a) || inner == strings.TrimSuffix(a, "/")) {
			return true
		}
	}
	return false
}
