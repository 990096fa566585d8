import type { Asked, Scene, Stage } from './scene.ts';

/** Requests about an outbreak that was imported and is in a snapshot: without one nothing is exported, and nothing flagged. */

const who = 'epi';
const disease = 'paper-disease';
const reason = 'for the report of this week';

/** Two cases, of whom one fell ill after the report; whoever asked before finds them as they were. */
async function snapshot({ world, ask }: Stage): Promise<void> {
  const linelist = 'id,dt_onset,dt_report\n1,2020-02-05,2020-02-01\n2,2020-02-09,2020-02-10\n';
  await ask('importOutbreak', { who, body: { linelist, contacts: 'from,to\n1,2\n', source: 'paper', disease } });
  world.forward(1);
  await ask('buildSnapshot', { who, body: {} });
}

const body = { files: ['linelist.csv'], disease, reason };

async function exported(stage: Stage): Promise<string> {
  await snapshot(stage);
  return String((await stage.ask('makeExport', { who, body })).export);
}

const asking =
  (asked: Asked): Scene =>
  async (stage) => {
    await snapshot(stage);
    return { who, ...asked };
  };

const counted = asking({ query: { disease } });

export const dataScenes = {
  readOffspring: counted,
  readSerialInterval: counted,
  readGenerations: counted,
  readClusters: counted,
  readCurve: counted,
  readSecondaryAttack: counted,
  readIndicators: counted,
  readIndicator: asking({ path: { indicator: 'interview-within-24h' }, query: { disease } }),
  makeExport: asking({ body }),
  makeLinkage: asking({ body: { disease, reason } }),
  readExport: async (stage) => ({ who, path: { export: await exported(stage) } }),
  readExportFile: async (stage) => ({ who, path: { export: await exported(stage), file: 'linelist.csv' } }),
  listFlags: asking({ query: { disease } }),
  workFlag: async (stage) => {
    await snapshot(stage);
    const { flags } = await stage.ask('listFlags', { who, query: { disease } });
    const [first]: { flag?: unknown }[] = Array.isArray(flags) ? flags : [];
    return { who, path: { flag: String(first?.flag) }, body: { disease, state: 'open', why: 'looked at it' } };
  },
} satisfies Readonly<Record<string, Scene>>;
