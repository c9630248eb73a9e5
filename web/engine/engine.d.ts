/**
 * The lab's engine: the library's own Java classes, compiled for the browser, in a worker of its own.
 *
 * Every method is answered by the worker, so it returns a promise; the page never waits for a computation. A method that
 * cannot do what it is asked rejects with an `EngineError` whose message can be shown as it is. All numbers are float64.
 */

/** Opens an engine in a new worker. Two engines are independent: open one per run that trains at the same time. */
export function open(options?: OpenOptions): Promise<Engine>;

export interface OpenOptions {
  /** `auto`, the default: WebAssembly GC, and JavaScript where the browser has no WebAssembly GC. */
  target?: 'auto' | 'wasm' | 'js';
}

export class EngineError extends Error {}

/** `transformer` is one causal block of attention and a feed-forward part. */
export type Cell = 'rnn' | 'lstm' | 'gru' | 'transformer';

export interface Setup {
  cell: Cell;
  /** E, width of the word vectors: 1 to 128. */
  embedding: number;
  /** H, width of the hidden state: 1 to 256; in a transformer the inner width of its feed-forward part. */
  hidden: number;
  /** Same setup and seed: the same weights as on the JVM. */
  seed: number;
}

/** The number of a model; models of one engine share its corpus. */
export type ModelId = number;

export interface Engine {
  /** What it runs on, and how long it took to load. */
  readonly target: 'wasm' | 'js';
  readonly loadMillis: number;

  /** The built-in corpus: its tags in the order of all K-wide tensors, and example sentences with their tags. */
  corpus(): Promise<CorpusInfo>;

  /** A new model for the built-in corpus, untrained. */
  create(setup: Setup): Promise<ModelInfo>;
  /** What `create` returned, with the parameters' shapes. */
  info(model: ModelId): Promise<ModelInfo>;
  /** Frees a model. */
  discard(model: ModelId): Promise<void>;
  /** A model with the same weights, trained and changed independently. */
  duplicate(model: ModelId): Promise<ModelInfo>;

  /** One parameter's values now, or those of all parameters. */
  weights(model: ModelId, parameter?: string): Promise<Tensor[]>;
  /** Sets one weight: dragging it. */
  setWeight(model: ModelId, parameter: string, row: number, column: number, value: number): Promise<void>;

  /**
   * The words of a text as the built-in corpus splits them (blanks and punctuation): at most `limit` words, 200 by default;
   * `dropped` is the number of words beyond.
   */
  split(text: string, limit?: number): Promise<{ words: string[]; dropped: number }>;

  /** The network on a sentence of 0 to 200 words. */
  forward(model: ModelId, words: string[]): Promise<Forward>;

  /**
   * The backward pass of the loss on a sentence with its right tags (names from `corpus().tags`); at least one word.
   *
   * @param only the loss of that word alone, −log p of its tag; −1, the default, for the mean over all words
   */
  backward(model: ModelId, words: string[], tags: string[], only?: number): Promise<Backward>;

  /** What each step adds to one parameter's gradient. Their sum is the parameter's gradient in `backward`. */
  contributions(model: ModelId, words: string[], tags: string[], parameter: string, only?: number): Promise<Contributions>;

  /**
   * How one number was computed: its equation with the operands, and the line of Java.
   *
   * @param tensor a name from `forward` (`h`, `i`, `z`, …) or from `backward`'s steps (`dh`, `dz`, …); with `tags` for the latter
   */
  explain(model: ModelId, words: string[], tensor: string, t: number, column: number, tags?: string[], only?: number): Promise<Explanation>;

  /** The loss along one weight, and its gradient there by backpropagation and by central differences. */
  gradient(model: ModelId, words: string[], tags: string[], weight: WeightRef, curve?: CurveOptions): Promise<WeightGradient>;

  /** Training of a model on the built-in corpus, paused until `start` or `step`. */
  training(model: ModelId, options: TrainingOptions): Promise<Training>;

  /** Opens a tagger from the bytes of a model file; a second engine part is loaded for it. The bytes stay in the worker. */
  openTagger(bytes: ArrayBuffer, name: string): Promise<TaggerInfo>;
  /** Tags a text with the tagger that was opened last: sentence by sentence, split at `.`, `!`, `?` and line ends. */
  tag(text: string): Promise<Tagged>;
  /** One step of training on one sentence with its right tags; returns the sentence tagged again. */
  learn(words: string[], tags: string[], options?: LearnOptions): Promise<Learned>;
  /** The same two with one of the lab's own models in place of a file. */
  tagWith(model: ModelId, text: string): Promise<Tagged>;
  learnWith(model: ModelId, words: string[], tags: string[], options?: LearnOptions): Promise<Learned>;

  /** The rows of `unfold check`, one after the other; takes some 20 seconds (WebAssembly). */
  check(row: (row: CheckRow, done: number, all: number) => void): Promise<CheckRow[]>;

