// One weight: the loss along it, the tangent by backpropagation, and the same slope from two losses.
import { html, useEffect, useMemo, useRef, useSignal } from '../vendor/preact.js';
import { scaleLinear } from '../vendor/scales.js';
import { largest } from '../parts/colours.js';
import { Intro, NetworkBar, Notices, SentenceBar } from '../parts/controls.js';
import { Heat } from '../parts/heat.js';
import { useWidth } from '../parts/width.js';
import { answer, backward, chosen, forward, labelled, sentenceOf, theEngine, wantsBackward } from '../session.js';
import { state } from '../state.js';
import { number, rich, scientific, symbols, t } from '../text.js';

/** @typedef {import('../engine/engine.js').WeightGradient} WeightGradient */
/** @typedef {import('../engine/engine.js').Tensor} Tensor */
/** @typedef {{ parameter: string, row: number, column: number, value: number | undefined }} Chosen */

/** The weight of the link, or the first recurrent one. @returns {Chosen | undefined} */
function chosenWeight() {
  const parameters = chosen.value.value?.info.parameters ?? [];
  const [parameter, row, column, value] = state.weight.value.split('~');
  const found = parameters.find((one) => one.name === parameter);
  if (found && Number(row) < found.rows && Number(column) < found.columns) {
    return { parameter: found.name, row: Number(row), column: Number(column), value: value === undefined ? undefined : Number(value) };
  }
  const first = parameters.find((one) => /^(W_h|U)/.test(one.symbol) || /\.u$/.test(one.name)) ?? parameters[1];
  return first && { parameter: first.name, row: 0, column: 0, value: undefined };
}

/** A copy of the chosen model, whose weights may be dragged. */
const copy = answer(
  () => (state.view.value === 'gradient' ? chosen.value.value?.info.id : undefined),
  async (id) => {
    const engine = await theEngine();
    const made = await engine.duplicate(id);
    return { id: made.id, weights: await engine.weights(made.id) };
  },
);

/** Curve and gradient where the weight was found. */
const origin = answer(
  () => {
    const now = labelled.value;
    const mine = copy.value.value;
    const weight = state.view.value === 'gradient' ? chosenWeight() : undefined;
    return now && mine && weight
      ? { model: mine.id, words: now.words, tags: now.tags, weight: { parameter: weight.parameter, row: weight.row, column: weight.column } }
      : undefined;
  },
  async (asked) => {
    const engine = await theEngine();
    const { model, words, tags, weight } = asked;
    const start = (await engine.weights(model, weight.parameter))[0];
    const value = original(weight) ?? start?.values[weight.row * start.columns + weight.column] ?? 0;
    await engine.setWeight(model, weight.parameter, weight.row, weight.column, value);
    const found = await engine.gradient(model, words, tags, weight, { span: Math.max(4, 2 * Math.abs(value)), points: 121 });
    return { ...found, asked };
  },
);

/** A weight of the trained model, before any dragging. @param {{ parameter: string, row: number, column: number }} weight */
function original({ parameter, row, column }) {
  const tensor = copy.peek().value?.weights.find((one) => one.name === parameter);
  return tensor?.values[row * tensor.columns + column];
}

/** The gradient at the dragged value. */
const dragged = answer(
  () => {
    const from = origin.value.value;
    const weight = chosenWeight();
    return from && weight?.value !== undefined && same(weight, from.weight) ? { from: from.asked, value: weight.value } : undefined;
  },
  async ({ from, value }) => {
    const engine = await theEngine();
    const { parameter, row, column } = from.weight;
    await engine.setWeight(from.model, parameter, row, column, value);
    return engine.gradient(from.model, from.words, from.tags, from.weight, { span: 1e-3, points: 2 });
  },
);

/** @param {{ parameter: string, row: number, column: number }} a @param {{ parameter: string, row: number, column: number }} b */
const same = (a, b) => a.parameter === b.parameter && a.row === b.row && a.column === b.column;

