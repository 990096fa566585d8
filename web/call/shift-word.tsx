import { useQuery } from '@tanstack/react-query';
import { FormattedTime } from 'react-intl';
import { useClient } from '../api/api.tsx';
import { useSay } from '../words/words.tsx';

/** Whether one is on shift, and until when. */
export function ShiftWord() {
  const say = useSay();
  const client = useClient();
  const { data } = useQuery({ queryKey: ['me'], queryFn: () => client.call('whoAmI', {}) });
  if (data === undefined) return null;
  const { on, until } = data.desk.shift;
  if (!on) return <p className="problem">{say('shift.off')}</p>;
  return (
    <p className="dim">
      {until === undefined ? (
        say('shift.on')
      ) : (
        <>
          {say('shift.until')} <FormattedTime value={until} />
        </>
      )}
    </p>
  );
}
