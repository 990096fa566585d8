import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { saveFile } from '../supervise/save-file.ts';
import { useSay } from '../words/words.tsx';
import { download, type ExportedFile, OtherContent } from './download.ts';

interface OfExport {
  /** The export's id. */
  readonly of: string;
  readonly file: ExportedFile;
}

/** One file: how much it is, its hash, and the way to have it. */
export function FileRow({ of, file }: OfExport) {
  const say = useSay();
  const intl = useIntl();
  const client = useClient();
  const [came, setCame] = useState(0);
  const { name, rows, bytes, parts, sha256 } = file;
  const save = useMutation({
    mutationFn: () => download(client, of, file, setCame),
    onSuccess: (saved) => {
      for (const each of saved) saveFile(each.name, each.content);
    },
  });
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{intl.formatNumber(rows)}</td>
      <td>{intl.formatNumber(bytes)}</td>
      <td>
        <code title={sha256}>{sha256.slice(0, 12)}</code>
      </td>
      <td>
        <Button
          aria-label={say('exports.save.file', { name })}
          isDisabled={save.isPending}
          onPress={() => save.mutate()}
        >
          {say('exports.save')}
        </Button>{' '}
        <span role="status">
          {save.isPending ? <progress aria-label={name} max={parts} value={came} /> : null}
          {save.isSuccess ? say('exports.saved') : ''}
        </span>
        {save.error instanceof OtherContent ? (
          <p role="alert" className="problem">
            {say('exports.other-content')}
          </p>
        ) : (
          <ProblemNote error={save.error} />
        )}
      </td>
    </tr>
  );
}
