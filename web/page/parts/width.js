// The width that an element has, and with it the sizes of a picture.
import { useLayoutEffect, useRef, useState } from '../vendor/preact.js';

export function useWidth() {
  const ref = useRef(/** @type {HTMLDivElement | null} */ (null));
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) {
      return undefined;
    }
    setWidth(box.clientWidth);
    const observer = new ResizeObserver(() => setWidth(box.clientWidth));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}

/** Widths of the gutter and of a column. @param {number} width @param {number} words */
export function columns(width, words) {
  const gutter = width < 620 ? 84 : 152;
  const column = Math.max(52, Math.min(104, (width - gutter - 14) / Math.max(1, words)));
  return { gutter, column };
}
