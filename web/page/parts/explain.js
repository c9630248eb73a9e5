// One number: its equation, its operands, and the line of Java that computes it.
import { computed, html } from '../vendor/preact.js';
import { Equation } from './equation.js';
import { answer, forward, labelled, lossWord, theEngine } from '../session.js';
import { state } from '../state.js';
import { number, rich, symbols, t } from '../text.js';

/** @typedef {import('../engine/engine.js').Explanation} Explanation */
/** @typedef {import('./picture.js').Place} Place */

/** The number that is looked at, from the link: tensor~word~entry. */
export const place = computed(() => {
  const [block, word, row] = state.number.value.split('~');
  return block ? { block, word: Number(word), row: Number(row) } : undefined;
});

/** @param {Place} to */
export const look = (to) => {
  state.number.value = `${to.block}~${to.word}~${to.row}`;
};

/** Whether the number is one of the backward pass: views set it. */
export const explainsBackward = computed(() => state.view.value === 'backward');

export const explanation = answer(
  () => {
    const now = forward.value.value;
    const at = place.value;
    if (!now || !at || at.word >= now.words.length) {
      return undefined;
    }
    const back = explainsBackward.value ? labelled.value : undefined;
    return { id: now.id, words: now.words, at, tags: back?.tags, only: back ? lossWord.value : -1 };
  },
  async ({ id, words, at, tags, only }) => (await theEngine()).explain(id, words, at.block, at.word, at.row, tags, only),
);

const SHOWN = 6;

/** @param {{ terms: Explanation['terms'], sum: string }} props */
function Terms({ terms, sum }) {
  const total = terms.reduce((all, term) => all + term.product, 0);
  const rest = terms.slice(SHOWN);
  return html`<table class="terms">
    <caption>
      ${symbols(sum)} <span class="total">= ${number(total)}</span>
    </caption>
    <tbody>
      ${terms.slice(0, SHOWN).map(
        (term) => html`<tr key=${term.left + term.right}>
          <td>${symbols(term.left)}</td>
          <td class="n">${number(term.leftValue)}</td>
          <td class="op">${term.right ? '×' : ''}</td>
          <td>${symbols(term.right)}</td>
          <td class="n">${term.right ? number(term.rightValue) : ''}</td>
          <td class="op">=</td>
          <td class="n strong">${number(term.product)}</td>
        </tr>`,
      )}
      ${rest.length > 0
        ? html`<tr class="rest">
            <td colspan="6">${t('explain.rest', { n: rest.length })}</td>
            <td class="n strong">${number(rest.reduce((all, term) => all + term.product, 0))}</td>
          </tr>`
        : ''}
    </tbody>
  </table>`;
}

/** The panel. @param {{ name: (block: string) => any }} props */
export function Explain({ name }) {
  const at = place.value;
  const { value, error } = explanation.value;
  if (!at) {
    return html`<section class="panel explain" aria-label=${t('explain.title')}>
      <h2>${t('explain.title')}</h2>
      <p class="quiet">${t('explain.empty')}</p>
    </section>`;
  }
  if (error || !value) {
    return html`<section class="panel explain" aria-label=${t('explain.title')}>
      <h2>${t('explain.title')}</h2>
      <p class="quiet">${error}</p>
    </section>`;
  }
  const sums = [...new Set(value.terms.map((term) => term.sum))];
  return html`<section class="panel explain" aria-label=${t('explain.title')}>
    <h2>${t('explain.title')}</h2>
    <p class="explain-name">${name(value.tensor)}</p>
    <p class="explain-value">
      ${symbols(`${value.tensor}[${value.t},${value.column}]`)} = <strong>${number(value.value)}</strong>
    </p>
    <p><${Equation} latex=${value.equation.latex} text=${value.equation.text} /></p>
    <p class="formula">${symbols(value.formula)}</p>
    ${sums.map((sum) => html`<${Terms} key=${sum} sum=${sum} terms=${value.terms.filter((term) => term.sum === sum)} />`)}
    ${value.preactivation !== null && value.nonlinearity
      ? html`<p class="formula">
          ${t(`nonlinearity.${value.nonlinearity}`)}(${number(value.preactivation)}) = <strong>${number(value.value)}</strong>
        </p>`
      : ''}
    <figure class="java">
      <figcaption>${rich('explain.java')}</figcaption>
      ${value.lines.map(
        (line, i) => html`<div key=${`${line.file}:${line.line}`}>
          ${i === 0 || value.lines[i - 1]?.file !== line.file || (value.lines[i - 1]?.line ?? 0) + 1 !== line.line
            ? html`<p class="where"><a href=${`source/${line.file}`}>${line.file}:${line.line}</a></p>`
            : ''}
          <pre tabindex="0"><code>${line.text.trim().replace(/\/\/\s+/, '// ')}</code></pre>
        </div>`,
      )}
    </figure>
  </section>`;
}
