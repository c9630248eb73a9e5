// What all views share: the sentence with its right tags, the network, notices.
import { html, useState } from '../vendor/preact.js';
import { chosen, corpus, engine, forward, sentence, setTag, setText, tags, trained, words } from '../session.js';
import { CELLS, UNTRAINED, damaged, recipe, state } from '../state.js';
import { rich, t, whole } from '../text.js';

/** The sentence. @param {{ withTags?: boolean }} props */
export function SentenceBar({ withTags = false }) {
  const [typed, setTyped] = useState(/** @type {string | undefined} */ (undefined));
  const examples = corpus.value?.examples ?? [];
  const text = typed ?? state.text.value;
  const take = () => {
    if (typed !== undefined && typed !== state.text.value) {
      setText(typed);
    }
    setTyped(undefined);
  };
  return html`<form
    class="sentence"
    onSubmit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      take();
    }}
  >
    <label class="grow">
      <span class="label">${t('sentence.label')}</span>
      <input
        type="text"
        dir="auto"
        spellcheck="false"
        autocomplete="off"
        value=${text}
        placeholder=${t('sentence.placeholder')}
        onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => setTyped(event.currentTarget.value)}
        onBlur=${take}
      />
    </label>
    <button type="submit">${t('sentence.read')}</button>
    <label>
      <span class="label">${t('sentence.examples')}</span>
      <select
        value=""
        onChange=${(/** @type {{ currentTarget: HTMLSelectElement }} */ event) => {
          const example = examples[Number(event.currentTarget.value)];
          event.currentTarget.value = '';
          if (example) {
            setText(example.words.join(' '));
          }
        }}
      >
        <option value="">${t('sentence.choose')}</option>
        ${examples.map((one, i) => html`<option key=${i} value=${i}>${one.words.join(' ')}</option>`)}
      </select>
    </label>
    ${withTags ? html`<${TagEditor} />` : ''}
  </form>`;
}

/** The right tags, word by word. */
function TagEditor() {
  const right = tags.value;
  const all = corpus.value?.tags ?? [];
  if (right.tags.length === 0) {
    return '';
  }
  return html`<details class="tag-editor">
    <summary>${t(`tags.from.${right.from}`)}</summary>
    <p class="quiet">${rich('tags.why')}</p>
    <div class="tag-grid">
      ${words.value.map(
        (word, i) => html`<label key=${i}>
          <bdi>${word}</bdi>
          <select
            value=${right.tags[i]}
            onChange=${(/** @type {{ currentTarget: HTMLSelectElement }} */ event) => setTag(i, event.currentTarget.value)}
          >
            ${all.map((tag) => html`<option key=${tag} value=${tag}>${tag}</option>`)}
          </select>
        </label>`,
      )}
    </div>
  </details>`;
}

const EPOCHS = [0, 1, 5, 20];
/** Steps of some epochs, of one sentence each. */
const stepsOf = (/** @type {number} */ epochs) => epochs * (corpus.value?.trainSentences ?? 700);
/** @param {number} steps */
const trainText = (steps) => UNTRAINED.replace(/\d+$/, String(steps));

/** The network. @param {{ cells?: boolean }} props */
export function NetworkBar({ cells = true }) {
  const presets = EPOCHS.map((epochs) => ({ epochs, text: trainText(stepsOf(epochs)) }));
  const own = !presets.some((one) => one.text === state.train.value);
  return html`<fieldset class="network">
    <legend class="sr-only">${t('network.legend')}</legend>
    ${cells ? html`<${Cells} value=${state.cell.value} choose=${(/** @type {any} */ cell) => (state.cell.value = cell)} />` : ''}
    <${Count} label=${t('network.embedding')} field="embedding" max=${32} />
    <${Count} label=${t('network.hidden')} field="hidden" max=${32} />
    <${Count} label=${t('network.seed')} field="seed" max=${999999999} min=${0} />
    <label>
      <span class="label">${t('network.trained')}</span>
      <select
        value=${state.train.value}
        onChange=${(/** @type {{ currentTarget: HTMLSelectElement }} */ event) => (state.train.value = event.currentTarget.value)}
      >
        ${presets.map(({ epochs, text }) => html`<option key=${epochs} value=${text}>${t(`network.epochs.${epochs}`)}</option>`)}
        ${own ? html`<option value=${state.train.value}>${t('network.steps', { n: whole(recipe(state.train.value).steps) })}</option>` : ''}
      </select>
    </label>
  </fieldset>`;
}

