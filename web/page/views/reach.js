// Which words the loss of one word reaches, in four networks.
import { html, useMemo } from '../vendor/preact.js';
import { scaleLog } from '../vendor/scales.js';
import { useWidth } from '../parts/width.js';
import { answer, labelled, model, specOf, theEngine, wantsBackward } from '../session.js';
import { CELLS, state } from '../state.js';
import { number, percent, rich, scientific, t } from '../text.js';
import { follow } from './backward.js';

/** The backward pass of the same sentence in each network. */
const four = answer(
  () => {
    const now = wantsBackward.value ? labelled.value : undefined;
    return now && { words: now.words, tags: now.tags, specs: CELLS.map(specOf) };
  },
  async ({ words, tags, specs }) => {
    const engine = await theEngine();
    const found = [];
    for (const spec of specs) {
      const { reach, byDistance } = await engine.backward((await model(spec)).id, words, tags);
      found.push({ cell: spec.setup.cell, reach, byDistance });
    }
    return { words, found };
  },
);

const LEAST = 1e-6;

/** @param {number} part */
const share = (part) => (part >= 0.0995 ? percent(part).replace(/[.,]\d/, '') : part >= 0.0005 ? percent(part) : part === 0 ? '0' : scientific(part, 0));

export function Reach() {
  const { ref, width } = useWidth();
  const now = four.value.value;
  const words = now?.words ?? [];
  const from = state.loss.value < 0 ? words.length - 1 : Math.min(state.loss.value, words.length - 1);
  return html`<section class="panel reach" ref=${ref} aria-label=${t('reach.title')}>
    <h2>${t('reach.title')}</h2>
    <p class="quiet reach-text">${rich('reach.paragraph')}</p>
    ${four.value.error ? html`<p class="notice error">${four.value.error}</p>` : ''}
    ${now && now.found.some(({ reach }) => reach.rows === 0)
      ? html`<p class="quiet">${t('reach.long')}</p>`
      : now && width > 0 && words.length > 0
      ? html`<div class="reach-grid">
          <${Rows} words=${words} from=${from} found=${now.found} />
          <${Distances} found=${now.found} width=${width < 900 ? Math.min(width - 4, 560) : Math.min(360, width * 0.28)} />
        </div>`
      : html`<p class="quiet">${t('loading')}</p>`}
  </section>`;
}

/** @typedef {{ cell: string, reach: import('../engine/engine.js').Tensor, byDistance: Float64Array }[]} Found */

