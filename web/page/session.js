// The engine, and what the views ask it: the sentence, its right tags, the model, both passes.
import { open } from './engine/engine.js';
import { computed, effect, signal } from './vendor/preact.js';
import { recipe, state } from './state.js';
import { t } from './text.js';

/** @typedef {import('./engine/engine.js').Engine} Engine */
/** @typedef {import('./engine/engine.js').Forward} Forward */
/** @typedef {import('./engine/engine.js').Backward} Backward */
/** @typedef {import('./engine/engine.js').ModelInfo} ModelInfo */
/** @typedef {import('./engine/engine.js').CorpusInfo} CorpusInfo */
/** @typedef {import('./state.js').ModelSpec} ModelSpec */
/**
 * An answer of the engine: the last one stays while the next is computed.
 * @template T
 * @typedef {{ value: T | undefined, error: string, busy: boolean }} Answer
 */

/** The engine of all views but Train, whose runs have one each. */
const opened = /** @type {PromiseWithResolvers<Engine>} */ (deferred());

/** @template T @returns {PromiseWithResolvers<T>} */
function deferred() {
  /** @type {any} */
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
}

/** @type {import('./vendor/preact.js').Signal<Answer<Engine>>} */
export const engine = signal({ value: undefined, error: '', busy: true });

/** @type {import('./vendor/preact.js').Signal<CorpusInfo | undefined>} */
export const corpus = signal(undefined);

/** @returns {'auto' | 'js'} */
const target = () => (new URLSearchParams(location.search).has('js') ? 'js' : 'auto');

/** A further engine in a worker of its own. */
export const openEngine = () => open({ target: target() });

export async function start() {
  openEngine().then(opened.resolve, opened.reject);
  try {
    const ready = await opened.promise;
    corpus.value = await ready.corpus();
    engine.value = { value: ready, error: '', busy: false };
  } catch (error) {
    engine.value = { value: undefined, error: t('engine.failed', { why: sentenceOf(error) }), busy: false };
  }
}

export const theEngine = () => opened.promise;

/** @param {unknown} error */
export const sentenceOf = (error) => (error instanceof Error ? error.message : String(error));

/**
 * Asks again whenever the question changes; only the newest question is answered.
 * @template Q, T
 * @param {() => Q | undefined} question
 * @param {(question: Q) => Promise<T>} ask
 * @returns {import('./vendor/preact.js').Signal<Answer<T>>}
 */
export function answer(question, ask) {
  /** @type {import('./vendor/preact.js').Signal<Answer<T>>} */
  const result = signal({ value: undefined, error: '', busy: true });
  let newest = 0;
  let asked = '';
  effect(() => {
    const now = question();
    const key = JSON.stringify(now) ?? '';
    if (now === undefined || key === asked) {
      return;
    }
    asked = key;
    const mine = ++newest;
    result.value = { ...result.peek(), busy: true };
    ask(now).then(
      (value) => {
        if (mine === newest) {
          result.value = { value, error: '', busy: false };
        }
      },
      (error) => {
        if (mine === newest) {
          asked = '';
          result.value = { value: undefined, error: sentenceOf(error), busy: false };
        }
      },
    );
  });
  return result;
}

/** Steps trained so far, of how many; both 0 when nothing is trained. */
export const trained = signal({ done: 0, all: 0 });

/** @type {Map<string, Promise<ModelInfo>>} */
const models = new Map();
const KEPT = 8;

/** The model of a spec, created and trained on first use. @param {ModelSpec} spec @returns {Promise<ModelInfo>} */
export function model(spec) {
  const key = JSON.stringify(spec);
  let found = models.get(key);
  if (!found) {
    found = create(spec);
    found.catch(() => models.delete(key));
  }
  models.delete(key);
  models.set(key, found);
  for (const [old, info] of models) {
    if (models.size <= KEPT) {
      break;
    }
    models.delete(old);
    Promise.all([theEngine(), info]).then(([ready, { id }]) => ready.discard(id)).catch(() => {});
  }
  return found;
}

