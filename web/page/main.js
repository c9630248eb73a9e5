// The page: header, the view of the link, and what is shared by all of them.
import { html, render, useEffect, useState } from './vendor/preact.js';
import { startTheme, theme } from './parts/colours.js';
import { start } from './session.js';
import { VIEWS, connect, link, state } from './state.js';
import { LANGUAGES, language, preferredLanguage, speak, t } from './text.js';
import { Unfold } from './views/unfold.js';

/** @typedef {typeof VIEWS[number]} ViewName */

/** Views other than the first are loaded when they are first wanted. @type {Record<ViewName, () => Promise<(props: {}) => any>>} */
const LOADERS = {
  unfold: async () => Unfold,
  backward: async () => (await import('./views/backward.js')).Backward,
  gradient: async () => (await import('./views/gradient.js')).Gradient,
  train: async () => (await import('./views/train.js')).Train,
  tag: async () => (await import('./views/tag.js')).Tag,
};

/** @type {Partial<Record<ViewName, (props: {}) => any>>} */
const loaded = { unfold: Unfold };

function View() {
  const name = state.view.value;
  const [, again] = useState(0);
  useEffect(() => {
    if (!loaded[name]) {
      LOADERS[name]().then((view) => {
        loaded[name] = view;
        again((count) => count + 1);
      });
    }
    document.title = `${t(`view.${name}`)} · Unfold`;
  }, [name, language.value]);
  const Chosen = loaded[name];
  return Chosen ? html`<${Chosen} key=${name} />` : html`<p class="quiet" aria-busy="true">${t('loading')}</p>`;
}

function CopyLink() {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    history.replaceState(null, '', link());
    await navigator.clipboard?.writeText(location.href).catch(() => {});
    setCopied(true);
    setTimeout(() => setCopied(false), 2500);
  };
  return html`<button class="quiet-button" onClick=${copy} title=${t('link.title')}>
    <span aria-live="polite">${t(copied ? 'link.copied' : 'link.copy')}</span>
  </button>`;
}

/** @param {{ toggle: () => void }} props */
function Page({ toggle }) {
  return html`
    <a class="skip" href="#main" onClick=${(/** @type {Event} */ event) => {
      event.preventDefault();
      document.getElementById('main')?.focus();
    }}>${t('skip')}</a>
    <header class="top">
      <a class="brand" href="#view=unfold"><img src="icon.svg" alt="" width="26" height="26" /> Unfold</a>
      <nav aria-label=${t('nav')}>
        ${VIEWS.map(
          (view) => html`<a
            key=${view}
            href=${`#view=${view}`}
            aria-current=${state.view.value === view ? 'page' : undefined}
            onClick=${(/** @type {MouseEvent} */ event) => {
              if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
                event.preventDefault();
                state.view.value = view;
              }
            }}
            >${t(`view.${view}`)}</a
          >`,
        )}
      </nav>
      <div class="tools">
        <${CopyLink} />
        <button class="quiet-button" onClick=${toggle} aria-label=${t('theme.label')} title=${t('theme.label')}>
          ${t(theme.value === 'dark' ? 'theme.light' : 'theme.dark')}
        </button>
        <select
          aria-label=${t('language')}
          value=${language.value}
          onChange=${(/** @type {{ currentTarget: HTMLSelectElement }} */ event) => {
            localStorage.setItem('unfold.language', event.currentTarget.value);
            speak(event.currentTarget.value);
          }}
        >
          ${Object.entries(LANGUAGES).map(([code, name]) => html`<option key=${code} value=${code}>${name}</option>`)}
        </select>
      </div>
    </header>
    <main id="main" tabindex="-1"><${View} /></main>
    <footer class="foot">
      <p>${t('footer')} <a href="guide.html">${t('footer.guide')}</a> · <a href="vendor/LICENSES.txt">${t('footer.licences')}</a></p>
    </footer>
  `;
}

const toggle = startTheme();
connect();
start();
await speak(preferredLanguage());
const root = /** @type {HTMLElement} */ (document.getElementById('page'));
root.replaceChildren();
render(html`<${Page} toggle=${toggle} />`, root);
