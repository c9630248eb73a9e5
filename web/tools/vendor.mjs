// Writes ../page/vendor from the packages of package-lock.json: run `npm ci && npm run vendor` after a change of versions.
// The page itself has no build step; what this writes is kept in the repository, so a build of Unfold needs no Node.
import { build } from 'esbuild';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const out = here('../page/vendor/');

/** Each bundle and what it exports. */
const bundles = {
  'preact.js': `
    import { h } from 'preact';
    import htm from 'htm';
    export { h, render, Fragment } from 'preact';
    export { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
    export { signal, computed, effect, batch, untracked, useSignal, useComputed, useSignalEffect } from '@preact/signals';
    export const html = htm.bind(h);`,
  'scales.js': `export { scaleLinear, scaleLog } from 'd3-scale';`,
  'uplot.js': `export { default } from 'uplot';`,
  'marked.js': `export { Marked } from './node_modules/marked/lib/marked.esm.js';`,
};

await rm(out, { recursive: true, force: true });
await mkdir(out + 'fonts', { recursive: true });
const licences = [];
for (const [name, contents] of Object.entries(bundles)) {
  await build({
    stdin: { contents, resolveDir: here('.') },
    outfile: out + name,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
  });
}
await cp(here('node_modules/uplot/dist/uPlot.min.css'), out + 'uplot.css');

const css = await readFile(here('node_modules/katex/dist/katex.min.css'), 'utf8');
const kept = ['Main-Regular', 'Main-Bold', 'Main-Italic', 'Math-Italic', 'Size1-Regular', 'Size2-Regular', 'AMS-Regular'];
const faces = css.replace(/@font-face\{[^}]*\}/g, (face) => {
  const file = /fonts\/KaTeX_([\w-]+)\.woff2/.exec(face)?.[1] ?? '';
  return kept.includes(file) ? face.replace(/,url\([^)]*\.(woff|ttf)\) format\("\w+"\)/g, '') : '';
});
await writeFile(out + 'katex.css', faces);
for (const font of kept) {
  await cp(here(`node_modules/katex/dist/fonts/KaTeX_${font}.woff2`), `${out}fonts/KaTeX_${font}.woff2`);
}

const packages = ['preact', '@preact/signals', '@preact/signals-core', 'htm', 'd3-scale', 'd3-array', 'd3-color', 'd3-format',
  'd3-interpolate', 'd3-time', 'd3-time-format', 'internmap', 'uplot', 'katex', 'marked'];
for (const name of packages) {
  const { version, license } = JSON.parse(await readFile(here(`node_modules/${name}/package.json`), 'utf8'));
  let text = '';
  for (const file of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license']) {
    text ||= await readFile(here(`node_modules/${name}/${file}`), 'utf8').catch(() => '');
  }
  licences.push(`${name} ${version} (${license})\n${'='.repeat(72)}\n${text.trim()}\n`);
}
// MPL 2.0, with its notice inside; only the tests use it.
await cp(here('node_modules/axe-core/axe.min.js'), here('../src/test/resources/axe.min.js'));
await writeFile(out + 'LICENSES.txt', licences.join('\n'));

// Types of the bundles, for tsc.
await writeFile(
  out + 'preact.d.ts',
  `import { h } from 'preact';
export { h, render, Fragment } from 'preact';
export type { ComponentChildren, VNode } from 'preact';
export { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
export { signal, computed, effect, batch, untracked, useSignal, useComputed, useSignalEffect } from '@preact/signals';
export type { Signal, ReadonlySignal } from '@preact/signals';
export declare const html: (strings: TemplateStringsArray, ...values: any[]) => import('preact').VNode;
`,
);
await writeFile(out + 'scales.d.ts', `export { scaleLinear, scaleLog } from 'd3-scale';\n`);
await writeFile(out + 'uplot.d.ts', `export { default } from 'uplot';\n`);
await writeFile(out + 'marked.d.ts', `export { Marked } from 'marked';\n`);

// The engine's equations, set once: a file of the latex that its class comments carry (see equations.json).
const { default: katex } = await import('katex');
const equations = JSON.parse(await readFile(here('equations.json'), 'utf8'));
const set = Object.fromEntries(
  equations.map((/** @type {string} */ latex) => [latex, katex.renderToString(latex, { throwOnError: true, output: 'htmlAndMathml' })]),
);
await writeFile(out + 'equations.js', `export const EQUATIONS = ${JSON.stringify(set, null, 1)};\n`);
await writeFile(out + 'equations.d.ts', 'export const EQUATIONS: Record<string, string>;\n');
