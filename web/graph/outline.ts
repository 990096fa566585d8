/** Which rows a drawn subtree takes up on each day: from the least to the greatest, counted from its own first row. */
export class Outline {
  #from = 0;
  #least: (number | undefined)[] = [];
  #greatest: (number | undefined)[] = [];
  #lowest = 0;

  /** The last row that anything stands on. */
  get lowest(): number {
    return this.#lowest;
  }

  /** Takes up a row on each of these days. */
  cover(first: number, last: number, row: number): void {
    this.#reach(first, last);
    for (let day = first; day <= last; day += 1) this.#take(day, row, row);
  }

  /** Takes in another under what is here, as high as it fits, and says on which row its own first one came to stand. */
  placeUnder(other: Outline): number {
    const { first, last } = other.#days;
    let row = 0;
    for (let day = first; day <= last; day += 1) {
      const here = this.#greatest[day - this.#from];
      const there = other.#least[day - first];
      if (here !== undefined && there !== undefined) row = Math.max(row, here - there + 1);
    }
    this.#reach(first, last);
    for (let day = first; day <= last; day += 1) {
      const [least, greatest] = [other.#least[day - first], other.#greatest[day - first]];
      if (least !== undefined && greatest !== undefined) this.#take(day, row + least, row + greatest);
    }
    return row;
  }

  get #days() {
    return { first: this.#from, last: this.#from + this.#least.length - 1 };
  }

  #take(day: number, least: number, greatest: number): void {
    const n = day - this.#from;
    this.#least[n] = Math.min(this.#least[n] ?? least, least);
    this.#greatest[n] = Math.max(this.#greatest[n] ?? greatest, greatest);
    this.#lowest = Math.max(this.#lowest, greatest);
  }

  /** Days in between that nothing covers stay holes. */
  #reach(first: number, last: number): void {
    if (last < first) return;
    if (this.#least.length === 0) this.#from = first;
    for (; this.#from > first; this.#from -= 1) {
      this.#least.unshift(undefined);
      this.#greatest.unshift(undefined);
    }
    while (this.#from + this.#least.length <= last) {
      this.#least.push(undefined);
      this.#greatest.push(undefined);
    }
  }
}
