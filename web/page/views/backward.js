// The backward pass: the same picture, walked from the loss to the first word.
import { html, useMemo, useSignal } from '../vendor/preact.js';
import { largest } from '../parts/colours.js';
import { Heat } from '../parts/heat.js';
import { Intro, NetworkBar, Notices, SentenceBar } from '../parts/controls.js';
import { Explain, look, place } from '../parts/explain.js';
import { Picture, Words, geometry, heads, spokenNumber } from '../parts/picture.js';
import { Walk, walkKeys } from '../parts/walk.js';
import { columns, useWidth } from '../parts/width.js';
import { answer, backward, chosen, forward, labelled, lossWord, theEngine, wantsBackward } from '../session.js';
import { state } from '../state.js';
import { has, language, number, rich, symbols, t } from '../text.js';
import { BackwardFlow } from './backward-flow.js';
import { Reach } from './reach.js';
import { Workbench } from './workbench.js';

/** @typedef {import('../engine/engine.js').BackwardStep} BackwardStep */
/** @typedef {import('../engine/engine.js').Contributions} Contributions */
/** @typedef {import('../parts/picture.js').Block} Block */
/** The place of a walk: the word, and what of it is done; `first` is the word where it starts. @typedef {{ at: number, word: number, phase: number, first: number }} Position */

/** Of each word: the scores, the sum at the fork, the weights. */
export const PHASES = 3;

/** @param {number} at @param {number} first @returns {Position} */
export function position(at, first) {
  const most = Math.max(0, Math.min(at, (first + 1) * PHASES));
  return most === 0
    ? { at: 0, word: first + 1, phase: -1, first }
    : { at: most, word: first - Math.floor((most - 1) / PHASES), phase: (most - 1) % PHASES, first };
}

/** When a gradient of a word appears. @param {string} name */
const phaseOf = (name) => (name === 'ds' ? 0 : name === 'de' ? 2 : 1);

/** @param {string} name @param {string} [title] */
const titleOf = (name, title) => {
  const key = [`gradient.${state.cell.value}.${name}`, `gradient.${name}`].find(has);
  return key ? t(key) : (title ?? name);
};

/** The matrix whose copies are shown. */
export function matrixName() {
  const parameters = chosen.value.value?.info.parameters ?? [];
  const wanted = parameters.find((one) => one.name === state.matrix.value);
  const recurrent = parameters.find((one) => /^(W_h|U)/.test(one.symbol) || /\.u$/.test(one.name));
  const query = parameters.find((one) => /query\.w$/.test(one.name));
  return (wanted ?? recurrent ?? query ?? parameters.find((one) => one.rows > 1))?.name;
}

export const copies = answer(
  () => {
    const now = wantsBackward.value ? labelled.value : undefined;
    const parameter = matrixName();
    return now && parameter ? { ...now, parameter, only: lossWord.value } : undefined;
  },
  async ({ id, words, tags, parameter, only }) => (await theEngine()).contributions(id, words, tags, parameter, only),
);

