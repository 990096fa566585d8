/** Those of somebody's lists that are one list: `*` stands for several, and referrals are asked for list by list. */
export const namedLists = (lists: readonly string[]): string[] => lists.filter((list) => !list.includes('*'));
