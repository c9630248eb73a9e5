// Tags on a text; a model file of one's own; learning from a correction.
import { html, signal, useSignal } from '../vendor/preact.js';
import { Intro, NetworkBar, Notices } from '../parts/controls.js';
import { answer, corpus, model, sentenceOf, specOf, theEngine, wantsBackward } from '../session.js';
import { state } from '../state.js';
import { number, percent, rich, t, whole } from '../text.js';

/** @typedef {import('../engine/engine.js').Tagged} Tagged */
/** @typedef {import('../engine/engine.js').TaggedSentence} TaggedSentence */
/** @typedef {import('../engine/engine.js').TaggerInfo} TaggerInfo */

/** The opened model file; none: the lab's own network. */
const file = signal(/** @type {TaggerInfo | undefined} */ (undefined));
/** Counts what was learnt, so that the text is tagged again. */
const learnt = signal(0);
const problem = signal('');
/** What the last correction did. */
const lesson = signal(/** @type {{ before: number, after: number, word: string, from: string, to: string, steps: number, right: boolean } | undefined} */ (undefined));

/** A copy of the lab's network: corrections change it and no other view. */
const pupil = answer(
  () => (state.view.value === 'tag' ? specOf(state.cell.value) : undefined),
  async (spec) => (await theEngine()).duplicate((await model(spec)).id),
);

const tagged = answer(
  () => {
    const mine = pupil.value.value;
    return mine && state.view.value === 'tag' ? { id: mine.id, text: state.text.value, file: file.value?.name, again: learnt.value } : undefined;
  },
  async ({ id, text, file }) => {
    const engine = await theEngine();
    return file ? engine.tag(text) : engine.tagWith(id, text);
  },
);

export function Tag() {
  wantsBackward.value = false;
  const result = tagged.value.value;
  const shown = useSignal(/** @type {{ sentence: number, word: number } | undefined} */ (undefined));
  const chosen = shown.value && result?.sentences[shown.value.sentence];
  return html`<article class="view tag-view">
    <${Intro} view="tag" chapter="4-part-of-speech" />
    <label class="text-label">
      <span class="label">${t('tag.text')}</span>
      <textarea
        rows="4"
        dir="auto"
        spellcheck="false"
        value=${state.text.value}
        maxlength="40000"
        onInput=${(/** @type {{ currentTarget: HTMLTextAreaElement }} */ event) => {
          shown.value = undefined;
          lesson.value = undefined;
          state.text.value = event.currentTarget.value;
          state.tags.value = '';
        }}
      ></textarea>
    </label>
    <${ModelChoice} />
    ${file.value ? '' : html`<${NetworkBar} />`}
    <${Notices} forSentence=${false} />
    ${[problem.value, tagged.value.error, pupil.value.error].filter(Boolean).map((error) => html`<p class="notice error" role="alert" key=${error}><strong>${t('notice.kind.error')}</strong> ${error}</p>`)}
    ${result && result.dropped > 0 ? html`<p class="notice warning">${t('tag.dropped', { n: whole(result.dropped) })}</p>` : ''}
    <div class="columns">
      <section class="panel" aria-label=${t('tag.result')}>
        ${result
          ? result.sentences.length === 0
            ? html`<p class="quiet empty">${t('tag.empty')}</p>`
            : html`<${Text} result=${result} shown=${shown.value} choose=${(/** @type {any} */ to) => (shown.value = to)} />`
          : html`<p class="quiet empty" aria-busy="true">${t('loading')}</p>`}
      </section>
      <section class="panel word-panel" aria-label=${t('tag.word')} aria-live="polite">
        ${chosen && result && shown.value
          ? html`<${Word} sentence=${chosen} tags=${result.tags} word=${shown.value.word} />`
          : html`<h2>${t('tag.word')}</h2><p class="quiet">${t('tag.word.empty')}</p>`}
        ${lesson.value ? html`<${Lesson} />` : ''}
      </section>
    </div>
  </article>`;
}

function ModelChoice() {
  const over = useSignal(false);
  const open = async (/** @type {File | undefined} */ chosen) => {
    if (!chosen) {
      return;
    }
    problem.value = '';
    lesson.value = undefined;
    try {
      file.value = await (await theEngine()).openTagger(await chosen.arrayBuffer(), chosen.name);
      learnt.value++;
    } catch (error) {
      problem.value = t('tag.refused', { name: chosen.name, why: sentenceOf(error).replace(/^model stream: /, '') });
    }
  };
  const info = file.value;
  return html`<div
    class=${`model-choice ${over.value ? 'over' : ''}`}
    onDragOver=${(/** @type {DragEvent} */ event) => {
      event.preventDefault();
      over.value = true;
    }}
    onDragLeave=${() => (over.value = false)}
    onDrop=${(/** @type {DragEvent} */ event) => {
      event.preventDefault();
      over.value = false;
      open(event.dataTransfer?.files[0]);
    }}
  >
    <p>
      <strong>${info ? info.name : t('tag.model.lab')}</strong>${' '}
      <span class="quiet">${info ? t('tag.model.file', { network: info.network, weights: whole(info.weights), tags: info.tags.length }) : t('tag.model.own')}</span>
    </p>
    <div class="model-buttons">
      <label class="file-button">
        <input type="file" accept=".safetensors" onChange=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => {
          open(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }} />
        <span>${t('tag.open')}</span>
      </label>
      ${info ? html`<button onClick=${() => ((file.value = undefined), learnt.value++, (lesson.value = undefined))}>${t('tag.close')}</button>` : ''}
    </div>
    ${info && Object.keys(info.provenance).length > 0
      ? html`<details><summary>${t('tag.provenance')}</summary><dl class="provenance">${Object.entries(info.provenance).map(([key, value]) => html`<dt key=${key}>${key}</dt><dd>${value}</dd>`)}</dl></details>`
      : ''}
  </div>`;
}

