import { Link } from 'wouter';
import { ProblemNote } from '../api/problem-note.tsx';
import { wantedInAddress } from '../exports/wanted.ts';
import { useInAddress } from '../supervise/use-in-address.ts';
import { useSay } from '../words/words.tsx';
import { AskedFor } from './asked-for.tsx';
import { Clusters } from './clusters.tsx';
import { Curve } from './curve.tsx';
import { Generations } from './generations.tsx';
import { Indicators } from './indicators.tsx';
import { NothingRead } from './nothing-read.tsx';
import { Offspring } from './offspring.tsx';
import { questionInAddress, windowOf } from './question.ts';
import { SecondaryAttack } from './secondary-attack.tsx';
import { SerialInterval } from './serial-interval.tsx';
import { useSnapshots } from './use-snapshots.ts';
import './metrics.css';

/**
 * Figures over everything, of one snapshot: nobody is named, and whoever is counted can be gone to. Where the address
 * names no disease, they are of the one with the most cases.
 */
export function MetricsScreen() {
  const say = useSay();
  const { view, change } = useInAddress(questionInAddress);
  const { data: known, error } = useSnapshots();
  return (
    <main className="sheet metrics">
      <h1>{say('metrics.heading')}</h1>
      <ProblemNote error={error} />
      {known === undefined ? error === null && <p role="status">{say('app.loading')}</p> : null}
      {known?.snapshots.length === 0 && <NothingRead />}
      {known !== undefined && known.snapshots.length > 0 && (
        <Answered question={{ ...view, disease: view.disease ?? known.diseases[0] }} known={known} ask={change} />
      )}
    </main>
  );
}

function Answered({ question, known, ask }: React.ComponentProps<typeof AskedFor>) {
  const say = useSay();
  const files = wantedInAddress.write({ ...wantedInAddress.read(''), ...windowOf(question) });
  return (
    <>
      <AskedFor question={question} known={known} ask={ask} />
      <p>
        <Link href={`/exports?${files}`}>{say('metrics.files')}</Link>
      </p>
      <Indicators question={question} />
      <div className="figures">
        <Curve question={question} />
        <Offspring question={question} />
        <SerialInterval question={question} />
        <Generations question={question} />
        <Clusters question={question} />
        <SecondaryAttack question={question} />
      </div>
    </>
  );
}
