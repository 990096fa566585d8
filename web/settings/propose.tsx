import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { FieldProblem } from '../../shared/api/problem.ts';
import { SettingKind } from '../../shared/domain/desk/settings-head.ts';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Chosen, Pasted } from '../supervise/chosen.tsx';
import { objectIn } from '../supervise/object-in.ts';
import { useSay } from '../words/words.tsx';
import { useWrongWords } from '../words/wrong-words.ts';
import { ApplySettings } from './apply-settings.tsx';
import { Lines } from './settings-history.tsx';

/** A document that is not in force: what it would change, what is wrong with it, and who would be left without calls. */
export function Propose() {
  const say = useSay();
  const client = useClient();
  const wordsOf = useWrongWords();
  const me = useQuery({ queryKey: ['me'], queryFn: () => client.call('whoAmI', {}) });
  const [kind, setKind] = useState<SettingKind>('policy');
  const [text, setText] = useState('');
  const document = objectIn(text);
  const compare = useMutation({
    mutationFn: (documents: { kind: SettingKind; document: object }[]) =>
      client.call('compareSettings', { body: { documents } }),
  });
  const change = (pasted: string) => {
    setText(pasted);
    compare.reset();
  };
  const seen = compare.data;
  const inWords = ({ field, ...wrong }: FieldProblem) => `${field}: ${wordsOf(wrong)}`;
  return (
    <article className="setting">
      <h2>{say('settings.propose')}</h2>
      <Chosen
        label={say('settings.kind')}
        value={kind}
        change={(value) => {
          setKind(SettingKind.options.find((each) => each === value) ?? 'policy');
          compare.reset();
        }}
        options={SettingKind.options.map((value) => ({ value, words: say(`settings.kind.${value}`) }))}
      />
      <FileTrigger
        acceptedFileTypes={['application/json']}
        onSelect={(files) => void files?.item(0)?.text().then(change)}
      >
        <Button>{say('staff.file')}</Button>
      </FileTrigger>
      <Pasted label={say('settings.document')} value={text} change={change} />
      {text.trim() !== '' && document === undefined ? <p className="problem">{say('set-aside.unread')}</p> : null}
      <Button
        isDisabled={document === undefined || compare.isPending}
        onPress={() => document && compare.mutate([{ kind, document }])}
      >
        {say('staff.look')}
      </Button>
      <ProblemNote error={compare.error} />
      {seen === undefined ? null : (
        <div role="status">
          {seen.problems.length === 0 ? null : (
            <div className="problem">
              <h3>{say('settings.problems')}</h3>
              <Lines lines={seen.problems.map(inWords)} none="" />
            </div>
          )}
          <h3>{say('settings.differences')}</h3>
          <Lines lines={seen.differences} none={say('settings.same')} />
          {seen.leftBehind.length === 0 ? null : (
            <>
              <h3>{say('settings.left-behind')}</h3>
              <Lines lines={seen.leftBehind.map(inWords)} none="" />
            </>
          )}
        </div>
      )}
      {seen !== undefined && seen.problems.length === 0 && compare.variables !== undefined ? (
        me.data?.roles.includes('administrator') ? (
          <ApplySettings documents={compare.variables} leavesBehind={seen.leftBehind.length > 0} />
        ) : (
          <p className="dim">{say('settings.by-administrator')}</p>
        )
      ) : null}
    </article>
  );
}
