import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** What differs from stage to stage. Account and Region do not: they are those of whoever deploys. */
export interface Stage {
  readonly name: string;
  /** A lasting stage holds real people: its data outlives its stacks. */
  readonly lasting: boolean;
  readonly removalPolicy: RemovalPolicy;
  readonly logRetention: RetentionDays;
  /** At most so many batches of one queue at a time: the tables' on-demand capacity doubles only every half hour. */
  readonly queueConcurrency: number;
  /** Requests a second and at once, over the whole API. 12,000 seats claim and finish about 40 times a minute each second. */
  readonly throttle: { readonly rateLimit: number; readonly burstLimit: number };
}

const stageName = /^[a-z][a-z0-9-]{0,19}$/;
const throwAway = /^(local|dev|try-.+)$/;

/**
 * The stage of that name. Only `local`, `dev` and `try-...` may be thrown away: a name that nobody has heard of keeps its data.
 * Throws a `RangeError` that says what a name looks like.
 */
export function stageNamed(name: string): Stage {
  if (!stageName.test(name)) {
    throw new RangeError(`"${name}" is no stage name: 1 to 20 of a-z, 0-9 and -, a letter first`);
  }
  return throwAway.test(name)
    ? {
        name,
        lasting: false,
        removalPolicy: RemovalPolicy.DESTROY,
        logRetention: RetentionDays.ONE_WEEK,
        queueConcurrency: 5,
        throttle: { rateLimit: 200, burstLimit: 400 },
      }
    : {
        name,
        lasting: true,
        removalPolicy: RemovalPolicy.RETAIN,
        logRetention: RetentionDays.THREE_MONTHS,
        queueConcurrency: 50,
        throttle: { rateLimit: 2_000, burstLimit: 4_000 },
      };
}
