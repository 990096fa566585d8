import type { PlannedRoute } from './plan-api.ts';

/** A route that fits a request, and what its path parameters are. */
export interface RouteMatch {
  readonly route: PlannedRoute;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Finds the route of a request as API Gateway does: exact words before parameters before a greedy one, then `$default`. */
export function routeTable(routes: readonly PlannedRoute[]): (method: string, path: string) => RouteMatch | undefined {
  const table = routes
    .map((route) => ({ route, ...parse(route.key) }))
    .toSorted((a, b) => a.rank.localeCompare(b.rank));
  return (method, path) => {
    for (const entry of table) {
      if (entry.method !== 'ANY' && entry.method !== method) continue;
      const found = entry.pattern.exec(path);
      if (found !== null) return { route: entry.route, parameters: decoded(found.groups ?? {}) };
    }
    return undefined;
  };
}

function parse(key: string): { method: string; pattern: RegExp; rank: string } {
  if (key === '$default') return { method: 'ANY', pattern: /^/, rank: '9' };
  const [method = '', path = ''] = key.split(' ');
  const segments = path.split('/').slice(1);
  const source = segments.map((segment) => `/${segmentPattern(segment)}`).join('');
  const rank = segments.map((segment) => (segment.endsWith('+}') ? '2' : segment.startsWith('{') ? '1' : '0')).join('');
  return { method, pattern: new RegExp(`^${source}$`), rank: `${rank}${method === 'ANY' ? '1' : '0'}` };
}

function segmentPattern(segment: string): string {
  const name = /^\{(\w+)(\+?)\}$/.exec(segment);
  if (name === null) return segment.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return `(?<${name[1]}>${name[2] === '+' ? '.+' : '[^/]+'})`;
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, unescaped(value)]));
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
