// Training, two runs side by side: loss, dev accuracy, gradient norms, and the heat maps while it learns.
import { batch, html, useEffect, useMemo, useSignal } from '../vendor/preact.js';
import { largest } from '../parts/colours.js';
import { Cells, Intro, Notices, SentenceBar } from '../parts/controls.js';
import { Heat } from '../parts/heat.js';
import { Live } from '../parts/live.js';
import { wantsBackward, words } from '../session.js';
import { recipe, run, runText, state } from '../state.js';
import { number, percent, rich, symbols, t, whole } from '../text.js';
import { Run } from './run.js';

const runs = { a: new Run('a'), b: new Run('b') };

export function Train() {
  wantsBackward.value = false;
  const both = [runs.a, runs.b];
  const start = () => both.forEach((one) => one.start());
  useEffect(() => {
    for (const one of both) {
      const wanted = recipe(run(state[one.which].value).train).steps;
      if (wanted > (one.event.value?.steps ?? 0) && !one.busy.value) {
        one.to(wanted);
      } else if (!one.made) {
        one.ready().then(() => one.look(), () => {});
      }
    }
  }, []);
  const running = both.some((one) => one.busy.value);
  return html`<article class="view train">
    <${Intro} view="train" chapter="6-vanishing-and-exploding" />
    <div class="run-pair">${both.map((one) => html`<${Settings} key=${one.which} one=${one} />`)}</div>
    <div class="train-all">
      <button class="primary" onClick=${running ? () => both.forEach((one) => one.pause()) : start}>${t(running ? 'train.pause.both' : 'train.start.both')}</button>
      <span class="quiet">${t('train.corpus')}</span>
    </div>
    <${Notices} forSentence=${false} />
    <section class="panel charts" aria-label=${t('train.charts')}>
      <${Charts} />
    </section>
    <section class="panel" aria-label=${t('train.inside')}>
      <h2>${t('train.inside')}</h2>
      <${SentenceBar} />
      <div class="run-pair">${both.map((one) => html`<${Inside} key=${one.which} one=${one} />`)}</div>
    </section>
  </article>`;
}

