const codes: ReadonlySet<string> = new Set([
  'claim-taken',
  'claim-ended',
  'not-yours',
  'no-such-epoch',
  'other-result-recorded',
]);

/** Whether a refusal says that the claim is gone: what was written is the operator's draft, and there is nothing to do here. */
export const isGone = (code: string): boolean => codes.has(code);

/** The same of a dial: where somebody else rings the number, the task is put off and waits without this operator. */
export const isGoneAtDial = (code: string): boolean => isGone(code) || code === 'line-busy';