/** @param {ModelSpec} spec */
async function create({ setup, train }) {
  const ready = await theEngine();
  const info = await ready.create(setup);
  const { options, steps } = recipe(train);
  if (steps > 0) {
    const training = await ready.training(info.id, options);
    for (let done = 0; done < steps; ) {
      trained.value = { done, all: steps };
      const event = await training.step(Math.min(175, steps - done));
      done = event.steps;
      if (event.state === 'exploded' || event.state === 'finished') {
        break;
      }
    }
    trained.value = { done: 0, all: 0 };
  }
  return info;
}

/** The model that the controls describe, with the cell given. @param {import('./state.js').Cell} cell @returns {ModelSpec} */
export const specOf = (cell) => ({
  setup: { cell, embedding: state.embedding.value, hidden: state.hidden.value, seed: state.seed.value },
  train: state.train.value,
});

/** The view Train has networks of its own; this one need not be trained beside them. */
export const chosen = answer(() => (state.view.value === 'train' ? undefined : specOf(state.cell.value)), async (spec) => ({ spec, info: await model(spec) }));

/** The sentence: its words, and how many were left out. */
export const sentence = answer(
  () => state.text.value,
  async (text) => {
    const { words, dropped } = await (await theEngine()).split(text, 200);
    return { text, words, dropped };
  },
);

const NO_WORDS = /** @type {string[]} */ ([]);
export const words = computed(() => sentence.value.value?.words ?? NO_WORDS);

export const forward = answer(
  () => {
    const now = chosen.value.value;
    return now && sentence.value.value && { id: now.info.id, words: words.value };
  },
  async ({ id, words }) => ({ id, ...(await (await theEngine()).forward(id, words)) }),
);

/**
 * The right tags, and where they come from: the corpus, the user, or for want of either the network's own choice.
 */
export const tags = computed(() => {
  const all = words.value;
  const own = state.tags.value ? state.tags.value.split('.') : [];
  const known = corpus.value?.tags ?? [];
  if (own.length === all.length && own.every((tag) => known.includes(tag)) && own.length > 0) {
    return { tags: own, from: /** @type {const} */ ('user') };
  }
  const example = corpus.value?.examples.find((one) => one.words.join(' ') === all.join(' '));
  if (example) {
    return { tags: example.tags, from: /** @type {const} */ ('corpus') };
  }
  const now = forward.value.value;
  return now && now.words.length === all.length
    ? { tags: now.predicted, from: /** @type {const} */ ('model') }
    : { tags: [], from: /** @type {const} */ ('model') };
});

/** Model, words and tags of a question about the loss; undefined while there is none. */
export const labelled = computed(() => {
  const now = forward.value.value;
  const right = tags.value.tags;
  return now && right.length > 0 && now.words.length === right.length
    ? { id: now.id, words: now.words, tags: right }
    : undefined;
});

/** Sets one word's right tag. @param {number} word @param {string} tag */
export function setTag(word, tag) {
  state.tags.value = tags.peek().tags.map((old, i) => (i === word ? tag : old)).join('.');
}

/** Another sentence: what belonged to the old one is reset. @param {string} text */
export function setText(text) {
  state.text.value = text;
  state.tags.value = '';
  state.step.value = -1;
  state.walk.value = 0;
  state.loss.value = -1;
  state.number.value = '';
  state.weight.value = '';
}

/** Whether the view needs the backward pass now; views set it. */
export const wantsBackward = signal(false);

/** The word whose loss alone is followed; −1: all words. */
export const lossWord = computed(() =>
  state.view.value === 'backward' && state.loss.value < words.value.length ? state.loss.value : -1,
);

export const backward = answer(
  () => (wantsBackward.value && labelled.value ? { ...labelled.value, only: lossWord.value } : undefined),
  async ({ id, words, tags, only }) => ({ id, only, ...(await (await theEngine()).backward(id, words, tags, only)) }),
);