/** @param {{ one: Run }} props */
function Settings({ one }) {
  const now = run(state[one.which].value);
  const { options } = recipe(now.train);
  const event = one.event.value;
  const busy = one.busy.value;
  /** @param {Partial<import('../engine/engine.js').Setup>} setup @param {Partial<typeof options>} changed */
  const change = (setup, changed = {}) => {
    const next = { ...options, ...changed };
    const train = [next.optimizer, next.learningRate, next.clipping, next.limit, next.batchSize, next.seed, 0].join(',');
    state[one.which].value = runText({ setup: { ...now.setup, ...setup }, train });
    one.ready().then(() => one.look(), () => {});
  };
  /** @param {string} key @param {number} value @param {(value: number) => void} set @param {{ min: number, max: number, step?: string }} limits */
  const count = (key, value, set, limits) => html`<label>
    <span class="label">${t(key)}</span>
    <input type="number" step=${limits.step ?? '1'} min=${limits.min} max=${limits.max} value=${value} disabled=${busy} onChange=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => {
      const typed = Number(event.currentTarget.value);
      const kept = Number.isFinite(typed) ? Math.min(limits.max, Math.max(limits.min, limits.step ? typed : Math.round(typed))) : value;
      event.currentTarget.value = String(kept);
      set(kept);
    }} />
  </label>`;
  /** @template {string} T @param {string} key @param {T} value @param {readonly T[]} all @param {(value: T) => void} set */
  const pick = (key, value, all, set) => html`<label>
    <span class="label">${t(key)}</span>
    <select value=${value} disabled=${busy} onChange=${(/** @type {{ currentTarget: HTMLSelectElement }} */ event) => set(/** @type {any} */ (event.currentTarget.value))}>
      ${all.map((name) => html`<option key=${name} value=${name}>${t(`${key}.${name}`)}</option>`)}
    </select>
  </label>`;
  return html`<section class=${`panel run run-${one.which}`} aria-label=${t('train.run', { name: one.which.toUpperCase() })}>
    <div class="panel-head">
      <h2><span class="run-mark" aria-hidden="true"></span> ${t('train.run', { name: one.which.toUpperCase() })}</h2>
      <fieldset class="plain" disabled=${busy}><legend class="sr-only">${t('network.cell')}</legend>
        <${Cells} value=${now.setup.cell} choose=${(/** @type {any} */ cell) => change({ cell })} name=${`cell-${one.which}`} />
      </fieldset>
    </div>
    <div class="network">
      ${count('network.embedding', now.setup.embedding, (embedding) => change({ embedding }), { min: 1, max: 128 })}
      ${count('network.hidden', now.setup.hidden, (hidden) => change({ hidden }), { min: 1, max: 128 })}
      ${count('network.seed', now.setup.seed, (seed) => change({ seed }, { seed: Math.max(1, seed) }), { min: 0, max: 999999999 })}
      ${pick('train.optimizer', options.optimizer, /** @type {const} */ (['sgd', 'adam']), (optimizer) => change({}, { optimizer, learningRate: optimizer === 'adam' ? 0.01 : 0.1 }))}
      ${count('train.rate', options.learningRate, (learningRate) => change({}, { learningRate }), { min: 0.00001, max: 1000, step: 'any' })}
      ${pick('train.clipping', options.clipping, /** @type {const} */ (['none', 'norm', 'value']), (clipping) => change({}, { clipping }))}
      ${options.clipping === 'none' ? '' : count('train.limit', options.limit, (limit) => change({}, { limit }), { min: 0.0001, max: 10000, step: 'any' })}
      ${count('train.batch', options.batchSize, (batchSize) => change({}, { batchSize }), { min: 1, max: 700 })}
    </div>
    <div class="run-buttons">
      <button class="primary" onClick=${() => (busy ? one.pause() : one.start())}>${t(busy ? 'train.pause' : 'train.start')}</button>
      <button onClick=${() => one.step(1)} disabled=${busy}>${t('train.step')}</button>
      <button onClick=${() => one.step(100)} disabled=${busy}>${t('train.step100')}</button>
      <button onClick=${() => one.reset()} disabled=${busy}>${t('train.reset')}</button>
      <button onClick=${() => lookInto(one)} disabled=${busy || !event || event.steps === 0} title=${t('train.look.title')}>${t('train.look')}</button>
    </div>
    <${Status} one=${one} />
    ${one.error.value ? html`<p class="notice error" role="alert"><strong>${t('notice.kind.error')}</strong> ${one.error.value}</p>` : ''}
    ${event?.state === 'exploded' && event.explanation
      ? html`<p class="notice error exploded" role="alert"><strong>${t('train.exploded')}</strong> ${event.explanation}${' '}
          <a href="guide.html#6-vanishing-and-exploding">${t('train.chapter')}</a></p>`
      : ''}
  </section>`;
}

/** Opens the network of a run in Unfold. @param {Run} one */
function lookInto(one) {
  const { setup, train } = run(state[one.which].value);
  batch(() => {
    state.cell.value = setup.cell;
    state.embedding.value = Math.min(32, setup.embedding);
    state.hidden.value = Math.min(32, setup.hidden);
    state.seed.value = setup.seed;
    state.train.value = train;
    state.view.value = 'unfold';
  });
}

/** @param {{ one: Run }} props */
function Status({ one }) {
  const event = one.event.value;
  const last = event?.epochs[event.epochs.length - 1];
  const { losses } = one.curve.value;
  return html`<dl class="readings status">
    <div><dt>${t('train.steps')}</dt><dd>${whole(event?.steps ?? 0)}</dd></div>
    <div><dt>${t('train.epoch')}</dt><dd>${event ? whole(event.epoch) : '–'}</dd></div>
    <div><dt>${t('train.loss')}</dt><dd>${losses.length > 0 ? number(losses[losses.length - 1] ?? NaN) : '–'}</dd></div>
    <div><dt>${t('train.accuracy')}</dt><dd>${last ? percent(last.devAccuracy) : '–'}</dd></div>
    <div><dt>${t('train.speed')}</dt><dd>${event && event.tokensPerSecond > 0 ? whole(Math.round(event.tokensPerSecond / 100) * 100) : '–'}</dd></div>
  </dl>`;
}

