import type { BandView, BoardResponse } from '../../shared/api/board.ts';

/** A band of a list as a row of the board. */
export type BandRow = BandView & { readonly id: string };

export const bandRows = (lists: readonly BandView[], list: string | undefined): BandRow[] =>
  lists.flatMap((band) =>
    list === undefined || band.list === list ? [{ ...band, id: `${band.list} ${band.band}` }] : [],
  );

/** Each list once. */
export const listsOf = (lists: readonly Pick<BandView, 'list'>[]): string[] =>
  [...new Set(lists.map(({ list }) => list))].sort();

/** Where there is work, or a surge. */
export const jurisdictionsOf = ({ lists, surging }: Pick<BoardResponse, 'lists' | 'surging'>): string[] =>
  [...new Set([...lists.map(({ list }) => list.split('/')[0] ?? ''), ...surging])].sort();
