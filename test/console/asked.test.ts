import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { SpokenProtocol } from '../../shared/api/protocols.ts';
import { spokenProtocol } from '../../shared/domain/protocols/spoken-protocol.ts';
import { shippedProtocol } from '../../shared/domain/protocols/written-protocols.ts';
import { askedIn, type Question } from '../../web/interview/asked.ts';
import { changeSheet, emptySheet, type Sheet } from '../../web/interview/sheet.ts';
import { firstOpen, isWanted, nextAfter } from '../../web/interview/wanted.ts';

const spoken = (id: string, version: number) =>
  z.parse(SpokenProtocol, spokenProtocol(shippedProtocol(id, version), 'en'));
const nobodyAlike = { possibleDuplicate: false };

/** One key of an operator: what it answers. A key of the number row, as it stands beside the option. */
type Told = Readonly<Record<string, readonly string[]>>;

/** What stands beside the options of a question. */
const idsOf = ({ type, options, unknown }: Question): readonly string[] =>
  type === 'yes-no' ? ['yes', 'no', ...(unknown ? ['unknown'] : [])] : (options ?? []).map(({ id }) => id);

/** Keys until nothing is wanted any more, as the focus goes; a question that is told nothing of is passed with Enter. */
function walk(protocol: string, version: number, told: Told, begin: Sheet = emptySheet) {
  const script = spoken(protocol, version);
  let sheet = begin;
  let keys = 0;
  const visited: string[] = [];
  for (let at = firstOpen(askedIn(script, {}, nobodyAlike), sheet); at !== undefined; ) {
    const { question } = at;
    const { id, type, alone } = question;
    visited.push(id);
    const answers = told[id] ?? [];
    for (const answer of answers) expect(idsOf(question)).toContain(answer);
    if (answers.length > 0) {
      const answer = type === 'several' ? [...answers] : (answers[0] ?? '');
      sheet = changeSheet(sheet, { set: 'answer', question: id, answer });
    }
    // A choice, and what goes with no other, moves on by itself; the rest with Enter.
    const movesOn = answers.length > 0 && (type !== 'several' || alone?.includes(answers[0] ?? ''));
    keys += answers.length + (movesOn ? 0 : 1);
    const next = nextAfter(id, askedIn(script, sheet.answers, nobodyAlike), sheet);
    if (next !== undefined && visited.includes(next.question.id)) break;
    at = next;
  }
  const left = askedIn(script, sheet.answers, nobodyAlike).flatMap(({ questions }) =>
    questions.filter((question) => isWanted(question, sheet)).map(({ id }) => id),
  );
  return { keys, visited, left };
}

const plain: Told = {
  'speaking-with': ['person'],
  interpreter: ['none'],
  'identity-confirmed': ['yes'],
  'agrees-to-talk': ['yes'],
  needs: ['none'],
  'told-dates': ['yes'],
};
/** Dial, and done with the next call. */
const around = 2;

describe('the way through the questions', () => {
  it('takes at most 12 keys for a notification with nothing special, dial and finish among them', () => {
    const { keys, left } = walk('contact-notification', 2, {
      ...plain,
      informed: ['yes'],
      'has-symptoms': ['no'],
      'can-stay': ['yes'],
    });
    console.log(`keys of a notification with nothing special: ${keys + around}`);
    expect(left).toEqual([]);
    expect(keys + around).toBeLessThanOrEqual(12);
  });

  it('takes 18 keys beside the rows for a case interview that names three people', () => {
    const rows = ['1', '2', '3'].map((key) => ({ key, name: { asWritten: `Somebody ${key}` } }));
    const { keys, left } = walk(
      'case-interview',
      2,
      {
        ...plain,
        'had-symptoms': ['no'],
        tested: ['no'],
        vaccinated: ['no'],
        'in-hospital': ['no'],
        work: ['none'],
        'living-situation': ['alone'],
        isolated: ['no'],
        'knew-somebody-ill': ['no'],
        travelled: ['no'],
        'may-be-told': ['no'],
      },
      { ...emptySheet, rows },
    );
    console.log(`keys of a case interview beside its rows: ${keys + around}`);
    expect(left).toEqual([]);
    expect(keys + around).toBeLessThanOrEqual(18);
  });

  it('stops where a branch opens, and at the day an illness began, which Enter passes', () => {
    const { visited } = walk('case-interview', 2, { ...plain, 'had-symptoms': ['yes'], symptoms: ['fever', 'cough'] });
    expect(visited.slice(visited.indexOf('had-symptoms'), visited.indexOf('still-ill') + 1)).toEqual([
      'had-symptoms',
      'symptoms',
      'onset-date',
      'still-ill',
    ]);
  });

  it('comes back to what must be answered and was left out, and stays where nothing is', () => {
    const script = spoken('contact-notification', 2);
    const answers = { 'speaking-with': 'person', 'identity-confirmed': 'no' };
    const sections = askedIn(script, answers, nobodyAlike);
    expect(nextAfter('identity-confirmed', sections, { ...emptySheet, answers })?.question.id).toBe('interpreter');
    const all = { ...answers, interpreter: 'none' };
    expect(nextAfter('identity-confirmed', askedIn(script, all, nobodyAlike), { ...emptySheet, answers: all })).toBe(
      undefined,
    );
  });
});
