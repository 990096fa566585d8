import { type DiseaseProfile, readDiseaseProfile } from './profile.ts';
import covid from './profiles/covid-19.json' with { type: 'json' };
import measles from './profiles/measles.json' with { type: 'json' };
import mers from './profiles/mers.json' with { type: 'json' };
import unspecified from './profiles/unspecified.json' with { type: 'json' };

/** The profiles that ship; a department's own, from its settings, take their place. */
export const shippedProfiles: readonly DiseaseProfile[] = [
  readDiseaseProfile('profiles/covid-19.json', covid),
  readDiseaseProfile('profiles/measles.json', measles),
  readDiseaseProfile('profiles/mers.json', mers),
  readDiseaseProfile('profiles/unspecified.json', unspecified),
];
