import type { MeResponse } from '../../shared/api/me.ts';
import type { User } from '../../shared/runtime/http.ts';

export const whoAmI = ({ id, roles }: User): MeResponse => ({ user: id, roles: [...roles] });