/** Points of both runs on one axis. @param {{ x: number[], y: number[] }} a @param {{ x: number[], y: number[] }} b @returns {(number | null)[][]} */
function joined(a, b) {
  const all = [...new Set([...a.x, ...b.x])].sort((one, other) => one - other);
  const of = (/** @type {{ x: number[], y: number[] }} */ { x, y }) => {
    const found = new Map(x.map((step, i) => [step, y[i] ?? null]));
    return all.map((step) => {
      const value = found.get(step) ?? null;
      return value !== null && Number.isFinite(value) ? value : null;
    });
  };
  return [all, of(a), of(b)];
}

function Charts() {
  const [a, b] = [runs.a.curve.value, runs.b.curve.value];
  const [epochsA, epochsB] = [runs.a.event.value?.epochs ?? [], runs.b.event.value?.epochs ?? []];
  const lines = [
    { label: 'A', colour: '--run-a' },
    { label: 'B', colour: '--run-b', dash: [7, 3] },
  ];
  const loss = useMemo(() => joined({ x: a.steps, y: a.losses }, { x: b.steps, y: b.losses }), [a, b]);
  const norms = useMemo(() => joined({ x: a.steps, y: a.norms }, { x: b.steps, y: b.norms }), [a, b]);
  const accuracy = useMemo(() => {
    const of = (/** @type {typeof epochsA} */ epochs) => ({ x: epochs.map((one) => one.epoch), y: epochs.map((one) => one.devAccuracy * 100) });
    return joined(of(epochsA), of(epochsB));
  }, [epochsA.length, epochsB.length, epochsA, epochsB]);
  return html`
    <figure><figcaption><strong>${t('train.chart.loss')}</strong> <span class="quiet">${t('train.per.epoch')}</span> <${RunKey} /></figcaption><${Live} data=${loss} lines=${lines} label=${t('train.chart.loss')} /></figure>
    <figure><figcaption><strong>${t('train.chart.accuracy')}</strong> <span class="quiet">${t('train.per.epoch')}</span></figcaption><${Live} data=${accuracy} lines=${lines.map((line) => ({ ...line, points: true }))} range=${/** @type {[number, number]} */ ([0, 100])} label=${t('train.chart.accuracy')} /></figure>
    <figure><figcaption><strong>${t('train.chart.norm')}</strong> <span class="quiet">${t('train.per.epoch')}</span></figcaption><${Live} data=${norms} lines=${lines} log=${true} label=${t('train.chart.norm')} /></figure>
  `;
}

const RunKey = () => html`<span class="run-key"><i class="a"></i> A <i class="b"></i> B</span>`;

/** The recurrent weights and the hidden states while the run learns. @param {{ one: Run }} props */
function Inside({ one }) {
  const heat = one.heat.value;
  const large = useSignal(0);
  if (!heat) {
    return html`<div class="inside"><p class="quiet">${t('train.inside.empty')}</p></div>`;
  }
  const { recurrent, hidden } = heat;
  large.value = Math.max(1e-3, largest(recurrent.values));
  const cell = Math.max(3, Math.min(12, 180 / recurrent.columns));
  const shown = words.value.slice(0, hidden?.rows ?? 0);
  return html`<div class="inside">
    <figure>
      <${Heat} values=${recurrent.values} rows=${recurrent.rows} columns=${recurrent.columns} max=${large.value} cell=${cell} label=${recurrent.name} />
      <figcaption>${rich('train.weights', { name: recurrent.name })} <span class="quiet">± ${number(large.value)}</span></figcaption>
    </figure>
    ${hidden
      ? html`<figure>
          <div class="hidden-states">
            ${shown.map(
              (word, i) => html`<div key=${i}>
                <${Heat} values=${hidden.values.subarray(i * hidden.columns, (i + 1) * hidden.columns)} rows=${hidden.columns} columns=${1} max=${1} cell=${20} height=${Math.max(3, Math.min(9, 140 / hidden.columns))} label=${t('workbench.vector', { n: hidden.columns })} />
                <small><bdi>${word}</bdi></small>
              </div>`,
            )}
          </div>
          <figcaption>${t('train.hidden')} ${symbols('h_t')}</figcaption>
        </figure>`
      : ''}
  </div>`;
}
