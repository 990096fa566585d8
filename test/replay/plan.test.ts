import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makePlan, planHash, type ReplayPlan } from '../../local/replay/plan.ts';
import { CaseMessage } from '../../shared/messages/case-message.ts';
import { optionsFor, replayOf } from './files.ts';

const offersOf = ({ days }: ReplayPlan) => days.flatMap(({ offers }) => offers);
const messagesOf = (plan: ReplayPlan) => offersOf(plan).map(({ body }) => JSON.parse(body));
const pairs = 'from,to\n';

describe('the plan of a replay', () => {
  it('offers every row on its report date, else on its onset, in the order of the days', () => {
    const list = 'id,dt_onset,dt_report\nlate,2015-05-01,2015-05-09\nearly,2015-05-02,\nnone,,2015-05-03\n';
    const plan = makePlan(replayOf(list, pairs));
    expect(plan.days.map(({ day, offers }) => [day, ...offers.map(({ id }) => id)])).toEqual([
      ['2015-05-02', 'early'],
      ['2015-05-03', 'none'],
      ['2015-05-09', 'late'],
    ]);
    expect(messagesOf(plan)).toMatchObject([
      { caseId: 'early', reportDate: '2015-05-02', onsetDate: '2015-05-02' },
      { caseId: 'none', reportDate: '2015-05-03' },
      { caseId: 'late', reportDate: '2015-05-09', onsetDate: '2015-05-01' },
    ]);
    expect(messagesOf(plan)[1]).not.toHaveProperty('onsetDate');
  });

  it('reads other columns, another date format, another delimiter and a byte order mark', () => {
    const list = '\uFEFFnr;gemeldet;alter\r\n"1";20/05/2015;41\r\n2;n. a.;\r\n';
    const contacts = 'quelle;ziel;ort;tag\n1;2;"Haus; Hof";19/05/2015\n';
    const columns = ['--id', 'nr', '--report-date', 'gemeldet', '--from', 'quelle', '--to', 'ziel', '--setting', 'ort'];
    const format = ['--exposure-date', 'tag', '--delimiter', ';', '--date-format', 'dd/MM/yyyy', '--na', 'n. a.'];
    const plan = makePlan(replayOf(list, contacts, ...columns, ...format));
    expect(offersOf(plan).map(({ id, problem }) => [id, problem])).toEqual([
      ['2', 'no date'],
      ['1', undefined],
    ]);
    expect(plan.interviews.get('1')).toMatchObject([
      { ref: '2', setting: 'Haus; Hof', lastExposure: '2015-05-19', direction: 'exposed' },
    ]);
  });

  it('takes ids as text', () => {
    const plan = makePlan(replayOf('id,dt_report\n007,2015-05-20\n7,2015-05-20\n1e3,2015-05-20\n', pairs));
    expect(messagesOf(plan).map(({ caseId }) => caseId)).toEqual(['007', '7', '1e3']);
  });

  it.each([
    ['a report date that does not parse', 'A,2015-05-01,20.05.2015', "dt_report is '20.05.2015'"],
    ['an onset that does not parse', 'A,gestern,2015-05-20', "dt_onset is 'gestern'"],
    ['a day that no calendar has', 'A,,2015-02-30', "dt_report is '2015-02-30'"],
    ['no date at all', 'A,,NA', 'no date'],
    ['no id', ',2015-05-01,2015-05-20', 'no case number'],
    ['more cells than columns', 'A,2015-05-01,2015-05-20,Seoul', "1 filled cells beyond the header's columns"],
  ])('sends a row with %s like any other, and the message is one that is set aside', (_, bad, problem) => {
    const plan = makePlan(replayOf(`id,dt_onset,dt_report\n${bad}\nB,,2015-05-21\n`, pairs));
    expect(offersOf(plan)).toHaveLength(2);
    const offer = offersOf(plan).find(({ id }) => id !== 'B');
    expect(offer?.problem).toBe(problem);
    expect(CaseMessage.safeParse(JSON.parse(offer?.body ?? '')).success).toBe(false);
  });

  it('keeps a date that is right in another format than the one given out of the pipeline, with column and value', () => {
    const plan = makePlan(replayOf('id,dt_report\nA,2015-05-20\n', pairs, '--date-format', 'dd/MM/yyyy'));
    expect(messagesOf(plan)).toMatchObject([{ reportDate: 'dt_report: 2015-05-20' }]);
    expect(offersOf(plan)).toMatchObject([{ problem: "dt_report is '2015-05-20'" }]);
  });

  it('sends the same row twice in the same bytes, and a different row of the same id as another message', () => {
    const plan = makePlan(replayOf('id,dt_report,age\nA,2015-05-20,41\nA,2015-05-20,41\nA,2015-05-20,42\n', pairs));
    const [first, second, third] = offersOf(plan).map(({ body }) => body);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(JSON.parse(third ?? '')).toMatchObject({ name: JSON.parse(first ?? '').name });
  });

  it('lets a case whose own row is not usable be named as a source, so that the exposure is not lost', () => {
    const plan = makePlan(replayOf('id,dt_report\nA,never\nB,2015-05-20\n', 'from,to\nA,B\n'));
    expect(plan.pairs.expected).toEqual([{ from: 'A', to: 'B' }]);
    expect(plan.interviews.get('B')).toMatchObject([{ ref: 'A', direction: 'source' }]);
  });

  it('takes the line list itself as the contacts', () => {
    const list = 'case_ID,infector,date\n1,,1861-11-21\n2,1,1861-11-30\n';
    const options = replayOf(
      list,
      list,
      '--id',
      'case_ID',
      '--report-date',
      'date',
      '--from',
      'infector',
      '--to',
      'case_ID',
    );
    expect(makePlan(options).pairs.counts).toMatchObject({ rows: 2, expected: 1, noSource: 1 });
  });

  it('is the same to the byte when the files are read again, and another for another seed', () => {
    const options = replayOf('id,dt_report\nA,2015-05-20\nB,2015-05-21\n', 'from,to\nA,B\n', '--dirty', '1');
    expect(makePlan(options)).toEqual(makePlan(options));
    expect(planHash(makePlan(options), options)).not.toBe(planHash(makePlan(options), { ...options, seed: '2' }));
  });

  it('writes exactly the share of namings asked for as people say them, without birth date', () => {
    const ids = Array.from({ length: 50 }, (_, id) => `c${id}`);
    const contacts = `from,to\n${ids.map((id) => `A,${id}\n`).join('')}`;
    const plan = makePlan(replayOf('id,dt_report\nA,2015-05-20\n', contacts, '--dirty', '0.2'));
    const named = plan.interviews.get('A') ?? [];
    expect(named.filter(({ birthDate }) => birthDate === undefined)).toHaveLength(10);
    expect(named.filter(({ phones }) => phones?.length === 1)).toHaveLength(50);
  });

  it.each([
    [['--id', 'case'], "has no column 'case' (--id); its columns are id, dt_report."],
    [['--onset', 'begin'], "has no column 'begin' (--onset); its columns are id, dt_report."],
    [['--setting', 'place'], "has no column 'place' (--setting); its columns are from, to."],
    [['--report-date', ''], "has neither '' (--report-date) nor 'dt_onset' (--onset), and a day is needed"],
  ])('says in one line which column is missing: %j', (args, message) => {
    const options = replayOf('id,dt_report\nA,2015-05-20\n', 'from,to\nA,B\n', ...args);
    expect(() => makePlan(options)).toThrow(message);
  });
});