export function Backward() {
  wantsBackward.value = true;
  const { ref, width } = useWidth();
  const pinned = useSignal(false);
  const now = backward.value.value;
  const ledger = copies.value.value;
  const count = now?.words.length ?? 0;
  const first = now && now.only >= 0 ? Math.min(now.only, count - 1) : count - 1;
  const last = (first + 1) * PHASES;
  const here = position(state.walk.value, first);
  const scale = state.scale.value;
  const fits = ledger && ledger.steps.length === count ? ledger : undefined;

  const layout = useMemo(() => columns(width, count), [width, count]);
  const blocks = useMemo(
    () => (now ? [...gradientBlocks(now.steps, here, scale), ...(fits ? [copyBlock(fits, here, scale, layout)] : [])] : []),
    [now, here.at, first, scale, fits, layout, language.value],
  );
  const g = useMemo(() => geometry(blocks, count, layout.column, layout.gutter, 34), [blocks, count, layout]);
  const go = (/** @type {number} */ to) => {
    state.walk.value = Math.max(0, Math.min(last, to));
  };
  const walk = { at: here.at, last, go, stride: PHASES };
  const spot = place.value;
  const step = spot && now?.steps.find((one) => one.t === spot.word);
  const gradient = step?.gradients.find((one) => one.name === spot?.block);

  // The parts that do not depend on the step keep their nodes, so that a step draws only what changes.
  const fixed = useMemo(
    () => html`<${Intro} view="backward" chapter="2-backpropagation" />
      <${SentenceBar} withTags=${true} />
      <${NetworkBar} />
      <${Notices} />`,
    [],
  );
  const choices = useMemo(() => html`<${LossChoice} words=${now?.words ?? []} /><${MatrixChoice} />`, [now]);
  const reach = useMemo(() => html`<${Reach} />`, []);
  return html`<article class="view backward">
    ${fixed}
    ${backward.value.error ? html`<p class="notice error">${backward.value.error}</p>` : ''}
    <section class="stage panel" ref=${ref} aria-label=${t('backward.picture')}>
      ${count > 0 && now && width > 0
        ? html`
            <${Walk} ...${walk} says=${html`<${Says} now=${now} here=${here} ledger=${fits} />`} pause=${1100} />
            <${Picture}
              blocks=${blocks}
              geometry=${g}
              words=${now.words}
              label=${t('backward.picture.label', { n: count, cell: t(`cell.${state.cell.value}`) })}
              current=${Math.min(here.word, count - 1)}
              chosen=${gradient && spot ? spot : undefined}
              choose=${(/** @type {any} */ to, /** @type {boolean} */ fixed) => {
                const same = spot && to.block === spot.block && to.word === spot.word && to.row === spot.row;
                if (fixed) {
                  pinned.value = !(same && pinned.value);
                }
                (fixed || !pinned.value) && !same && look(to);
              }}
              keys=${walkKeys(walk)}
              said=${gradient && spot ? spokenNumber(titleOf(gradient.name, gradient.title), spot, step?.word ?? '', gradient.values[spot.row] ?? 0) : ''}
              under=${html`${heads()}<${BackwardFlow} g=${g} blocks=${blocks} now=${now} here=${here} />`}
              over=${html`<${Words} words=${now.words} geometry=${g} y=${17} current=${here.word} dim=${(/** @type {number} */ w) => w < here.word} />`}
            />
            <div class="below">
              ${choices}
              <label class="check"
                ><input
                  type="checkbox"
                  checked=${scale === 'same'}
                  onChange=${() => (state.scale.value = scale === 'same' ? 'own' : 'same')}
                />
                ${t('backward.scale')}</label
              >
              <span class="quiet">${t('picture.help')}</span>
            </div>
          `
        : html`<p class="quiet empty" aria-busy=${forward.value.value?.words.length !== 0}>${t(forward.value.value?.words.length === 0 ? 'backward.empty' : 'loading')}</p>`}
    </section>
    <div class="columns even">
      ${now && count > 0 ? html`<${Workbench} now=${now} here=${here} ledger=${fits} />` : html`<section class="panel"></section>`}
      <${Explain} name=${(/** @type {string} */ block) => titleOf(block, gradient?.title)} />
    </div>
    ${count > 0 ? reach : ''}
  </article>`;
}

/** One block a gradient; the last computed one is on top. @param {BackwardStep[]} steps @param {Position} here @param {'same' | 'own'} scale @returns {Block[]} */
function gradientBlocks(steps, here, scale) {
  const names = [...new Set(steps.flatMap((step) => step.gradients.map((one) => one.name)))].reverse();
  return names.map((name) => {
    const rows = steps.map((step) => step.gradients.find((one) => one.name === name));
    const first = rows.find((one) => one);
    const most = largest(rows.map((one) => largest(one?.values ?? [])));
    const title = titleOf(name, first?.title);
    const at = (/** @type {number} */ word) => rows[steps.length - 1 - word];
    return {
      id: name,
      label: html`<span class="symbol">${symbols(name)}</span> <span class="title">${title}</span>`,
      spoken: title,
      rows: first?.columns ?? 1,
      cell: (first?.columns ?? 1) > 12 || names.length > 5 ? 7 : 10,
      above: name === 'ds' ? 56 : names.length > 5 ? 22 : 30,
      of: (word) =>
        word > here.word || (word === here.word && here.phase >= phaseOf(name)) ? at(word)?.values : undefined,
      max: (word) => (scale === 'same' ? most : largest(at(word)?.values ?? [])),
      log: scale === 'same',
      ghosts: true,
    };
  });
}

