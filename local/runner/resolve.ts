import { LocalFailure } from '../engines/failure.ts';
import { localAccount, localRegion } from '../engines/region.ts';

/** What a template's references stand for, as one stack sees it. Every function throws where the name is unknown. */
export interface Scope {
  readonly stack: string;
  /** A parameter's value or a resource's `Ref`. */
  ref(logicalId: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  /** A value another stack exports. */
  imported(name: string): unknown;
  /** The value of an SSM parameter. */
  parameter(name: string): unknown;
  condition(name: string): unknown;
  mapped(map: string, top: string, second: string): unknown;
}

/** `Ref: AWS::NoValue`: the property is left out. */
const noValue = Symbol('AWS::NoValue');

const pseudo: Readonly<Record<string, unknown>> = {
  'AWS::AccountId': localAccount,
  'AWS::Region': localRegion,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::NotificationARNs': [],
  'AWS::NoValue': noValue,
};

/**
 * The value with every intrinsic function replaced by what it stands for.
 *
 * @throws LocalFailure naming the stack and the function, where the runner does not know it
 */
export function resolveValue(value: unknown, scope: Scope): unknown {
  const resolved = resolveDeep(value, scope);
  return resolved === noValue ? undefined : resolved;
}

function resolveDeep(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return dynamicReferences(value, scope);
  if (Array.isArray(value)) return value.map((item) => resolveDeep(item, scope)).filter((item) => item !== noValue);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first !== undefined && isIntrinsic(first[0])) return intrinsic(first[0], first[1], scope);
  const resolved = entries.map(([name, item]) => [name, resolveDeep(item, scope)] as const);
  return Object.fromEntries(resolved.filter(([, item]) => item !== noValue));
}

function isIntrinsic(name: string): boolean {
  return name === 'Ref' || name.startsWith('Fn::') || name === 'Condition';
}

/** `{{resolve:ssm:/name}}` inside a string, with or without a version. */
function dynamicReferences(text: string, scope: Scope): string {
  return text.replace(/\{\{resolve:ssm:([^:}]+)(?::\d+)?\}\}/g, (_all, name: string) => String(scope.parameter(name)));
}

function intrinsic(name: string, argument: unknown, scope: Scope): unknown {
  switch (name) {
    case 'Ref':
      return ref(string(argument), scope);
    case 'Condition':
      return truth(scope.condition(string(argument)), scope);
    case 'Fn::GetAtt': {
      const [logicalId = '', ...attribute] = typeof argument === 'string' ? argument.split('.') : list(argument);
      return scope.attribute(string(logicalId), attribute.map(string).join('.'));
    }
    case 'Fn::Join': {
      const [separator, items] = list(argument);
      return list(resolveDeep(items, scope)).map(string).join(string(separator));
    }
    case 'Fn::Sub':
      return substitute(argument, scope);
    case 'Fn::Select': {
      const [index, items] = list(argument);
      return list(resolveDeep(items, scope))[Number(resolveDeep(index, scope))];
    }
    case 'Fn::Split': {
      const [separator, text] = list(argument);
      return string(resolveDeep(text, scope)).split(string(separator));
    }
    case 'Fn::ImportValue':
      return scope.imported(string(resolveDeep(argument, scope)));
    case 'Fn::FindInMap': {
      const [map, top, second] = list(argument).map((item) => string(resolveDeep(item, scope)));
      return resolveDeep(scope.mapped(map ?? '', top ?? '', second ?? ''), scope);
    }
    case 'Fn::Base64':
      return Buffer.from(string(resolveDeep(argument, scope))).toString('base64');
    case 'Fn::If': {
      const [condition, yes, no] = list(argument);
      return resolveDeep(truth(scope.condition(string(condition)), scope) ? yes : no, scope);
    }
    default:
      return truth({ [name]: argument }, scope);
  }
}

function ref(name: string, scope: Scope): unknown {
  if (name === 'AWS::StackName') return scope.stack;
  if (name === 'AWS::StackId')
    return `arn:aws:cloudformation:${localRegion}:${localAccount}:stack/${scope.stack}/local`;
  return name in pseudo ? pseudo[name] : scope.ref(name);
}

/** `${Name}`, `${Name.Attribute}` and, where given, the names of the second argument; `${!Literal}` stays. */
function substitute(argument: unknown, scope: Scope): string {
  const [template, names] = typeof argument === 'string' ? [argument, {}] : list(argument);
  const given = resolveDeep(names, scope);
  const own = typeof given === 'object' && given !== null ? given : {};
  return string(template).replace(/\$\{(!?)([^}]+)\}/g, (_all, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`;
    if (name in own) return string(Reflect.get(own, name));
    const [logicalId = '', ...attribute] = name.split('.');
    if (name.startsWith('AWS::') || attribute.length === 0) return string(ref(name, scope));
    return string(scope.attribute(logicalId, attribute.join('.')));
  });
}

/** The value of a condition. */
function truth(condition: unknown, scope: Scope): boolean {
  if (typeof condition === 'boolean') return condition;
  const [entry] = typeof condition === 'object' && condition !== null ? Object.entries(condition) : [];
  const [name, argument] = entry ?? ['', undefined];
  switch (name) {
    case 'Fn::Equals': {
      const [left, right] = list(argument).map((item) => string(resolveDeep(item, scope)));
      return left === right;
    }
    case 'Fn::And':
      return list(argument).every((item) => truth(item, scope));
    case 'Fn::Or':
      return list(argument).some((item) => truth(item, scope));
    case 'Fn::Not':
      return !truth(list(argument)[0], scope);
    case 'Condition':
      return truth(scope.condition(string(argument)), scope);
    default:
      throw new LocalFailure(`Stack ${scope.stack}: the local runner does not know the template function ${name}.`);
  }
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : String(value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
