import { FormattedDate } from 'react-intl';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { useSay, useWord } from '../words/words.tsx';

/** What the call is for, and why this one came and no other. */
export function WhyServed({ task }: { readonly task: HeldTaskView }) {
  const say = useSay();
  const word = useWord();
  const { kind, reasons, promised, passedOn, script } = task;
  const due = reasons.map((reason) => reason.due).sort()[0];
  const diseases = [...new Set(reasons.map(({ disease }) => word(`disease.${disease}`) ?? disease))];
  const refs = reasons.flatMap(({ ref }) => (ref === undefined ? [] : [ref]));
  return (
    <>
      <p className="why">
        {say(`kind.${kind}`)}: {diseases.join(', ')} <bdi className="dim">{refs.join(', ')}</bdi>
      </p>
      <p className="dim" title={`${task.list} · ${task.band} · ${script.id} ${script.version}`}>
        {say(promised ? 'why.promised' : passedOn ? 'why.passed-on' : 'why.due')}{' '}
        {due === undefined || promised ? null : (
          <FormattedDate value={due} weekday="short" day="numeric" month="short" hour="numeric" minute="2-digit" />
        )}
      </p>
    </>
  );
}
