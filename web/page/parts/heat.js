// Heat maps on a canvas: a matrix, or a vector as a strip.
import { html, useLayoutEffect, useRef } from '../vendor/preact.js';
import { colour, theme } from './colours.js';

/**
 * Paints a matrix, each cell `size` wide; a number below zero carries a dash, so that colour is not all that tells it.
 * @param {CanvasRenderingContext2D} canvas
 * @param {{ values: ArrayLike<number>, rows: number, columns: number, max: number, log?: boolean }} matrix on a logarithmic scale, four powers of ten have a colour
 * @param {{ x: number, y: number, width: number, height: number }} at the place of the whole matrix
 */
export function paint(canvas, matrix, at) {
  const { values, rows, columns, max, log = false } = matrix;
  const w = at.width / columns;
  const h = at.height / rows;
  const gap = Math.min(w, h) >= 6 ? 1 : 0;
  const dash = Math.min(w, h) >= 7;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const value = /** @type {number} */ (values[r * columns + c]);
      const shade = log ? logarithmic(value / max) : value / max;
      canvas.fillStyle = colour(shade);
      canvas.fillRect(at.x + c * w, at.y + r * h, w - gap, h - gap);
      if (dash && shade < -0.02) {
        canvas.fillStyle = theme.value === 'dark' ? 'rgb(0 0 0 / 55%)' : 'rgb(255 255 255 / 85%)';
        canvas.fillRect(at.x + c * w + w / 2 - 2.5, at.y + r * h + (h - gap) / 2 - 0.5, 4.5, 1.2);
      }
    }
  }
}

const DECADES = 4;

/** 1 stays 1, a thousandth becomes a quarter, and 10⁻⁴ or less becomes 0. @param {number} value */
function logarithmic(value) {
  const size = 1 + Math.log10(Math.abs(value)) / DECADES;
  return Number.isNaN(value) ? NaN : size <= 0 ? 0 : Math.sign(value) * size;
}

/** A canvas as sharp as the screen. @param {HTMLCanvasElement} canvas @param {number} width @param {number} height */
export function sharp(canvas, width, height) {
  const ratio = Math.min(devicePixelRatio || 1, 16000 / Math.max(width, height, 1));
  const w = Math.ceil(width * ratio);
  const h = Math.ceil(height * ratio);
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/**
 * A heat map that cannot be chosen from.
 * @param {{ values: ArrayLike<number>, rows: number, columns: number, max: number, log?: boolean, cell?: number, height?: number, label: string }} props
 */
export function Heat({ values, rows, columns, max, log = false, cell = 8, height = cell, label }) {
  const ref = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const shade = theme.value;
  useLayoutEffect(() => {
    if (ref.current) {
      const [w, h] = [columns * cell, rows * height];
      paint(sharp(ref.current, w, h), { values, rows, columns, max, log }, { x: 0, y: 0, width: w, height: h });
    }
  }, [values, rows, columns, max, log, cell, height, shade]);
  return html`<canvas ref=${ref} class="heat" role="img" aria-label=${label}></canvas>`;
}
