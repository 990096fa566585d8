import { FormattedDate } from 'react-intl';
import { useSay } from '../words/words.tsx';

interface Answered {
  readonly asOf: string;
  readonly known?: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly definition: { readonly says: string; readonly paragraph: string };
}

/** How a figure was made: of when, by which definition and with which parameters. It belongs to each of them. */
export function MadeHow({ asOf, known, parameters, definition }: Answered) {
  const say = useSay();
  return (
    <details className="made-how">
      <summary>
        {say('metrics.as-of')} <FormattedDate value={asOf} dateStyle="medium" timeStyle="short" />
        {known === undefined ? null : (
          <>
            , {say('metrics.known-on')} <FormattedDate value={known} dateStyle="medium" timeZone="UTC" />
          </>
        )}
      </summary>
      <p lang="en">{definition.says}</p>
      <p className="dim">
        <code>{definition.paragraph}</code>
      </p>
      <dl lang="en">
        {Object.entries(parameters).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