  /** Lines of the library's Java source that carry an equation's number: `source('nn/Lstm.java', '4')`. */
  source(file: string, equation?: string): Promise<SourceLine[]>;

  /** Ends the worker. */
  close(): void;
}

/** A matrix; `values` is row-major. A vector has one row. */
export interface Tensor {
  name: string;
  rows: number;
  columns: number;
  values: Float64Array;
}

export interface CorpusInfo {
  tags: string[];
  /** V, the unknown word included. */
  vocabulary: number;
  trainSentences: number;
  trainTokens: number;
  devSentences: number;
  /** Short sentences of the corpus to begin with. */
  examples: { words: string[]; tags: string[] }[];
}

export interface ModelInfo {
  id: ModelId;
  setup: Setup;
  /** The name in the lab: `LabRnn`, `Lstm`, `Gru`, `TransformerEncoder`. */
  title: string;
  parameters: { name: string; symbol: string; rows: number; columns: number; role: string }[];
  weights: number;
}

/** One equation of a layer's class comment. */
export interface Equation {
  /** `Lstm (1)`; unique. */
  id: string;
  /** Its number in the class comment and behind the lines of code: `1`. */
  number: string;
  /** As the class comment writes it: `i = σ(Wi x + Ui h₋ + bi)`. */
  text: string;
  /** For KaTeX. */
  latex: string;
  /** The Java file, from `dev/unfold/`: `nn/Lstm.java`. */
  file: string;
}

/** A tensor of a trace: one row a word. */
export interface TraceTensor extends Tensor {
  /** `e`, `z`, `i`, `i.pre`, `h`, … */
  name: string;
  /** For people, in English: `input gate`. */
  title: string;
  role: 'embedding' | 'preactivation' | 'gate' | 'candidate' | 'cell' | 'state' | 'attention' | 'scores' | 'output' | 'norm' | 'feedforward';
  /** Its range, for the colours: `unit` 0 to 1, `signed` −1 to 1, `free`. */
  range: 'unit' | 'signed' | 'free';
  equation: Equation;
}

export interface Forward {
  words: string[];
  /** Ids in the vocabulary; a word that is not in it is read as the unknown word. */
  ids: Int32Array;
  known: boolean[];
  /** In the order in which they are computed. The last ones are `s` (scores, T×K) and `p` (probabilities, T×K). */
  tensors: TraceTensor[];
  /** In a transformer: one T×T matrix a head, `P.0`, …; row t is the attention of word t. Else empty. */
  attention: TraceTensor[];
  /** The most probable tag of each word. */
  predicted: string[];
}

/** dL/dv for a value v at one step: a row vector. */
export interface StepGradient extends Tensor {
  /** `ds`, `dh`, `dz`, `di`, `dc`, `de`, … */
  name: string;
  title: string;
  /** The equation that it inverts. */
  equation: Equation;
  norm: number;
}

/** A value that was used more than once: its gradient is the sum of what comes back from each use. */
export interface Fork {
  /** `dh` or, in an LSTM, `dc`; the name of the sum among the step's gradients. */
  name: string;
  /** `output`: from the scores of this word; `next`: from the next word's step; `tanh`: through h = o ⊙ tanh(c). */
  operands: { from: 'output' | 'next' | 'tanh' | 'direct' | 'query' | 'key' | 'value' | 'residual'; title: string; values: Float64Array; norm: number }[];
  sum: Float64Array;
  norm: number;
}

export interface BackwardStep {
  /** The word; steps are listed from the last word to the first. */
  t: number;
  word: string;
  /** In the order in which they are computed. */
  gradients: StepGradient[];
  forks: Fork[];
  /**
   * For each parameter the norm of what this step adds to its gradient, and of the sum so far. In a recurrent network a step
   * is a copy of the weights in time; in a transformer it is the loss of word t.
   */
  adds: { parameter: string; norm: number; runningNorm: number }[];
}

export interface Backward {
  words: string[];
  tags: string[];
  /** L, the mean over the words or the loss of `only`, and −log p(tag) of each word. */
  loss: number;
  wordLoss: Float64Array;
  /** What a step is: see `BackwardStep.adds`. */
  stepKind: 'copy' | 'loss';
  steps: BackwardStep[];
  /** The gradient of every parameter (for the embedding: the rows of this sentence's words, see `rows`). */
  gradients: Tensor[];
  /** The rows of the embedding's gradient that are not zero: word ids, in the order of that tensor's rows. */
  embeddingRows: Int32Array;
  /**
   * T×T: the norm of the gradient of word t's loss (row) with respect to word u's vector e_u (column); 0 for u > t. 0×0 for
   * more than 64 words.
   */
  reach: Tensor;
  /** Mean of `reach` over all pairs t − u = k, k = 0 … T−1: how the gradient fades. */
  byDistance: Float64Array;
  /** In a transformer T×T a head: dL/dP. Else empty. */
  attention: Tensor[];
}

