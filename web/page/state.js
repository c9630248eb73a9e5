// The state of the page, field by field, and the link that restores it.
import { batch, effect, signal } from './vendor/preact.js';

/** @typedef {import('./engine/engine.js').Cell} Cell */
/**
 * @template T
 * @typedef {{ initial: T, read: (text: string) => T | undefined, write: (value: T) => string }} Field
 */

/** @type {<T extends string>(choices: readonly T[], initial: NoInfer<T>) => Field<T>} */
const choice = (choices, initial) => ({
  initial,
  read: (text) => choices.find((one) => one === text),
  write: (value) => value,
});

/** @type {(low: number, high: number, initial: number) => Field<number>} */
const whole = (low, high, initial) => ({
  initial,
  read: (text) => (/^-?\d{1,9}$/.test(text) && +text >= low && +text <= high ? +text : undefined),
  write: String,
});

/** @type {(pattern: RegExp, initial: string) => Field<string>} */
const matching = (pattern, initial) => ({
  initial,
  read: (text) => (pattern.test(text) ? text : undefined),
  write: (value) => value,
});

export const CELLS = /** @type {const} */ (['rnn', 'lstm', 'gru', 'transformer']);
export const VIEWS = /** @type {const} */ (['unfold', 'backward', 'gradient', 'train', 'tag']);

/** How a model is trained: optimizer, learning rate, clipping, limit, sentences a step, seed of the order, steps. */
const RECIPE = /^(sgd|adam),\d*\.?\d+(e-?\d+)?,(none|norm|value),\d*\.?\d+(e-?\d+)?,\d{1,4},\d{1,9},\d{1,7}$/;
export const UNTRAINED = 'sgd,0.2,none,5,1,1,0';

/** A run of the view Train: cell, E, H, seed; then a recipe. */
const RUN = new RegExp(`^(${CELLS.join('|')}),\\d{1,3},\\d{1,3},\\d{1,9},${RECIPE.source.slice(1)}`);

const fields = {
  view: choice(VIEWS, 'unfold'),
  text: matching(/^[^]{0,40000}$/, 'I can open a can of beans , does that count ?'),
  /** The right tags, where the user chose them, joined by dots. */
  tags: matching(/^[\w$.-]*$/, ''),
  cell: choice(CELLS, 'rnn'),
  embedding: whole(1, 32, 8),
  hidden: whole(1, 32, 8),
  seed: whole(0, 999999999, 1),
  train: matching(RECIPE, 'sgd,0.2,none,5,1,1,3500'),
  /** Unfold: the words read so far. −1: all of them. */
  step: whole(-1, 200, -1),
  /** Backward: the position of the walk. */
  walk: whole(0, 1000, 5),
  /** The number whose equation is shown: tensor.word.entry */
  number: matching(/^([\w.']+~\d{1,3}~\d{1,3})?$/, ''),
  /** Backward: the word whose loss alone is followed; −1: all words. */
  loss: whole(-1, 199, -1),
  /** Backward: the matrix whose copies are shown; empty: the recurrent one. */
  matrix: matching(/^[\w.]*$/, ''),
  /** Backward: the same colour scale for all steps, or one for each. */
  scale: choice(/** @type {const} */ (['same', 'own']), 'same'),
  /** Gradient: parameter~row~column and, once it was moved, ~value. */
  weight: matching(/^([\w.]+~\d+~\d+(~-?\d+(\.\d+)?(e-?\d+)?)?)?$/, ''),
  a: matching(RUN, 'rnn,16,16,1,sgd,0.1,none,5,1,1,0'),
  b: matching(RUN, 'lstm,16,16,1,adam,0.01,none,5,8,1,0'),
};

/** @typedef {typeof fields} Fields */
/** @typedef {{ [K in keyof Fields]: Fields[K]['initial'] }} Values */

const names = /** @type {(keyof Fields)[]} */ (Object.keys(fields));

/** @type {{ [K in keyof Fields]: import('./vendor/preact.js').Signal<Values[K]> }} */
export const state = /** @type {any} */ (
  Object.fromEntries(names.map((name) => [name, signal(/** @type {any} */ (fields[name].initial))]))
);

/** What of the link could not be read: field and text. @type {import('./vendor/preact.js').Signal<{ name: string, found: string }[]>} */
export const damaged = signal([]);

/**
 * Reads a hash: fields that are missing take their initial value, and so do damaged ones, which are reported.
 * @param {string} hash
 */
export function restore(hash) {
  /** @type {{ name: string, found: string }[]} */
  const broken = [];
  const found = new URLSearchParams(hash.replace(/^#/, ''));
  batch(() => {
    for (const name of names) {
      /** @type {Field<any>} */
      const field = fields[name];
      const text = found.get(name);
      const value = text === null ? field.initial : field.read(text);
      if (value === undefined) {
        broken.push({ name, found: /** @type {string} */ (text) });
      }
      state[name].value = /** @type {never} */ (value === undefined ? field.initial : value);
    }
    for (const name of found.keys()) {
      if (!names.includes(/** @type {any} */ (name))) {
        broken.push({ name, found: found.get(name) ?? '' });
      }
    }
    damaged.value = broken;
  });
}

/** The hash of the present state: only what differs from the initial state, and always the view. */
export function link() {
  const parts = new URLSearchParams();
  for (const name of names) {
    /** @type {Field<any>} */
    const field = fields[name];
    const value = state[name].value;
    if (name === 'view' || value !== field.initial) {
      parts.set(name, field.write(value));
    }
  }
  return '#' + parts.toString();
}

/** Keeps the address in step with the state, and the state with the address. */
export function connect() {
  restore(location.hash);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let written = location.hash;
  effect(() => {
    const hash = link();
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (hash !== written) {
        const sameView = new URLSearchParams(written.slice(1)).get('view') === state.view.peek();
        written = hash;
        history[sameView ? 'replaceState' : 'pushState'](null, '', hash);
      }
    }, 150);
  });
  addEventListener('hashchange', () => {
    if (location.hash !== written) {
      written = location.hash;
      restore(location.hash);
    }
  });
  addEventListener('popstate', () => {
    written = location.hash;
    restore(location.hash);
  });
}

/** A recipe as the engine wants it, and its number of steps. @param {string} text */
export function recipe(text) {
  const [optimizer, learningRate, clipping, limit, batchSize, seed, steps] = text.split(',');
  return {
    options: {
      optimizer: /** @type {'sgd' | 'adam'} */ (optimizer),
      learningRate: Number(learningRate),
      clipping: /** @type {'none' | 'norm' | 'value'} */ (clipping),
      limit: Number(limit),
      batchSize: Number(batchSize),
      seed: Number(seed),
      epochs: 100000,
    },
    steps: Number(steps),
  };
}

/** @typedef {{ setup: import('./engine/engine.js').Setup, train: string }} ModelSpec */

/** A run as setup and recipe. @param {string} text @returns {ModelSpec} */
export function run(text) {
  const [cell, embedding, hidden, seed, ...train] = text.split(',');
  return {
    setup: { cell: /** @type {Cell} */ (cell), embedding: Number(embedding), hidden: Number(hidden), seed: Number(seed) },
    train: train.join(','),
  };
}

/** @param {ModelSpec} spec */
export const runText = ({ setup, train }) => [setup.cell, setup.embedding, setup.hidden, setup.seed, train].join(',');
