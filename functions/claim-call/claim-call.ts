import type { ClaimRequest } from '../../shared/api/calls.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { type ClaimDesk, practising } from '../../shared/desk/claim-desk.ts';
import { type Claimed, claimNext } from '../../shared/desk/claim-next.ts';

/** Hands an operator the next task of their work lists, or of the practice lists where they ask for somebody made up. */
export const claimCall = (
  desk: ClaimDesk,
  operator: string,
  { practice = false }: ClaimRequest = {},
): Promise<Claimed | Refused> => claimNext(practice ? practising(desk) : desk, operator);
