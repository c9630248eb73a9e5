// A curve that grows while a run trains, drawn by uPlot.
import { html, useEffect, useRef } from '../vendor/preact.js';
import uPlot from '../vendor/uplot.js';
import { theme } from './colours.js';
import { useWidth } from './width.js';

/** @typedef {{ label: string, colour: string, dash?: number[], points?: boolean }} Line */

/**
 * @param {object} props
 * @param {(number | null)[][]} props.data x, then the lines
 * @param {Line[]} props.lines
 * @param {boolean} [props.log]
 * @param {[number, number]} [props.range]
 * @param {number} [props.height]
 * @param {string} props.label
 */
export function Live({ data, lines, log = false, range, height = 190, label }) {
  const { ref, width } = useWidth();
  const plot = useRef(/** @type {uPlot | undefined} */ (undefined));
  const shade = theme.value;
  const key = JSON.stringify(lines) + shade + log;
  useEffect(() => {
    const box = ref.current;
    if (!box || width === 0) {
      return undefined;
    }
    const style = getComputedStyle(document.documentElement);
    const [ink, grid] = [style.getPropertyValue('--soft'), style.getPropertyValue('--line')];
    const axis = { stroke: ink, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1 }, font: '11px system-ui' };
    const made = new uPlot(
      {
        width,
        height,
        legend: { show: false },
        cursor: { show: false },
        scales: {
          x: { time: false },
          y: log ? { distr: 3 } : range ? { range } : {},
        },
        axes: [axis, { ...axis, size: 54, ...(log ? { values: (_, ticks) => ticks.map((tick) => (tick === null ? '' : tick >= 1e4 || tick < 1e-2 ? tick.toExponential(0) : String(tick))) } : {}) }],
        series: [
          {},
          ...lines.map((line) => ({
            label: line.label,
            stroke: style.getPropertyValue(line.colour),
            width: 1.7,
            spanGaps: true,
            points: { show: line.points ?? false, size: 5 },
            ...(line.dash ? { dash: line.dash } : {}),
          })),
        ],
      },
      /** @type {any} */ (data),
      box,
    );
    plot.current = made;
    return () => made.destroy();
  }, [width, key]);
  useEffect(() => plot.current?.setData(/** @type {any} */ (data)), [data]);
  return html`<div class="live" ref=${ref} role="img" aria-label=${label} style=${{ minHeight: `${height}px` }}></div>`;
}
