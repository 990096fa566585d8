import type { ClaimDesk } from '../../shared/desk/claim-desk.ts';
import type { DiseaseProfile } from '../../shared/domain/diseases/profile.ts';

/** Tables and everything else that finishing rests on; built once by the handler. */
export interface Desk extends ClaimDesk {
  readonly caseFiles: string;
  readonly desk: string;
  readonly profiles: readonly DiseaseProfile[];
}
