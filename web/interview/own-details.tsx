import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Field } from '../look/field.tsx';
import { useLanguage, useSay } from '../words/words.tsx';
import type { Subject } from './answering.ts';
import { languagesIn, zones } from './own-lists.ts';
import { PhoneWords } from './phone-words.tsx';
import { readListed } from './typed-choice.ts';

/** What somebody tells of themselves beside the questions: a number, their language, where they live. Kept at once. */
export function OwnDetails({ held }: { readonly held: NonNullable<Subject['held']> }) {
  const say = useSay();
  const client = useClient();
  const { language: screen } = useLanguage();
  const [open, setOpen] = useState(false);
  const [number, setNumber] = useState('');
  const [typedLanguage, setLanguage] = useState('');
  const [typedZone, setZone] = useState('');
  const languages = languagesIn(screen);
  const language = readListed(typedLanguage, languages);
  const zone = readListed(typedZone, zones());
  const isUnread = (typedLanguage !== '' && language === undefined) || (typedZone !== '' && zone === undefined);
  const isBlank = number.trim() === '' && language === undefined && zone === undefined;
  const learn = useMutation({
    mutationFn: () =>
      client.call('learnDetails', {
        path: { task: held.id },
        body: {
          epoch: held.epoch,
          ...(number.trim() === '' ? {} : { phones: [{ number: number.trim() }] }),
          ...(language === undefined ? {} : { language }),
          ...(zone === undefined ? {} : { zone }),
        },
      }),
  });
  if (!open) {
    return (
      <Button look="quiet" onPress={() => setOpen(true)}>
        {say('own.open')}
      </Button>
    );
  }
  return (
    <form
      className="own-details"
      data-keeps-escape
      onSubmit={(event) => {
        event.preventDefault();
        if (!isUnread && !isBlank) learn.mutate();
      }}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
    >
      <div>
        <Field label={say('own.number')} value={number} onChange={setNumber} inputMode="tel" autoFocus />
        <span className="understood" role="status">
          <PhoneWords number={number} />
        </span>
      </div>
      <div>
        <Field label={say('own.language')} value={typedLanguage} onChange={setLanguage} />
        <span className="understood" role="status">
          {languages.find(({ id }) => id === language)?.label ?? (typedLanguage === '' ? null : say('own.unread'))}
        </span>
      </div>
      <div>
        <Field label={say('own.zone')} value={typedZone} onChange={setZone} />
        <span className="understood" role="status">
          {zone ?? (typedZone === '' ? null : say('own.unread'))}
        </span>
      </div>
      <Button type="submit" hint="Enter" isDisabled={isUnread || isBlank || learn.isPending}>
        {say('own.keep')}
      </Button>
      <p role="status">{learn.isSuccess ? say('own.kept') : ''}</p>
      <ProblemNote error={learn.error} />
    </form>
  );
}