const data = join(import.meta.dirname, '../../../shared/data');
const present = existsSync(data);
if (!present) console.log('Skipped: the outbreaks of ../shared/data are not here.');

describe.skipIf(!present)('the plan of a real outbreak', () => {
  it('has 162 cases and 98 exposures for MERS in South Korea, 2015', () => {
    const plan = makePlan(
      optionsFor(join(data, 'mers_korea_2015.linelist.csv'), join(data, 'mers_korea_2015.contacts.csv')),
    );
    expect(offersOf(plan).filter(({ problem }) => problem === undefined)).toHaveLength(162);
    expect(messagesOf(plan).filter(({ onsetDate }) => onsetDate === undefined)).toHaveLength(27);
    expect(plan.pairs.counts).toMatchObject({ rows: 98, expected: 98, noSource: 0, setAside: 0 });
  });

  it('has 188 cases, 184 pairs and 4 without a source for measles in Hagelloch, 1861', () => {
    const file = join(data, 'measles_hagelloch_1861.csv');
    const plan = makePlan(
      optionsFor(file, file, '--id', 'case_ID', '--from', 'infector', '--to', 'case_ID', '--onset', 'date_of_prodrome'),
    );
    expect(offersOf(plan).filter(({ problem }) => problem === undefined)).toHaveLength(188);
    expect(plan.pairs.counts).toMatchObject({ rows: 188, expected: 184, noSource: 4, setAside: 0 });
  });
});
