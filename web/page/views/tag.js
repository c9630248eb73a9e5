import { html } from '../vendor/preact.js';
export const Tag = () => html`<p></p>`;
