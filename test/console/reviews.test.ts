import { describe, expect, it } from 'vitest';
import type { SpokenProtocol } from '../../shared/api/protocols.ts';
import { answersInWords } from '../../web/reviews/answers-in-words.ts';
import { type Answers, answeredPages, refusal } from '../support/answered-page.ts';
import { violationsOn } from '../support/axe.ts';

const question = (id: string, ask: string, more: object = {}) => ({
  id,
  type: 'yes-no' as const,
  ask,
  identifying: false,
  ...more,
});
const protocol: SpokenProtocol = {
  id: 'case-interview',
  version: 2,
  kind: 'case-interview',
  language: 'en',
  title: 'Interview of a case.',
  sections: [
    {
      id: 'symptoms',
      title: 'Symptoms',
      questions: [
        question('ill', 'Were you ill?'),
        question('since', 'Since when?', { type: 'date' }),
        question('signs', 'What did you feel?', {
          type: 'several',
          options: [
            { id: 'fever', label: 'Fever' },
            { id: 'cough', label: 'Cough' },
          ],
        }),
      ],
    },
    { id: 'empty', title: 'Nothing was asked here', questions: [question('never', 'Never?')] },
  ],
};
const review = (interview: string) => ({
  interview,
  operator: `of-${interview}`,
  kind: 'case-interview' as const,
  at: '2026-11-24T10:00:00.000Z',
  protocol: { id: 'case-interview', version: 2 },
  answers: { ill: 'yes', since: { date: '2026-11-20', estimated: true }, signs: ['fever', 'cough'] },
  contactsNamed: 3,
  practice: false,
});

describe('an interview in words', () => {
  const tell = {
    answer: (answer: string) => `[${answer}]`,
    day: (day: string) => `on ${day}`,
    about: (day: string) => `about ${day}`,
    people: (count: number) => `${count} people`,
  };

  it('has the questions of its protocol, labels for options, and only what was answered', () => {
    expect(answersInWords(protocol, review('1').answers, tell)).toEqual([
      {
        id: 'symptoms',
        title: 'Symptoms',
        lines: [
          { id: 'ill', ask: 'Were you ill?', said: ['[yes]'] },
          { id: 'since', ask: 'Since when?', said: ['about 2026-11-20'] },
          { id: 'signs', ask: 'What did you feel?', said: ['Fever', 'Cough'] },
        ],
      },
    ]);
  });

  it('loses no answer that the protocol does not know', () => {
    const event = { key: '1', kind: 'shop', place: 'Market', from: '2026-11-19', people: 4 };
    const [other] = answersInWords({ sections: [] }, { where: [event], when: '2026-11-19', far: 3, sure: false }, tell);
    expect(other?.lines.map(({ ask, said }) => [ask, ...said])).toEqual([
      ['where', 'shop, Market, on 2026-11-19, 4 people'],
      ['when', 'on 2026-11-19'],
      ['far', '3'],
      ['sure', '[no]'],
    ]);
  });
});

describe('the reviews', { timeout: 60_000 }, () => {
  const openPage = answeredPages();
  const open = (answers: Answers, options = {}) =>
    openPage({
      path: '/reviews',
      roles: ['supervisor'],
      answers: {
        listReviews: () => ({ reviews: ['1', '2', '3'].map(review) }),
        readProtocol: () => protocol,
        reviewInterview: () => ({ status: 'decided' }),
        ...answers,
      },
      options,
    });

  it('are decided by keyboard, one after the other', async () => {
    const { page, asked, complaints, close } = await open({});
    await page.getByText('What did you feel?').waitFor();
    await page.getByText(/about Friday,? .*20.* 2026/).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: /of-2/ }).waitFor();
    await page.keyboard.press('b');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('a date is missing');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /of-3/ }).waitFor();
    await page.getByText('Sent back to its operator.').waitFor();
    expect(asked.filter(({ route }) => route === 'reviewInterview').map(({ path, body }) => [path, body])).toEqual([
      ['/reviews/1', { decision: 'approve' }],
      ['/reviews/2', { decision: 'send-back', note: 'a date is missing' }],
    ]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('go on to the next where somebody else has decided', async () => {
    const { page, close } = await open(
      { reviewInterview: () => refusal(404, 'no-such-review') },
      { locale: 'ru-RU', colorScheme: 'dark' },
    );
    await page.getByText('What did you feel?').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/reviews.png` });
    await page.keyboard.press('a');
    await page.getByText('уже решил кто-то другой').waitFor();
    await page.getByRole('heading', { name: /of-2/ }).waitFor();
    await close();
  });
});
