// Colours of numbers: from the background to blue above zero, to orange below.
import { signal } from '../vendor/preact.js';

/** @typedef {[number, number, number]} Rgb */

/** @type {import('../vendor/preact.js').Signal<'light' | 'dark'>} */
export const theme = signal('light');

/** @type {Record<'light' | 'dark', { zero: Rgb, plus: Rgb[], minus: Rgb[] }>} */
const SCALES = {
  light: {
    zero: [240, 241, 243],
    plus: [[150, 190, 235], [47, 111, 189], [17, 52, 110]],
    minus: [[246, 189, 140], [217, 106, 32], [134, 52, 8]],
  },
  dark: {
    zero: [41, 45, 54],
    plus: [[46, 88, 145], [84, 152, 232], [196, 225, 255]],
    minus: [[128, 66, 24], [226, 122, 52], [255, 216, 176]],
  },
};

/**
 * The colour of a number between −1 and 1. Beyond them the scale ends.
 * @param {number} value
 */
export function colour(value) {
  const table = tables[theme.value];
  return Number.isNaN(value) ? '#d0307a' : (table[Math.round((Math.max(-1, Math.min(1, value)) + 1) * STEPS)] ?? '');
}

const STEPS = 200;
const tables = { light: table('light'), dark: table('dark') };

/** Every colour of a theme, from −1 to 1. @param {'light' | 'dark'} name */
function table(name) {
  return Array.from({ length: 2 * STEPS + 1 }, (_, i) => mixed(i / STEPS - 1, name));
}

/** @param {number} value @param {'light' | 'dark'} name */
function mixed(value, name) {
  const { zero, plus, minus } = SCALES[name];
  const size = Math.min(1, Math.abs(value));
  const stops = [zero, ...(value < 0 ? minus : plus)];
  const place = Math.sqrt(size) * 0.35 * 3 + size * 0.65 * 3;
  const low = Math.min(2, Math.floor(place));
  const part = place - low;
  const a = /** @type {Rgb} */ (stops[low]);
  const b = /** @type {Rgb} */ (stops[low + 1]);
  return `rgb(${a.map((one, i) => Math.round(one + (/** @type {number} */ (b[i]) - one) * part)).join(' ')})`;
}

/** The largest absolute value, at least `least`. @param {ArrayLike<number>} values @param {number} [least] */
export function largest(values, least = 1e-300) {
  let most = least;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(/** @type {number} */ (values[i]));
    if (size > most && size < Infinity) {
      most = size;
    }
  }
  return most;
}

/** The theme that the reader chose, or the system's. */
export function startTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const set = () => {
    const stored = localStorage.getItem('unfold.theme');
    theme.value = stored === 'dark' || stored === 'light' ? stored : dark.matches ? 'dark' : 'light';
    document.documentElement.dataset['theme'] = theme.value;
  };
  set();
  dark.addEventListener('change', set);
  addEventListener('storage', set);
  return () => {
    localStorage.setItem('unfold.theme', theme.peek() === 'dark' ? 'light' : 'dark');
    set();
  };
}
