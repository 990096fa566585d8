/** What is to happen at a moment; of several at one moment, the one that was put first comes first. */
export interface SoonestFirst<What> {
  readonly size: number;
  put(at: number, what: What): void;
  take(): { readonly at: number; readonly what: What } | undefined;
}

interface Entry<What> {
  readonly at: number;
  readonly n: number;
  readonly what: What;
}

const before = (a: Entry<unknown>, b: Entry<unknown>) => a.at < b.at || (a.at === b.at && a.n < b.n);

/** A binary heap. */
export function soonestFirst<What>(): SoonestFirst<What> {
  const heap: Entry<What>[] = [];
  let made = 0;

  const swapIfBefore = (child: number, parent: number): boolean => {
    const [below, above] = [heap[child], heap[parent]];
    if (below === undefined || above === undefined || !before(below, above)) return false;
    heap[parent] = below;
    heap[child] = above;
    return true;
  };

  return {
    get size() {
      return heap.length;
    },
    put(at, what) {
      made += 1;
      heap.push({ at, n: made, what });
      for (let child = heap.length - 1; child > 0 && swapIfBefore(child, (child - 1) >> 1); child = (child - 1) >> 1);
    },
    take() {
      const [first] = heap;
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first;
      heap[0] = last;
      for (let parent = 0; ; ) {
        const [left, right] = [2 * parent + 1, 2 * parent + 2];
        const [a, b] = [heap[left], heap[right]];
        if (a === undefined) return first;
        const child = b !== undefined && before(b, a) ? right : left;
        if (!swapIfBefore(child, parent)) return first;
        parent = child;
      }
    },
  };
}
