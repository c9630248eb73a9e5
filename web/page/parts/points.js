// The points of a growing curve: a few hundred, however long the run. A report costs no more at the end of a run than at its start.

const MOST = 400;

/** @typedef {{ sum: number, norm: number, count: number }} Point */

/** Mean loss and largest norm of `width` steps a point. The width doubles when there are too many points. */
export class Points {
  constructor() {
    this.width = 1;
    this.seen = 0;
    /** @type {Point[]} */ this.points = [];
  }

  /** Of a very fast run the engine reports the last 500 steps of each tenth of a second: the others are missing. @param {import('../engine/engine.js').TrainingEvent} event */
  take(event) {
    const first = Math.max(this.seen, event.steps - event.losses.length);
    while (event.steps / this.width > MOST) {
      this.double();
    }
    for (let step = first; step < event.steps; step++) {
      const at = step - event.steps + event.losses.length;
      const loss = event.losses[at] ?? NaN;
      const place = Math.floor(step / this.width);
      const point = (this.points[place] ??= { sum: 0, norm: -Infinity, count: 0 });
      if (!Number.isNaN(loss)) {
        point.sum += loss;
        point.norm = Math.max(point.norm, event.norms[at] ?? -Infinity);
        point.count++;
      }
    }
    this.seen = event.steps;
  }

  double() {
    /** @type {Point[]} */
    const half = [];
    this.points.forEach((point, i) => {
      const place = Math.floor(i / 2);
      const other = half[place] ?? { sum: 0, norm: -Infinity, count: 0 };
      half[place] = { sum: other.sum + point.sum, norm: Math.max(other.norm, point.norm), count: other.count + point.count };
    });
    this.points = half;
    this.width *= 2;
  }

  /** The points that are complete. @param {number} stepsPerEpoch */
  curve(stepsPerEpoch) {
    /** @type {{ steps: number[], losses: number[], norms: number[] }} */
    const curve = { steps: [], losses: [], norms: [] };
    this.points.forEach(({ sum, norm, count }, i) => {
      const end = (i + 1) * this.width;
      if (count > 0 && end <= this.seen) {
        curve.steps.push(end / stepsPerEpoch);
        curve.losses.push(sum / count);
        curve.norms.push(norm);
      }
    });
    return curve;
  }
}
