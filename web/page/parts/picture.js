// The network unfolded in time: one column a word, one block a tensor. Used forward and backward.
import { html, useEffect, useLayoutEffect, useRef } from '../vendor/preact.js';
import { theme } from './colours.js';
import { paint, sharp } from './heat.js';
import { number, t } from '../text.js';

/**
 * @typedef {object} Block
 * @property {string} id
 * @property {any} label in the gutter
 * @property {string} spoken for a screen reader
 * @property {number} rows of one word's vector
 * @property {number} [columns] of one word's matrix; 1 by default
 * @property {number} cell height of a row
 * @property {number} [width] of the strip or matrix
 * @property {(word: number) => ArrayLike<number> | undefined} of a word's values; none: not yet computed
 * @property {(word: number) => number} max
 * @property {boolean} [log] logarithmic colours
 * @property {boolean} [ghosts] an outline where a word has no values yet
 * @property {string[]} [rowNames]
 * @property {number} [above] room above for arrows
 */
/**
 * @typedef {object} Geometry
 * @property {number} gutter
 * @property {number} column
 * @property {number} width
 * @property {number} height
 * @property {(word: number) => number} x centre of a word's column
 * @property {(id: string) => { top: number, middle: number, bottom: number, half: number } | undefined} y
 */
/** @typedef {{ block: string, word: number, row: number }} Place */

/** @param {Block[]} blocks @param {number} words @param {number} column @param {number} gutter @param {number} top @returns {Geometry} */
export function geometry(blocks, words, column, gutter, top) {
  /** @type {Map<string, { top: number, middle: number, bottom: number, half: number }>} */
  const places = new Map();
  let y = top;
  for (const block of blocks) {
    y += block.above ?? 26;
    const high = block.rows * block.cell;
    places.set(block.id, { top: y, middle: y + high / 2, bottom: y + high, half: widthOf(block) / 2 });
    y += high;
  }
  return {
    gutter,
    column,
    width: gutter + column * words + 12,
    height: y + 16,
    x: (word) => gutter + column * (word + 0.5),
    y: (id) => places.get(id),
  };
}

/** @param {Block} block */
const widthOf = (block) => block.width ?? 26;

/**
 * @param {object} props
 * @param {Block[]} props.blocks
 * @param {Geometry} props.geometry
 * @param {string[]} props.words
 * @param {any} props.over SVG on the heat maps
 * @param {any} props.under SVG under them
 * @param {string} props.label
 * @param {number} props.current the word that is looked at; −1: none
 * @param {Place | undefined} props.chosen
 * @param {(place: Place, fixed: boolean) => void} props.choose
 * @param {(event: KeyboardEvent) => boolean} [props.keys] true: handled
 * @param {string} props.said what a screen reader hears of the chosen number
 */
export function Picture({ blocks, geometry: g, words, over, under, label, current, chosen, choose, keys, said }) {
  const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const frame = useRef(/** @type {HTMLDivElement | null} */ (null));
  const shade = theme.value;
  useLayoutEffect(() => {
    if (!canvas.current) {
      return;
    }
    const context = sharp(canvas.current, g.width, g.height);
    for (const block of blocks) {
      const y = g.y(block.id);
      for (let word = 0; y && word < words.length; word++) {
        const values = block.of(word);
        if (values) {
          paint(
            context,
            { values, rows: block.rows, columns: block.columns ?? 1, max: block.max(word), log: block.log ?? false },
            { x: g.x(word) - widthOf(block) / 2, y: y.top, width: widthOf(block), height: y.bottom - y.top },
          );
        } else if (block.ghosts) {
          context.strokeStyle = shade === 'dark' ? '#343944' : '#dcdad4';
          context.setLineDash([3, 3]);
          context.strokeRect(g.x(word) - widthOf(block) / 2 + 0.5, y.top + 0.5, widthOf(block) - 1, y.bottom - y.top - 1);
        }
      }
    }
  }, [blocks, g, words, shade]);
  useEffect(() => {
    const box = frame.current;
    if (box && current >= 0) {
      const x = g.x(current);
      if (x - g.column < box.scrollLeft + g.gutter * 0.9 || x + g.column > box.scrollLeft + box.clientWidth) {
        box.scrollTo({ left: x - (box.clientWidth + g.gutter) / 2, behavior: calm() ? 'auto' : 'smooth' });
      }
    }
  }, [current, g]);

  /** @param {MouseEvent} event @returns {Place | undefined} */
  const at = (event) => {
    const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    const word = Math.floor((x - g.gutter) / g.column);
    for (const block of blocks) {
      const place = g.y(block.id);
      const columns = block.columns ?? 1;
      if (place && columns === 1 && y >= place.top && y < place.bottom && word >= 0 && word < words.length && block.of(word)) {
        if (Math.abs(x - g.x(word)) <= Math.max(place.half + 8, 14)) {
          return { block: block.id, word, row: Math.floor((y - place.top) / block.cell) };
        }
      }
    }
    return undefined;
  };

  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (keys?.(event)) {
      event.preventDefault();
      return;
    }
    const next = chosen && neighbour(blocks, words.length, chosen, event);
    if (next) {
      event.preventDefault();
      choose(next, true);
    } else if (event.key === 'Enter' && !chosen) {
      const first = blocks.find((block) => (block.columns ?? 1) === 1 && block.of(Math.max(current, 0)));
      if (first) {
        event.preventDefault();
        choose({ block: first.id, word: Math.max(current, 0), row: 0 }, true);
      }
    }
  };

  const mark = chosen && g.y(chosen.block);
  const marked = chosen && blocks.find((block) => block.id === chosen.block);
  return html`
    <div class="picture" ref=${frame}>
      <div
        class="picture-inner"
        style=${{ width: `${g.width}px`, height: `${g.height}px` }}
        role="application"
        aria-roledescription=${t('picture.role')}
        aria-label=${label}
        aria-describedby="picture-said"
        tabindex="0"
        onKeyDown=${key}
        onClick=${(/** @type {MouseEvent} */ event) => {
          const place = at(event);
          place && choose(place, true);
        }}
        onMouseMove=${(/** @type {MouseEvent} */ event) => {
          const place = at(event);
          /** @type {HTMLElement} */ (event.currentTarget).style.cursor = place ? 'crosshair' : '';
          place && choose(place, false);
        }}
      >
        <svg class="under" width=${g.width} height=${g.height} aria-hidden="true">${under}</svg>
        <canvas ref=${canvas} aria-hidden="true"></canvas>
        <svg class="over" width=${g.width} height=${g.height} aria-hidden="true">
          ${over}
          ${mark && marked && chosen
            ? html`<rect
                class="chosen"
                x=${g.x(chosen.word) - mark.half - 1.5}
                y=${mark.top + chosen.row * marked.cell - 1.5}
                width=${mark.half * 2 + 2}
                height=${marked.cell + 2}
              />`
            : ''}
        </svg>
        <div class="gutter" style=${{ width: `${g.gutter - 8}px`, height: `${g.height}px` }} aria-hidden="true">
          ${blocks.map((block) => {
            const y = g.y(block.id);
            return html`<div class="gutter-label" key=${block.id} style=${{ top: `${y?.top ?? 0}px` }}>
              <div class=${block.rowNames ? 'beside-names' : ''}>${block.label}</div>
              ${block.rowNames?.map(
                (name, row) => html`<span key=${row} class="row-name" style=${{ top: `${row * block.cell}px`, lineHeight: `${block.cell}px` }}>${name}</span>`,
              )}
            </div>`;
          })}
        </div>
      </div>
    </div>
    <p class="sr-only" id="picture-said" aria-live="polite">${said}</p>
  `;
}

