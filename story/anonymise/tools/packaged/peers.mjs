// Reads {id, text} as JSON Lines; prints {id, peer, spans: [[start, end]]} in bytes for two packages that people use instead.
import { createRequire } from 'node:module';
import readline from 'node:readline';
const require = createRequire(import.meta.url);
const { SyncRedactor } = require('redact-pii');
const nlp = require('compromise');

const hole = '\uE000';
const redactor = new SyncRedactor({ globalReplaceWith: hole });
const bytes = (text, i) => Buffer.byteLength(text.slice(0, i));

function redacted(text) {
  const spans = [];
  let at = 0;
  const parts = redactor.redact(text).split(hole);
  for (let i = 0; i < parts.length; i++) {
    const from = i === 0 ? 0 : (parts[i] === '' ? (i === parts.length - 1 ? text.length : at) : text.indexOf(parts[i], at));
    if (from < 0) continue;
    if (i > 0) spans.push([bytes(text, at), bytes(text, from)]);
    at = from + parts[i].length;
  }
  return spans.filter(([s, e]) => e > s);
}

function compromised(text) {
  const doc = nlp(text);
  const spans = [];
  const sets = [doc.people(), doc.places(), doc.organizations(), doc.phoneNumbers(), doc.emails(), doc.urls(), doc.match('#Date+'), doc.hashTags(), doc.atMentions()];
  for (const set of sets) {
    for (const m of set.json({ offset: true })) {
      if (m.offset) spans.push([bytes(text, m.offset.start), bytes(text, m.offset.start + m.offset.length)]);
    }
  }
  return spans;
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { id, text } = JSON.parse(line);
  console.log(JSON.stringify({ id, peer: 'redact-pii', spans: redacted(text) }));
  console.log(JSON.stringify({ id, peer: 'compromise', spans: compromised(text) }));
}