/** The hue of a tag: neighbours in the list are far apart. @param {string} tag @param {string[]} tags */
export const hue = (tag, tags) => Math.round((Math.max(0, tags.indexOf(tag)) * 137.5 + 210) % 360);

/** @param {{ result: Tagged, shown: { sentence: number, word: number } | undefined, choose: (to: { sentence: number, word: number }) => void }} props */
function Text({ result, shown, choose }) {
  const { tags } = result;
  const K = tags.length;
  const limit = 400;
  let count = 0;
  return html`<div class="tagged">
    ${result.sentences.slice(0, limit).map((sentence, s) => {
      count += sentence.words.length;
      return html`<p key=${s} dir="auto">
        ${sentence.words.map((word, w) => {
          const tag = sentence.best[w] ?? '';
          const p = sentence.probabilities.values[w * K + tags.indexOf(tag)] ?? 0;
          const on = shown?.sentence === s && shown.word === w;
          return html`<button
            key=${w}
            class=${`token ${on ? 'on' : ''} ${p < 0.5 ? 'unsure' : ''}`}
            style=${{ '--hue': String(hue(tag, tags)), '--sure': String(0.25 + 0.75 * p) }}
            aria-pressed=${on}
            title=${t('tag.token', { word, tag, p: percent(p) })}
            onClick=${() => choose({ sentence: s, word: w })}
          >
            <bdi>${word}</bdi><small>${tag} <span>${Math.round(p * 100)}</span></small>
          </button>`;
        })}
      </p>`;
    })}
    <p class="quiet">${t(result.sentences.length === 1 ? 'tag.count.one' : 'tag.count', { sentences: whole(result.sentences.length), words: whole(result.sentences.reduce((sum, one) => sum + one.words.length, 0)), speed: whole(Math.round(result.tokensPerSecond / 100) * 100) })}
      ${result.sentences.length > limit ? t('tag.shown', { n: whole(count) }) : ''}</p>
  </div>`;
}

const SHOWN = 6;
const MOST_STEPS = 80;
/** After so many steps they become larger. */
const PATIENCE = 20;

/** One word: its probabilities, and the correction. @param {{ sentence: TaggedSentence, tags: string[], word: number }} props */
function Word({ sentence, tags, word }) {
  const wanted = useSignal('');
  const busy = useSignal(false);
  const K = tags.length;
  const row = sentence.probabilities.values.subarray(word * K, (word + 1) * K);
  const order = tags.map((tag, k) => ({ tag, p: row[k] ?? 0 })).sort((a, b) => b.p - a.p);
  const best = sentence.best[word] ?? '';
  const learn = async () => {
    const to = wanted.value || (order[1]?.tag ?? best);
    const right = sentence.best.map((tag, i) => (i === word ? to : tag));
    busy.value = true;
    problem.value = '';
    try {
      const engine = await theEngine();
      const mine = pupil.peek().value;
      let steps = 0;
      let before = 0;
      let result;
      do {
        const faster = steps < PATIENCE ? 1 : 5;
        result =
          file.peek() || !mine
            ? await engine.learn(sentence.words, right, { learningRate: 0.01 * faster })
            : await engine.learnWith(mine.id, sentence.words, right, { learningRate: 0.1 * faster });
        before = steps === 0 ? result.lossBefore : before;
        steps++;
      } while (result.after.best[word] !== to && steps < MOST_STEPS && Number.isFinite(result.lossAfter));
      lesson.value = { before, after: result.lossAfter, word: sentence.words[word] ?? '', from: best, to, steps, right: result.after.best[word] === to };
      learnt.value++;
    } catch (error) {
      problem.value = sentenceOf(error);
    } finally {
      busy.value = false;
    }
  };
  return html`
    <h2>${t('tag.word')} <bdi class="word-now">${sentence.words[word]}</bdi></h2>
    <table class="probabilities">
      <tbody>
        ${order.slice(0, SHOWN).map(
          ({ tag, p }) => html`<tr key=${tag}>
            <th scope="row">${tag} <span class="quiet">${tagTitle(tag)}</span></th>
            <td><span class="bar" style=${{ width: `${Math.max(1, p * 100)}%`, '--hue': String(hue(tag, tags)) }}></span></td>
            <td class="n">${percent(p)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    <form class="correct" onSubmit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      learn();
    }}>
      <label>
        <span class="label">${t('tag.right')}</span>
        <select value=${wanted.value || (order[1]?.tag ?? '')} onChange=${(/** @type {{ currentTarget: HTMLSelectElement }} */ event) => (wanted.value = event.currentTarget.value)}>
          ${tags.map((tag) => html`<option key=${tag} value=${tag}>${tag}</option>`)}
        </select>
      </label>
      <button class="primary" type="submit" disabled=${busy.value}>${t(busy.value ? 'tag.learning' : 'tag.learn')}</button>
    </form>
    <p class="quiet">${t('tag.learn.how')}</p>
  `;
}

/** @param {string} tag */
const tagTitle = (tag) => {
  const key = `upos.${tag}`;
  const text = t(key);
  return text === key || !corpus.value?.tags.includes(tag) ? '' : text;
};

function Lesson() {
  const now = lesson.value;
  return now
    ? html`<p class=${`notice ${now.right ? 'good' : 'warning'}`}>
        ${rich(now.right ? 'tag.lesson' : 'tag.lesson.not', { word: now.word, from: now.from, to: now.to, n: now.steps, before: number(now.before), after: number(now.after) })}
      </p>`
    : '';
}
