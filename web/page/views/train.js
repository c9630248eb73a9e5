import { html } from '../vendor/preact.js';
export const Train = () => html`<p></p>`;
