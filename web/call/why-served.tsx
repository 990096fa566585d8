import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { useSay, useWord } from '../words/words.tsx';
import { zoneOf } from './local-time.tsx';
import { MomentThere } from './moment-there.tsx';

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
        {due === undefined || promised ? null : <MomentThere at={due} zone={zoneOf(task)} />}
      </p>
    </>
  );
}
