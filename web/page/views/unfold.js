// The forward pass: the network, unfolded in time.
import { html, useMemo, useSignal } from '../vendor/preact.js';
import { largest } from '../parts/colours.js';
import { Intro, NetworkBar, Notices, SentenceBar } from '../parts/controls.js';
import { Explain, look, place } from '../parts/explain.js';
import { Arrow, Picture, Words, geometry, heads, spokenNumber } from '../parts/picture.js';
import { Walk, walkKeys } from '../parts/walk.js';
import { columns, useWidth } from '../parts/width.js';
import { corpus, forward, tags, wantsBackward } from '../session.js';
import { state } from '../state.js';
import { has, language, number, percent, rich, symbols, t } from '../text.js';

/** @typedef {import('../engine/engine.js').TraceTensor} TraceTensor */
/** @typedef {import('../parts/picture.js').Block} Block */

/** The tensors that are always shown: without pre-activations of gates, and without scores, whose softmax p is. @param {TraceTensor} tensor */
const isMain = (tensor) =>
  !tensor.name.endsWith('.pre') && tensor.role !== 'scores' && tensor.role !== 'norm' && !'xqkvay'.includes(tensor.name);

/** The heads of a transformer that are always shown. */
const HEADS = 2;

/** @param {string} name @param {string} [title] */
const titleOf = (name, title) => {
  const key = [`tensor.${state.cell.value}.${name}`, `tensor.${name}`].find(has);
  return key ? t(key) : (title ?? name);
};

/** @param {TraceTensor} tensor @param {(word: number) => boolean} read @param {boolean} many whether there are many blocks @param {string[]} [rowNames] @returns {Block} */
function blockOf(tensor, read, many, rowNames) {
  const max = tensor.range === 'free' ? largest(tensor.values) : 1;
  const title = titleOf(tensor.name, tensor.title);
  return {
    id: tensor.name,
    label: html`<span class="symbol">${symbols(tensor.name)}</span> <span class="title">${title}</span>${' '}<span class="quiet equation-number">(${tensor.equation.number})</span>`,
    spoken: title,
    rows: tensor.columns,
    cell: rowNames ? 9.5 : tensor.columns > 16 || many ? 8 : 11,
    above: tensor.name === 'p' ? 46 : many ? 21 : 26,
    of: (word) => (read(word) ? tensor.values.subarray(word * tensor.columns, (word + 1) * tensor.columns) : undefined),
    max: () => max,
    ...(rowNames ? { rowNames } : {}),
  };
}

