import type { CaseView, EdgeView, NodeView, PersonView } from '../../shared/api/graph.ts';
import type { Edge } from '../../shared/domain/graph/edges.ts';
import type { Generations } from '../../shared/domain/graph/generations.ts';
import type { CaseOf, PersonFile, ToldExposure } from '../../shared/domain/graph/person-file.ts';

export const caseView = ({ facts, caseId: _, ...known }: CaseOf): CaseView => ({
  ...known,
  onset: facts.onset?.day,
  ...(facts.onset?.estimated === true ? { onsetEstimated: true } : {}),
  specimen: facts.specimen?.day,
  report: facts.report?.day,
});

export const statusOf = ({ cases }: Pick<PersonFile, 'cases'>): 'case' | 'contact' =>
  cases.length > 0 ? 'case' : 'contact';

export const namesOf = ({ person, alsoKnownAs = [] }: Pick<PersonFile, 'person' | 'alsoKnownAs'>) =>
  alsoKnownAs.length === 0 ? { person } : { person, alsoKnownAs: [...alsoKnownAs] };

export function personView(file: Omit<PersonFile, 'exposures'>, generations?: Generations): PersonView {
  const own = generations?.get(file.person);
  const cases = file.cases.map((each) => withGeneration(caseView(each), own?.get(each.disease)));
  const known = cases.flatMap(({ generation }) => generation ?? []);
  const least = known.length === 0 ? undefined : Math.min(...known);
  return { ...withGeneration(namesOf(file), least), status: statusOf(file), cases };
}

const withGeneration = <View extends object>(view: View, generation: number | undefined) =>
  generation === undefined ? view : { ...view, generation };

export const nodeView = (
  file: Omit<PersonFile, 'exposures'>,
  more: Pick<NodeView, 'step' | 'sources' | 'more'>,
  generations?: Generations,
): NodeView => ({ ...personView(file, generations), ...more });

/** Between these two, by whichever of their ids it was told. */
export function exposureView(exposure: ToldExposure, from: string, to: string): EdgeView {
  const { exposureId, disease, state, namedBy, recordedAt } = exposure;
  return {
    id: exposureId,
    kind: 'exposure',
    from,
    to,
    disease,
    state,
    ...circumstancesOf(exposure),
    namedBy,
    recordedAt,
  };
}

const circumstancesOf = ({ interviewId, event, ...told }: ToldExposure) => {
  const { firstExposure, lastExposure, continuing, setting, relation, risk } = told;
  const where = event === undefined ? {} : { event: `${interviewId}.${event}` };
  return { firstExposure, lastExposure, continuing, setting, relation, risk, ...where };
};

export function edgeView({ id, kind, from, to, disease, state, preferred, judged, exposures }: Edge): EdgeView {
  const [first] = exposures;
  if (kind === 'exposure' && first !== undefined) return exposureView(first, from, to);
  return {
    id,
    kind,
    from,
    to,
    disease,
    state,
    ...(preferred ? { preferred: true } : {}),
    ...(first === undefined ? {} : circumstancesOf(first)),
    ...(judged === undefined ? {} : { judgedBy: judged.by, judgedAt: judged.at }),
    exposures: exposures.map(({ exposureId }) => exposureId),
  };
}
