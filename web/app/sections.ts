import { type ComponentType, lazy } from 'react';
import type { Role } from '../../shared/api/roles.ts';
import { CallScreen } from '../call/call-screen.tsx';
import type { WordId } from '../words/words.tsx';

/** One screen of the console. Paths name no person: what is looked at is held by the screen. */
export interface Section {
  readonly path: string;
  readonly title: WordId;
  /** Who sees it; any of these. */
  readonly roles: readonly Role[];
  readonly Screen: ComponentType;
}

/** In the order of the navigation; the first that somebody may see is where they begin. Only calls are loaded at once. */
export const sections: readonly Section[] = [
  { path: '/', title: 'call.title', roles: ['operator'], Screen: CallScreen },
  {
    path: '/day',
    title: 'day.title',
    roles: ['operator'],
    Screen: lazy(() => import('../day/day-screen.tsx').then(({ DayScreen }) => ({ default: DayScreen }))),
  },
  {
    path: '/board',
    title: 'board.title',
    roles: ['supervisor'],
    Screen: lazy(() => import('../board/board-screen.tsx').then(({ BoardScreen }) => ({ default: BoardScreen }))),
  },
  {
    path: '/reviews',
    title: 'reviews.title',
    roles: ['supervisor'],
    Screen: lazy(() =>
      import('../reviews/reviews-screen.tsx').then(({ ReviewsScreen }) => ({ default: ReviewsScreen })),
    ),
  },
  {
    path: '/referrals',
    title: 'referrals.title',
    roles: ['operator', 'supervisor'],
    Screen: lazy(() =>
      import('../referrals/referrals-screen.tsx').then(({ ReferralsScreen }) => ({ default: ReferralsScreen })),
    ),
  },
  {
    path: '/graph',
    title: 'graph.title',
    roles: ['epidemiologist'],
    Screen: lazy(() => import('../graph/graph-screen.tsx').then(({ GraphScreen }) => ({ default: GraphScreen }))),
  },
  {
    path: '/figures',
    title: 'metrics.title',
    roles: ['epidemiologist'],
    Screen: lazy(() =>
      import('../metrics/metrics-screen.tsx').then(({ MetricsScreen }) => ({ default: MetricsScreen })),
    ),
  },
  {
    path: '/flags',
    title: 'flags.title',
    roles: ['epidemiologist'],
    Screen: lazy(() => import('../flags/flags-screen.tsx').then(({ FlagsScreen }) => ({ default: FlagsScreen }))),
  },
  {
    path: '/imports',
    title: 'imports.title',
    roles: ['epidemiologist', 'administrator'],
    Screen: lazy(() =>
      import('../imports/imports-screen.tsx').then(({ ImportsScreen }) => ({ default: ImportsScreen })),
    ),
  },
  {
    path: '/exports',
    title: 'exports.title',
    roles: ['epidemiologist', 'administrator'],
    Screen: lazy(() =>
      import('../exports/exports-screen.tsx').then(({ ExportsScreen }) => ({ default: ExportsScreen })),
    ),
  },
  {
    path: '/set-aside',
    title: 'set-aside.title',
    roles: ['supervisor'],
    Screen: lazy(() =>
      import('../set-aside/set-aside-screen.tsx').then(({ SetAsideScreen }) => ({ default: SetAsideScreen })),
    ),
  },
  {
    path: '/staff',
    title: 'staff.title',
    roles: ['supervisor', 'administrator'],
    Screen: lazy(() => import('../staff/staff-screen.tsx').then(({ StaffScreen }) => ({ default: StaffScreen }))),
  },
  {
    path: '/settings',
    title: 'settings.title',
    roles: ['supervisor', 'administrator'],
    Screen: lazy(() =>
      import('../settings/settings-screen.tsx').then(({ SettingsScreen }) => ({ default: SettingsScreen })),
    ),
  },
];
