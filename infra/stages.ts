import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** What differs from stage to stage. Account and Region do not: they are those of whoever deploys. */
export interface Stage {
  readonly name: string;
  /** A lasting stage holds real people: its data outlives its stacks. */
  readonly lasting: boolean;
  readonly removalPolicy: RemovalPolicy;
  /**
   * Of what has a fixed name and holds no history (queues, logs): kept as well, except when their very creation failed,
   * or a failed first deployment would stand in the way of the second.
   */
  readonly queueRemovalPolicy: RemovalPolicy;
  readonly logRetention: RetentionDays;
  /** Batches of one queue in hand at once: a new on-demand table takes 4,000 write units a second, a case costs about 40. */
  readonly queueConcurrency: number;
  /**
   * Requests a second and at once, over the whole API: 4,500 operators (ten times the largest known shift) with 16 calls an hour
   * and 6 requests a call make 120 a second; the rest is for eight o'clock, when all of them come at once.
   */
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
        queueRemovalPolicy: RemovalPolicy.DESTROY,
        logRetention: RetentionDays.ONE_WEEK,
        queueConcurrency: 5,
        throttle: { rateLimit: 200, burstLimit: 400 },
      }
    : {
        name,
        lasting: true,
        removalPolicy: RemovalPolicy.RETAIN,
        queueRemovalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
        logRetention: RetentionDays.THREE_MONTHS,
        queueConcurrency: 50,
        throttle: { rateLimit: 2_000, burstLimit: 4_000 },
      };
}
