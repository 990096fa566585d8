import { FormattedDate, FormattedTime } from 'react-intl';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { useSay, useWord } from '../words/words.tsx';
import { nameInFull } from './name-in-full.ts';

/** Who is called and why, and what happened before. */
export function PersonPanel({ task }: { readonly task: HeldTaskView }) {
  const say = useSay();
  const word = useWord();
  const { person, reasons, earlier, notes, questions, referrals, namedBy, duplicates, passedOn, stayAtHome } = task;
  return (
    <aside className="left" aria-label={say('person.title')}>
      <h1>{nameInFull(person.name)}</h1>
      {person.birthDate === undefined ? null : (
        <p>
          {say('person.born')} <FormattedDate value={person.birthDate} dateStyle="long" timeZone="UTC" />
        </p>
      )}
      <p className="why">{say(`kind.${task.kind}`)}</p>
      <p className="dim">{task.servedBecause}</p>
      <ul className="plain">
        {reasons.map(({ id, disease, ref }) => (
          <li key={id}>
            {disease}
            {ref === undefined ? '' : ` · ${ref}`}
          </li>
        ))}
      </ul>
      {namedBy.length === 0 ? null : (
        <p>{say('person.named-by', { names: namedBy.map(({ name }) => nameInFull(name)).join(', ') })}</p>
      )}
      {stayAtHome?.words === undefined ? null : <p>{stayAtHome.words}</p>}
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
      {earlier.length === 0 ? null : (
        <>
          <h2>{say('person.earlier')}</h2>
          <ol className="plain">
            {earlier.map(({ ordinal, at, outcome }) => (
              <li key={ordinal}>
                <FormattedDate value={at} day="numeric" month="short" /> <FormattedTime value={at} />{' '}
                {outcome === undefined ? say('outcome.open') : (word(`outcome.${outcome}`) ?? outcome)}
              </li>
            ))}
          </ol>
        </>
      )}
      {notes.map(({ at, note }) => (
        <p key={at} className="note">
          {note}
        </p>
      ))}
      {questions.map(({ id, question, answer }) => (
        <p key={id} className="note">
          {question} {answer}
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
