import { bodies } from './bodies.ts';
import { components, fieldsOf, shapeOf } from './components.ts';
import { everyRoute, type RouteName } from './every-route.ts';
import { catalogue, Problem } from './problem.ts';

import { summaries } from './summaries.ts';

/** The OpenAPI 3.1 description of the HTTP API, generated from the routes and the schemas that guard them. */

type Json = Readonly<Record<string, unknown>>;

const content = (type: string, schema: Json) => ({ content: { [type]: { schema } } });

const names = Object.keys(everyRoute)
  .filter((name): name is RouteName => name in everyRoute)
  .toSorted((a, b) => everyRoute[a].path.localeCompare(everyRoute[b].path, 'en'));

const none: ReturnType<typeof fieldsOf> = { properties: {}, required: [] };

function parametersOf(name: RouteName): Json[] {
  const inPath = [...everyRoute[name].path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const body = bodies[name];
  const { properties, required } = 'query' in body ? fieldsOf(body.query) : none;
  const inQuery = Object.entries(properties).map(([parameter, schema]) => ({
    name: parameter,
    in: 'query',
    required: required.includes(parameter),
    schema,
  }));
  return [...inPath, ...inQuery];
}

function operationOf(name: RouteName): Json {
  const route = everyRoute[name];
  const body = bodies[name];
  const roles = typeof route.roles === 'string' ? route.roles : route.roles.join(' or ');
  return {
    operationId: name,
    summary: summaries[name],
    description: `Who may: ${roles}.`,
    security: route.roles === 'public' ? [] : [{ accessToken: [] }],
    parameters: parametersOf(name),
    ...('request' in body
      ? { requestBody: { required: true, ...content('application/json', shapeOf(body.request)) } }
      : {}),
    responses: {
      200: { description: 'Done', ...content('application/json', shapeOf(body.response)) },
      default: {
        description: 'Refused',
        ...content('application/problem+json', shapeOf(Problem)),
      },
    },
  };
}

export function describeApi(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const name of names) {
    const { path, method } = everyRoute[name];
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(name) };
  }
  const codes = Object.entries(catalogue).map(([code, { status, title }]) => `- \`${code}\` (${status}): ${title}`);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ringtrace',
      version: '1',
      description: `Contact-tracing calls: take a task, call, record, take the next.\n\nEvery refusal is a problem with one of these codes:\n${codes.join('\n')}`,
    },
    paths,
    components: {
      schemas: components(),
      securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}
