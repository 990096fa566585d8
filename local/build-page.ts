/** What the CDK runs before each synthesis (`build` in cdk.json): what is deployed is the page of these sources, not of the last build. */
import { fileURLToPath } from 'node:url';
import { builtPage } from './built-page.ts';
import { LocalFailure } from './engines/failure.ts';

try {
  await builtPage(fileURLToPath(new URL('..', import.meta.url)), () => console.log("building the console's page"));
} catch (error) {
  console.error(error instanceof LocalFailure ? `ringtrace: ${error.message}` : error);
  process.exitCode = 1;
}
