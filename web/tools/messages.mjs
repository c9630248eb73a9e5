// Whether every language has the same messages as English, with the same places to fill in.
import { readdir } from 'node:fs/promises';

const folder = new URL('../page/messages/', import.meta.url);
const load = async (/** @type {string} */ file) => (await import(new URL(file, folder).href)).default;
const english = await load('en.js');
/** Names that are the same in every language. */
const shared = /^(cell|nonlinearity|operand|train\.optimizer)\./;
const places = (/** @type {string} */ text) => (text.match(/\{\w+\}/g) ?? []).sort().join(' ');

let wrong = 0;
const files = (await readdir(folder)).filter((file) => file !== 'languages.js');
const named = Object.keys(await load('languages.js')).map((code) => `${code}.js`);
if (named.sort().join() !== files.sort().join()) {
  console.error(`languages.js names ${named.join(', ')}; the files are ${files.join(', ')}`);
  wrong++;
}
for (const file of files) {
  const texts = await load(file);
  for (const key of new Set([...Object.keys(english), ...Object.keys(texts)])) {
    if (!(key in english)) {
      console.error(`${file}: ${key} is not in en.js`);
      wrong++;
    } else if (!(key in texts) ? !shared.test(key) : places(texts[key]) !== places(english[key])) {
      console.error(`${file}: ${key}: expected a text with ${places(english[key]) || 'no places'}`);
      wrong++;
    }
  }
}
process.exitCode = wrong > 0 ? 1 : 0;
