import * as z from 'zod/mini';
import { Day, Moment } from '../domain/dates.ts';
import { DiseaseProfile } from '../domain/diseases/profile.ts';
import { Name } from '../domain/people/name.ts';
import { Answer } from '../domain/protocols/answer.ts';
import { Condition } from '../domain/protocols/condition.ts';
import { NamedContact } from '../domain/protocols/interview.ts';
import { bodies } from './bodies.ts';
import { ClaimedTask, Follows, PersonView, PhoneView, ReasonView } from './calls.ts';
import { DraftContent } from './drafts.ts';
import { ExportManifest } from './exports.ts';
import { ExposureView } from './exposures.ts';
import { FlagView } from './flags.ts';
import { EdgeView, PersonView as GraphPerson, NodeView } from './graph.ts';
import { InterviewView } from './interviews.ts';
import { HeldScreen } from './my-task.ts';
import { QuestionView } from './passing-on.ts';
import { FieldProblem, Problem, wrongShape } from './problem.ts';
import { SpokenProtocol } from './protocols.ts';
import { ReferralView } from './referrals.ts';

type Json = Readonly<Record<string, unknown>>;

/** What stands in several answers; every body has a name besides, of its operation. */
const named: Readonly<Record<string, z.ZodMiniType>> = {
  Answer,
  ClaimedTask,
  Condition,
  Day,
  DiseaseProfile,
  DraftContent,
  EdgeView,
  ExportManifest,
  ExposureView,
  FieldProblem,
  FlagView,
  Follows,
  GraphPerson,
  HeldScreen,
  InterviewView,
  Moment,
  Name,
  NamedContact,
  NodeView,
  PersonView,
  PhoneView,
  Problem,
  QuestionView,
  ReasonView,
  ReferralView,
  SpokenProtocol,
  WrongCode: wrongShape.code,
};

const upper = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** Every shape by its name in the description; a body that several operations share has the name of the first. */
const registry = z.registry<{ readonly id: string }>();
for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
for (const [name, parts] of Object.entries(bodies)) {
  for (const [part, schema] of Object.entries(parts)) {
    if (!registry.has(schema)) registry.add(schema, { id: upper(name) + upper(part) });
  }
}

const uri = (id: string) => `#/components/schemas/${id}`;
const written = (io: 'input' | 'output'): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(z.toJSONSchema(registry, { io, uri }).schemas).map(([id, { $schema: _, $id: __, ...shape }]) => [
      id,
      shape,
    ]),
  );

/** What is sent to us, and what we answer: bodies differ in what may be left out, what is named here may not. */
const sent = written('input');
const answered = written('output');

const idOf = (schema: z.ZodMiniType) => registry.get(schema)?.id ?? '';

/** Where the shape of a body is described. */
export const shapeOf = (schema: z.ZodMiniType): Json => ({ $ref: uri(idOf(schema)) });

/** The fields of a query, and which of them it must have. */
export function fieldsOf(query: z.ZodMiniType): { readonly properties: Json; readonly required: readonly unknown[] } {
  const { properties = {}, required = [] } = sent[idOf(query)] ?? {};
  return { properties: Object(properties), required: [required].flat() };
}

/** Every shape that is spoken of, by its name. Throws where a named one is sent otherwise than it is answered: it wants two names. */
export function components(): Readonly<Record<string, Json>> {
  const twofold = Object.keys(named).filter((id) => JSON.stringify(sent[id]) !== JSON.stringify(answered[id]));
  if (twofold.length > 0) throw new Error(`${twofold.join(', ')}: sent otherwise than answered, and named once`);
  const requests = Object.values(bodies).flatMap((parts) => ('request' in parts ? [idOf(parts.request)] : []));
  const responses = Object.values(bodies).map(({ response }) => idOf(response));
  return Object.fromEntries([
    ...[...Object.keys(named), ...responses].map((id) => [id, answered[id] ?? {}] as const),
    ...requests.map((id) => [id, sent[id] ?? {}] as const),
  ]);
}
