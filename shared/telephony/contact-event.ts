import * as z from 'zod/mini';
import { type ContactEvent, Stage } from './call-state.ts';

/**
 * Reads Amazon Connect's contact events as they come (FACTS, section 2): the casing of names varies from field to field
 * and from document to document, a time that is not set is 1970, a reason may be missing, and there are event types that
 * are not about a call's stages, or that are not known yet.
 */

type Fields = ReadonlyMap<string, unknown>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object's fields by their names in lower case. */
const fieldsOf = (value: unknown): Fields =>
  new Map(isRecord(value) ? Object.entries(value).map(([name, held]) => [name.toLowerCase(), held]) : []);

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** A moment in UTC; undefined for 1970, which is how an unset time looks, and for anything that is no time. */
function momentOf(value: unknown): string | undefined {
  const milliseconds = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(milliseconds)) return undefined;
  const at = new Date(milliseconds).toISOString();
  return at.startsWith('1970') ? undefined : at;
}

/** Where each stage says when it began: in the detail itself, or inside one of its parts. */
const timeOf: Readonly<Record<Stage, readonly (readonly string[])[]>> = {
  INITIATED: [['initiationtimestamp']],
  CONNECTED_TO_SYSTEM: [['connectedtosystemtimestamp']],
  QUEUED: [['queueinfo', 'enqueuetimestamp'], ['enqueuetimestamp']],
  CONNECTED_TO_AGENT: [['agentinfo', 'connectedtoagenttimestamp'], ['connectedtoagenttimestamp']],
  DISCONNECTED: [['disconnecttimestamp']],
  COMPLETED: [['agentinfo', 'aftercontactworkendtimestamp'], ['aftercontactworkendtimestamp']],
};

const fieldAt = (fields: Fields, [name = '', ...rest]: readonly string[]): unknown =>
  rest.length === 0 ? fields.get(name) : fieldAt(fieldsOf(fields.get(name)), rest);

const endings: ReadonlySet<Stage> = new Set(['DISCONNECTED', 'COMPLETED']);

/** An event of a call's life; `ignored` for every other event; undefined for what is no event at all. */
export function readContactEvent(body: unknown): ContactEvent | 'ignored' | undefined {
  const envelope = fieldsOf(body);
  const detail = fieldsOf(envelope.get('detail'));
  const type = textOf(detail.get('eventtype'));
  const contactId = textOf(detail.get('contactid'));
  if (type === undefined) return undefined;
  const stage = z.safeParse(Stage, type.toUpperCase());
  if (!stage.success) return 'ignored';
  if (contactId === undefined) return undefined;
  const channel = textOf(detail.get('channel'));
  if (channel !== undefined && channel.toUpperCase() !== 'VOICE') return 'ignored';
  const own = timeOf[stage.data].map((path) => momentOf(fieldAt(detail, path))).find((at) => at !== undefined);
  return {
    contactId,
    stage: stage.data,
    at: own ?? momentOf(envelope.get('time')),
    // Other events may carry the reason of an earlier contact of the same person.
    reason: endings.has(stage.data) ? textOf(detail.get('disconnectreason'))?.toUpperCase() : undefined,
    voicemail: textOf(detail.get('answeringmachinedetectionstatus'))?.toUpperCase().startsWith('VOICEMAIL')
      ? true
      : undefined,
  };
}
