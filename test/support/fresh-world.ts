import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import { startEngine, type TestEngine } from './engine.ts';
import { openWorld, type Ways, type World } from './world.ts';

/** One engine for a test file, and a world of its own for each test in it. */
export function freshWorld(ways: Ways = {}): () => World {
  // Races are tried again and again; a busy machine, or DynamoDB Local, takes its time over them.
  vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
  let engine: TestEngine | undefined;
  let world: World | undefined;
  beforeAll(async () => {
    engine = await startEngine();
  });
  beforeEach(async () => {
    world = engine && (await openWorld(engine, ways));
  });
  afterAll(() => engine?.stop());
  return () => {
    if (world === undefined) throw new Error('There is a world only while a test runs.');
    return world;
  };
}
