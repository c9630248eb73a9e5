// The arrows of the backward pass: from the scores, from the next step, to the word, and the sum where two of them meet.
import { html, useMemo } from '../vendor/preact.js';
import { state } from '../state.js';
import { language, number, t } from '../text.js';

/** @typedef {import('../parts/picture.js').Geometry} Geometry */
/** @typedef {import('../parts/picture.js').Block} Block */

/** Text with subscripts in SVG: `W_hᵀ dz_(t+1)`. @param {{ x: number, y: number, text: string, kind: string, anchor?: string }} props */
export function SvgSymbols({ x, y, text, kind, anchor = 'start' }) {
  let lowered = false;
  const parts = text.split(/(_(?:\([^)]*\)|\w+))/).map((part, i) => {
    const sub = i % 2 === 1;
    const shift = sub ? 3 : lowered ? -3 : 0;
    lowered = sub;
    return html`<tspan key=${i} dy=${shift} class=${sub ? 'sub' : ''}>${sub ? part.slice(1).replace(/^\((.*)\)$/, '$1') : part}</tspan>`;
  });
  return html`<text class=${`arrow-label ${kind}`} x=${x} y=${y} text-anchor=${anchor}>${parts}</text>`;
}

/**
 * @param {object} props
 * @param {Geometry} props.g
 * @param {Block[]} props.blocks
 * @param {import('../session.js').Backward & { only: number }} props.now
 * @param {import('./backward.js').Position} props.here
 */
export function BackwardFlow({ g, blocks, now, here }) {
  const ds = g.y('ds');
  const dh = g.y('dh');
  const copies = g.y('copies');
  const count = now.words.length;
  const gates = blocks.filter((block) => isGate(block.id, state.cell.value));
  const source = gates.length > 0 ? g.y(/** @type {Block} */ (gates[gates.length - 1]).id) : undefined;
  /** @type {any[]} */
  const list = [];
  const isCopy = now.stepKind === 'copy';
  const kept = useMemo(() => /** @type {Map<string, any>} */ (new Map()), [now, g.column, g.height, here.first, language.value]);
  /** The arrows of one word; they are kept until the geometry changes. @param {number} word */
  const arrows = (word) => {
    /** @type {any[]} */
    const list = [];
    const done = word > here.word ? PAST : word === here.word ? here.phase : -1;
    const current = word === here.word;
    list.push(html`<${LossText} key=${`loss${word}`} g=${g} now=${now} word=${word} y=${(ds?.bottom ?? 0) + 20} on=${current && here.phase === 0} off=${word > here.first || (now.only >= 0 && word !== here.first)} />`);
    if (done < 1 || !dh || !ds || word > here.first) {
      return list;
    }
    const live = (/** @type {number} */ phase) => (current && here.phase === phase ? ' now' : '');
    const x = g.x(word);
    const meet = dh.bottom + 17;
    const hasNext = isCopy && word < here.first && source;
    list.push(
      html`<path key=${`s${word}`} class=${`arrow score back${live(1)}`} d=${`M${x} ${ds.top - 3}L${x} ${hasNext ? meet + 8 : dh.bottom + 4}`} marker-end="url(#head-score)" />`,
    );
    if (hasNext) {
      const bus = g.x(word + 1) - g.column / 2;
      list.push(
        html`<path
          key=${`t${word}`}
          class=${`arrow time back${live(1)}`}
          d=${`M${g.x(word + 1) - source.half - 2} ${source.middle}L${bus} ${source.middle}L${bus} ${meet}L${x + 9} ${meet}`}
          marker-end="url(#head-time)"
        />`,
        html`<g key=${`p${word}`} class=${`plus${live(1)}`}
          ><circle cx=${x} cy=${meet} r="7" /><path d=${`M${x - 3.5} ${meet}H${x + 3.5}M${x} ${meet - 3.5}V${meet + 3.5}`}
        /></g>`,
        html`<path key=${`o${word}`} class=${`arrow forward${live(1)}`} d=${`M${x} ${meet - 8}L${x} ${dh.bottom + 3}`} marker-end="url(#head-forward)" />`,
      );
    }
    const dc = g.y('dc');
    if (dc && isCopy && word < here.first) {
      const from = `M${g.x(word + 1) - dc.half - 2} ${dc.middle}L${x + dc.half + 3} ${dc.middle}`;
      list.push(html`<path key=${`k${word}`} class=${`arrow word-arrow back${live(1)}`} d=${from} marker-end="url(#head-word-arrow)" />`);
    }
    list.push(...upward(blocks, g, word, done, live));
    if (done >= 2 && copies) {
      list.push(
        html`<path key=${`c${word}`} class=${`drop${live(2)}`} d=${`M${x} ${ds.bottom + 35}L${x} ${copies.top - 22}`} />`,
        html`<text key=${`n${word}`} class=${`copy-name${live(2)}`} x=${x} y=${copies.top - 8} text-anchor="middle">${t(isCopy ? 'backward.copy' : 'backward.loss', { t: word })}</text>`,
      );
      if (word > 0) {
        list.push(
          html`<text key=${`+${word}`} class="copy-plus" x=${x - g.column / 2} y=${copies.middle + 5} text-anchor="middle">${word > here.word || here.phase >= 2 ? '+' : ''}</text>`,
        );
      }
    }
    return list;
  };
  for (let word = count - 1; word >= 0; word--) {
    const key = `${word} ${word > here.word ? PAST : word === here.word ? here.phase : -1} ${word === here.word} ${copies !== undefined}`;
    const found = kept.get(key) ?? html`<g key=${word}>${arrows(word)}</g>`;
    kept.set(key, found);
    list.push(found);
  }
  if (here.phase === 1 && dh && ds) {
    const x = g.x(here.word);
    list.push(html`<${SvgSymbols} key="ls" x=${x + 6} y=${ds.top - 8} text=${`W_yᵀ ds_${here.word}`} kind="score" />`);
    if (isCopy && here.word < here.first) {
      const text = state.cell.value === 'rnn' ? `W_hᵀ dz_${here.word + 1}` : `Σ Uᵀ a_${here.word + 1}`;
      list.push(html`<${SvgSymbols} key="lt" x=${x + 12} y=${dh.bottom + 12} text=${text} kind="time" />`);
    }
  }
  const shade =
    here.phase >= 0
      ? html`<rect class="column-now" x=${g.x(here.word) - g.column / 2 + 1} y="2" width=${g.column - 2} height=${g.height - 6} rx="8" />`
      : '';
  return html`${shade}${list}`;
}

