/** How long a browser, and CloudFront before it, may keep what the console is made of. */

/** The folder of the built page whose files have a hash of their content in their names. */
export const hashedFolder = 'assets';

/** What has its hash in its name never changes. */
export const keptForGood = 'public, max-age=31536000, immutable';

/** The page itself, what it is told, its icon: asked for anew each time, and answered with *not changed* where that is so. */
export const askedAnew = 'no-cache';
