import { FileTrigger } from 'react-aria-components';
import { Button } from '../look/button.tsx';
import { type ChosenFile, readFile } from './read-file.ts';

interface Choosing {
  readonly label: string;
  readonly file: ChosenFile | undefined;
  readonly change: (file: ChosenFile) => void;
}

export function ChoiceOfFile({ label, file, change }: Choosing) {
  return (
    <p>
      <FileTrigger
        acceptedFileTypes={['text/csv', '.csv', '.tsv', '.txt']}
        onSelect={(files) => {
          const chosen = files?.item(0);
          if (chosen) void readFile(chosen).then(change);
        }}
      >
        <Button>{label}</Button>
      </FileTrigger>{' '}
      <bdi>{file?.name}</bdi>
    </p>
  );
}
