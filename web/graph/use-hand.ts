import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { fitting, movedBy, zoomed } from './camera.ts';
import type { Drawing } from './drawing.ts';
import { lineAt, personAt } from './pick.ts';
import type { Scene } from './scene.ts';

/** How much a turn of the wheel zooms. */
const wheelStep = 0.0015;
/** What keys do: pixels to move by, or how much larger. */
const keys: Readonly<Record<string, readonly ['pan', number, number] | readonly ['zoom', number]>> = {
  ArrowLeft: ['pan', 60, 0],
  ArrowRight: ['pan', -60, 0],
  ArrowUp: ['pan', 0, 60],
  ArrowDown: ['pan', 0, -60],
  '+': ['zoom', 1.4],
  '=': ['zoom', 1.4],
  '-': ['zoom', 1 / 1.4],
};
/** A hand that clicks moves this much, in pixels. */
const trembling = 3;

export type Chosen = { readonly person: string } | { readonly line: string };

interface Held {
  readonly frame: RefObject<HTMLElement | null>;
  readonly drawing: Drawing | undefined;
  readonly scene: Scene;
  readonly choose: (what: Chosen) => void;
}

/** Moves and zooms a drawing by mouse, finger and keys. `moved` says whether somebody did since it was last fitted. */
export function useHand({ frame, drawing, scene, choose }: Held) {
  const moved = useRef(false);
  const drag = useRef<{ x: number; y: number; far: boolean }>(undefined);
  const zoom = (across: number, down: number, x?: number, y?: number) => {
    moved.current = true;
    drawing?.look(zoomed(drawing.camera, drawing.size, { across, down }, x, y));
  };
  const pan = (dx: number, dy: number) => {
    moved.current = true;
    drawing?.look(movedBy(drawing.camera, dx, dy));
  };
  const showAll = () => {
    moved.current = false;
    drawing?.look(fitting(scene, drawing.size, scene.onDays));
  };
  const turned = useRef((_: WheelEvent) => {});
  turned.current = (event) => {
    event.preventDefault();
    const by = Math.exp(-(event.deltaY || event.deltaX) * wheelStep);
    // With Shift the days alone grow wider, with Alt the rows alone.
    const [across, down] = scene.onDays ? [event.altKey ? 1 : by, event.shiftKey ? 1 : by] : [by, by];
    zoom(across, down, event.offsetX, event.offsetY);
  };
  useEffect(() => {
    const element = frame.current;
    // React's own listener is passive, and could not keep the page from scrolling.
    const turn = (event: WheelEvent) => turned.current(event);
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, [frame]);
  const clicked = (x: number, y: number) => {
    if (drawing === undefined) return;
    const person = personAt(scene, drawing.camera, drawing.size, x, y);
    const line = person === undefined ? lineAt(scene, drawing.camera, drawing.size, x, y) : undefined;
    const who = person === undefined ? undefined : scene.people[person]?.node.person;
    const edge = line === undefined ? undefined : scene.lines[line]?.edge.id;
    if (who !== undefined) choose({ person: who });
    else if (edge !== undefined) choose({ line: edge });
  };
  return {
    moved,
    showAll,
    larger: (by: number) => zoom(by, by),
    wider: (by: number) => zoom(by, 1),
    handlers: {
      onKeyDown(event: KeyboardEvent) {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const act = keys[event.key];
        if (act === undefined && event.key !== '0') return;
        event.preventDefault();
        if (act === undefined) showAll();
        else if (act[0] === 'pan') pan(act[1], act[2]);
        else zoom(act[1], act[1]);
      },
      onPointerDown(event: PointerEvent) {
        drag.current = { x: event.clientX, y: event.clientY, far: false };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove({ clientX: x, clientY: y, nativeEvent: { offsetX, offsetY } }: PointerEvent) {
        const held = drag.current;
        if (held === undefined) {
          if (drawing !== undefined)
            drawing.putOnTop({ hovered: personAt(scene, drawing.camera, drawing.size, offsetX, offsetY) });
          return;
        }
        if (!held.far && Math.hypot(x - held.x, y - held.y) < trembling) return;
        pan(x - held.x, y - held.y);
        drag.current = { x, y, far: true };
      },
      onPointerUp({ nativeEvent: { offsetX, offsetY } }: PointerEvent) {
        if (drag.current?.far === false) clicked(offsetX, offsetY);
        drag.current = undefined;
      },
      onPointerCancel() {
        drag.current = undefined;
      },
    },
  };
}
