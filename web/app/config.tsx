import { createContext, type ReactNode, useContext } from 'react';
import { ConsoleConfig } from '../../shared/api/console-config.ts';

const Read = createContext<ConsoleConfig | undefined>(undefined);

/** What differs from stage to stage. */
export function useConfig(): ConsoleConfig {
  const config = useContext(Read);
  if (config === undefined) throw new Error('useConfig outside <Configured>');
  return config;
}

interface Configuration {
  readonly config: ConsoleConfig;
  readonly children: ReactNode;
}
export const Configured = ({ config, children }: Configuration) => <Read value={config}>{children}</Read>;

/** @throws where the console's own server does not give it, or gives something else. */
export async function readConfig(): Promise<ConsoleConfig> {
  const response = await fetch('/config.json', { cache: 'no-store' });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  return ConsoleConfig.parse(await response.json());
}