export function Gradient() {
  wantsBackward.value = true;
  const from = origin.value.value;
  const weight = chosenWeight();
  const moved = weight?.value !== undefined && from !== undefined && same(weight, from.weight);
  const at = moved && dragged.value.value && same(dragged.value.value.weight, from.weight) ? dragged.value.value : from;
  return html`<article class="view gradient">
    <${Intro} view="gradient" chapter="3-gradient-check" />
    <${SentenceBar} withTags=${true} />
    <${NetworkBar} />
    <${Notices} />
    ${[origin.value.error, dragged.value.error, copy.value.error].filter(Boolean).map((error) => html`<p class="notice error" key=${error}>${error}</p>`)}
    <div class="gradient-layout">
      <${Matrices} weight=${weight} />
      <section class="panel" aria-label=${t('gradient.curve')}>
        ${from && at && weight
          ? html`<h2>${t('gradient.curve.title')} ${symbols(`${symbolOf(from.weight.parameter)}[${from.weight.row},${from.weight.column}]`)}</h2>
              <${Curve} from=${from} at=${at} moved=${moved} /><${Readings} at=${at} from=${from} moved=${moved} />`
          : html`<p class="quiet empty">${t(forward.value.value?.words.length === 0 ? 'backward.empty' : 'loading')}</p>`}
      </section>
    </div>
  </article>`;
}

/** @param {string} parameter */
const symbolOf = (parameter) => chosen.value.value?.info.parameters.find((one) => one.name === parameter)?.symbol ?? parameter;

/** Every matrix, to choose a weight from. @param {{ weight: Chosen | undefined }} props */
function Matrices({ weight }) {
  const shown = useSignal(/** @type {'value' | 'gradient'} */ ('value'));
  const tensors = copy.value.value?.weights ?? [];
  const gradients = backward.value.value?.gradients ?? [];
  const rows = backward.value.value?.embeddingRows;
  return html`<section class="panel matrices-panel" aria-label=${t('gradient.weights')}>
    <div class="panel-head">
      <h2>${t('gradient.weights')}</h2>
      <div class="segments small" role="radiogroup" aria-label=${t('gradient.show')}>
        ${(/** @type {const} */ (['value', 'gradient'])).map(
          (one) => html`<label key=${one} class=${shown.value === one ? 'on' : ''}
            ><input type="radio" name="shown" checked=${shown.value === one} onChange=${() => (shown.value = one)} />${t(`gradient.show.${one}`)}</label
          >`,
        )}
      </div>
    </div>
    <p class="quiet">${t('gradient.choose')}</p>
    <div class="matrix-list">
      ${tensors.map((tensor, index) => html`<${Pick} key=${tensor.name} tensor=${tensor} gradient=${gradients[index]} shown=${shown.value} weight=${weight} rows=${index === 0 ? rows : undefined} />`)}
    </div>
  </section>`;
}

/**
 * One matrix; of the embedding only the rows of the sentence's words.
 * @param {{ tensor: Tensor, gradient: Tensor | undefined, shown: 'value' | 'gradient', weight: Chosen | undefined, rows: Int32Array | undefined }} props
 */
function Pick({ tensor, gradient, shown, weight, rows }) {
  const ids = useMemo(() => (rows ? [...new Set(rows)] : undefined), [rows]);
  const chosenHere = weight?.parameter === tensor.name ? weight : undefined;
  const count = ids?.length ?? Math.min(tensor.rows, 64);
  const values = useMemo(() => {
    const source = shown === 'value' ? tensor : gradient;
    if (!source) {
      return new Float64Array(count * tensor.columns);
    }
    if (ids && shown === 'value') {
      return Float64Array.from(ids.flatMap((id) => [...tensor.values.subarray(id * tensor.columns, (id + 1) * tensor.columns)]));
    }
    return source.values;
  }, [tensor, gradient, shown, ids]);
  const cell = Math.max(5, Math.min(13, 250 / tensor.columns));
  const high = count > 20 ? Math.max(5, Math.min(cell, 240 / count)) : cell;
  const rowAt = (/** @type {number} */ index) => ids?.[index] ?? index;
  const choose = (/** @type {number} */ index, /** @type {number} */ column) => {
    if (index >= 0 && index < count && column >= 0 && column < tensor.columns) {
      state.weight.value = `${tensor.name}~${rowAt(index)}~${column}`;
    }
  };
  const index = chosenHere ? (ids ? ids.indexOf(chosenHere.row) : chosenHere.row) : -1;
  const name = symbolOf(tensor.name);
  return html`<figure class="pick">
    <figcaption>${symbols(name)} <span class="quiet">${tensor.rows}×${tensor.columns}${name === tensor.name ? '' : ` · ${tensor.name}`}</span></figcaption>
    <div
      class="pick-box"
      role="application"
      tabindex="0"
      aria-label=${t('gradient.matrix', { name, rows: tensor.rows, columns: tensor.columns })}
      onClick=${(/** @type {MouseEvent} */ event) => {
        const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
        choose(Math.floor((event.clientY - box.top) / high), Math.floor((event.clientX - box.left) / cell));
      }}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
        const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Enter: [0, 0] }[event.key];
        if (step) {
          event.preventDefault();
          choose(Math.max(0, index) + (step[0] ?? 0), (chosenHere?.column ?? 0) + (step[1] ?? 0));
        }
      }}
    >
      <${Heat} values=${values} rows=${count} columns=${tensor.columns} max=${largest(values)} cell=${cell} height=${high} label=${name} />
      ${chosenHere && index >= 0 ? html`<span class="pick-mark" style=${{ left: `${chosenHere.column * cell - 2}px`, top: `${index * high - 2}px`, width: `${cell + 3}px`, height: `${high + 3}px` }}></span>` : ''}
    </div>
    ${ids ? html`<p class="quiet">${t('gradient.rows')}</p>` : ''}
  </figure>`;
}

