import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { Drawing } from './drawing.ts';
import type { Scene } from './scene.ts';
import { type Chosen, useHand } from './use-hand.ts';
import { useInks } from './use-inks.ts';

interface Shown {
  readonly scene: Scene;
  readonly chosen: string | undefined;
  readonly line: string | undefined;
  readonly choose: (what: Chosen) => void;
  /** Hears of the drawing, for a picture of it. */
  readonly drawn: (drawing: Drawing | undefined) => void;
}

/** The drawing, to move and to zoom by mouse and keys. Whoever cannot see it has the same people in the table below. */
export function GraphCanvas({ scene, chosen, line, choose, drawn }: Shown) {
  const say = useSay();
  const help = useId();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawing, setDrawing] = useState<Drawing>();
  const hand = useHand({ frame, drawing, scene, choose });
  const resized = useRef(() => {});
  resized.current = () => {
    if (!hand.moved.current) hand.showAll();
  };

  useLayoutEffect(() => {
    if (canvas.current === null || frame.current === null) return;
    const made = new Drawing(canvas.current);
    const { clientWidth: width, clientHeight: height } = frame.current;
    made.resize({ width, height });
    const watch = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      made.resize(entry.contentRect);
      resized.current();
    });
    watch.observe(frame.current);
    setDrawing(made);
    drawn(made);
    return () => {
      watch.disconnect();
      made.stop();
      drawn(undefined);
    };
  }, [drawn]);
  useShown(drawing, useInks(frame), scene, hand);
  useChosen(drawing, scene, chosen, line);

  return (
    <div className="drawn">
      <div
        className="canvas"
        ref={frame}
        role="application"
        aria-label={say(scene.onDays ? 'graph.drawing' : 'graph.drawing.network')}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved and zoomed by keys
        tabIndex={0}
        {...hand.handlers}
      >
        <canvas ref={canvas} aria-hidden />
      </div>
      <p className="tools">
        <Button look="quiet" onPress={() => hand.larger(1.4)} aria-label={say('graph.larger')}>
          +
        </Button>
        <Button look="quiet" onPress={() => hand.larger(1 / 1.4)} aria-label={say('graph.smaller')}>
          −
        </Button>
        {scene.onDays ? (
          <>
            <Button look="quiet" onPress={() => hand.wider(1.4)} aria-label={say('graph.wider')}>
              ↔
            </Button>
            <Button look="quiet" onPress={() => hand.wider(1 / 1.4)} aria-label={say('graph.narrower')}>
              →←
            </Button>
          </>
        ) : null}
        <Button look="quiet" onPress={hand.showAll}>
          {say('graph.fit')}
        </Button>
        <small id={help} className="dim">
          {say('graph.keys')}
        </small>
      </p>
    </div>
  );
}

/** Shows a scene, whole at first; a network that settles stays whole until somebody has moved it. */
function useShown(
  drawing: Drawing | undefined,
  inks: ReturnType<typeof useInks>,
  scene: Scene,
  { showAll, moved }: ReturnType<typeof useHand>,
): void {
  const before = useRef<Scene>(undefined);
  const toFit = useRef(showAll);
  toFit.current = showAll;
  useLayoutEffect(() => {
    if (drawing === undefined || inks === undefined) return;
    const same = before.current?.people === scene.people && before.current.onDays === scene.onDays;
    const placed = same && before.current?.x === scene.x;
    before.current = scene;
    drawing.show(scene, inks, same);
    if (!same || (!placed && !moved.current)) toFit.current();
  }, [drawing, inks, scene, moved]);
}

function useChosen(drawing: Drawing | undefined, scene: Scene, chosen?: string, line?: string): void {
  const intl = useIntl();
  useEffect(() => {
    const found = (n: number) => (n < 0 ? undefined : n);
    drawing?.putOnTop({
      dayName: (day) => intl.formatDate(day, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
      chosen: found(scene.people.findIndex(({ node }) => node.person === chosen)),
      line: found(scene.lines.findIndex(({ edge }) => edge.id === line)),
      hovered: undefined,
    });
  }, [drawing, intl, scene, chosen, line]);
}
