import { type FileName, fileNames } from '../../shared/domain/exports/files.ts';
import { Button } from '../look/button.tsx';
import { useSay, useWord } from '../words/words.tsx';

interface Choosing {
  readonly files: ReadonlySet<FileName>;
  readonly change: (files: ReadonlySet<FileName>) => void;
}

/** Which files, each with the program that it is for. */
export function ChoiceOfFiles({ files, change }: Choosing) {
  const say = useSay();
  const word = useWord();
  const all = files.size === fileNames.length;
  return (
    <fieldset className="files">
      <legend>{say('exports.files')}</legend>
      <Button look="quiet" onPress={() => change(new Set(all ? [] : fileNames))}>
        {say(all ? 'exports.no-files' : 'exports.all-files')}
      </Button>
      {fileNames.map((name) => (
        <label key={name} className="box">
          <input
            type="checkbox"
            checked={files.has(name)}
            onChange={({ target }) =>
              change(new Set(fileNames.filter((each) => (each === name ? target.checked : files.has(each)))))
            }
          />
          <span>
            {name} <span className="dim">{word(`exports.file.${name}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
