import type { Route } from './route.ts';
import * as routes from './routes.ts';

/** The name of a route, for example `claimCall`. */
export type RouteName = keyof typeof routes;

/** The routes by their names, for what goes through them all; a function takes its own from `routes.ts`. */
export const everyRoute: { readonly [Name in RouteName]: Route } = routes;
