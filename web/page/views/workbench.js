// One step of the backward pass in large: the sum at each fork, and what the step adds to the chosen matrix.
import { html } from '../vendor/preact.js';
import { largest } from '../parts/colours.js';
import { Heat } from '../parts/heat.js';
import { forward } from '../session.js';
import { state } from '../state.js';
import { has, number, rich, symbols, t } from '../text.js';
import { symbolOf } from './backward.js';

/** @typedef {import('../engine/engine.js').Contributions} Contributions */

/** One vector, lying. @param {{ sign?: string, name: any, values: ArrayLike<number>, max: number, norm: number, kind?: string }} props */
function Strip({ sign = '', name, values, max, norm, kind = '' }) {
  const cell = Math.max(5, Math.min(18, 190 / values.length));
  return html`<div class=${`strip ${kind}`}>
    <span class="sign" aria-hidden="true">${sign}</span>
    <span class="strip-name">${name}</span>
    <${Heat} values=${values} rows=${1} columns=${values.length} max=${max} cell=${cell} height=${16} label=${t('workbench.vector', { n: values.length })} />
    <span class="n norm">‖·‖ ${number(norm)}</span>
  </div>`;
}

/** What one operand of a fork is called. @param {string} fork @param {{ from: string, title: string }} operand @param {number} step */
function operandName(fork, operand, step) {
  const key = `operand.${state.cell.value}.${fork}.${operand.from}`;
  return has(key) ? symbols(t(key, { t: step, next: step + 1 })) : operand.title;
}

/**
 * @param {object} props
 * @param {import('../session.js').Backward & { only: number }} props.now
 * @param {import('./backward.js').Position} props.here
 * @param {Contributions | undefined} props.ledger
 */
export function Workbench({ now, here, ledger }) {
  const step = now.steps.find((one) => one.t === here.word);
  return html`<section class="panel workbench" aria-label=${t('workbench.title')}>
    <h2>${t('workbench.title')}</h2>
    ${!step || here.phase < 0
      ? html`<p class="quiet">${t('workbench.start')}</p>`
      : html`
          ${here.phase === 0 ? html`<${Scores} now=${now} here=${here} />` : ''}
          ${here.phase >= 1 ? step.forks.map((fork) => html`<${Fork} key=${fork.name} fork=${fork} step=${step} />`) : ''}
          ${here.phase >= 2 && ledger ? html`<${Ledger} ledger=${ledger} here=${here} count=${now.words.length} step=${step} loss=${now.stepKind === 'loss'} />` : ''}
        `}
  </section>`;
}

/** ds = (p − onehot(y)) / N. @param {{ now: import('../session.js').Backward & { only: number }, here: import('./backward.js').Position }} props */
function Scores({ now, here }) {
  const p = forward.value.value?.tensors.find((one) => one.name === 'p');
  const ds = now.steps.find((one) => one.t === here.word)?.gradients.find((one) => one.name === 'ds');
  if (!p || !ds) {
    return '';
  }
  if (now.only >= 0 && here.word !== now.only) {
    return html`<p>${rich('workbench.silent', { t: here.word })}</p>`;
  }
  const N = now.only >= 0 ? 1 : now.words.length;
  const row = p.values.subarray(here.word * p.columns, (here.word + 1) * p.columns);
  const onehot = row.map((value, i) => Math.round(value - (ds.values[i] ?? 0) * N));
  return html`<div class="fork">
    <p>${rich('workbench.scores', { t: here.word, tag: now.tags[here.word] ?? '', n: N })}</p>
    <${Strip} name=${symbols(`p_${here.word}`)} values=${row} max=${1} norm=${norm(row)} />
    <${Strip} sign="−" name=${t('workbench.onehot', { tag: now.tags[here.word] ?? '' })} values=${onehot} max=${1} norm=${1} />
    <${Strip} sign="=" name=${symbols(`N · ds_${here.word}`)} values=${ds.values.map((value) => value * N)} max=${1} norm=${ds.norm * N} kind="result" />
  </div>`;
}

/** @param {ArrayLike<number>} values */
const norm = (values) => Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0));

