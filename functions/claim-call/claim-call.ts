import type { Refused } from '../../shared/api/problem.ts';
import type { ClaimDesk } from '../../shared/desk/claim-desk.ts';
import { type Claimed, claimNext } from '../../shared/desk/claim-next.ts';

/** Hands an operator the next task of their work lists. */
export const claimCall = (desk: ClaimDesk, operator: string): Promise<Claimed | Refused> => claimNext(desk, operator);
