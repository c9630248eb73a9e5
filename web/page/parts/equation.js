// Equations, set by KaTeX when the libraries were put into `vendor`: the page carries no typesetter.
import { html } from '../vendor/preact.js';
import { EQUATIONS } from '../vendor/equations.js';

/** @param {{ latex: string, text: string }} props */
export function Equation({ latex, text }) {
  const set = EQUATIONS[latex];
  return set
    ? html`<span class="equation" dangerouslySetInnerHTML=${{ __html: set }}></span>`
    : html`<span class="equation plain">${text}</span>`;
}
