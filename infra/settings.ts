import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { type Stage, stageNamed } from './stages.ts';

/** Where `npm run web` builds the console's page. */
const builtPage = fileURLToPath(new URL('../web/dist', import.meta.url));

const text = z.string().check(z.minLength(1));
const email = z.optional(z.string().check(z.email()));

const Context = z.object({
  stage: z.string('say which stage, for example -c stage=dev'),
  issuer: z.optional(text),
  audience: z.optional(text),
  rolesClaim: z.optional(text),
  country: z._default(z.string().check(z.regex(/^[A-Z]{2}$/, 'two capital letters (ISO 3166), for example RU')), 'RU'),
  adminEmail: email,
  alarmEmail: email,
  consoleDomain: z.optional(
    z.string().check(z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a name, for example desk.example.org')),
  ),
  consoleCertificate: z.optional(
    z
      .string()
      .check(z.regex(/^arn:[\w-]+:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, 'the ARN of a certificate in us-east-1')),
  ),
  consolePage: z._default(text, builtPage),
  consoleUrl: z.optional(z.url({ protocol: /^https?$/ })),
  consoleClient: z.optional(text),
  consoleScope: z._default(z.string().check(z.regex(/(^| )openid( |$)/, 'openid must be among them')), 'openid'),
  signInOrigins: z._default(
    z.string().check(z.regex(/^(https:\/\/[\w.:-]+(,|$))*$/, 'https://one.example.org,https://two.example.org')),
    '',
  ),
  senders: z._default(
    z
      .string()
      .check(
        z.regex(
          /^(arn:[\w-]+:iam::\d{12}:(root|(role|user)\/[\w+=.@/-]+)(,|$))*$/,
          'ARNs of roles, users or accounts, by comma: arn:aws:iam::123456789012:role/laboratory',
        ),
      ),
    '',
  ),
  idleMinutes: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(480)), 15),
  snapshotMemory: z._default(z.coerce.number().check(z.int(), z.minimum(1024), z.maximum(10_240)), 3008),
  connect: z.optional(
    z
      .string()
      .check(z.regex(/^(make|arn:[\w-]+:connect:[\w-]*:\d*:instance\/[\w-]+)$/, 'make, or the ARN of an instance')),
  ),
  connectCallerId: z.optional(
    z.string().check(z.regex(/^\+[1-9]\d{3,14}$/, 'a number in E.164, for example +74951234567')),
  ),
  connectUrl: z.optional(
    z
      .string()
      .check(z.regex(/^https:\/\/[\w.-]+$/, "the instance's own address, for example https://desk.my.connect.aws")),
  ),
  connectAgents: z._default(z.enum(['staff', 'sign-in']), 'staff'),
});

/** A provider that the department already has: tokens of this issuer, made out to this audience. */
export interface Provider {
  readonly issuer: string;
  readonly audience: string;
}

/** How calls go through Amazon Connect. */
export interface ConnectSettings {
  readonly instance: 'make' | { readonly arn: string };
  /** Where a department's own instance is on the web; absent: its softphone is not shown in the console. */
  readonly url: string | undefined;
  /** Absent: the instance's own default. */
  readonly callerId: string | undefined;
  /** Who of the operators is whom there. */
  readonly agents: 'staff' | 'sign-in';
}

/** An address of the department's own for the console. */
export interface ConsoleDomain {
  readonly name: string;
  readonly certificate: string;
}

/** What the console is told besides what the other stacks know. */
export interface ConsoleSettings {
  /** The folder of the built page; absent: none is published, and somebody else serves it. */
  readonly page: string | undefined;
  /** Absent: CloudFront's own. */
  readonly domain: ConsoleDomain | undefined;
  /** With the pool: where else sign-in may return to, for a page that is being developed. */
  readonly further: string | undefined;
  /** The public client at the department's own provider; absent: called as the audience is. */
  readonly client: string | undefined;
  readonly scope: string;
  readonly idleMinutes: number;
}

