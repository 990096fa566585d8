import { FormattedDate } from 'react-intl';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { useSay } from '../words/words.tsx';
import { EarlierTries } from './earlier-tries.tsx';
import { LocalTime, zoneOf } from './local-time.tsx';
import { nameInFull } from './name-in-full.ts';
import { NumberWanted } from './number-wanted.tsx';
import { WhyServed } from './why-served.tsx';

/** Who is called and why, and what happened before. */
export function PersonPanel({ task }: { readonly task: HeldTaskView }) {
  const say = useSay();
  const { person, namedBy, duplicates, passedOn, stayAtHome, notes, questions, referrals } = task;
  return (
    <aside className="left" aria-label={say('person.title')}>
      <h1>
        <bdi>{nameInFull(person.name)}</bdi>
      </h1>
      {person.birthDate === undefined ? null : (
        <p>
          {say('person.born')} <FormattedDate value={person.birthDate} dateStyle="long" timeZone="UTC" />
        </p>
      )}
      {person.address === undefined ? null : <p>{Object.values(person.address).join(', ')}</p>}
      <LocalTime task={task} />
      <WhyServed task={task} />
      {namedBy.length === 0 ? null : (
        <p>{say('person.named-by', { names: namedBy.map(({ name }) => nameInFull(name)).join(', ') })}</p>
      )}
      {stayAtHome?.words === undefined ? null : <p>{say('person.stay', { until: stayAtHome.words })}</p>}
      {task.numbersWanted.map((wanted) => (
        <NumberWanted key={wanted.wanted} task={task} wanted={wanted} />
      ))}
      {passedOn === undefined ? null : <p className="note">{passedOn.note}</p>}
      {duplicates.length === 0 ? null : (
        <>
          <h2>{say('person.duplicates')}</h2>
          <ul className="plain">
            {duplicates.map(({ person: id, differs }) => (
              <li key={id}>{differs.map(({ field, theirs }) => `${field}: ${theirs}`).join('; ')}</li>
            ))}
          </ul>
        </>
      )}
      <EarlierTries earlier={task.earlier} phones={person.phones} zone={zoneOf(task)} />
      {notes.map(({ at, note }) => (
        <p key={at} className="note">
          {note}
        </p>
      ))}
      {questions.map(({ id, question, answer }) => (
        <p key={id} className="note">
          {question} <strong>{answer ?? say('person.not-answered')}</strong>
        </p>
      ))}
      {referrals.map(({ id, kind, state }) => (
        <p key={id} className="dim">
          {say(`referral.${kind}`)}: {say(`referral.state.${state}`)}
        </p>
      ))}
    </aside>
  );
}
