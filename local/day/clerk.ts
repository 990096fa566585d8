import { ReferralStateResponse, ReferralsResponse } from '../../shared/api/referrals.ts';
import { type ApiClient, UnexpectedAnswer } from '../replay/api-client.ts';
import type { Actor } from './agenda.ts';
import type { DayDesk } from './desk.ts';

const hour = 3_600_000;
const list = encodeURIComponent('main/any/certificates');

/** Whoever writes the certificates: looks every hour, accepts what was asked for, and does it. */
export async function* clerk(api: ApiClient, desk: DayDesk, until: number): Actor {
  while (desk.now() < until) {
    yield desk.now() + hour;
    await desk.ready();
    const { referrals } = await api.get(`/referrals?list=${list}`, ReferralsResponse);
    for (const { id } of referrals.filter(({ state }) => state === 'asked')) {
      for (const state of ['accepted', 'done']) {
        const answer = await api.post(`/referrals/${id}`, { state }, ReferralStateResponse);
        if ('refused' in answer) throw new UnexpectedAnswer(`A referral was not ${state}: ${answer.refused.code}.`);
      }
    }
  }
}
