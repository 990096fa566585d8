import { type Refused, refuse, wrongAt } from '../../shared/api/problem.ts';
import { type DraftDesk, keepDraft } from '../../shared/desk/keep-draft.ts';
import { readTask } from '../../shared/storage/call-queue.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';

export interface Saving extends DraftDesk {
  readonly pause: Pause;
}

/** Bytes of a draft: as large as the interview that comes of it. */
const draftBytes = 1_000_000;

/** Keeps what an operator has written so far, under the claim or after it was lost. */
export async function saveDraft(
  saving: Saving,
  operator: string,
  personId: string,
  { epoch, draft }: { readonly epoch: number; readonly draft: Readonly<Record<string, unknown>> },
): Promise<{ savedAt: string } | Refused> {
  const text = JSON.stringify(draft);
  if (Buffer.byteLength(text) > draftBytes)
    return refuse('too-large', { fields: [wrongAt('draft', 'too-large', { most: draftBytes })] });
  return untilFresh(saving.pause, async () => {
    const task = await readTask({ client: saving.client, table: saving.callQueue }, personId);
    return keepDraft(saving, task, { operator, epoch, text });
  });
}