const PAST = 9;

/** @param {string} id @param {string} cell */
const isGate = (id, cell) =>
  cell === 'rnn' ? id === 'dz' : cell === 'transformer' ? false : !['ds', 'dh', 'de', 'dc', 'copies'].includes(id);

/** From dh up to the word: block after block. @param {Block[]} blocks @param {Geometry} g @param {number} word @param {number} done @param {(phase: number) => string} live */
function upward(blocks, g, word, done, live) {
  const chain = blocks.filter((block) => block.id !== 'ds' && block.id !== 'copies').reverse();
  return chain.slice(1).map((block, i) => {
    const from = g.y(/** @type {Block} */ (chain[i]).id);
    const to = g.y(block.id);
    const phase = block.id === 'de' ? 2 : 1;
    if (!from || !to || done < phase || from.top - to.bottom < 9) {
      return '';
    }
    const kind = block.id === 'de' ? 'word-arrow' : 'forward';
    return html`<path
      key=${`u${word}${block.id}`}
      class=${`arrow ${kind} back${live(phase)}`}
      d=${`M${g.x(word)} ${from.top - 3}L${g.x(word)} ${to.bottom + 3}`}
      marker-end=${`url(#head-${kind})`}
    />`;
  });
}

/** The loss of a word, under its scores. @param {{ g: Geometry, now: import('../session.js').Backward, word: number, y: number, on: boolean, off: boolean }} props */
function LossText({ g, now, word, y, on, off }) {
  return html`<g class=${`loss ${on ? 'on' : ''} ${off ? 'off' : ''}`}>
    <text class="tag" x=${g.x(word)} y=${y - 2} text-anchor="middle">${now.tags[word]}</text>
    <text class="probability" x=${g.x(word)} y=${y + 11} text-anchor="middle">${number(now.wordLoss[word] ?? 0)}</text>
  </g>`;
}
