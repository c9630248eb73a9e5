// Buttons and keys that walk through steps. The signs of the buttons are drawn: not every system's font has them.
import { html, useEffect, useRef, useState } from '../vendor/preact.js';
import { t } from '../text.js';

/**
 * @param {object} props
 * @param {number} props.at
 * @param {number} props.last
 * @param {(to: number) => void} props.go
 * @param {number} [props.stride] a large step: the next word
 * @param {any} props.says
 * @param {number} [props.pause] milliseconds between steps when it plays
 */
export function Walk({ at, last, go, stride, says, pause = 900 }) {
  const [playing, setPlaying] = useState(false);
  const now = useRef({ at, last, go });
  now.current = { at, last, go };
  useEffect(() => {
    if (!playing) {
      return undefined;
    }
    const timer = setInterval(() => {
      const { at, last, go } = now.current;
      if (at >= last) {
        setPlaying(false);
      } else {
        go(at + 1);
      }
    }, pause);
    return () => clearInterval(timer);
  }, [playing, pause]);
  const play = () => {
    if (!playing && at >= last) {
      go(0);
    }
    setPlaying(!playing);
  };
  return html`<div class="walk">
    <div class="walk-buttons" role="group" aria-label=${t('walk.label')}>
      <button onClick=${() => go(0)} disabled=${at <= 0} aria-label=${t('walk.first')} title=${t('walk.first')}><${Sign} d="M3 3v10M13 3L6 8l7 5z" /></button>
      <button onClick=${() => go(at - 1)} disabled=${at <= 0} aria-label=${t('walk.back')} title=${t('walk.back')}><${Sign} d="M11.5 3L4.5 8l7 5z" /></button>
      <button class="primary" onClick=${play} aria-pressed=${playing}>${t(playing ? 'walk.pause' : 'walk.play')}</button>
      <button onClick=${() => go(at + 1)} disabled=${at >= last} aria-label=${t('walk.next')} title=${t('walk.next')}><${Sign} d="M4.5 3l7 5-7 5z" /></button>
      ${stride
        ? html`<button onClick=${() => go(Math.min(last, at + stride))} disabled=${at >= last} aria-label=${t('walk.stride')} title=${t('walk.stride')}><${Sign} d="M2 3l6 5-6 5zM8 3l6 5-6 5z" /></button>`
        : ''}
      <button onClick=${() => go(last)} disabled=${at >= last} aria-label=${t('walk.last')} title=${t('walk.last')}><${Sign} d="M13 3v10M3 3l7 5-7 5z" /></button>
    </div>
    <input
      class="walk-slider"
      type="range"
      min="0"
      max=${last}
      value=${at}
      aria-label=${t('walk.slider')}
      onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => go(Number(event.currentTarget.value))}
    />
    <p class="says" aria-live="polite">${says}</p>
  </div>`;
}

/** @param {{ d: string }} props */
const Sign = ({ d }) => html`<svg class="sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d=${d} /></svg>`;

/** The arrow keys as steps. @param {{ at: number, last: number, go: (to: number) => void, stride?: number }} walk @returns {(event: KeyboardEvent) => boolean} */
export const walkKeys =
  ({ at, last, go, stride = 1 }) =>
  (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return false;
    }
    const step = event.shiftKey ? stride : 1;
    const to = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: last }[event.key];
    if (to === undefined) {
      return false;
    }
    go(Math.max(0, Math.min(last, to)));
    return true;
  };