/** A table: one row a network, one column a word. @param {{ words: string[], from: number, found: Found }} props */
function Rows({ words, from, found }) {
  const height = scaleLog([LEAST, 1], [2, 46]).clamp(true);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('reach.table')}>
    <table class="reach-table">
      <caption class="sr-only">${t('reach.caption', { word: words[from] ?? '', n: from })}</caption>
      <thead>
        <tr>
          <td class="reach-lead">${rich('reach.loss')}</td>
          ${words.map(
            (word, i) => html`<th scope="col" key=${i}>
              <button class=${`word-button ${i === from ? 'on' : ''}`} aria-pressed=${i === from} title=${t('reach.choose', { word })} onClick=${() => follow(i)}>
                <bdi>${word}</bdi><small>${i}</small>
              </button>
            </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${found.map(({ cell, reach }) => {
          const own = reach.values[from * reach.columns + from] || 1e-300;
          return html`<tr key=${cell} class=${cell === state.cell.value ? 'on' : ''}>
            <th scope="row">${t(`cell.${cell}`)}</th>
            ${words.map((word, i) => {
              const part = (reach.values[from * reach.columns + i] ?? 0) / own;
              return i > from
                ? html`<td key=${i} class="none" title=${t('reach.none', { word, from: words[from] ?? '' })}><span class="sr-only">${t('reach.not')}</span><span aria-hidden="true">·</span></td>`
                : html`<td key=${i} title=${t('reach.cell', { word, norm: number(part * own) })}>
                    <span class="bar" style=${{ height: `${height(Math.max(LEAST, part))}px` }}></span>
                    <span class="share">${share(part)}</span>
                  </td>`;
            })}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

const DASH = { rnn: '', lstm: '7 3', gru: '2 3', transformer: '10 3 2 3' };

/** How the gradient fades with distance. @param {{ found: Found, width: number }} props */
function Distances({ found, width }) {
  const height = 250;
  const at = { left: 46, right: 92, top: 14, bottom: 36 };
  const drawn = useMemo(() => {
    const lines = found.map(({ cell, byDistance }) => {
      const own = byDistance[0] || 1;
      return { cell, points: [...byDistance].map((value, k) => ({ k, part: value / own })).filter(({ part }) => part > 0) };
    });
    const least = Math.max(1e-16, Math.min(0.5, ...lines.flatMap(({ points }) => points.map(({ part }) => part))));
    return { lines, most: Math.max(1.2, ...lines.flatMap(({ points }) => points.map(({ part }) => part))), least };
  }, [found]);
  const steps = Math.max(1, (found[0]?.byDistance.length ?? 1) - 1);
  const x = (/** @type {number} */ k) => at.left + ((width - at.left - at.right) * k) / steps;
  const y = scaleLog([drawn.least * 0.8, drawn.most], [height - at.bottom, at.top]);
  const low = Math.ceil(Math.log10(drawn.least));
  const every = Math.max(1, Math.ceil(-low / 5));
  const ticks = Array.from({ length: Math.floor(-low / every) + 1 }, (_, i) => -i * every);
  const ends = spread(drawn.lines.map(({ cell, points }) => ({ cell, y: y(points[points.length - 1]?.part ?? 1), x: x(points[points.length - 1]?.k ?? 0) })));
  return html`<figure class="distances">
    <svg width=${width} height=${height} role="img" aria-label=${t('reach.chart')}>
      ${ticks.map(
        (power) => html`<g key=${power}>
          <line class="grid" x1=${at.left} x2=${width - at.right} y1=${y(10 ** power)} y2=${y(10 ** power)} />
          <text class="axis" x=${at.left - 6} y=${y(10 ** power) + 4} text-anchor="end">${power === 0 ? '1' : html`10<tspan dy="-4" font-size="8">${power}</tspan>`}</text>
        </g>`,
      )}
      ${Array.from({ length: steps + 1 }, (_, k) => k)
        .filter((k) => k % Math.ceil((steps + 1) / 10) === 0)
        .map((k) => html`<text key=${k} class="axis" x=${x(k)} y=${height - at.bottom + 16} text-anchor="middle">${k}</text>`)}
      <text class="axis" x=${(at.left + width - at.right) / 2} y=${height - 4} text-anchor="middle">${t('reach.distance')}</text>
      ${drawn.lines.map(
        ({ cell, points }) => html`<path
          key=${cell}
          class=${`line line-${cell} ${cell === state.cell.value ? 'on' : ''}`}
          stroke-dasharray=${DASH[/** @type {keyof typeof DASH} */ (cell)]}
          d=${'M' + points.map(({ k, part }) => `${x(k).toFixed(1)} ${y(part).toFixed(1)}`).join('L')}
        />`,
      )}
      ${ends.map((end) => html`<text key=${end.cell} class=${`line-name line-${end.cell}`} x=${end.x + 6} y=${end.y + 4}>${t(`cell.${end.cell}`)}</text>`)}
    </svg>
    <figcaption class="quiet">${t('reach.chart')}</figcaption>
  </figure>`;
}

/** Moves labels apart. @param {{ cell: string, x: number, y: number }[]} labels */
function spread(labels) {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  sorted.forEach((label, i) => {
    const above = sorted[i - 1];
    if (above && label.y - above.y < 14) {
      label.y = above.y + 14;
    }
  });
  return sorted;
}
