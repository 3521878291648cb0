package project

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"io/fs"
	"math/big"
	"net"
	"os"
	"time"

	"hearme/sync/wire"
)

// certLife is long: the ticket pins the key, and tablets trust nothing else.
const certLife = 10 * 365 * 24 * time.Hour

// Certificate returns the server's own certificate and its pin, and makes both
// key and certificate the first time.
func (p *Project) Certificate() (tls.Certificate, string, error) {
	cert, err := tls.LoadX509KeyPair(p.path(certFile), p.path(keyFile))
	if errors.Is(err, fs.ErrNotExist) {
		if err := p.makeCertificate(); err != nil {
			return tls.Certificate{}, "", err
		}
		cert, err = tls.LoadX509KeyPair(p.path(certFile), p.path(keyFile))
	}
	if err != nil {
		return tls.Certificate{}, "", err
	}
	return cert, wire.CertPin(cert.Leaf), nil
}

func (p *Project) makeCertificate() error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	if err != nil {
		return err
	}
	names := []string{"localhost"}
	if host, err := os.Hostname(); err == nil {
		names = append(names, host)
	}
	t := &x509.Certificate{
		SerialNumber: serial,
		Subject:      pkix.Name{CommonName: "Hear Me"},
		NotBefore:    p.now().Add(-24 * time.Hour),
		NotAfter:     p.now().Add(certLife),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		DNSNames:     names,
		IPAddresses:  []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback},
	}
	der, err := x509.CreateCertificate(rand.Reader, t, t, &key.PublicKey, key)
	if err != nil {
		return err
	}
	pk, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	if err := replaceFile(p.path(keyFile), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pk})); err != nil {
		return err
	}
	return replaceFile(p.path(certFile), pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
}
