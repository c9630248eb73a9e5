// A run of the view Train: its engine, its model, and what it has reported.
import { batch, signal } from '../vendor/preact.js';
import { Points } from '../parts/points.js';
import { openEngine, sentenceOf, words } from '../session.js';
import { recipe, run, state } from '../state.js';

/** @typedef {import('../engine/engine.js').Engine} Engine */
/** @typedef {import('../engine/engine.js').Training} Training */
/** @typedef {import('../engine/engine.js').TrainingEvent} TrainingEvent */
/** @typedef {import('../engine/engine.js').Tensor} Tensor */
/** @typedef {'a' | 'b'} Which */

/** A run: its engine, its model and what it has reported. It lives as long as the page, also while other views are shown. */
export class Run {
  /** @param {Which} which */
  constructor(which) {
    this.which = which;
    this.event = signal(/** @type {TrainingEvent | undefined} */ (undefined));
    this.busy = signal(false);
    this.error = signal('');
    /** Mean loss and largest norm of some steps a point; `steps` counts in epochs. */
    this.curve = signal(/** @type {{ steps: number[], losses: number[], norms: number[] }} */ ({ steps: [], losses: [], norms: [] }));
    this.points = new Points();
    this.heat = signal(/** @type {{ recurrent: Tensor, hidden: { rows: number, columns: number, values: Float64Array, name: string } | undefined } | undefined} */ (undefined));
    /** @type {Promise<Engine> | undefined} */ this.engine = undefined;
    /** @type {Promise<{ id: number, training: Training }> | undefined} */ this.made = undefined;
    this.looking = false;
    this.spec = '';
  }

  /** What the settings say, without the steps. */
  settings() {
    return state[this.which].value.replace(/,\d+$/, '');
  }

  /** @param {number} steps */
  remember(steps) {
    state[this.which].value = `${this.settings()},${steps}`;
  }

  /** The model and its training, new if the settings have changed. */
  ready() {
    const spec = this.settings();
    if (!this.made || this.spec !== spec) {
      this.spec = spec;
      this.made = this.create();
      this.made.catch((error) => {
        this.error.value = sentenceOf(error);
        this.made = undefined;
      });
    }
    return this.made;
  }

  async create() {
    this.engine ??= openEngine();
    const engine = await this.engine;
    const { setup, train } = run(state[this.which].value);
    batch(() => {
      this.event.value = undefined;
      this.error.value = '';
      this.curve.value = { steps: [], losses: [], norms: [] };
      this.heat.value = undefined;
    });
    this.points = new Points();
    const { id } = await engine.create(setup);
    const training = await engine.training(id, { ...recipe(train).options, epochs: 50 });
    return { id, training };
  }

  /** @param {TrainingEvent} event */
  take(event) {
    this.points.take(event);
    batch(() => {
      this.curve.value = this.points.curve(event.stepsPerEpoch);
      this.event.value = event;
    });
    this.look();
  }

  /** Weights and hidden states now. */
  async look() {
    if (this.looking || !this.made || !this.engine) {
      return;
    }
    this.looking = true;
    try {
      const engine = await this.engine;
      const { id } = await this.made;
      const all = await engine.weights(id);
      const recurrent = all.find((one) => /^W_h$|\.u$/.test(one.name)) ?? all.find((one) => /query\.w$/.test(one.name)) ?? all[1];
      const passes = words.peek().length > 0 ? await engine.forward(id, words.peek().slice(0, 14)) : undefined;
      const hidden = passes?.tensors.find((one) => one.name === 'h');
      if (recurrent) {
        this.heat.value = { recurrent, hidden };
      }
    } catch {
      // The next event looks again.
    } finally {
      this.looking = false;
    }
  }

  /** @param {(training: Training) => Promise<TrainingEvent>} action */
  async act(action) {
    if (this.busy.value) {
      return;
    }
    this.busy.value = true;
    try {
      const event = await action((await this.ready()).training);
      this.take({ ...event, losses: new Float64Array(0), norms: new Float64Array(0) });
      this.remember(event.steps);
    } catch (error) {
      this.error.value = sentenceOf(error);
    } finally {
      this.busy.value = false;
    }
  }

  start() {
    return this.act((training) => training.start((event) => this.take(event)));
  }

  async pause() {
    await (await this.made)?.training.pause().catch(() => {});
  }

  /** @param {number} steps */
  step(steps) {
    return this.act(async (training) => {
      const event = await training.step(steps);
      this.take(event);
      return event;
    });
  }

  /** Trains to a step, as a link asks. @param {number} steps */
  to(steps) {
    return this.act(async (training) => {
      let event;
      do {
        event = await training.step(Math.max(1, Math.min(100, steps - (event?.steps ?? 0))));
        this.take(event);
      } while (event.steps < steps && event.state !== 'exploded' && event.state !== 'finished');
      return event;
    });
  }

  /** Begins again from the initial weights. */
  async reset() {
    await this.pause();
    this.spec = '';
    this.remember(0);
    await this.ready().catch(() => {});
    await this.look();
  }
}
