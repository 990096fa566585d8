import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { importInParts } from '../../shared/api/import-parts.ts';
import type { ImportRequest } from '../../shared/api/imports.ts';
import { useClient } from '../api/api.tsx';

export type Sent = Omit<ImportRequest, 'dryRun' | 'from'>;

/** Looks at files, and takes them in, part after part; `progress` is of whichever is under way, in rows. */
export function useImport() {
  const client = useClient();
  const [progress, setProgress] = useState({ done: 0, of: 1 });
  const send = (request: Sent, dryRun: boolean) => {
    setProgress({ done: 0, of: 1 });
    return importInParts(
      (from) => client.call('importOutbreak', { body: { ...request, dryRun, from } }),
      (done, { read }) => setProgress({ done, of: read.cases + read.pairs }),
    );
  };
  const look = useMutation({ mutationFn: (request: Sent) => send(request, true) });
  const take = useMutation({ mutationFn: (request: Sent) => send(request, false) });
  return { look, take, progress };
}
