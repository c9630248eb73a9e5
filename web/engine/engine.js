// The page's side of the engine: starts the worker and turns calls into promises. The contract is engine.d.ts.

export class EngineError extends Error {
  constructor(message) {
    super(message);
    this.name = 'EngineError';
  }
}

/** Whether the browser runs WebAssembly with garbage collection: a module with one struct type. */
function hasWasmGc() {
  const module = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 0x5f, 1, 0x78, 0]);
  return typeof WebAssembly === 'object' && WebAssembly.validate(module);
}

export async function open(options = {}) {
  const wanted = options.target ?? 'auto';
  const started = performance.now();
  if (wanted !== 'js' && hasWasmGc()) {
    try {
      return await start('wasm', started);
    } catch (error) {
      if (wanted === 'wasm') throw error;
    }
  } else if (wanted === 'wasm') {
    throw new EngineError('This browser has no WebAssembly GC; open the engine as JavaScript.');
  }
  return start('js', started);
}

async function start(target, started) {
  const connection = new Connection(new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }));
  try {
    await connection.call('open', [target]);
  } catch (error) {
    connection.close();
    throw error;
  }
  return engine(target, performance.now() - started, connection);
}

/** Requests and answers by number. */
class Connection {
  #worker;
  #next = 1;
  #waiting = new Map();

  constructor(worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) => this.#fail(`The engine failed: ${event.message ?? 'its worker did not start'}.`);
    worker.onmessageerror = () => this.#fail('The engine sent an answer that cannot be read.');
  }

  call(name, values, listener, transfer = []) {
    if (this.#worker === null) return Promise.reject(new EngineError('The engine was closed; open it again.'));
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, listener });
      this.#worker.postMessage({ id, name, values }, transfer);
    });
  }

  #receive({ id, progress, result, error }) {
    const request = this.#waiting.get(id);
    if (request === undefined) return;
    if (progress !== undefined) {
      request.listener?.(progress);
      return;
    }
    this.#waiting.delete(id);
    if (error === undefined) request.resolve(result);
    else request.reject(new EngineError(error));
  }

  #fail(message) {
    for (const request of this.#waiting.values()) request.reject(new EngineError(message));
    this.#waiting.clear();
  }

  close() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#fail('The engine was closed; open it again.');
  }
}

function engine(target, loadMillis, connection) {
  const call = (name, ...values) => connection.call(name, values);
  return {
    target,
    loadMillis,
    corpus: () => call('corpus'),
    create: (setup) => call('create', setup.cell, setup.embedding, setup.hidden, setup.seed),
    info: (model) => call('info', model),
    discard: (model) => call('discard', model),
    duplicate: (model) => call('duplicate', model),
    weights: (model, parameter = '') => call('weights', model, parameter).then((answer) => answer.tensors),
    setWeight: (model, parameter, row, column, value) => call('setWeight', model, parameter, row, column, value),
    split: (text, limit = 200) => call('split', text, limit),
    forward: (model, words) => call('forward', model, words),
    backward: (model, words, tags, only = -1) => call('backward', model, words, tags, only),
    contributions: (model, words, tags, parameter, only = -1) => call('contributions', model, words, tags, parameter, only),
    explain: (model, words, tensor, t, column, tags = [], only = -1) =>
      call('explain', model, words, tags, tensor, t, column, only),
    gradient: (model, words, tags, weight, curve = {}) =>
      call('gradient', model, words, tags, weight.parameter, weight.row, weight.column, curve.span ?? 0, curve.points ?? 81).then(
        (answer) => ({ weight, ...answer }),
      ),
    training: (model, options) => training(connection, model, options),
    openTagger: (bytes, name) => call('openTagger', bytes, name),
    tag: (text) => call('tag', text),
    learn: (words, tags, options = {}) => call('learn', words, tags, options.learningRate ?? 0.01, options.steps ?? 1),
    tagWith: (model, text) => call('tagWith', model, text),
    learnWith: (model, words, tags, options = {}) =>
      call('learnWith', model, words, tags, options.learningRate ?? 0.1, options.steps ?? 1),
    check: (row = () => {}) => connection.call('check', [], ({ row: one, done, all }) => row(one, done, all)),
    source: (file, equation = '') => call('source', file, equation),
    close: () => connection.close(),
  };
}

async function training(connection, model, options) {
  await connection.call('training', [
    model,
    options.learningRate,
    options.optimizer ?? 'sgd',
    options.clipping ?? 'none',
    options.limit ?? 5,
    options.batchSize ?? 1,
    options.seed ?? 1,
    options.epochs ?? 50,
  ]);
  return {
    model,
    start: (progress = () => {}) => connection.call('start', [model], progress),
    pause: () => connection.call('pause', [model]),
    step: (steps) => connection.call('steps', [model, steps]),
  };
}