/** The copies of a matrix: what each step adds. @param {Contributions} ledger @param {Position} here @param {'same' | 'own'} scale @param {{ column: number, gutter: number }} layout @returns {Block} */
function copyBlock(ledger, here, scale, layout) {
  const most = largest(ledger.steps.map((step) => largest(step.adds)));
  const at = (/** @type {number} */ word) => ledger.steps.find((step) => step.t === word);
  const running = at(here.phase >= 2 ? here.word : here.word + 1);
  const cell = Math.max(1.5, Math.min(8, (layout.column - 8) / ledger.columns, 150 / ledger.rows));
  return {
    id: 'copies',
    label: html`<span class="so-far"
        ><span class="symbol">${symbols(`d${symbolOf(ledger.parameter)}`)}</span>
        <${Heat}
          values=${running?.running ?? new Float64Array(ledger.rows * ledger.columns)}
          rows=${ledger.rows}
          columns=${ledger.columns}
          max=${largest(ledger.total)}
          cell=${Math.min(cell, (layout.gutter - 74) / ledger.columns)}
          height=${cell}
          label=${t('backward.so.far')}
        />
        =</span
      >
      <span class="title so-far-title">${t('backward.so.far')}</span>`,
    spoken: t('backward.copies'),
    rows: ledger.rows,
    columns: ledger.columns,
    cell,
    width: cell * ledger.columns,
    above: 64,
    of: (word) => (word > here.word || (word === here.word && here.phase >= 2) ? at(word)?.adds : undefined),
    max: (word) => (scale === 'same' ? most : largest(at(word)?.adds ?? [])),
    log: scale === 'same',
    ghosts: true,
  };
}

/** @param {string} parameter */
export const symbolOf = (parameter) =>
  chosen.value.value?.info.parameters.find((one) => one.name === parameter)?.symbol ?? parameter;

/** The loss of all words, or of one alone. @param {{ words: string[] }} props */
function LossChoice({ words }) {
  return html`<label class="inline">
    <span class="quiet">${t('backward.loss.of')}</span>
    <select
      value=${String(lossWord.value)}
      onChange=${(/** @type {{ currentTarget: HTMLSelectElement }} */ event) => follow(Number(event.currentTarget.value))}
    >
      <option value="-1">${t('backward.loss.all')}</option>
      ${words.map((word, i) => html`<option key=${i} value=${String(i)}>${t('backward.loss.word', { t: i, word })}</option>`)}
    </select>
  </label>`;
}

/** Follows the loss of a word alone, from its own column on; −1: of all words. @param {number} word */
export function follow(word) {
  state.loss.value = word;
  state.walk.value = 0;
}

function MatrixChoice() {
  const parameters = chosen.value.value?.info.parameters ?? [];
  return html`<label class="inline">
    <span class="quiet">${t('backward.matrix')}</span>
    <select
      value=${matrixName()}
      onChange=${(/** @type {{ currentTarget: HTMLSelectElement }} */ event) => (state.matrix.value = event.currentTarget.value)}
    >
      ${parameters.map((one) => html`<option key=${one.name} value=${one.name}>${one.symbol === one.name ? one.name : `${one.symbol} · ${one.name}`}</option>`)}
    </select>
  </label>`;
}

/** What this step does, in a sentence. @param {{ now: import('../session.js').Backward & { only: number }, here: Position, ledger: Contributions | undefined }} props */
function Says({ now, here, ledger }) {
  const count = now.words.length;
  if (here.phase < 0) {
    const start = now.only >= 0 ? 'backward.says.start.word' : count === 1 ? 'backward.says.start.one' : 'backward.says.start';
    return rich(start, { loss: number(now.loss), n: count, last: here.first, word: now.words[here.first] ?? '' });
  }
  const step = now.steps.find((one) => one.t === here.word);
  const places = {
    t: here.word,
    next: here.word + 1,
    before: here.word - 1,
    tag: now.tags[here.word] ?? '',
    loss: number(now.wordLoss[here.word] ?? 0),
    matrix: ledger ? symbolOf(ledger.parameter) : '',
    k: here.first - here.word + 1,
    n: here.first + 1,
    words: count,
  };
  const cell = now.stepKind === 'loss' ? 'transformer' : state.cell.value === 'rnn' ? 'rnn' : 'gated';
  const phase = ['scores', 'sum', 'weights'][here.phase];
  const edge = here.phase !== 2 && now.only >= 0 && here.word < here.first ? '.silent' : here.phase === 1 && here.word === here.first ? (here.first < count - 1 ? '.start' : '.last') : here.phase === 2 && here.word === 0 && ledger?.parameter === 'W_h' ? '.first' : '';
  const matrix = here.phase === 2 && ledger ? `backward.says.weights.${ledger.parameter}` : '';
  const key = [
    edge ? `backward.says.${phase}.${cell}${edge}` : matrix,
    `backward.says.${phase}${edge}`,
    `backward.says.${phase}.${cell}`,
    `backward.says.${phase}`,
  ].find(has) ?? '';
  return html`<strong>${t('backward.at', { n: here.at, all: (here.first + 1) * PHASES })}</strong> <bdi class="word-now">${step?.word}</bdi>${' '}
    ${rich(key, places)}`;
}