export function Unfold() {
  wantsBackward.value = false;
  const { ref, width } = useWidth();
  const all = useSignal(false);
  const pinned = useSignal(false);
  const now = forward.value.value;
  const count = now?.words.length ?? 0;
  const at = state.step.value < 0 ? count - 1 : Math.min(state.step.value, count - 1);
  const showAll = all.value;
  const tagNames = corpus.value?.tags;

  const blocks = useMemo(() => {
    const read = (/** @type {number} */ word) => word <= at;
    const shown = (now?.tensors ?? []).filter((tensor) => showAll || isMain(tensor));
    const attention = (now?.attention ?? []).slice(0, showAll ? undefined : HEADS).map((tensor) => blockOf(tensor, read, true, now?.words));
    const list = shown.map((tensor) => blockOf(tensor, read, shown.length > 5, tensor.name === 'p' ? tagNames : undefined));
    const before = shown.findIndex((tensor) => tensor.role === 'attention' || tensor.role === 'feedforward' || tensor.role === 'output');
    list.splice(Math.max(before, 0), 0, ...attention);
    return list;
  }, [now, at, showAll, tagNames, language.value]);

  const g = useMemo(() => {
    const { gutter, column } = columns(width, count);
    return geometry(blocks, count, column, gutter, 34);
  }, [blocks, count, width]);

  const go = (/** @type {number} */ to) => {
    state.step.value = Math.max(0, Math.min(count - 1, to));
  };
  const walk = { at, last: Math.max(0, count - 1), go };
  const at0 = place.value;
  const tensor = at0 && [...(now?.tensors ?? []), ...(now?.attention ?? [])].find((one) => one.name === at0.block);
  const said =
    at0 && tensor && at0.word < count
      ? spokenNumber(titleOf(tensor.name, tensor.title), at0, now?.words[at0.word] ?? '', tensor.values[at0.word * tensor.columns + at0.row] ?? 0)
      : '';

  const fixed = useMemo(
    () => html`<${Intro} view="unfold" chapter="1-unfolding" />
      <${SentenceBar} />
      <${NetworkBar} />
      <${Notices} />`,
    [],
  );
  return html`<article class="view unfold">
    ${fixed}
    <div class="columns">
      <section class="stage panel" ref=${ref} aria-label=${t('unfold.picture')}>
        ${count > 0 && now && width > 0
          ? html`
              <${Walk} ...${walk} says=${html`<${Says} at=${at} />`} />
              <${Picture}
                blocks=${blocks}
                geometry=${g}
                words=${now.words}
                label=${t('unfold.picture.label', { n: count, cell: t(`cell.${state.cell.value}`) })}
                current=${at}
                chosen=${at0}
                choose=${(/** @type {any} */ to, /** @type {boolean} */ fixed) => {
                  const same = at0 && to.block === at0.block && to.word === at0.word && to.row === at0.row;
                  if (fixed) {
                    pinned.value = !(same && pinned.value);
                  }
                  (fixed || !pinned.value) && !same && look(to);
                }}
                keys=${walkKeys(walk)}
                said=${said}
                under=${html`<${Flow} g=${g} blocks=${blocks} at=${at} count=${count} />`}
                over=${html`<${Words} words=${now.words} geometry=${g} y=${17} current=${at} dim=${(/** @type {number} */ w) => w > at} />
                  <${Predictions} g=${g} at=${at} />`}
              />
              <div class="below">
                <${Legend} />
                <label class="check"
                  ><input type="checkbox" checked=${showAll} onChange=${() => (all.value = !showAll)} /> ${t('unfold.all')}</label
                >
                <span class="quiet">${t('picture.help')}</span>
              </div>
              <${Table} at=${at} />
            `
          : html`<p class="quiet empty">${t(now ? 'unfold.empty' : 'loading')}</p>`}
      </section>
      <${Explain} name=${(/** @type {string} */ block) => titleOf(block, tensor?.title)} />
    </div>
  </article>`;
}

/** What the step does, in a sentence. @param {{ at: number }} props */
function Says({ at }) {
  const now = forward.value.value;
  const word = now?.words[at];
  if (!now || word === undefined) {
    return '';
  }
  const cell = state.cell.value;
  const key = at === 0 ? `unfold.says.first.${cell}` : `unfold.says.${cell}`;
  return html`<strong>${t('unfold.at', { n: at })}</strong> <bdi class="word-now">${word}</bdi>${' '}
    ${rich(key, { t: at, before: at - 1 })}`;
}

/** The most probable tag under each word's distribution. @param {{ g: import('../parts/picture.js').Geometry, at: number }} props */
function Predictions({ g, at }) {
  const now = forward.value.value;
  const y = g.y('p');
  const p = now?.tensors.find((tensor) => tensor.name === 'p');
  if (!now || !y || !p) {
    return '';
  }
  const right = tags.value;
  return now.words.map((_, word) => {
    if (word > at) {
      return '';
    }
    const tag = now.predicted[word] ?? '';
    const most = Math.max(...p.values.subarray(word * p.columns, (word + 1) * p.columns));
    const good = right.from === 'model' ? '' : right.tags[word] === tag ? ' ✓' : ' ✗';
    return html`<g key=${word} class=${`prediction ${good === ' ✗' ? 'wrong' : ''}`}>
      <text class="tag" x=${g.x(word)} y=${y.top - 14} text-anchor="middle">${tag}${good}</text>
      <text class="probability" x=${g.x(word)} y=${y.top - 3} text-anchor="middle">${percent(most)}</text>
    </g>`;
  });
}

