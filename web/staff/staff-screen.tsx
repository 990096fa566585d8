import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Staff } from '../../shared/domain/desk/staff.ts';
import { useClient } from '../api/api.tsx';
import type { Client } from '../api/client.ts';
import { ProblemNote } from '../api/problem-note.tsx';
import { Field } from '../look/field.tsx';
import { useSay } from '../words/words.tsx';
import { ImportStaff } from './import-staff.tsx';
import { staffRows } from './staff-in-words.ts';
import { StaffTable } from './staff-table.tsx';
import './staff.css';

/** Everybody, in a request for each two hundred. */
async function everybody(client: Client): Promise<Staff[]> {
  const found: Staff[] = [];
  let after: string | undefined;
  do {
    const { staff, next } = await client.call('listStaff', { query: after === undefined ? {} : { after } });
    found.push(...staff);
    after = next;
  } while (after !== undefined);
  return found;
}

/** The staff as they are entered, and a file of them taken in. */
export function StaffScreen() {
  const say = useSay();
  const client = useClient();
  const [text, setText] = useState('');
  const { data, error } = useQuery({ queryKey: ['staff'], queryFn: () => everybody(client) });
  const rows = useMemo(() => staffRows(data ?? [], text), [data, text]);
  return (
    <main className="staff">
      <div className="above-staff">
        <h1>{say('staff.title')}</h1>
        <Field label={say('board.find-operator')} value={text} onChange={setText} />
        <span className="dim">{say('staff.count', { count: rows.length })}</span>
      </div>
      <ProblemNote error={error} />
      {data === undefined ? <p>{say('app.loading')}</p> : <StaffTable rows={rows} />}
      <ImportStaff />
    </main>
  );
}
