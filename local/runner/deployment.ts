import { LocalFailure } from '../engines/failure.ts';
import { keyArn } from '../engines/keys.ts';
import { localAccount, localRegion } from '../engines/region.ts';
import { queueArn, queueUrl } from '../engines/sqs.ts';
import { resolveValue, type Scope } from './resolve.ts';
import { isActive, passiveTypes } from './resource-types.ts';
import type { Resource, Stack } from './template.ts';

/** What the templates need to know of this machine before anything runs. */
export interface Machine {
  readonly apiUrl: string;
  readonly sqsPort: number;
}

/** A resource of some stack, its properties resolved when they are asked for. */
export interface Deployed {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly type: string;
  /** The name it goes by here: its own where the template gives one, else its construct's. */
  readonly name: string;
  properties(): Readonly<Record<string, unknown>>;
}

/**
 * Every resource of the stacks with its references resolved across stacks, by export or by SSM parameter.
 *
 * @throws LocalFailure for a resource of a type the runner does not know
 */
export function deploy(stacks: readonly Stack[], machine: Machine): Deployed[] {
  const ssm = new Map<string, () => unknown>();
  const exports = new Map<string, () => unknown>();
  return stacks.flatMap((stack) => {
    const scope = scopeOf(stack, machine, ssm, exports);
    const resources = Object.entries(stack.template.Resources).filter(([, resource]) => isWanted(resource, scope));
    for (const [logicalId, resource] of resources) requireKnown(stack, logicalId, resource);
    tellOthers(stack, scope, ssm, exports);
    return resources.map(([logicalId, resource]) => ({
      stack,
      logicalId,
      type: resource.Type,
      name: physicalName(stack, logicalId, resource, scope),
      properties: () => propertiesOf(resource, scope),
    }));
  });
}

function isWanted(resource: Resource, scope: Scope): boolean {
  return resource.Condition === undefined || resolveValue({ Condition: resource.Condition }, scope) === true;
}

function requireKnown(stack: Stack, logicalId: string, { Type }: Resource): void {
  if (isActive(Type) || passiveTypes.has(Type)) return;
  throw new LocalFailure(
    `Stack ${stack.name}, ${logicalId}: the local runner does not know ${Type}. Teach it in local/runner/resource-types.ts, or keep it out of stage local.`,
  );
}

function propertiesOf(resource: Resource, scope: Scope): Record<string, unknown> {
  const resolved = resolveValue(resource.Properties ?? {}, scope);
  return typeof resolved === 'object' && resolved !== null ? { ...resolved } : {};
}

type Told = Map<string, () => unknown>;

function tellOthers(stack: Stack, scope: Scope, ssm: Told, exports: Told): void {
  for (const resource of Object.values(stack.template.Resources)) {
    if (resource.Type !== 'AWS::SSM::Parameter') continue;
    const name = resolveValue(resource.Properties?.Name, scope);
    ssm.set(String(name), () => resolveValue(resource.Properties?.Value, scope));
  }
  for (const output of Object.values(stack.template.Outputs ?? {})) {
    if (output.Export === undefined) continue;
    exports.set(String(resolveValue(output.Export.Name, scope)), () => resolveValue(output.Value, scope));
  }
}

function scopeOf(stack: Stack, machine: Machine, ssm: Told, exports: Told): Scope {
  const { Resources, Parameters = {}, Conditions = {}, Mappings = {} } = stack.template;
  const unknown = (what: string) => new LocalFailure(`Stack ${stack.name}: ${what}.`);
  const resource = (logicalId: string): Resource => {
    const found = Resources[logicalId];
    if (found === undefined) throw unknown(`a reference leads nowhere: ${logicalId}`);
    return found;
  };
  const scope: Scope = {
    stack: stack.name,
    ref(name) {
      const parameter = Parameters[name];
      if (parameter === undefined) return attributesOf(stack, name, resource(name), scope, machine).Ref;
      return parameter.Type.startsWith('AWS::SSM::Parameter::Value')
        ? scope.parameter(String(parameter.Default))
        : parameter.Default;
    },
    attribute(logicalId, name) {
      const attributes = attributesOf(stack, logicalId, resource(logicalId), scope, machine);
      return attributes[name] ?? `${stack.name}-${logicalId}-${name}`;
    },
    imported(name) {
      const told = exports.get(name);
      if (told === undefined) throw unknown(`it imports ${name}, which no stack before it exports`);
      return told();
    },
    parameter(name) {
      const told = ssm.get(name);
      if (told === undefined) throw unknown(`it reads the SSM parameter ${name}, which no stack before it writes`);
      return told();
    },
    condition: (name) => Conditions[name],
    mapped: (map, top, second) => Mappings[map]?.[top]?.[second],
  };
  return scope;
}

const givenNames: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SQS::Queue': 'QueueName',
};

/** State is found again by this name, so it must not change with the order of things in a template. */
function physicalName(stack: Stack, logicalId: string, resource: Resource, scope: Scope): string {
  const property = givenNames[resource.Type];
  const given = property === undefined ? undefined : resource.Properties?.[property];
  if (given !== undefined) return String(resolveValue(given, scope));
  const path = resource.Metadata?.['aws:cdk:path'];
  const construct =
    typeof path === 'string' ? path.replace(/\/Resource$/, '').replace(`${stack.name}/`, '') : logicalId;
  return construct.replaceAll(/[^\w.-]/g, '-');
}

/** What `Ref` and `Fn::GetAtt` give; passive resources have made-up values that nothing here reads. */
function attributesOf(
  stack: Stack,
  logicalId: string,
  resource: Resource,
  scope: Scope,
  machine: Machine,
): Readonly<Record<string, unknown>> {
  const name = physicalName(stack, logicalId, resource, scope);
  const arn = (service: string, path: string) => `arn:aws:${service}:${localRegion}:${localAccount}:${path}`;
  switch (resource.Type) {
    case 'AWS::DynamoDB::Table':
      return { Ref: name, Arn: arn('dynamodb', `table/${name}`), StreamArn: streamArn(name) };
    case 'AWS::SQS::Queue': {
      const url = queueUrl(machine.sqsPort, name);
      return { Ref: url, QueueUrl: url, QueueName: name, Arn: queueArn(name) };
    }
    case 'AWS::Lambda::Function':
      return { Ref: name, Arn: functionArn(name) };
    case 'AWS::KMS::Key':
      return { Ref: name, KeyId: name, Arn: keyArn(name) };
    case 'AWS::SSM::Parameter': {
      const { Name, Value } = propertiesOf(resource, scope);
      return { Ref: Name, Value };
    }
    case 'AWS::Connect::ContactFlow': {
      const flow = arn('connect', `instance/${localInstance}/contact-flow/${logicalId}`);
      return { Ref: flow, ContactFlowArn: flow };
    }
    case 'AWS::ApiGatewayV2::Api':
      return { Ref: name, ApiId: name, ApiEndpoint: machine.apiUrl };
    default:
      return { Ref: `${stack.name}-${logicalId}`, Arn: arn('local', `${stack.name}/${logicalId}`) };
  }
}

/** The telephony simulator's one instance. */
const localInstance = 'local';

/** Stands for the stream of a local table; the engine's own ARN carries the moment it was made. */
export function streamArn(table: string): string {
  return `arn:aws:dynamodb:${localRegion}:${localAccount}:table/${table}/stream/local`;
}

export function functionArn(name: string): string {
  return `arn:aws:lambda:${localRegion}:${localAccount}:function:${name}`;
}