/** @param {{ fork: import('../engine/engine.js').Fork, step: import('../engine/engine.js').BackwardStep }} props */
function Fork({ fork, step }) {
  const max = largest([largest(fork.sum), ...fork.operands.map((one) => largest(one.values))]);
  const base = fork.name.replace(/^d/, '');
  const dz = state.cell.value === 'rnn' ? step.gradients.find((one) => one.name === 'dz') : undefined;
  return html`<div class="fork">
    <p>${rich(has(`workbench.fork.${fork.operands.length}`) ? `workbench.fork.${fork.operands.length}` : 'workbench.fork', { name: base, t: step.t, k: fork.operands.length })}</p>
    ${fork.operands.map(
      (one, i) => html`<${Strip}
        key=${one.from}
        sign=${i === 0 ? '' : '+'}
        name=${operandName(fork.name, one, step.t)}
        values=${one.values}
        max=${max}
        norm=${one.norm}
        kind=${one.from === 'next' ? 'time' : 'score'}
      />`,
    )}
    <${Strip} sign="=" name=${symbols(`${fork.name}_${step.t}`)} values=${fork.sum} max=${max} norm=${fork.norm} kind="result" />
    ${dz
      ? html`<p class="quiet">${rich('workbench.dz', { t: step.t })}</p>
          <${Strip} name=${symbols(`dz_${step.t}`)} values=${dz.values} max=${max} norm=${dz.norm} />`
      : ''}
  </div>`;
}

/** Vectors whose outer product a copy of the lab's matrices is. @type {Record<string, { left: string, right: string, shift: number }>} */
const OUTER = {
  W_h: { left: 'dz', right: 'h', shift: 1 },
  W_x: { left: 'dz', right: 'e', shift: 0 },
  W_y: { left: 'ds', right: 'h', shift: 0 },
};

/** @param {{ ledger: Contributions, here: import('./backward.js').Position, count: number, step: import('../engine/engine.js').BackwardStep, loss: boolean }} props */
function Ledger({ ledger, here, count, step, loss }) {
  const index = count - 1 - here.word;
  const done = here.first - here.word + 1;
  const entry = ledger.steps[index];
  if (!entry) {
    return '';
  }
  const before = index > 0 ? ledger.steps[index - 1]?.running : undefined;
  const name = symbolOf(ledger.parameter);
  const cell = Math.max(2, Math.min(9, 96 / ledger.columns, 120 / ledger.rows));
  const total = largest(ledger.steps.map((one) => largest(one.running)));
  const shape = { rows: ledger.rows, columns: ledger.columns, cell };
  const outer = state.cell.value === 'rnn' ? OUTER[ledger.parameter] : undefined;
  const left = outer && step.gradients.find((one) => one.name === outer.left);
  const right = outer && forward.value.value?.tensors.find((one) => one.name === outer.right);
  const from = right && outer ? (step.t - outer.shift) * right.columns : 0;
  return html`<div class="fork ledger">
    <p>${rich(loss ? 'workbench.ledger.loss' : here.word === 0 && outer?.shift === 1 ? 'workbench.ledger.first' : 'workbench.ledger', { name, t: here.word, before: here.word - 1, k: done, n: here.first + 1 })}</p>
    ${outer && left && right && from >= 0
      ? html`<div class="matrices">
          <figure>
            <${Heat} values=${left.values} rows=${left.columns} columns=${1} max=${largest(left.values)} cell=${cell} label=${t('workbench.vector', { n: left.columns })} />
            <figcaption>${symbols(`${outer.left}_${step.t}`)}</figcaption>
          </figure>
          <span class="op" aria-hidden="true">·</span>
          <figure>
            <${Heat} values=${right.values.subarray(from, from + right.columns)} rows=${1} columns=${right.columns} max=${1} cell=${cell} label=${t('workbench.vector', { n: right.columns })} />
            <figcaption>${symbols(`${outer.right}_${step.t - outer.shift}ᵀ`)}</figcaption>
          </figure>
          <span class="op" aria-hidden="true">=</span>
          <figure>
            <${Heat} values=${entry.adds} ...${shape} max=${largest(entry.adds)} label=${t(loss ? 'workbench.loss' : 'workbench.copy', { t: step.t })} />
            <figcaption>${t(loss ? 'workbench.loss' : 'workbench.copy', { t: step.t })}</figcaption>
          </figure>
        </div>`
      : ''}
    <div class="matrices">
      <figure>
        <${Heat} values=${before ?? new Float64Array(ledger.rows * ledger.columns)} ...${shape} max=${total} label=${t('workbench.before', { k: done - 1 })} />
        <figcaption>${t('workbench.before', { k: done - 1 })}</figcaption>
      </figure>
      <span class="op" aria-hidden="true">+</span>
      <figure>
        <${Heat} values=${entry.adds} ...${shape} max=${total} label=${t(loss ? 'workbench.loss' : 'workbench.copy', { t: step.t })} />
        <figcaption>${t(loss ? 'workbench.loss' : 'workbench.copy', { t: step.t })}</figcaption>
      </figure>
      <span class="op" aria-hidden="true">=</span>
      <figure class="sum">
        <${Heat} values=${entry.running} ...${shape} max=${total} label=${t('workbench.after', { k: done })} />
        <figcaption>${here.word === 0 ? symbols(`d${name}`) : t('workbench.after', { k: done })}</figcaption>
      </figure>
    </div>
  </div>`;
}
