import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { Audit } from './audit.ts';
import { CallQueue } from './call-queue.ts';
import { CaseFiles } from './case-files.ts';
import { Desk } from './desk.ts';
import { LookupKeys } from './lookup-keys.ts';
import { People } from './people.ts';
import { Snapshots } from './snapshots.ts';

/** The data stack as another stack sees it. Each part is asked for only where it is used: a parameter nobody reads is a warning. */
export class StoredData {
  readonly #scope: Construct;
  readonly #stage: Stage;

  constructor(scope: Construct, stage: Stage) {
    this.#scope = scope;
    this.#stage = stage;
  }

  get people(): People {
    return new People(this.#scope, this.#stage);
  }

  get caseFiles(): CaseFiles {
    return new CaseFiles(this.#scope, this.#stage);
  }

  get callQueue(): CallQueue {
    return new CallQueue(this.#scope, this.#stage);
  }

  get desk(): Desk {
    return new Desk(this.#scope, this.#stage);
  }

  get audit(): Audit {
    return new Audit(this.#scope, this.#stage);
  }

  get snapshots(): Snapshots {
    return new Snapshots(this.#scope, this.#stage);
  }

  get lookupKeys(): LookupKeys {
    return new LookupKeys(this.#scope, this.#stage);
  }
}