/** @param {{ value: string, choose: (cell: string) => void, name?: string }} props */
export function Cells({ value, choose, name = 'cell' }) {
  return html`<div class="segments" role="radiogroup" aria-label=${t('network.cell')}>
    ${CELLS.map(
      (cell) => html`<label key=${cell} class=${cell === value ? 'on' : ''}>
        <input type="radio" name=${name} value=${cell} checked=${cell === value} onChange=${() => choose(cell)} />
        ${t(`cell.${cell}`)}
      </label>`,
    )}
  </div>`;
}

/** A whole number of the state. @param {{ label: string, field: 'embedding' | 'hidden' | 'seed', max: number, min?: number }} props */
function Count({ label, field, max, min = 1 }) {
  return html`<label>
    <span class="label">${label}</span>
    <input
      type="number"
      inputmode="numeric"
      min=${min}
      max=${max}
      value=${state[field].value}
      onChange=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => {
        const value = Math.round(Number(event.currentTarget.value));
        state[field].value = Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : state[field].value;
        event.currentTarget.value = String(state[field].value);
      }}
    />
  </label>`;
}

/** Right-to-left letters. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc]/;

/** Sentences about what is unusual: a damaged link, a long or empty sentence, unknown words. */
export function Notices({ forSentence = true }) {
  const now = sentence.value.value;
  const passes = forward.value.value;
  /** @type {{ kind: string, text: any, drop?: () => void }[]} */
  const all = [];
  if (damaged.value.length > 0) {
    const names = damaged.value.map(({ name, found }) => `${name}=${found.slice(0, 40)}`).join(', ');
    all.push({ kind: 'warning', text: t('notice.damaged', { names }), drop: () => (damaged.value = []) });
  }
  for (const error of [engine.value.error, forSentence ? sentence.value.error : '', chosen.value.error, forward.value.error]) {
    if (error) {
      all.push({ kind: 'error', text: error });
    }
  }
  if (engine.value.value?.target === 'js' && !new URLSearchParams(location.search).has('js')) {
    all.push({ kind: 'note', text: t('notice.javascript') });
  }
  if (forSentence && now) {
    if (now.words.length === 0) {
      all.push({ kind: 'note', text: t('notice.empty') });
    }
    if (now.dropped > 0) {
      all.push({ kind: 'warning', text: t('notice.dropped', { kept: now.words.length, all: whole(now.words.length + now.dropped) }) });
    }
    if (RIGHT_TO_LEFT.test(now.text)) {
      all.push({ kind: 'note', text: t('notice.rtl') });
    }
    const unknown = passes?.words.filter((_, i) => !passes.known[i]) ?? [];
    if (unknown.length > 0) {
      const shown = unknown.slice(0, 8).join(', ') + (unknown.length > 8 ? ' …' : '');
      all.push({ kind: 'note', text: t(unknown.length === 1 ? 'notice.unknown.one' : 'notice.unknown', { n: unknown.length, words: shown }) });
    }
  }
  if (trained.value.all > 0) {
    all.push({ kind: 'note', text: t('notice.training', { done: whole(trained.value.done), all: whole(trained.value.all) }) });
  }
  return html`<div class="notices" aria-live="polite" aria-busy=${trained.value.all > 0}>
    ${all.map(
      ({ kind, text, drop }) => html`<p key=${text} class=${`notice ${kind}`}>
        <strong class="kind">${t(`notice.kind.${kind}`)}</strong> ${text}
        ${drop ? html`<button class="small" onClick=${drop}>${t('notice.dismiss')}</button>` : ''}
      </p>`,
    )}
  </div>`;
}

/** What the view says first: its sentence, its paragraph, its question and its chapter. @param {{ view: string, chapter: string }} props */
export function Intro({ view, chapter }) {
  return html`<header class="intro">
    <h1>${rich(`${view}.sentence`)}</h1>
    <div class="intro-text">
      <p>${rich(`${view}.paragraph`)}</p>
      <p class="question">
        <span class="question-mark" aria-hidden="true">?</span> ${rich(`${view}.question`)}${' '}
        <a href=${`guide.html#${chapter}`}>${t(`${view}.chapter`)}</a>
      </p>
    </div>
  </header>`;
}
