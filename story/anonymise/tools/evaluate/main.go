// Command evaluate measures the anonymiser on stories that were kept apart
// from what it was made with, beside two packages that people use instead.
//
//	evaluate -stories DIR [-set dev|train|test] [-peers peers.mjs] [-misses]
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"

	"hearme/story/anonymise"
)

func main() {
	log.SetFlags(0)
	dir := flag.String("stories", "story/anonymise/evaluation", "folder of stories")
	set := flag.String("set", "test", "dev, train or test, or the beginning of a file name up to a dot: train.en.1")
	peers := flag.String("peers", "", "script that runs the other packages through node")
	misses := flag.Bool("misses", false, "print what is missed and what is taken out for nothing (not of the test set)")
	corpora := flag.String("corpora", "", "folder of name-tagging corpora: measure names on what is kept of them")
	small := flag.Bool("small", false, "put every story in small letters first")
	unlisted := flag.Bool("unlisted", false, "put names that no list has in the place of all listed ones first")
	lists := flag.String("lists", "story/anonymise/data/lists", "folder of lists, for -unlisted")
	flag.Parse()
	if *corpora != "" {
		if err := newspapers(*corpora); err != nil {
			log.Fatal("evaluate: ", err)
		}
		return
	}
	ts, err := read(*dir, *set)
	if err != nil {
		log.Fatal("evaluate: ", err)
	}
	if *unlisted {
		c, err := newCoiner(*lists)
		if err != nil {
			log.Fatal("evaluate: ", err)
		}
		for i, t := range ts {
			ts[i] = c.unlisted(t)
		}
	}
	for i, t := range ts {
		if low := strings.ToLower(t.Text); *small && len(low) == len(t.Text) {
			ts[i].Text = low
		}
	}
	if *misses && !strings.HasPrefix(*set, "test") {
		printMisses(ts)
		return
	}
	fmt.Printf("set %s, %d stories\n\n", *set, len(ts))
	if err := compare(ts, *peers); err != nil {
		log.Fatal("evaluate: ", err)
	}
}

func engine(opts ...anonymise.Option) func(tale) []span {
	e := anonymise.New(opts...)
	return func(t tale) []span {
		var ss []span
		for _, f := range e.Propose(t.Text, t.Lang) {
			ss = append(ss, span{f.Start, f.End, string(f.Type)})
		}
		return ss
	}
}

func cautious() func(tale) []span { return engine(anonymise.WithCautious()) }

func compare(ts []tale, peers string) error {
	systems := []struct {
		name string
		find func(tale) []span
	}{
		{"balanced", engine()},
		{"cautious", cautious()},
		{"rules alone", engine(anonymise.Only(anonymise.Rules))},
		{"lists alone", engine(anonymise.Only(anonymise.Lists))},
		{"rules and lists", engine(anonymise.Only(anonymise.Rules | anonymise.Lists))},
		{"tagger alone", engine(anonymise.Only(anonymise.Tagger))},
	}
	if peers != "" {
		found, err := runPeers(peers, ts)
		if err != nil {
			return err
		}
		for _, p := range []string{"redact-pii", "compromise"} {
			systems = append(systems, struct {
				name string
				find func(tale) []span
			}{p, func(t tale) []span { return found[p][t.ID] }})
		}
	}
	for _, lang := range langs(ts) {
		fmt.Printf("%-3s %-16s %8s %13s %10s %8s %8s %8s %8s %7s\n", lang, "", "covered", "95 %", "precision", "names", "left", "extra", "clean", "F1")
		for _, s := range systems {
			var ss []score
			for _, t := range ts {
				if t.Lang == lang {
					ss = append(ss, judge(t, s.find(t)))
				}
			}
			a := sum(ss)
			lo, hi := interval(ss, coverage)
			fmt.Printf("    %-16s %7.1f%% %5.1f to %5.1f %9.1f%% %7.1f%% %7.1f%% %8d %4d/%-3d %6.1f\n", s.name, coverage(a), lo, hi, precision(a),
				share(a.whole, a.names), share(a.left, a.letters), a.extra, a.clean, a.stories, f1(a))
		}
		fmt.Println()
	}
	details(ts)
	return nil
}

func langs(ts []tale) []string {
	seen := map[string]bool{}
	for _, t := range ts {
		seen[t.Lang] = true
	}
	return slices.SortedFunc(maps.Keys(seen), func(a, b string) int {
		if a == "en" || b == "en" {
			return map[bool]int{true: -1, false: 1}[a == "en"]
		}
		return strings.Compare(a, b)
	})
}

// details prints the balanced engine by type and by community, and what small
// letters cost.
func details(ts []tale) {
	find := engine()
	var all, english, small []score
	for _, t := range ts {
		s := judge(t, find(t))
		all = append(all, s)
		if t.Lang == "en" {
			english = append(english, s)
			low := t
			if low.Text = strings.ToLower(t.Text); len(low.Text) == len(t.Text) {
				small = append(small, judge(low, find(low)))
			}
		}
	}
	table("by type, all languages", sum(all).byType)
	table("names by community, English", sum(english).byNames)
	table("names by community, English in small letters", sum(small).byNames)
	low := sum(small)
	fmt.Printf("English in small letters: covered %.1f%%, precision %.1f%%, names %.1f%%\n", coverage(low), precision(low), share(low.whole, low.names))
}

func table(title string, m map[string][2]int) {
	fmt.Println(title)
	for _, k := range slices.Sorted(maps.Keys(m)) {
		fmt.Printf("    %-16s %4d of %4d %6.1f%%\n", k, m[k][1], m[k][0], share(m[k][1], m[k][0]))
	}
	fmt.Println()
}

func printMisses(ts []tale) {
	find := engine()
	for _, t := range ts {
		found := find(t)
		for _, g := range t.Gold {
			if s := judge(tale{Text: t.Text, Gold: []gold{g}}, found); s.covered == 0 {
				fmt.Printf("%s missed %-10s %q in %q\n", t.ID, g.Type, t.Text[g.Start:g.End], around(t.Text, g.Start, g.End))
			}
		}
		for _, f := range found {
			if s := judge(t, []span{f}); s.right == 0 {
				fmt.Printf("%s extra  %-10s %q in %q\n", t.ID, f.Type, t.Text[f.Start:f.End], around(t.Text, f.Start, f.End))
			}
		}
	}
}

func around(s string, i, j int) string {
	return strings.ToValidUTF8(s[max(0, i-25):min(len(s), j+25)], "")
}

func runPeers(script string, ts []tale) (map[string]map[string][]span, error) {
	cmd := exec.Command("node", script)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		enc := json.NewEncoder(in)
		for _, t := range ts {
			enc.Encode(map[string]string{"id": t.ID, "text": t.Text})
		}
		in.Close()
	}()
	found := map[string]map[string][]span{"redact-pii": {}, "compromise": {}}
	sc := bufio.NewScanner(out)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var line struct {
			ID, Peer string
			Spans    [][2]int
		}
		if err := json.Unmarshal(sc.Bytes(), &line); err != nil {
			return nil, err
		}
		for _, s := range line.Spans {
			found[line.Peer][line.ID] = append(found[line.Peer][line.ID], span{s[0], s[1], ""})
		}
	}
	return found, cmd.Wait()
}
