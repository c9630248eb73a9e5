import { h } from 'preact';
export { h, render, Fragment } from 'preact';
export type { ComponentChildren, VNode } from 'preact';
export { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
export { signal, computed, effect, batch, untracked, useSignal, useComputed, useSignalEffect } from '@preact/signals';
export type { Signal, ReadonlySignal } from '@preact/signals';
export declare const html: (strings: TemplateStringsArray, ...values: any[]) => import('preact').VNode;
