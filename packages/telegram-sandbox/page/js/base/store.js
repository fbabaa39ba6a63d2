// @ts-check

/**
 * The page's state in one place. A view watches it with its element and is redrawn, once per turn, while that is in the page.
 * @template {object} S
 * @param {S} initial
 */
export function openStore(initial) {
  let state = initial;
  let due = false;
  /** @typedef {{ element: Element, draw: () => void, shown: boolean }} Watcher */
  /** @type {Set<Watcher>} */
  const watchers = new Set();

  /** @param {Watcher} watcher */
  const redraw = (watcher) => {
    const shown = watcher.element.isConnected;
    if (watcher.shown && !shown) watchers.delete(watcher);
    else watcher.draw();
    watcher.shown ||= shown;
  };

  const tell = () => {
    due = false;
    for (const watcher of watchers) redraw(watcher);
  };

  return {
    get: () => state,
    /** @param {Partial<S>} change */
    set(change) {
      state = { ...state, ...change };
      if (due) return;
      due = true;
      queueMicrotask(tell);
    },
    /**
     * Draws now and after every change, until the element has been taken out of the page.
     * @param {Element} element
     * @param {() => void} draw
     */
    watch(element, draw) {
      watchers.add({ element, draw, shown: false });
      draw();
    },
  };
}
