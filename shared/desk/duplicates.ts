import type { HeldTaskView } from '../api/my-task.ts';
import type { Identity } from '../domain/people/identity.ts';
import { maskPhone } from '../domain/people/mask-phone.ts';

type Duplicate = HeldTaskView['duplicates'][number];

/** The first letter, and that there are more. */
const initial = (text: string | undefined): string | undefined => text && `${text.slice(0, 1)}…`;

/** What can be asked about: each as far as it helps to tell two people apart, and covered otherwise. */
function coveredOf({ name, birthDate, sex, phones, address, language }: Identity): Map<string, string> {
  const phone = phones.find(({ e164 }) => e164 !== undefined)?.e164;
  const covered = {
    family: initial(name.family),
    given: initial(name.given),
    patronymic: initial(name.patronymic),
    birthDate: birthDate && `${birthDate.slice(0, 4)}-••-••`,
    sex,
    phone: phone && maskPhone(phone),
    address: address?.district ?? initial(address?.text),
    language,
  };
  return new Map(Object.entries(covered).flatMap(([field, text]) => (text === undefined ? [] : [[field, text]])));
}

const wholeOf = ({ name, birthDate, sex, phones, address, language }: Identity): Map<string, string> =>
  new Map(
    Object.entries({
      ...{ family: name.family, given: name.given, patronymic: name.patronymic, birthDate, sex, language },
      phone: phones.find(({ e164 }) => e164 !== undefined)?.e164,
      address: address?.district ?? address?.text,
    }).flatMap(([field, text]) => (text === undefined ? [] : [[field, text]])),
  );

/** Where two records that may be of one person differ: what agrees says nothing and is not shown. */
export function duplicateView(person: string, held: Identity, other: Identity): Duplicate {
  const [own, theirs] = [wholeOf(held), wholeOf(other)];
  const differs = [...coveredOf(other)].filter(([field]) => own.get(field) !== theirs.get(field));
  return { person, differs: differs.map(([field, text]) => ({ field, theirs: text })) };
}
