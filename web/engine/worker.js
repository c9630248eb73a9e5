// Runs the compiled Java classes away from the page. Requests are {id, name, values}, answers {id, result | error}, and reports on
// the way {id, progress}. While a training runs, requests are answered between its slices.

const SLICE_MILLIS = 20;
const REPORT_MILLIS = 100;

let target = 'wasm';
let lab;
let tools;
const running = new Map();
const sources = new Map();

async function load(name) {
  if (target === 'js') return import(`./${name}.js`);
  const runtime = await import('./wasm-runtime.js');
  const module = await runtime.load(new URL(`./${name}.wasm`, import.meta.url).href);
  return module.exports;
}

/** The words of a CoNLL-U file and their tags, in order; after each sentence an empty word. */
async function sentences(path) {
  const response = await fetch(new URL(path, import.meta.url));
  if (!response.ok) throw new Error(`${path}: the server answered ${response.status}, expected the engine's file`);
  const words = [];
  const tags = [];
  for (const line of (await response.text()).split('\n')) {
    const cells = line.split('\t');
    if (/^\d+$/.test(cells[0])) {
      words.push(cells[1]);
      tags.push(cells[3]);
    } else if (line === '' && words.length > 0 && words.at(-1) !== '') {
      words.push('');
      tags.push('');
    }
  }
  return { words, tags };
}

/** An answer of the Java side, or its failure as an exception. */
function checked(answer) {
  if (answer.error === undefined) return answer;
  throw new Error(answer.bug ? `A bug of Unfold: ${answer.error}` : answer.error);
}

async function toolsLoaded() {
  if (tools === undefined) tools = await load('tools');
  return tools;
}

const pause = () =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(0);
  });

const requests = {
  async open(_, wanted) {
    target = wanted;
    const [module, train, dev] = await Promise.all([
      load('lab'),
      sentences('corpus/train.conllu'),
      sentences('corpus/dev.conllu'),
    ]);
    lab = module;
    checked(lab.open(train.words, train.tags, dev.words, dev.tags));
  },

  async explain(_, ...values) {
    const explanation = checked(lab.explain(...values));
    const { file, number } = explanation.equation;
    const backward = values[2].length > 0 && explanation.tensor.startsWith('d');
    explanation.lines = await lines(file, number, backward);
    return explanation;
  },

  source: (_, file, equation) => lines(file, equation, null),

  async start(id, model) {
    if (running.has(model)) throw new Error('training: it runs already; pause it first');
    const run = { stopped: false, ended: null };
    running.set(model, run);
    try {
      let reported = performance.now();
      while (!run.stopped) {
        checked(lab.train(model, SLICE_MILLIS));
        await pause();
        const due = performance.now() - reported >= REPORT_MILLIS;
        if (run.stopped || due || lab.trainingStands(model)) {
          reported = performance.now();
          const event = checked(lab.trainingReport(model, run.stopped ? 'paused' : 'running'));
          self.postMessage({ id, progress: event });
          run.last = event;
          if (event.state !== 'running') return event;
        }
      }
      return checked(lab.trainingReport(model, 'paused'));
    } finally {
      running.delete(model);
      run.ended?.(run.last);
    }
  },

  pause(_, model) {
    const run = running.get(model);
    if (run === undefined) return checked(lab.trainingReport(model, 'paused'));
    run.stopped = true;
    return new Promise((resolve) => (run.ended = resolve));
  },

  steps(_, model, steps) {
    if (running.has(model)) throw new Error('training: it runs; pause it before single steps');
    return checked(lab.trainSteps(model, steps));
  },

  training(_, model, ...options) {
    if (running.has(model)) throw new Error('training: it runs; pause it before you begin another');
    return checked(lab.training(model, ...options));
  },

  discard(_, model) {
    const run = running.get(model);
    if (run !== undefined) run.stopped = true;
    return checked(lab.discard(model));
  },

  async openTagger(_, buffer, name) {
    return checked((await toolsLoaded()).openTagger(new Int8Array(buffer), name));
  },

  async tag(_, text) {
    return checked((await toolsLoaded()).tag(text));
  },

  async learn(_, words, tags, learningRate, steps) {
    return checked((await toolsLoaded()).learn(words, tags, learningRate, steps));
  },

  async check(id) {
    const module = await toolsLoaded();
    const all = module.checks();
    const rows = [];
    for (let index = 0; index < all; index++) {
      const row = checked(module.check(index));
      rows.push(row);
      self.postMessage({ id, progress: { row, done: index + 1, all } });
      await pause();
    }
    return rows;
  },
};

/** The lines of a Java file that carry an equation's number: those of the forward pass, of the backward pass, or both. */
async function lines(file, equation, backward) {
  if (!/^[a-z]+\/[A-Za-z]+\.java$/.test(file)) throw new Error(`source: ${file}, expected a class such as nn/Lstm.java`);
  if (!sources.has(file)) {
    const response = await fetch(new URL(`../source/${file}`, import.meta.url));
    if (!response.ok) throw new Error(`source: ${file} is not among the page's sources`);
    sources.set(file, (await response.text()).split('\n'));
  }
  const all = sources.get(file).map((text, index) => ({ file, line: index + 1, text }));
  if (!equation) return all;
  const number = new RegExp(`//.*\\(${equation}\\)`);
  const start = all.findIndex(({ text }) => /\b(backward|backpropagation|BackwardPass)\b.*\{/.test(text) && !/\/\//.test(text));
  return all.filter(
    ({ text, line }) => number.test(text) && (backward === null || start < 0 || line > start === backward),
  );
}

self.onmessage = async ({ data: { id, name, values } }) => {
  try {
    const own = requests[name];
    const result = own === undefined ? checked(lab[name](...values)) : await own(id, ...values);
    self.postMessage({ id, result });
  } catch (error) {
    self.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
};
