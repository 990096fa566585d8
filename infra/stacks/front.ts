import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { CorsHttpMethod, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { ConsoleSite } from '../constructs/console-site.ts';
import { nameOf } from '../names.ts';
import { signInOrigins, softphone } from '../origins.ts';
import { tell } from '../parameters.ts';
import type { Settings } from '../settings.ts';

/**
 * The two addresses that browsers know, the API's and the console's, before there is anything behind them: sign-in must know where
 * it returns to, the API who signs people in, and the console's headers where the API is (ADR 0023). They outlive what they lead to.
 */
export class FrontStack extends Stack {
  constructor(scope: Construct, id: string, { settings, stackName }: { settings: Settings; stackName: string }) {
    const { stage } = settings;
    super(scope, id, {
      stackName,
      terminationProtection: stage.lasting,
      description: 'Ringtrace: the addresses of the API and of the console',
    });
    const api = new HttpApi(this, 'api', {
      apiName: nameOf(stage, 'api'),
      createDefaultStage: false,
      corsPreflight: {
        // Anyone's page may ask, and without a token is refused: tokens come in a header, which no browser adds by itself.
        allowOrigins: ['*'],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST],
        allowHeaders: ['authorization', 'content-type'],
        // The longest that Chromium believes it.
        maxAge: Duration.hours(2),
      },
    });
    const { bucket, distribution, origin } = new ConsoleSite(this, 'console', {
      stage,
      origins: { api: api.apiEndpoint, signIn: signInOrigins(settings), softphone: softphone(settings) },
      domain: settings.console.domain,
    });
    tell(this, stage, 'api/id', api.apiId);
    tell(this, stage, 'api/url', api.apiEndpoint);
    tell(this, stage, 'console/origin', origin);
    tell(this, stage, 'console/bucket', bucket.bucketName);
    new CfnOutput(this, 'ConsoleUrl', { value: `${origin}/` });
    // What a domain of one's own is made a CNAME of.
    new CfnOutput(this, 'ConsoleHost', { value: distribution.distributionDomainName });
  }
}
