import { useIntl } from 'react-intl';
import type { EdgeView } from '../../shared/api/graph.ts';
import { useSay } from '../words/words.tsx';
import { daysBetween, marksOn, type PlacedNode, type Tree } from './tree.ts';

/** The drawing's own units: pixels where it is not zoomed. */
const size = { row: 22, head: 26, side: 24, dot: 7, least: 680 };

interface Drawing {
  readonly tree: Tree;
  readonly edges: readonly EdgeView[];
  readonly colourOf: (placed: PlacedNode) => string;
  readonly chosen: string | undefined;
  readonly choose: (person: string) => void;
}

/** The chain on its axis of days. Every person is a button: Tab and Enter go through them as a mouse does. */
export function TreeDrawing({ tree, edges, colourOf, chosen, choose }: Drawing) {
  const say = useSay();
  const intl = useIntl();
  const days = Math.max(1, daysBetween(tree.first, tree.last));
  const width = Math.max(size.least, days * 14 + 2 * size.side);
  const height = size.head + (tree.nodes.length + 1) * size.row;
  const across = (day: string) => size.side + (daysBetween(tree.first, day) / days) * (width - 2 * size.side);
  const down = (row: number) => size.head + (row + 0.8) * size.row;
  const at = new Map(tree.nodes.map((placed) => [placed.node.person, placed] as const));
  const shown = (day: string) => intl.formatDate(day, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (
    // biome-ignore lint/a11y/useSemanticElements: people inside are operated, and a drawing has no fieldset
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="tree"
      role="group"
      aria-label={say('graph.drawing')}
    >
      {marksOn(tree.first, tree.last).map((day) => (
        <g key={day} className="mark" aria-hidden>
          <line x1={across(day)} x2={across(day)} y1={size.head} y2={height} />
          <text x={across(day)} y={size.head - 8} textAnchor="middle">
            {shown(day)}
          </text>
        </g>
      ))}
      {edges.map(({ id, from, to, kind, state, preferred }) => {
        const [source, exposed] = [at.get(from), at.get(to)];
        if (source === undefined || exposed === undefined) return null;
        const [x1, y1, x2, y2] = [across(source.day), down(source.row), across(exposed.day), down(exposed.row)];
        return (
          <path
            key={id}
            d={`M${x1},${y1} C${x1},${y2} ${x1},${y2} ${x2},${y2}`}
            className={`edge ${kind} ${state}${preferred ? ' preferred' : ''}`}
          />
        );
      })}
      {tree.nodes.map((placed) => {
        const { node, row, day, dayIs } = placed;
        const label = `${node.cases[0]?.ref ?? node.person}, ${say(`graph.status.${node.status}`)}, ${say(`graph.day.${dayIs}`)} ${shown(day)}`;
        return (
          // biome-ignore lint/a11y/useSemanticElements: an SVG has no button element
          <g
            key={node.person}
            role="button"
            tabIndex={0}
            aria-label={label}
            aria-pressed={node.person === chosen}
            className={`person ${node.status} ${dayIs} ${colourOf(placed)}`}
            transform={`translate(${across(day)} ${down(row)})`}
            onClick={() => choose(node.person)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              choose(node.person);
            }}
          >
            <circle r={size.dot} />
            {node.more ? <circle r={size.dot + 4} className="more" /> : null}
            <text x={size.dot + 5} y={4}>
              {node.cases[0]?.ref ?? ''}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
