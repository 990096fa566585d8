import { type Camera, fitting, toScreen } from './camera.ts';
import { hues } from './colours.ts';
import { dayAt, marksOn } from './days.ts';
import type { LineLook, Scene } from './scene.ts';

/** The whole drawing as a file for print, on white, whatever the screen shows of it and in which theme. */

export interface Captions {
  readonly title: string;
  /** Each colour with what it means. */
  readonly legend: readonly { readonly hue: number; readonly words: string }[];
  readonly dayName: (day: string) => string;
}

const page = { width: 1600, least: 600, most: 6_000, row: 22, head: 64, foot: 20 };
const ink = { text: '#14202a', line: '#4d5b66', axis: '#cfd6dc', unknown: '#4d5b66' };

const looks: Record<LineLook, string> = {
  plain: `stroke="${ink.line}"`,
  proposed: `stroke="${ink.line}" stroke-dasharray="4 3"`,
  sure: `stroke="${ink.text}" stroke-width="2"`,
  against: `stroke="${ink.line}" stroke-dasharray="1 4" opacity="0.5"`,
};

export function svgOf(scene: Scene, { title, legend, dayName }: Captions): string {
  const rows = scene.onDays ? scene.y.reduce((most, y) => Math.max(most, y), 0) + 2 : 40;
  const drawing = { width: page.width, height: Math.min(page.most, Math.max(page.least, rows * page.row)) };
  const camera = fitting(scene, drawing, scene.onDays);
  const at = (n: number) => {
    const [x, y] = toScreen(camera, drawing, scene.x[n] ?? 0, scene.y[n] ?? 0);
    return [round(x), round(y + page.head)] as const;
  };
  const height = drawing.height + page.head + page.foot;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${page.width} ${height}" width="${page.width}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title><rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="20" y="20" font-size="15" fill="${ink.text}">${escaped(title)}</text>`,
    ...legendOf(legend),
    ...(scene.onDays ? daysOf(camera, drawing, height, dayName) : []),
    '<g fill="none">',
    ...scene.lines.map(({ from, to, look }) => {
      const [[x1, y1], [x2, y2]] = [at(from), at(to)];
      return `<path d="M${x1},${y1}${scene.onDays ? `V${y2}` : ''}L${x2},${y2}" ${looks[look]}/>`;
    }),
    '</g>',
    ...scene.people.map(({ node, name }, n) => {
      const [[x, y], r] = [at(n), round(scene.radius[n] ?? 4)];
      const hue = hues[scene.hue[n] ?? hues.length] ?? ink.unknown;
      const paint =
        node.status === 'case'
          ? `fill="${hue}" stroke="${ink.text}" stroke-width="0.75"`
          : `fill="#ffffff" stroke="${hue}" stroke-width="2"`;
      const words =
        node.cases.length === 0 ? '' : `<text x="${x + r + 3}" y="${y - 4}" fill="${ink.text}">${escaped(name)}</text>`;
      return `<circle cx="${x}" cy="${y}" r="${r}" ${paint}/>${words}`;
    }),
    '</svg>\n',
  ].join('\n');
}

function legendOf(legend: Captions['legend']): string[] {
  let x = 26;
  return legend.map(({ hue, words }) => {
    const entry = `<circle cx="${x}" cy="38" r="5" fill="${hues[hue] ?? ink.unknown}"/><text x="${x + 9}" y="42" fill="${ink.text}">${escaped(words)}</text>`;
    x += 30 + words.length * 7;
    return entry;
  });
}

function daysOf(
  camera: Camera,
  drawing: { width: number; height: number },
  height: number,
  dayName: Captions['dayName'],
) {
  const half = drawing.width / 2 / camera.across;
  return marksOn(camera.x - half, camera.x + half, 16).map((day) => {
    const x = round((day - camera.x) * camera.across + drawing.width / 2);
    return `<path d="M${x},${page.head}V${height}" stroke="${ink.axis}"/><text x="${x}" y="${page.head - 4}" text-anchor="middle" fill="${ink.text}">${escaped(dayName(dayAt(day)))}</text>`;
  });
}

const round = (n: number): number => Math.round(n * 10) / 10;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