/** @typedef {WeightGradient & { asked: any }} Origin */

/** The loss along the weight; the point can be dragged. @param {{ from: Origin, at: WeightGradient, moved: boolean }} props */
function Curve({ from, at, moved }) {
  const { ref, width: room } = useWidth();
  const svg = useRef(/** @type {SVGSVGElement | null} */ (null));
  const held = useRef(false);
  const next = useRef(0);
  const width = Math.max(300, room);
  const height = Math.min(400, Math.max(260, width * 0.56));
  const { weights, losses } = from.curve;
  const edge = { left: 62, right: 16, top: 14, bottom: 42 };
  const { x, y } = useMemo(() => {
    const finite = [...losses].filter(Number.isFinite);
    const [low, high] = [Math.min(...finite), Math.max(...finite)];
    const margin = (high - low || 1e-6) * 0.14;
    return {
      x: scaleLinear([weights[0] ?? 0, weights[weights.length - 1] ?? 1], [edge.left, width - edge.right]),
      y: scaleLinear([low - margin, high + margin], [height - edge.bottom, edge.top]),
    };
  }, [from, width, height]);
  const place = moved && chosenWeight()?.value !== undefined ? Number(chosenWeight()?.value) : at.value;
  const here = lossAt(weights, losses, place, at);
  const line = [...weights].map((weight, i) => `${x(weight).toFixed(1)} ${y(losses[i] ?? 0).toFixed(1)}`).join('L');
  const [left, right] = /** @type {[number, number]} */ ([weights[0], weights[weights.length - 1]]);
  const move = (/** @type {number} */ value) => {
    cancelAnimationFrame(next.current);
    next.current = requestAnimationFrame(() => {
      const kept = Math.min(right, Math.max(left, value));
      state.weight.value = `${from.weight.parameter}~${from.weight.row}~${from.weight.column}~${Number(kept.toPrecision(8))}`;
    });
  };
  const drag = (/** @type {PointerEvent} */ event) => {
    if (held.current && svg.current) {
      move(x.invert(event.clientX - svg.current.getBoundingClientRect().left));
    }
  };
  useEffect(() => () => cancelAnimationFrame(next.current), []);
  const tangent = (/** @type {number} */ weight) => at.loss + at.analytic * (weight - at.value);
  return html`<div ref=${ref} class="curve">
    ${room > 0
      ? html`<svg
          ref=${svg}
          width=${width}
          height=${height}
          onPointerDown=${(/** @type {PointerEvent} */ event) => {
            held.current = true;
            svg.current?.setPointerCapture(event.pointerId);
            drag(event);
          }}
          onPointerMove=${drag}
          onPointerUp=${() => (held.current = false)}
        >
          <clipPath id="plot"><rect x=${edge.left} y=${edge.top} width=${width - edge.left - edge.right} height=${height - edge.top - edge.bottom} /></clipPath>
          ${y.ticks(5).map((tick) => html`<g key=${tick}><line class="grid" x1=${edge.left} x2=${width - edge.right} y1=${y(tick)} y2=${y(tick)} /><text class="axis" x=${edge.left - 7} y=${y(tick) + 4} text-anchor="end">${y.tickFormat(5)(tick)}</text></g>`)}
          ${x.ticks(7).map((tick) => html`<g key=${tick}><line class="grid" x1=${x(tick)} x2=${x(tick)} y1=${edge.top} y2=${height - edge.bottom} /><text class="axis" x=${x(tick)} y=${height - edge.bottom + 17} text-anchor="middle">${tick}</text></g>`)}
          <text class="axis" x=${(edge.left + width) / 2} y=${height - 6} text-anchor="middle">${t('gradient.axis.weight')}</text>
          <text class="axis" x="4" y=${edge.top + 4} >${t('gradient.axis.loss')}</text>
          <g clip-path="url(#plot)">
            <path class="loss-line" d=${'M' + line} />
            <path class="tangent" d=${`M${x(left)} ${y(tangent(left))}L${x(right)} ${y(tangent(right))}`} />
            ${moved ? html`<circle class="was" cx=${x(from.value)} cy=${y(from.loss)} r="5" />` : ''}
          </g>
          <circle
            class="handle"
            cx=${x(place)}
            cy=${y(here)}
            r="9"
            tabindex="0"
            role="slider"
            aria-label=${t('gradient.slider')}
            aria-valuemin=${left}
            aria-valuemax=${right}
            aria-valuenow=${place}
            aria-valuetext=${t('gradient.slider.text', { weight: number(place), loss: number(here), slope: number(at.analytic) })}
            onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
              const size = ((right - left) / 120) * (event.shiftKey ? 10 : 1);
              const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
              if (way) {
                event.preventDefault();
                move(place + way * size);
              }
            }}
          />
        </svg>`
      : ''}
    <p class="quiet curve-legend">
      <span><svg width="26" height="8" aria-hidden="true"><path class="loss-line" d="M1 4H25" /></svg> ${t('gradient.legend.loss')}</span>
      <span><svg width="26" height="8" aria-hidden="true"><path class="tangent" d="M1 4H25" /></svg> ${t('gradient.legend.tangent')}</span>
      ${t('gradient.drag')}
    </p>
  </div>`;
}