/** @param {Block[]} blocks @param {number} words @param {Place} place @param {KeyboardEvent} event @returns {Place | undefined} */
function neighbour(blocks, words, place, event) {
  const usable = blocks.filter((block) => (block.columns ?? 1) === 1);
  const index = usable.findIndex((block) => block.id === place.block);
  const block = usable[index];
  if (!block || !event.altKey) {
    return undefined;
  }
  const shift = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (shift) {
    const row = place.row + shift;
    if (row >= 0 && row < block.rows) {
      return { ...place, row };
    }
    const other = usable[index + shift];
    return other?.of(place.word) ? { block: other.id, word: place.word, row: shift > 0 ? 0 : other.rows - 1 } : undefined;
  }
  const aside = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const word = place.word + (aside ?? 0);
  return aside && word >= 0 && word < words && block.of(word) ? { ...place, word } : undefined;
}

/** Whether the reader asked for little motion. */
export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The words on top of their columns. @param {{ words: string[], geometry: Geometry, y: number, current: number, dim?: (word: number) => boolean }} props */
export function Words({ words, geometry: g, y, current, dim }) {
  const room = Math.max(3, Math.floor(g.column / 7.4));
  return words.map((word, i) => {
    const letters = [...word];
    const shown = letters.length > room ? letters.slice(0, room - 1).join('') + '…' : word;
    return html`<text
      key=${i}
      class=${`word ${i === current ? 'now' : ''} ${dim?.(i) ? 'dim' : ''}`}
      x=${g.x(i)}
      y=${y}
      text-anchor="middle"
      >${shown}<title>${word}</title></text
      ><text class="index" x=${g.x(i)} y=${y + 12} text-anchor="middle">${i}</text>`;
  });
}

/** An arrow. @param {{ from: [number, number], to: [number, number], kind: string, label?: any, bend?: number }} props */
export function Arrow({ from: [x1, y1], to: [x2, y2], kind }) {
  return html`<path class=${`arrow ${kind}`} d=${`M${x1} ${y1}L${x2} ${y2}`} marker-end=${`url(#head-${kind.split(' ')[0]})`} />`;
}

/** The arrow heads that pictures use. */
export const heads = () => html`<defs>
  ${['forward', 'time', 'score', 'word-arrow'].map(
    (kind) => html`<marker
      key=${kind}
      id=${`head-${kind}`}
      class=${`head ${kind}`}
      viewBox="0 0 10 10"
      refX="8"
      refY="5"
      markerWidth="9"
      markerHeight="9"
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path d="M0 0.6L9.4 5L0 9.4z" />
    </marker>`,
  )}
</defs>`;

/** What a screen reader hears of one number. @param {string} name @param {Place} place @param {string} word @param {number} value */
export const spokenNumber = (name, place, word, value) =>
  t('picture.said', { name, row: place.row, t: place.word, word, value: number(value) });
