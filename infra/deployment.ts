import type { Settings } from './settings.ts';
import type { StoredData } from './stored/stored-data.ts';

/** What every function is made from: what the deployer decided, and the data as its stack sees it. */
export interface Deployment {
  readonly settings: Settings;
  readonly data: StoredData;
}