/** The loss at a weight: computed there, or read from the curve until it is. @param {Float64Array} weights @param {Float64Array} losses @param {number} place @param {WeightGradient} at */
function lossAt(weights, losses, place, at) {
  if (at.value === place) {
    return at.loss;
  }
  const first = weights[0] ?? 0;
  const step = ((weights[weights.length - 1] ?? 1) - first) / (weights.length - 1);
  const i = Math.max(0, Math.min(weights.length - 2, Math.floor((place - first) / step)));
  const part = (place - first) / step - i;
  return (losses[i] ?? 0) * (1 - part) + (losses[i + 1] ?? 0) * part;
}

/** @param {{ at: WeightGradient, from: Origin, moved: boolean }} props */
function Readings({ at, from, moved }) {
  const good = at.relativeError <= at.allowed;
  const reset = async () => {
    const { parameter, row, column } = from.weight;
    state.weight.value = `${parameter}~${row}~${column}`;
    await (await theEngine()).setWeight(from.asked.model, parameter, row, column, from.value).catch(sentenceOf);
  };
  return html`<dl class="readings">
      <div><dt>${t('gradient.weight')}</dt><dd>${number(at.value)}</dd></div>
      <div><dt>${t('gradient.loss')}</dt><dd>${number(at.loss)}</dd></div>
      <div class="analytic"><dt>${t('gradient.analytic')}</dt><dd>${at.analytic.toPrecision(10)}</dd></div>
      <div><dt>${t('gradient.numeric')}</dt><dd>${at.numeric.toPrecision(10)}</dd></div>
      <div class=${good ? 'good' : 'bad'}>
        <dt>${t('gradient.error')}</dt>
        <dd>${scientific(at.relativeError)} <span>${t(good ? 'gradient.right' : 'gradient.wrong', { allowed: scientific(at.allowed) })}</span></dd>
      </div>
    </dl>
    <p class="quiet">${rich('gradient.numeric.how', { epsilon: scientific(at.epsilon) })}</p>
    ${moved ? html`<p><button onClick=${reset}>${t('gradient.reset', { value: number(from.value) })}</button></p>` : ''}`;
}
