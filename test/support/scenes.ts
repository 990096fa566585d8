import { readMyTask } from '../../functions/read-task/read-task.ts';
import type { ClaimedTask } from '../../shared/api/calls.ts';
import type { RouteName } from '../../shared/api/every-route.ts';
import defaultPolicy from '../../shared/domain/desk/default-policy.json' with { type: 'json' };
import { openProtocols } from '../../shared/runtime/protocols.ts';
import { dataScenes } from './data-scenes.ts';
import { contact, type Details, interview, report } from './made-up.ts';
import { exposureOf, plantCases, plantExposures } from './planted.ts';
import type { Asked, Scene, Stage } from './scene.ts';

const operator = 'operator-1';
const words = 'as they said on the phone';
const idOf = (value: unknown): string => {
  if (typeof value !== 'string') throw new Error(`There is no id in ${JSON.stringify(value)}.`);
  return value;
};
const firstOf = (list: unknown): Details => {
  if (!Array.isArray(list) || list.length === 0) throw new Error('The list is empty.');
  return list[0];
};

let made = 0;
/** People whom nobody holds. */
async function free({ world }: Stage, count: number, more: Details = {}): Promise<string[]> {
  const claimed: { readonly by: string; readonly task: ClaimedTask }[] = [];
  for (let n = 0; n < count; n += 1) {
    made += 1;
    await world.register(report({ name: { family: `Новый${made}`, given: 'Олег' }, ...more }));
    await world.flow();
    const by = `operator-${made + 10}`;
    claimed.push({ by, task: await world.mustClaim(by) });
  }
  for (const { by, task } of claimed) await world.release(by, task);
  return claimed.map(({ task }) => task.id);
}

/** The call of somebody whom this operator is to hold: everybody served before is left to others. */
async function held({ world }: Stage, wanted: (task: ClaimedTask) => boolean): Promise<ClaimedTask> {
  for (let n = 0; n < 60; n += 1) {
    const task = await world.mustClaim(operator);
    if (wanted(task)) return task;
    await world.release(operator, task);
  }
  throw new Error('Whoever was wanted is not served.');
}

async function pair(stage: Stage): Promise<Asked & { readonly path: Record<string, string> }> {
  const [other] = await free(stage, 1);
  return { path: { person: stage.task.id }, body: { other } };
}

const merged: Scene = async (stage) => {
  const asked = await pair(stage);
  await stage.ask('mergePeople', asked);
  return asked;
};

async function setAside({
  world,
}: Stage): Promise<{ readonly path: { readonly id: string }; readonly message: Details }> {
  made += 1;
  const message = report();
  await world.register({ ...message, onsetDate: '31.02.2020' }, `spoilt-${made}`);
  return { path: { id: `spoilt-${made}` }, message };
}

const setAsideAnd =
  (body?: Details): Scene =>
  async (stage) => ({ path: { ...(await setAside(stage)).path }, ...(body && { body }) });

/** Exposures between cases, whose network nobody keeps: it is read as it is. */
async function exposed({ world }: Stage): Promise<readonly [string, string]> {
  made += 1;
  const [from, to] = [`planted-${made}-a`, `planted-${made}-b`] as const;
  await plantCases(world, { [from]: '2020-02-20', [to]: '2020-02-26' });
  await plantExposures(world, [exposureOf(from, to)]);
  return [from, to];
}

const passedOn =
  (more: Details): Scene =>
  async ({ task }) => ({ path: { task: task.id }, body: { epoch: task.epoch, ...more } });

async function asked(stage: Stage): Promise<string> {
  const { id, epoch } = stage.task;
  const answer = await stage.ask('askExpert', {
    path: { task: id },
    body: { epoch, skill: 'experts', question: words },
  });
  return idOf(answer.question);
}

/** A case who named somebody whose only number is dead, in the case's next call. */
const numberWanted: Scene = async (stage) => {
  const { world, task: namer } = stage;
  made += 1;
  const family = `Названный${made}`;
  const row = contact('row', { name: { family, given: 'Иван' } });
  await world.finish(operator, namer, { outcome: 'partial', interview: interview([row]) });
  await world.flow();
  const named = await held(stage, ({ person }) => JSON.stringify(person.name).includes(family));
  await world.finish(operator, named, { outcome: 'bad-number', phone: named.person.phones[0]?.id });
  await world.flow();
  world.forward(24 * 60);
  const again = await held(stage, ({ id }) => id === namer.id);
  const protocolByVersion = openProtocols(world.client, world.desk);
  const { task } = await readMyTask({ ...world, protocolByVersion }, operator, 'en');
  const { wanted } = firstOf(task?.numbersWanted);
  return { path: { task: again.id }, body: { epoch: again.epoch, wanted } };
};

