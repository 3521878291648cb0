package project

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"filippo.io/age"

	"hearme/server/store"
)

// What grants are about.
const (
	signingSubject = "signing"
	guardSubject   = "safeguarding"
	epochSubject   = "epoch:"
)

// granted is what is sealed in a grant: it repeats where it belongs.
type granted struct {
	Project string `json:"project"`
	Subject string `json:"subject"`
	Key     string `json:"key"`
}

// sealTo encrypts to one age recipient.
func sealTo(recipient string, plain []byte) ([]byte, error) {
	r, err := age.ParseHybridRecipient(recipient)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w, err := age.Encrypt(&out, r)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(plain); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// openWith decrypts with an identity file or a bare identity.
func openWith(identity string, sealed []byte) ([]byte, error) {
	ids, err := age.ParseIdentities(strings.NewReader(identity))
	if err != nil {
		return nil, errors.New("project: not an age identity")
	}
	r, err := age.Decrypt(bytes.NewReader(sealed), ids...)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// holders are the recipients of every grant, by holder.
type holders map[string]string

// grants seals a key to every holder.
func (h holders) grants(project, subject, key string) ([]store.Grant, error) {
	plain, err := json.Marshal(granted{project, subject, key})
	if err != nil {
		return nil, err
	}
	var out []store.Grant
	for holder, recipient := range h {
		sealed, err := sealTo(recipient, plain)
		if err != nil {
			return nil, err
		}
		out = append(out, store.Grant{Subject: subject, Holder: holder, Sealed: sealed})
	}
	return out, nil
}

// openGrant returns the key in a grant that belongs where it lies.
func openGrant(identity, project string, g store.Grant) (string, error) {
	plain, err := openWith(identity, g.Sealed)
	if err != nil {
		return "", err
	}
	var in granted
	if json.Unmarshal(plain, &in) != nil || in.Project != project || in.Subject != g.Subject {
		return "", errors.New("project: a sealed key lies in another's place")
	}
	return in.Key, nil
}
