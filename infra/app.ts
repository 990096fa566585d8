import { App, Validations } from 'aws-cdk-lib';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import { ringtrace } from './ringtrace.ts';
import { readSettings, WrongSetting } from './settings.ts';

// The flags are here and not in cdk.json: the local runner starts this file without the CLI, and must see the same templates.
const app = new App({ context: flags, analyticsReporting: false });
try {
  ringtrace(
    app,
    readSettings((name) => app.node.tryGetContext(name)),
  );
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
} catch (wrong) {
  if (!(wrong instanceof WrongSetting)) throw wrong;
  console.error(`ringtrace: ${wrong.message}`);
  process.exit(1);
}