const byHand: Scene = async (stage) => {
  const { world, task } = stage;
  await world.finish(operator, task, { outcome: 'bad-number', phone: task.person.phones[0]?.id });
  await world.flow();
  const sought = await held(stage, ({ list }) => list.endsWith('/locate'));
  return { path: { task: sought.id }, body: { epoch: sought.epoch, did: 'not-found' } };
};

const reviewed: Scene = async ({ world, task, ask }) => {
  const { supervision } = world.policy;
  Object.assign(world.policy, { supervision: { ...supervision, reviewed: { [task.kind]: 1 } } });
  await world.finish(operator, task, { outcome: 'completed', interview: interview([]) });
  Object.assign(world.policy, { supervision });
  const { reviews } = await ask('listReviews', {});
  return { path: { interview: idOf(firstOf(reviews).interview) }, body: { decision: 'approve' } };
};

const referred: Scene = async ({ world, task, ask }) => {
  const referrals = [{ kind: 'sick-leave-certificate' }];
  await world.finish(operator, task, { outcome: 'completed', interview: interview([]), referrals });
  const [list] = [...new Set((await world.referrals()).map((each) => each.list))];
  const { referrals: open } = await ask('readReferrals', { query: { list: idOf(list) } });
  return { path: { referral: idOf(firstOf(open).id) }, body: { state: 'accepted' } };
};

const asEpidemiologist: Scene = async (stage) => {
  const [person] = await exposed(stage);
  return { path: { person } };
};

const steered =
  (more: Details): Scene =>
  async (stage) => {
    const [task] = await free(stage, 1);
    return { body: { task, reason: words, ...more } };
  };

/** By route, the requests that chance would hardly make. */
export const scenes: { readonly [Name in RouteName]?: Scene } = {
  placeCall: async ({ task: { id, epoch, attempt, person } }) => ({
    path: { task: id },
    body: { epoch, attempt, phone: person.phones[0]?.id, mode: 'manual' },
  }),
  finishCall: passedOn({ outcome: 'no-answer' }),
  reopenCall: async ({ world, task }) => {
    await world.finish(operator, task, { outcome: 'completed', interview: interview([]) });
    return { path: { task: task.id }, body: { attempt: task.attempt } };
  },
  learnNumber: numberWanted,
  workByHand: byHand,
  readProtocol: async () => ({ path: { protocol: 'case-interview', version: '1' }, query: { language: 'en' } }),
  transferCall: passedOn({ skill: 'experts', note: words }),
  handOverCall: passedOn({ jurisdiction: 'main', note: words }),
  askExpert: passedOn({ skill: 'experts', question: words }),
  openRingBack: async (stage) => {
    made += 1;
    const number = `+7999${String(made).padStart(7, '0')}`;
    await stage.report(report({ phones: [{ number }] }));
    return { who: 'operator-2', body: { number } };
  },
  answerQuestion: async (stage) => ({ path: { question: await asked(stage) }, body: {} }),
  tellReferral: referred,
  mergePeople: pair,
  partPeople: merged,
  tellApart: pair,
  readPerson: asEpidemiologist,
  readChain: asEpidemiologist,
  readNetwork: asEpidemiologist,
  readEvents: asEpidemiologist,
  findPath: async (stage) => {
    const [from, to] = await exposed(stage);
    return { query: { from, to } };
  },
  judgeLink: async (stage) => {
    const [from, person] = await exposed(stage);
    return { path: { person }, body: { disease: 'covid-19', from, judged: 'confirmed' } };
  },
  closeAlert: async ({ task, ask }) => {
    await ask('raiseEmergency', { path: { task: task.id }, body: { epoch: task.epoch, what: 'medical' } });
    const { alerts } = await ask('readBoard', {});
    return { path: { alert: idOf(firstOf(alerts).id) }, body: { note: words } };
  },
  forbidCalls: async ({ task }) => ({ path: { person: task.id }, body: { calls: 'forbidden', reason: words } }),
  forceRelease: async ({ task }) => ({ body: { task: task.id, reason: words } }),
  moveTasks: steered({ to: { band: 3 } }),
  assignTasks: steered({ to: { operator: 'operator-2' } }),
  closeTasks: steered({}),
  reviewInterview: reviewed,
  readSetAside: setAsideAnd(),
  redriveSetAside: setAsideAnd({}),
  dismissSetAside: setAsideAnd({ why: words }),
  fixSetAside: async (stage) => {
    const { path, message } = await setAside(stage);
    return { path, body: { message, why: words } };
  },
  readSetting: async () => ({
    path: { kind: 'policy', name: defaultPolicy.name, version: String(defaultPolicy.version) },
  }),
  applySettings: async () => ({ body: { documents: [{ kind: 'policy', document: defaultPolicy }], why: words } }),
  ...dataScenes,
  readSchema: async () => ({ path: { name: 'ringtrace.case-message.v1' } }),
};
