// A reader for the guide: its Markdown files, as they are in the repository, as pages.
import { startTheme } from './parts/colours.js';
import { Marked } from './vendor/marked.js';

const FOLDER = 'guide/';
const main = /** @type {HTMLElement} */ (document.getElementById('guide'));
const chapters = /** @type {HTMLElement} */ (document.getElementById('chapters'));

/** The name of a heading in a link, as GitHub forms it. @param {string} text */
const slug = (text) =>
  text
    .toLowerCase()
    .replace(/<[^>]*>/g, '')
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .trim()
    .replace(/ /g, '-');

/** Where a link of the file at `path` leads: to another page of the guide, a source, or out of the site. @param {string} path @param {string} href */
function resolved(path, href) {
  if (/^[a-z]+:/.test(href)) {
    return href;
  }
  const to = new URL(href, `http://x/${FOLDER}${path}`);
  const inside = to.pathname.slice(1);
  if (inside.startsWith(FOLDER) && inside.endsWith('.md')) {
    return `#${inside.slice(FOLDER.length, -3)}${to.hash}`;
  }
  const source = /^core\/src\/main\/java\/dev\/unfold\/(.*\.java)$/.exec(inside);
  return source ? `source/${source[1]}` : inside.startsWith(FOLDER) ? inside : '';
}

/** @param {string} path */
function reader(path) {
  return new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${slug(text)}">${this.parser.parseInline(tokens)}</h${depth}>`;
      },
      link({ href, tokens }) {
        const to = resolved(path, href);
        const text = this.parser.parseInline(tokens);
        return to ? `<a href="${to}">${text}</a>` : text;
      },
      image({ href, text }) {
        return `<img src="${resolved(path, href)}" alt="${text.replace(/"/g, '&quot;')}" loading="lazy">`;
      },
      code({ text, lang }) {
        const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
        return `<pre tabindex="0"${lang ? ` data-language="${lang}"` : ''}><code>${safe}</code></pre>`;
      },
      table(token) {
        const row = (/** @type {typeof token.header} */ cells, /** @type {string} */ tag) =>
          `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        return `<div class="scroll" tabindex="0" role="region" aria-label="Table"><table><thead>${row(token.header, 'th')}</thead><tbody>${token.rows.map((cells) => row(cells, 'td')).join('')}</tbody></table></div>`;
      },
    },
  });
}

async function show() {
  const [page = '', heading] = decodeURIComponent(location.hash.slice(1)).split('#');
  const path = `${/^(layers\/)?[\w-]+$/.test(page) ? page : 'README'}.md`;
  const response = await fetch(FOLDER + path).catch(() => undefined);
  if (!response?.ok) {
    main.innerHTML = `<h1>The guide</h1><p>The page ${path.replace(/[<&]/g, '')} is not part of this copy of the lab. The guide is in the folder “guide” of Unfold.</p>`;
    return;
  }
  main.innerHTML = String(await reader(path).parse(await response.text()));
  document.title = `${main.querySelector('h1')?.textContent ?? 'The guide'} · Unfold`;
  (heading ? document.getElementById(heading) : main)?.scrollIntoView();
  for (const link of chapters.querySelectorAll('a')) {
    link.toggleAttribute('aria-current', link.getAttribute('href') === `#${path.slice(0, -3)}`);
    if (link.hasAttribute('aria-current')) {
      link.setAttribute('aria-current', 'page');
    }
  }
}

const PAGES = ['README', '1-unfolding', '2-backpropagation', '3-gradient-check', '4-part-of-speech', '5-pytorch', '6-vanishing-and-exploding', '7-gates', '8-transformer'];
chapters.innerHTML = PAGES.map((page) => `<a href="#${page}">${page === 'README' ? 'Guide' : page.charAt(0)}</a>`).join('');
startTheme();
addEventListener('hashchange', show);
await show();
