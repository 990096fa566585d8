/** Two files as `npm run replay` reads them. */
export interface Outbreak {
  readonly lineList: string;
  readonly contacts: string;
}

const day = (n: number) => new Date(Date.UTC(2020, 2, 1) + n * 86_400_000).toISOString().slice(0, 10);

/**
 * A made-up outbreak that grows for some weeks: 70 % of cases have a known source among the 200 before them, and half
 * name a contact who never becomes a case (FACTS: 0.97 to 1.44 contacts a case). The same seed gives the same files.
 */
export function outbreak(cases: number, seed: number): Outbreak {
  let state = seed >>> 0;
  const chance = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const rows: string[] = [];
  const pairs: string[] = [];
  for (let n = 1; n <= cases; n++) {
    const reported = Math.floor(40 * (n / cases) ** 0.7);
    rows.push(`c${n},${day(reported - Math.floor(6 * chance()))},${day(reported)}`);
    if (n > 1 && chance() < 0.7) pairs.push(`c${Math.max(1, n - 1 - Math.floor(200 * chance()))},c${n}`);
    if (chance() < 0.5) pairs.push(`c${n},x${n}`);
  }
  return { lineList: `id,dt_onset,dt_report\n${rows.join('\n')}\n`, contacts: `from,to\n${pairs.join('\n')}\n` };
}
