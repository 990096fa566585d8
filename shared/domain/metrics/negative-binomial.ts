import { digamma, lnGamma } from './gamma.ts';

/**
 * How many others each case infected, as a negative binomial distribution: its mean is R, its dispersion k (the smaller,
 * the fewer infect the most). Lloyd-Smith and others, Superspreading and the effect of individual variation on disease
 * emergence, Nature 438 (2005). By maximum likelihood: R is the mean of the counts, k the root of the score equation;
 * intervals are those of the profile likelihood.
 */
export interface Interval {
  /** Undefined where the data give no bound. */
  readonly low: number | undefined;
  readonly high: number | undefined;
}

export interface Fit {
  readonly n: number;
  readonly mean: number;
  /** Undefined where the counts vary no more than by chance (Poisson), or nobody infected anybody. */
  readonly k: number | undefined;
  readonly meanInterval: Interval;
  readonly kInterval: Interval;
}

/** How many cases infected so many; counts need not be whole where a case's sources share it. */
export type Counts = ReadonlyMap<number, number>;

/** Half the 95 % point of chi-squared with one degree of freedom. */
const drop = 3.841458820694124 / 2;
/** ln k is looked for between these. */
const lnKFrom = Math.log(1e-6);
const lnKTo = Math.log(1e6);
const halvings = 100;

export function fitNegativeBinomial(counts: Counts): Fit {
  const { n, mean } = meanOf(counts);
  const none = { low: undefined, high: undefined };
  if (n === 0 || mean === 0) return { n, mean, k: undefined, meanInterval: none, kInterval: none };
  const k = dispersionOf(counts, mean);
  const best = logLikelihood(counts, mean, k ?? Math.exp(lnKTo));
  const ofMean = (r: number) => logLikelihood(counts, r, bestK(counts, r)) - best + drop;
  const ofK = (lnK: number) => logLikelihood(counts, mean, Math.exp(lnK)) - best + drop;
  const lnMean = Math.log(mean);
  const exp = (value: number | undefined) => (value === undefined ? undefined : Math.exp(value));
  return {
    n,
    mean,
    k,
    meanInterval: {
      low: exp(crossing((ln) => ofMean(Math.exp(ln)), lnMean, lnMean - 15)),
      high: exp(crossing((ln) => ofMean(Math.exp(ln)), lnMean, lnMean + 15)),
    },
    kInterval: {
      low: exp(crossing(ofK, k === undefined ? lnKTo : Math.log(k), lnKFrom)),
      high: k === undefined ? undefined : exp(crossing(ofK, Math.log(k), lnKTo)),
    },
  };
}

function meanOf(counts: Counts) {
  let n = 0;
  let sum = 0;
  for (const [count, cases] of counts) {
    n += cases;
    sum += count * cases;
  }
  return { n, mean: n === 0 ? 0 : sum / n };
}

function logLikelihood(counts: Counts, mean: number, k: number): number {
  // ln(mean / (mean + k)) and ln(k / (mean + k)), without loss where one of the two is small.
  const lnOfMean = -Math.log1p(k / mean);
  const lnOfK = -Math.log1p(mean / k);
  const base = lnGamma(k);
  let sum = 0;
  for (const [count, cases] of counts)
    sum += cases * (lnGamma(count + k) - base - lnGamma(count + 1) + k * lnOfK + count * lnOfMean);
  return sum;
}

/** What share of the cases the distribution expects to infect so many; without k as chance alone has it (Poisson). */
export function negativeBinomialShare(count: number, mean: number, k: number | undefined): number {
  if (mean === 0) return count === 0 ? 1 : 0;
  if (k === undefined) return Math.exp(count * Math.log(mean) - mean - lnGamma(count + 1));
  return Math.exp(logLikelihood(new Map([[count, 1]]), mean, k));
}

/** The derivative of the log-likelihood by k, at this mean. */
function score(counts: Counts, mean: number, k: number): number {
  const base = digamma(k);
  let sum = 0;
  for (const [count, cases] of counts)
    sum += cases * (digamma(count + k) - base - Math.log1p(mean / k) + 1 - (count + k) / (mean + k));
  return sum;
}

/** The k at which the score is 0; undefined where it is positive throughout: the larger k, the likelier. */
function dispersionOf(counts: Counts, mean: number): number | undefined {
  const at = (lnK: number) => score(counts, mean, Math.exp(lnK));
  const root = at(lnKTo / 2) < 0 ? crossing((lnK) => at(lnK), lnKFrom, lnKTo / 2) : undefined;
  return root === undefined ? undefined : Math.exp(root);
}

/** The likeliest k at another mean than the counts' own. */
const bestK = (counts: Counts, mean: number): number => dispersionOf(counts, mean) ?? Math.exp(lnKTo);

/** Where a function that is positive at `inside` changes its sign on the way to `outside`; undefined where it does not. */
function crossing(of: (x: number) => number, inside: number, outside: number): number | undefined {
  if (of(outside) > 0) return undefined;
  let from = inside;
  let to = outside;
  for (let n = 0; n < halvings && Math.abs(to - from) > 1e-10; n++) {
    const middle = (from + to) / 2;
    if (of(middle) > 0) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}
