package project

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"time"

	"filippo.io/age"
	"rsc.io/qr"
)

//go:embed sheet.html
var sheetPage string

var sheetTemplate = template.Must(template.New("sheet").Parse(sheetPage))

// sheetPattern names the sheets, one for each custodian.
const sheetPattern = "custodian-*.html"

// pairs are the nested files: the first custodian's key opens the outside, the
// second's the inside. Any two of three hold one pair.
var pairs = [][2]int{{1, 2}, {2, 3}, {1, 3}}

func nestedName(pair [2]int) string { return fmt.Sprintf("recovery-%d-%d.age", pair[0], pair[1]) }

// writeRecovery seals the recovery identity for each pair of custodians and
// writes their sheets. The nested files alone open nothing: they lie beside
// the sheets and in the project folder too.
func (p *Project) writeRecovery(dir, recovery string) error {
	custodians := map[int]*age.HybridIdentity{}
	for n := 1; n <= 3; n++ {
		id, err := age.GenerateHybridIdentity()
		if err != nil {
			return err
		}
		custodians[n] = id
	}
	if err := os.Mkdir(p.path(nestedDir), 0o700); err != nil {
		return err
	}
	for _, pair := range pairs {
		inner, err := sealTo(custodians[pair[1]].Recipient().String(), []byte(recovery+"\n"))
		if err != nil {
			return err
		}
		outer, err := sealTo(custodians[pair[0]].Recipient().String(), inner)
		if err != nil {
			return err
		}
		for _, at := range []string{dir, p.path(nestedDir)} {
			if err := writeFile(filepath.Join(at, nestedName(pair)), outer); err != nil {
				return err
			}
		}
	}
	for n, id := range custodians {
		page, err := p.sheet(n, id.String())
		if err != nil {
			return err
		}
		if err := writeFile(filepath.Join(dir, fmt.Sprintf("custodian-%d.html", n)), page); err != nil {
			return err
		}
	}
	if err := syncDir(p.path(nestedDir)); err != nil {
		return err
	}
	return syncDir(dir)
}

// sheet is a page to print for one custodian.
func (p *Project) sheet(n int, key string) ([]byte, error) {
	code, err := qr.Encode(key, qr.M)
	if err != nil {
		return nil, err
	}
	code.Scale = 6
	var others []string
	for _, pair := range pairs {
		if pair[0] == n || pair[1] == n {
			others = append(others, nestedName(pair))
		}
	}
	var out bytes.Buffer
	err = sheetTemplate.Execute(&out, map[string]any{
		"N": n, "Key": key, "Project": p.info.Name, "ID": p.info.ID, "Day": p.now().Format(time.DateOnly), "Files": others,
		"QR": template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(code.PNG())),
	})
	return out.Bytes(), err
}
