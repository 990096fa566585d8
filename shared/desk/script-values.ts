import type { CaseFacts } from '../domain/cases/case-facts.ts';
import type { Day } from '../domain/dates.ts';
import type { StayAtHome } from '../domain/diseases/isolation.ts';
import type { DiseaseProfile } from '../domain/diseases/profile.ts';
import { dayInWords, untilInWords } from '../domain/diseases/window-words.ts';
import type { Windows } from '../domain/diseases/windows.ts';
import type { Name } from '../domain/people/name.ts';
import type { Values } from '../domain/protocols/spoken-protocol.ts';
import type { ProtocolLanguage } from '../domain/protocols/written-protocol.ts';

export interface Known {
  readonly language: ProtocolLanguage;
  readonly today: Day;
  readonly operator: string | undefined;
  readonly name: Name;
  readonly profile: DiseaseProfile;
  readonly facts: CaseFacts;
  readonly windows: Windows;
  readonly stay: StayAtHome | undefined;
}

/** What the script fills in. */
export function scriptValues(known: Known): Values {
  const { language, today, operator, name, profile, facts, windows, stay } = known;
  const until = stay === undefined || stay.until === 'recovery' ? undefined : untilInWords(stay.until, today)[language];
  const values = {
    'operator.name': operator,
    'person.name':
      [name.given, name.patronymic, name.family].filter((part) => part !== undefined).join(' ') || name.asWritten,
    'person.given': name.given ?? name.asWritten,
    disease: profile.name[language],
    'isolation.until': stay?.kind === 'isolation' ? until : undefined,
    'quarantine.until': stay?.kind === 'quarantine' ? until : undefined,
    'followUp.days': profile.followUp && String(profile.followUp.days),
    'case.onset': facts.onset && dayInWords(facts.onset.day, today)[language],
    'window.source': windows.source?.words[language],
    'window.infectious': windows.infectious?.words[language],
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
