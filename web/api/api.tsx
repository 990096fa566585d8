import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useRef } from 'react';
import { useAuth } from 'react-oidc-context';
import { useConfig } from '../app/config.tsx';
import { ApiProblem, type Client, openClient } from './client.ts';

const Opened = createContext<Client | undefined>(undefined);

/** The API as whoever is signed in may use it. */
export function useClient(): Client {
  const client = useContext(Opened);
  if (client === undefined) throw new Error('useClient outside <Api>');
  return client;
}

/** A refusal is an answer; only what was not heard is asked again. */
const newQueries = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: (count, error) => !(error instanceof ApiProblem) && count < 3, staleTime: 5_000 },
    },
  });

export function Api({ children }: { readonly children: ReactNode }) {
  const { api } = useConfig();
  const auth = useAuth();
  // A token is renewed while the page lives: the client asks for the one of the moment.
  const now = useRef(auth);
  now.current = auth;
  const queries = useMemo(newQueries, []);
  const client = useMemo(
    () =>
      openClient({
        base: api,
        token: () => now.current.user?.access_token,
        signedOut: () => void now.current.removeUser(),
      }),
    [api],
  );
  return (
    <Opened value={client}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </Opened>
  );
}
