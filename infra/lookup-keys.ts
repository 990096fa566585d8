/**
 * Versions of the lookup key, the current one first. A new version is added in front and the old ones stay for ever:
 * each stored lookup says which version made it, and without that key its person is never found again.
 */
export const lookupKeyVersions = [1] as const;
