import type { SettingsHistoryResponse } from '../../shared/api/settings.ts';

type History = SettingsHistoryResponse['history'];
export type Applied = History[number];
export type DocumentName = Applied['documents'][number];

/** Where a difference of two versions starts from. */
export interface Step {
  readonly kind: DocumentName['kind'];
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/**
 * What each time brought that settings were applied: the documents whose version another one had before. The newest is
 * first; what the first time replaced came with the release and is not in the history, so one version less is guessed.
 */
export function stepsOf(history: History, at: number): Step[] {
  const [now, ...before] = history.slice(at);
  return (now?.documents ?? []).flatMap(({ kind, name, version: to }) => {
    const last = before.flatMap(({ documents }) => documents).find((each) => each.kind === kind && each.name === name);
    const from = last?.version ?? to - 1;
    return from === to || from < 1 ? [] : [{ kind, name, from, to }];
  });
}