export interface Contributions {
  parameter: string;
  rows: number;
  columns: number;
  /** The steps in the order of the walk, last word first: what it adds, and the sum so far. */
  steps: { t: number; word: string; adds: Float64Array; running: Float64Array }[];
  /** The library's gradient: the last `running`, up to rounding. */
  total: Float64Array;
}

export interface Explanation {
  tensor: string;
  t: number;
  column: number;
  value: number;
  equation: Equation;
  /** With this number's indices: `z[4,2] = Σ_j W_x[2,j] e[4,j] + Σ_j W_h[2,j] h[3,j]`. */
  formula: string;
  /** The operands, largest product first within each sum. `left` × `right` = `product`; a lone term has `right` 1. */
  terms: { sum: string; left: string; leftValue: number; right: string; rightValue: number; product: number }[];
  /** The sum before the non-linearity, if there is one. */
  preactivation: number | null;
  /** The non-linearity: `sigmoid`, `tanh`, `relu`, `softmax`, `norm`, or null. */
  nonlinearity: string | null;
  /** The lines of Java that compute it. */
  lines: SourceLine[];
}

export interface SourceLine {
  file: string;
  /** Counted from 1. */
  line: number;
  text: string;
}

export interface WeightRef {
  parameter: string;
  row: number;
  column: number;
}

export interface CurveOptions {
  /** The curve covers the weight ± `span`; by default max(1, |weight|). */
  span?: number;
  /** By default 81. */
  points?: number;
}

export interface WeightGradient {
  weight: WeightRef;
  value: number;
  loss: number;
  analytic: number;
  numeric: number;
  /** ε of the central difference. */
  epsilon: number;
  /** As `unfold check` measures it; `allowed` is its bound. */
  relativeError: number;
  allowed: number;
  curve: { weights: Float64Array; losses: Float64Array };
}

export interface TrainingOptions {
  learningRate: number;
  optimizer?: 'sgd' | 'adam';
  clipping?: 'none' | 'norm' | 'value';
  /** Above 0; by default 5. */
  limit?: number;
  /** Sentences a step; by default 1. */
  batchSize?: number;
  /** Of the order of the sentences. */
  seed?: number;
  /** Pauses at the end of that epoch; by default 50. */
  epochs?: number;
}

export interface Training {
  readonly model: ModelId;
  /** Runs until paused, exploded or at its last epoch; calls `progress` some 10 times a second. */
  start(progress: (event: TrainingEvent) => void): Promise<TrainingEvent>;
  /** Resolves once it stands still. All other methods of the engine may be called while it runs. */
  pause(): Promise<TrainingEvent>;
  /** A number of steps, then stands still. */
  step(steps: number): Promise<TrainingEvent>;
}

export interface TrainingEvent {
  state: 'running' | 'paused' | 'finished' | 'exploded';
  epoch: number;
  /** Of this epoch, and in all. */
  step: number;
  stepsPerEpoch: number;
  steps: number;
  tokens: number;
  tokensPerSecond: number;
  /** Since the last event: one entry a step, at most 500 (the last ones): loss, and norm of the gradient before clipping. */
  losses: Float64Array;
  norms: Float64Array;
  /** Of each parameter, the norm of its last gradient. */
  parameterNorms: { parameter: string; norm: number }[];
  /** Mean loss and dev accuracy of each finished epoch so far. */
  epochs: { epoch: number; loss: number; devAccuracy: number; seconds: number }[];
  /** If it exploded: what, where and what to do, in one sentence. The weights are those before that step. */
  explanation: string | null;
}

export interface TaggerInfo {
  name: string;
  tags: string[];
  weights: number;
  /** `bidirectional gru, 1 layer of 100, …`. */
  network: string;
  /** The model file's own lines on data, scores and license, if any. */
  provenance: Record<string, string>;
  loadMillis: number;
}

export interface Tagged {
  sentences: TaggedSentence[];
  tags: string[];
  tokensPerSecond: number;
  /** Words beyond the limit of 20,000. */
  dropped: number;
}

export interface TaggedSentence {
  words: string[];
  best: string[];
  /** T×K. */
  probabilities: Tensor;
}

export interface LearnOptions {
  /** By default 0.1 for the lab's models, 0.01 for a tagger's file. */
  learningRate?: number;
  /** By default 1. */
  steps?: number;
}

export interface Learned {
  before: TaggedSentence;
  after: TaggedSentence;
  lossBefore: number;
  lossAfter: number;
}

export interface CheckRow {
  name: string;
  passed: boolean;
  parameterError: number | null;
  inputError: number | null;
  float32Error: number | null;
  /** What failed, or null. */
  failure: string | null;
}
