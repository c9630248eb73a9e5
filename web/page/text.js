// The texts of the page in the reader's language, and numbers as people write them.
import { computed, html, signal } from './vendor/preact.js';
import en from './messages/en.js';
import languages from './messages/languages.js';

/** @typedef {Record<string, string>} Messages */

export const LANGUAGES = languages;

export const language = signal('en');
/** @type {import('./vendor/preact.js').Signal<Messages>} */
const messages = signal(en);

/** @param {string} name @returns {Promise<Messages>} */
const texts = async (name) => (name === 'en' ? en : (await import(`./messages/${name}.js`)).default);

/** @param {string} name */
export async function speak(name) {
  const loaded = name in languages ? await texts(name).catch(() => undefined) : undefined;
  if (loaded) {
    messages.value = { ...en, ...loaded };
    language.value = name;
    document.documentElement.lang = name;
  }
}

/** The first of the reader's languages that the page speaks. */
export function preferredLanguage() {
  const stored = localStorage.getItem('unfold.language');
  const wanted = [stored ?? '', ...navigator.languages.map((one) => one.slice(0, 2))];
  return wanted.find((one) => one in LANGUAGES) ?? 'en';
}

/**
 * A message, its {places} filled.
 * @param {string} key
 * @param {Record<string, string | number>} [places]
 */
export function t(key, places = {}) {
  const text = messages.value[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in places ? String(places[name]) : whole));
}

/** Whether there is such a message. @param {string} key */
export const has = (key) => key in messages.value;

const shown = computed(() => ({
  whole: new Intl.NumberFormat(language.value),
  percent: new Intl.NumberFormat(language.value, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  digits: [0, 1, 2, 3, 4, 5].map(
    (digits) => new Intl.NumberFormat(language.value, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  ),
}));

/** 1,234 @param {number} value */
export const whole = (value) => shown.value.whole.format(value);
/** 12.3 % @param {number} value */
export const percent = (value) => shown.value.percent.format(value);

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Four digits that count: 0.01734, −1.2 · 10⁻⁹. @param {number} value */
export function number(value) {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) {
    return scientific(value);
  }
  const digits = size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : size >= 0.1 || size === 0 ? 4 : 5;
  return (/** @type {Intl.NumberFormat} */ (shown.value.digits[digits])).format(value).replace('-', '−');
}

/** 3.2·10⁻⁷ @param {number} value @param {number} [digitsAfter] of the mantissa */
export function scientific(value, digitsAfter = 1) {
  const [mantissa, exponent] = value.toExponential(digitsAfter).split('e');
  const power = Number(exponent);
  const digits = [...String(Math.abs(power))].map((digit) => SUPERSCRIPT[Number(digit)]).join('');
  const point = (/** @type {Intl.NumberFormat} */ (shown.value.digits[digitsAfter])).format(Number(mantissa)).replace('-', '−');
  return `${point}·10${power < 0 ? '⁻' : ''}${digits}`;
}

/**
 * Names of the field with their indices: `W_hᵀ dz_(t+1)` with subscripts.
 * @param {string} text
 */
export function symbols(text) {
  const parts = text.split(/([A-Za-zΣ∂σφ‖]+(?:ₓ)?_(?:\([^)]*\)|[\w]+))/);
  return html`<span class="symbols"
    >${parts.map((part, i) => {
      if (i % 2 === 0) {
        return part;
      }
      const at = part.indexOf('_');
      return html`<i>${part.slice(0, at)}</i><sub>${part.slice(at + 1).replace(/^\((.*)\)$/, '$1')}</sub>`;
    })}</span
  >`;
}

/**
 * A message with `symbols` between backquotes and *emphasis* between asterisks.
 * @param {string} key
 * @param {Record<string, string | number>} [places]
 */
export const rich = (key, places) => richText(t(key, places));

/** @param {string} text */
export function richText(text) {
  return text.split(/(`[^`]+`|\*[^*]+\*)/).map((part) => {
    if (part.startsWith('`')) {
      return symbols(part.slice(1, -1));
    }
    return part.startsWith('*') && part.length > 2 ? html`<em>${part.slice(1, -1)}</em>` : part;
  });
}
