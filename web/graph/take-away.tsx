import { useState } from 'react';
import { useIntl } from 'react-intl';
import { serverClock } from '../api/server-clock.ts';
import { Button } from '../look/button.tsx';
import { saveFile } from '../supervise/save-file.ts';
import { useSay } from '../words/words.tsx';
import type { ColouredBy } from './colours.ts';
import type { Drawing } from './drawing.ts';
import type { Picture } from './known.ts';
import { useGroupName } from './legend.tsx';
import type { Scene } from './scene.ts';
import { edgesCsv, peopleCsv } from './seen-rows.ts';
import { svgOf } from './svg-of.ts';

interface Taking {
  readonly seen: Picture;
  readonly scene: Scene | undefined;
  readonly drawing: Drawing | undefined;
  readonly colours: ReadonlyMap<string, number>;
  readonly by: ColouredBy;
}

/** What is seen, to take away: the rows, the figure, or a link to this view. Pseudonyms only, as on the screen. */
export function TakeAway({ seen, scene, drawing, colours, by }: Taking) {
  const say = useSay();
  const intl = useIntl();
  const nameOf = useGroupName(by);
  const [copied, setCopied] = useState(false);
  const name = (kind: string) => `ringtrace-${kind}-${new Date(serverClock.now()).toISOString().slice(0, 10)}`;
  const text = (kind: string, type: string, content: string) => saveFile(name(kind), new Blob([content], { type }));
  const svg = (of: Scene) =>
    svgOf(of, {
      title: say(of.onDays ? 'graph.drawing' : 'graph.drawing.network'),
      legend: [...colours].map(([group, hue]) => ({ hue, words: nameOf(group) })),
      dayName: (day) => intl.formatDate(day, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    });
  return (
    <p className="acts">
      {say('graph.take')}
      <Button onPress={() => text('people', 'text/csv', peopleCsv(seen))}>{say('graph.take.people')}</Button>
      <Button onPress={() => text('edges', 'text/csv', edgesCsv(seen))}>{say('graph.take.edges')}</Button>
      {scene === undefined ? null : (
        <Button onPress={() => text('figure', 'image/svg+xml', svg(scene))}>{say('graph.take.svg')}</Button>
      )}
      {drawing === undefined ? null : (
        <Button
          onPress={() =>
            drawing.asCanvas().toBlob((picture) => picture && saveFile(name('figure'), picture), 'image/png')
          }
        >
          {say('graph.take.png')}
        </Button>
      )}
      <Button
        onPress={() =>
          void navigator.clipboard.writeText(location.href).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {say('graph.take.link')}
      </Button>
      <span role="status">{copied ? say('graph.take.copied') : ''}</span>
    </p>
  );
}