/** Arrows: down each column, and from each state to the next step. @param {{ g: import('../parts/picture.js').Geometry, blocks: Block[], at: number, count: number }} props */
function Flow({ g, blocks, at, count }) {
  const kinds = (id = '') => id.replace(/\..*/, '');
  const h = g.y('h');
  const c = g.y('c');
  const cell = state.cell.value;
  const gates = blocks.filter((block) => ['z', 'r', 'i', 'f', 'g', 'o', 'm'].includes(kinds(block.id)));
  const first = gates[0] && g.y(gates[0].id);
  const recurrent = cell !== 'transformer' && h && first;
  const list = [];
  for (let word = 0; word <= at && word < count; word++) {
    const now = word === at ? ' now' : '';
    let from = 33;
    for (const block of blocks) {
      const y = g.y(block.id);
      if (y && y.top - from > 8 && block.id !== 'p') {
        list.push(html`<${Arrow} key=${`${word}${block.id}`} from=${[g.x(word), from]} to=${[g.x(word), y.top - 2]} kind=${`forward${now}`} />`);
      }
      from = (y?.bottom ?? from) + 2;
    }
    if (recurrent && word > 0) {
      const bus = g.x(word) - g.column / 2;
      list.push(html`<path
        key=${`bus${word}`}
        class=${`arrow time${now}`}
        d=${`M${g.x(word - 1) + h.half + 2} ${h.middle}L${bus} ${h.middle}L${bus} ${first.middle}`}
      />`);
      for (const gate of gates) {
        const y = g.y(gate.id);
        y &&
          list.push(html`<${Arrow} key=${`in${word}${gate.id}`} from=${[bus, y.middle]} to=${[g.x(word) - y.half - 2, y.middle]} kind=${`time${now}`} />`);
      }
      if (c) {
        list.push(html`<${Arrow} key=${`c${word}`} from=${[g.x(word - 1) + c.half + 2, c.middle]} to=${[g.x(word) - c.half - 2, c.middle]} kind=${`word-arrow${now}`} />`);
      }
    }
  }
  const y = g.y('h');
  const shade = y ? html`<rect class="column-now" x=${g.x(at) - g.column / 2 + 1} y="2" width=${g.column - 2} height=${g.height - 6} rx="8" />` : '';
  return html`${heads()}${shade}${list}`;
}

/** What the colours say. */
export function Legend() {
  return html`<span class="legend">
    <span class="swatch minus" aria-hidden="true">–</span> ${t('legend.minus')} <span class="swatch zero" aria-hidden="true"></span> 0
    <span class="swatch plus" aria-hidden="true"></span> ${t('legend.plus')}
  </span>`;
}

/** The numbers of one word, for those who cannot use the picture. @param {{ at: number }} props */
function Table({ at }) {
  const open = useSignal(false);
  const now = forward.value.value;
  return html`<details class="numbers" onToggle=${(/** @type {any} */ event) => (open.value = event.currentTarget.open)}>
    <summary>${t('table.title', { n: at, word: now?.words[at] ?? '' })}</summary>
    ${open.value && now
      ? html`<div class="scroll" tabindex="0" role="region" aria-label=${t('table.title', { n: at, word: now.words[at] ?? '' })}>
          <table>
            <tbody>
              ${now.tensors.map(
                (tensor) => html`<tr key=${tensor.name}>
                  <th scope="row">${symbols(tensor.name)} ${titleOf(tensor.name, tensor.title)}</th>
                  ${[...tensor.values.subarray(at * tensor.columns, (at + 1) * tensor.columns)].map(
                    (value, i) => html`<td key=${i} class="n">${number(value)}</td>`,
                  )}
                </tr>`,
              )}
            </tbody>
          </table>
        </div>`
      : ''}
  </details>`;
}
