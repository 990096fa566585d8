/**
 * The logarithm of the gamma function and its derivatives for positive numbers, to about 14 digits: a step up to where
 * the asymptotic series holds (Abramowitz and Stegun 6.1.41, 6.3.18, 6.4.12).
 */

/** From here on the series' first terms left out are below 1e-15. */
const far = 12;

export function lnGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < far; z++) shift += Math.log(z);
  const w = 1 / (z * z);
  const series = (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w / 1188)))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

export function digamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < far; z++) shift += 1 / z;
  const w = 1 / (z * z);
  return Math.log(z) - 0.5 / z - w * (1 / 12 - w * (1 / 120 - w * (1 / 252 - w * (1 / 240 - w / 132)))) - shift;
}