/** What whoever deploys decides, read from `-c name=value`. */
export interface Settings {
  readonly stage: Stage;
  /** Absent: a Cognito pool is made. */
  readonly provider: Provider | undefined;
  /** The token claim that lists a person's roles. */
  readonly rolesClaim: string;
  /** Whose national phone format people write (ISO 3166). */
  readonly country: string;
  /** The first administrator of the pool; gets an invitation. */
  readonly adminEmail: string | undefined;
  /** Who hears of alarms. */
  readonly alarmEmail: string | undefined;
  readonly console: ConsoleSettings;
  /** Further origins of the department's own provider that a browser asks, where its tokens come from elsewhere than its description. */
  readonly signInOrigins: readonly string[];
  /** ARNs of who may put confirmed cases on the queue besides those whom this account's own policies let. */
  readonly senders: readonly string[];
  /** MB of the function that reads everything for the figures: 3,008 are what a new account may ask for, and a million people take. */
  readonly snapshotMemory: number;
  /** Absent: operators dial by hand, and there is no instance. */
  readonly connect: ConnectSettings | undefined;
}

export class WrongSetting extends Error {
  readonly code = 'wrong-setting';
}

/** Reads the settings out of the context. Throws `WrongSetting` with one line that names what to change. */
export function readSettings(tryGet: (name: string) => unknown): Settings {
  const read = z.safeParse(Context, Object.fromEntries(Object.keys(Context.shape).map((name) => [name, tryGet(name)])));
  if (!read.success) {
    throw new WrongSetting(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  }
  const { issuer, audience, ...given } = read.data;
  const provider = readProvider(issuer, audience);
  if (provider && given.adminEmail) {
    throw new WrongSetting('adminEmail: your own provider (issuer, audience) knows its people; leave adminEmail out');
  }
  return {
    stage: readStage(given.stage),
    provider,
    rolesClaim: given.rolesClaim ?? (provider ? 'groups' : 'cognito:groups'),
    country: given.country,
    adminEmail: given.adminEmail,
    alarmEmail: given.alarmEmail,
    console: {
      page: readPage(given.consolePage),
      domain: readDomain(given.consoleDomain, given.consoleCertificate),
      further: given.consoleUrl,
      client: given.consoleClient,
      scope: given.consoleScope,
      idleMinutes: given.idleMinutes,
    },
    signInOrigins: listed(given.signInOrigins),
    senders: listed(given.senders),
    snapshotMemory: given.snapshotMemory,
    connect: given.connect === undefined ? undefined : readConnect(given.connect, given),
  };
}

const listed = (text: string): string[] => text.split(',').filter((each) => each !== '');

function readConnect(
  instance: string,
  given: Pick<z.infer<typeof Context>, 'connectCallerId' | 'connectAgents' | 'connectUrl'>,
): ConnectSettings {
  return {
    instance: instance === 'make' ? 'make' : { arn: instance },
    url: given.connectUrl,
    callerId: given.connectCallerId,
    agents: given.connectAgents,
  };
}

function readPage(folder: string): string | undefined {
  if (folder === 'none') return undefined;
  if (!existsSync(join(folder, 'index.html'))) {
    throw new WrongSetting(
      `consolePage: there is no page in ${folder}: npm run web builds it (or none, to publish none)`,
    );
  }
  return folder;
}

function readDomain(name: string | undefined, certificate: string | undefined): ConsoleDomain | undefined {
  if (name === undefined && certificate === undefined) return undefined;
  if (name === undefined || certificate === undefined) {
    throw new WrongSetting(
      'consoleDomain and consoleCertificate go together: give both, or neither for an address of CloudFront',
    );
  }
  return { name, certificate };
}

function readProvider(issuer: string | undefined, audience: string | undefined): Provider | undefined {
  if (issuer === undefined && audience === undefined) return undefined;
  if (issuer === undefined || audience === undefined) {
    throw new WrongSetting('issuer and audience go together: give both, or neither for a Cognito pool');
  }
  return { issuer, audience };
}

function readStage(name: string): Stage {
  try {
    return stageNamed(name);
  } catch (wrong) {
    throw new WrongSetting(`stage: ${wrong instanceof Error ? wrong.message : String(wrong)}`);
  }
}
