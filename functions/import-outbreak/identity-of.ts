import type { CaseDetails } from '../../shared/domain/cases/case.ts';
import type { Identity } from '../../shared/domain/people/identity.ts';
import type { ReadPhone } from '../../shared/domain/people/phones.ts';
import { identityTold } from '../../shared/domain/people/told-identity.ts';

/** Who somebody is, as a row tells it; undefined for a row without a name: it has a number, and is nobody's. */
export function identityOf(details: CaseDetails, readPhone: ReadPhone): Identity | undefined {
  const { name, birthDate, phones, nationalNumber, address, age, sex } = details;
  return name
    ? identityTold({ name, birthDate, phones, nationalNumber, address, age, sex }, readPhone, 'reported')
    : undefined;
}
