import { timingSafeEqual } from 'node:crypto';

/** One user a role, and operators for a replay's simulated seats. A password is the user's own name: this provider is on loopback. */
export const roleUsers = ['operator', 'supervisor', 'epidemiologist', 'administrator'] as const;

export const mostSeats = 999;

/** The roles of a local user; undefined when there is no such user. */
export function rolesOf(user: string): readonly string[] | undefined {
  const role = roleUsers.find((name) => name === user);
  if (role !== undefined) return [role];
  const seat = /^operator-([1-9]\d{0,2})$/.exec(user)?.[1];
  return seat !== undefined && Number(seat) <= mostSeats ? ['operator'] : undefined;
}

/** True when the user exists and the password is theirs. */
export function passwordFits(user: string, password: string): boolean {
  const [expected, given] = [Buffer.from(user), Buffer.from(password)];
  return rolesOf(user) !== undefined && expected.length === given.length && timingSafeEqual(expected, given);
}
