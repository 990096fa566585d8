import { useInAddress } from '../supervise/use-in-address.ts';
import { useSay } from '../words/words.tsx';
import { AskedFor } from './asked-for.tsx';
import { Clusters } from './clusters.tsx';
import { Curve } from './curve.tsx';
import { Generations } from './generations.tsx';
import { Indicators } from './indicators.tsx';
import { Offspring } from './offspring.tsx';
import { questionInAddress } from './question.ts';
import { SecondaryAttack } from './secondary-attack.tsx';
import { SerialInterval } from './serial-interval.tsx';
import './metrics.css';

/** Figures over everything, of one snapshot: nobody is named, and whoever is counted can be gone to. */
export function MetricsScreen() {
  const say = useSay();
  const { view: question, change } = useInAddress(questionInAddress);
  return (
    <main className="sheet metrics">
      <h1>{say('metrics.heading')}</h1>
      <AskedFor question={question} ask={change} />
      <Indicators question={question} />
      <div className="figures">
        <Curve question={question} />
        <Offspring question={question} />
        <SerialInterval question={question} />
        <Generations question={question} />
        <Clusters question={question} />
        <SecondaryAttack question={question} />
      </div>
    </main>
  );
}
