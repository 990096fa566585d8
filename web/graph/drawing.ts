import { type Camera, type Size, toScreen } from './camera.ts';
import { dayAt, marksOn } from './days.ts';
import { type Inks, painted } from './painter.ts';
import type { Scene } from './scene.ts';

/**
 * A drawing in a canvas that never holds up a hand: what was painted last is moved and stretched as the camera moves,
 * and painted anew behind it, a few milliseconds a frame. What stands on top (days, who is chosen) is drawn each time.
 */

/** Milliseconds of a frame that painting may take. */
const share = 7;
/** A picture that takes several frames is painted once the camera has rested for so long. */
const rest = 120;
/** The painting is larger than the window by this on each side, so that moving shows no edge at once. */
const beyond = 0.25;
/** How high the names of the days are. */
const axis = 20;

interface Painted {
  readonly canvas: HTMLCanvasElement;
  readonly camera: Camera;
  readonly size: Size;
}

export interface OnTop {
  readonly chosen: number | undefined;
  readonly line: number | undefined;
  readonly hovered: number | undefined;
  readonly dayName: (day: string) => string;
}

export class Drawing {
  readonly #canvas: HTMLCanvasElement;
  #scene: Scene | undefined;
  #inks: Inks | undefined;
  #camera: Camera = { x: 0, y: 0, across: 1, down: 1 };
  #onTop: OnTop = { chosen: undefined, line: undefined, hovered: undefined, dayName: (day) => day };
  #size: Size = { width: 0, height: 0 };
  #front: Painted | undefined;
  #back: { readonly painted: Painted; readonly steps: Generator<void, void>; frames: number } | undefined;
  #stale = true;
  #takesFrames = false;
  #movedAt = 0;
  #frame = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  get camera(): Camera {
    return this.#camera;
  }

  get size(): Size {
    return this.#size;
  }

  /** @param same the same people on other places: the painting before is shown until there is a new one */
  show(scene: Scene, inks: Inks, same: boolean): void {
    [this.#scene, this.#inks] = [scene, inks];
    if (!same) this.#front = undefined;
    this.#movedAt = 0;
    this.#again();
  }

  look(camera: Camera): void {
    this.#camera = camera;
    this.#movedAt = performance.now();
    this.#again();
  }

  putOnTop(onTop: Partial<OnTop>): void {
    this.#onTop = { ...this.#onTop, ...onTop };
    this.#soon();
  }

  resize(size: Size): void {
    const [width, height] = [Math.max(1, size.width), Math.max(1, size.height)];
    this.#size = { width, height };
    sizeTo(this.#canvas, this.#size);
    this.#again();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  /** The window as it stands, painted to the end. */
  asCanvas(): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    sizeTo(canvas, this.#size);
    const context = contextOf(canvas);
    if (this.#scene === undefined || this.#inks === undefined) return canvas;
    context.fillStyle = this.#inks.paper;
    context.fillRect(0, 0, this.#size.width, this.#size.height);
    if (this.#scene.onDays) this.#drawDays(context, this.#inks);
    const steps = painted({ context, scene: this.#scene, camera: this.#camera, size: this.#size, inks: this.#inks });
    while (steps.next().done !== true);
    this.#drawOnTop(context, this.#scene, this.#inks);
    return canvas;
  }

  #again(): void {
    this.#stale = true;
    this.#soon();
  }

  #soon(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#frame = 0;
    const [scene, inks] = [this.#scene, this.#inks];
    if (scene === undefined || inks === undefined || this.#size.width === 0) return;
    const moving = performance.now() - this.#movedAt < rest;
    if (this.#stale && !(moving && this.#takesFrames && this.#front !== undefined)) this.#begin(scene, inks);
    this.#paintOn();
    const context = contextOf(this.#canvas);
    context.clearRect(0, 0, this.#size.width, this.#size.height);
    if (scene.onDays) this.#drawDays(context, inks);
    if (this.#front !== undefined) this.#put(context, this.#front);
    this.#drawOnTop(context, scene, inks);
    if (this.#back !== undefined || this.#stale) this.#soon();
  }

  #begin(scene: Scene, inks: Inks): void {
    const size = { width: this.#size.width * (1 + 2 * beyond), height: this.#size.height * (1 + 2 * beyond) };
    const canvas = this.#back?.painted.canvas ?? document.createElement('canvas');
    sizeTo(canvas, size);
    const camera = this.#camera;
    const steps = painted({ context: contextOf(canvas), scene, camera, size, inks });
    this.#back = { painted: { canvas, camera, size }, steps, frames: 0 };
    this.#stale = false;
  }

  #paintOn(): void {
    const back = this.#back;
    if (back === undefined) return;
    back.frames += 1;
    const until = performance.now() + share;
    while (performance.now() < until) {
      const { done } = back.steps.next();
      // What was drawn is only noted until somebody looks: looking makes each step cost what it does.
      contextOf(back.painted.canvas).getImageData(0, 0, 1, 1);
      if (done !== true) continue;
      this.#takesFrames = back.frames > 1;
      this.#front = back.painted;
      this.#back = undefined;
      return;
    }
    this.#takesFrames = true;
  }

  #put(context: CanvasRenderingContext2D, { canvas, camera, size }: Painted): void {
    const now = this.#camera;
    const [wide, high] = [(size.width * now.across) / camera.across, (size.height * now.down) / camera.down];
    const x = this.#size.width / 2 - wide / 2 + (camera.x - now.x) * now.across;
    const y = this.#size.height / 2 - high / 2 + (camera.y - now.y) * now.down;
    // As it is, not smoothed: it is painted anew in a moment, and this is the quicker.
    context.imageSmoothingEnabled = false;
    context.drawImage(canvas, Math.round(x), Math.round(y), Math.round(wide), Math.round(high));
  }

  #drawOnTop(context: CanvasRenderingContext2D, scene: Scene, inks: Inks): void {
    if (scene.onDays) this.#nameDays(context, inks);
    const { chosen, line, hovered } = this.#onTop;
    const chosenLine = line === undefined ? undefined : scene.lines[line];
    if (chosenLine !== undefined) {
      const [[x1, y1], [x2, y2]] = [this.#at(scene, chosenLine.from), this.#at(scene, chosenLine.to)];
      context.strokeStyle = inks.accent;
      context.lineWidth = 4;
      context.beginPath();
      context.moveTo(x1, y1);
      if (scene.onDays) context.lineTo(x1, y2);
      context.lineTo(x2, y2);
      context.stroke();
    }
    for (const n of [chosen, hovered]) if (n !== undefined) this.#drawRing(context, scene, inks, n);
  }

  #at = (scene: Scene, n: number) => toScreen(this.#camera, this.#size, scene.x[n] ?? 0, scene.y[n] ?? 0);

  #drawRing(context: CanvasRenderingContext2D, scene: Scene, inks: Inks, n: number): void {
    const [x, y] = this.#at(scene, n);
    const radius = (scene.radius[n] ?? 4) + 3;
    context.strokeStyle = inks.accent;
    context.lineWidth = 3;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
    write(context, inks, scene.people[n]?.name ?? '', x + radius + 2, y - 9);
  }

  /** Each marked day with where it is across. */
  get #days(): readonly (readonly [day: number, x: number])[] {
    const { x, across } = this.#camera;
    const half = this.#size.width / 2 / across;
    return marksOn(x - half, x + half).map((day) => [day, (day - x) * across + this.#size.width / 2]);
  }

  #drawDays(context: CanvasRenderingContext2D, inks: Inks): void {
    context.strokeStyle = inks.line;
    context.lineWidth = 1;
    context.beginPath();
    for (const [, x] of this.#days) {
      context.moveTo(x, axis);
      context.lineTo(x, this.#size.height);
    }
    context.stroke();
  }

  #nameDays(context: CanvasRenderingContext2D, inks: Inks): void {
    context.fillStyle = inks.paper;
    context.fillRect(0, 0, this.#size.width, axis);
    for (const [day, x] of this.#days) write(context, inks, this.#onTop.dayName(dayAt(day)), x, axis / 2, 'center');
  }
}

function write(
  context: CanvasRenderingContext2D,
  inks: Inks,
  text: string,
  x: number,
  y: number,
  align: CanvasTextAlign = 'start',
): void {
  context.font = '12px system-ui, sans-serif';
  context.textAlign = align;
  context.textBaseline = 'middle';
  context.lineWidth = 3;
  context.strokeStyle = inks.paper;
  context.strokeText(text, x, y);
  context.fillStyle = inks.ink;
  context.fillText(text, x, y);
}

/**
 * `willReadFrequently` keeps the drawing in memory and away from the graphics card: where a machine has none, as thin
 * clients do, the browser's stand-in for it took a hundred times as long for the same lines (ADR 0027).
 */
function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser gives no canvas to draw on.');
  return context;
}

/** Setting its size also empties a canvas. */
function sizeTo(canvas: HTMLCanvasElement, { width, height }: Size): void {
  const dots = devicePixelRatio;
  canvas.width = Math.round(width * dots);
  canvas.height = Math.round(height * dots);
  contextOf(canvas).scale(dots, dots);
}
