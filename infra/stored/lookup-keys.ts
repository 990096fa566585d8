import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { lookupKeyVersions } from '../lookup-keys.ts';
import { told } from '../parameters.ts';
import type { Stage } from '../stages.ts';

/** The keys behind lookups. Functions may ask for a code under them; nobody can ever see one. */
export class LookupKeys {
  readonly #arns: readonly (readonly [version: number, arn: string])[];

  constructor(scope: Construct, stage: Stage) {
    this.#arns = lookupKeyVersions.map((version) => [version, told(scope, stage, `keys/lookup-${version}`)] as const);
  }

  /** As the functions' environment has it: `2:arn,1:arn`, the current one first. */
  get list(): string {
    return this.#arns.map(([version, arn]) => `${version}:${arn}`).join(',');
  }

  grantLookUp(who: IGrantable): void {
    who.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        sid: 'LookUpByCode',
        actions: ['kms:GenerateMac'],
        resources: this.#arns.map(([, arn]) => arn),
        conditions: { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } },
      }),
    );
  }
}
