import { CfnOutput, Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { Construct } from 'constructs';
import { AccessLoggedStage } from '../constructs/access-logged-stage.ts';
import { addRoutes } from '../constructs/routes.ts';
import { answerQuestions } from '../functions/answer-questions.ts';
import { buildSnapshot } from '../functions/build-snapshot.ts';
import { checkPhone } from '../functions/check-phone.ts';
import { claimCall } from '../functions/claim-call.ts';
import { closeAlert } from '../functions/close-alert.ts';
import { describeApi } from '../functions/describe-api.ts';
import { exportData } from '../functions/export-data.ts';
import { finishCall } from '../functions/finish-call.ts';
import { forbidCalls } from '../functions/forbid-calls.ts';
import { importOutbreak } from '../functions/import-outbreak.ts';
import { judgeLinks } from '../functions/judge-links.ts';
import { keepSettings } from '../functions/keep-settings.ts';
import { keepStaff } from '../functions/keep-staff.ts';
import { learnDetails } from '../functions/learn-details.ts';
import { mergePeople } from '../functions/merge-people.ts';
import { openPractice } from '../functions/open-practice.ts';
import { openRingBack } from '../functions/open-ring-back.ts';
import { passOnCall } from '../functions/pass-on-call.ts';
import { placeCall } from '../functions/place-call.ts';
import { raiseEmergency } from '../functions/raise-emergency.ts';
import { readBoard } from '../functions/read-board.ts';
import { readDay } from '../functions/read-day.ts';
import { readExposures } from '../functions/read-exposures.ts';
import { readGraph } from '../functions/read-graph.ts';
import { readLedger } from '../functions/read-ledger.ts';
import { readMetrics } from '../functions/read-metrics.ts';
import { readProtocol } from '../functions/read-protocol.ts';
import { readTask } from '../functions/read-task.ts';
import { releaseCall } from '../functions/release-call.ts';
import { renewClaim } from '../functions/renew-claim.ts';
import { reopenCall } from '../functions/reopen-call.ts';
import { reviewInterviews } from '../functions/review-interviews.ts';
import { saveDraft } from '../functions/save-draft.ts';
import { steerTasks } from '../functions/steer-tasks.ts';
import { switchDesk } from '../functions/switch-desk.ts';
import { takeHousehold } from '../functions/take-household.ts';
import { whoAmI } from '../functions/who-am-i.ts';
import { workByHand } from '../functions/work-by-hand.ts';
import { workFlags } from '../functions/work-flags.ts';
import { workReferrals } from '../functions/work-referrals.ts';
import { workSetAside } from '../functions/work-set-aside.ts';
import { told } from '../parameters.ts';
import type { Provider, Settings } from '../settings.ts';
import { StoredData } from '../stored/stored-data.ts';

/** The HTTP API that the desk works through; its address is made by the stack `front`. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, { settings, stackName }: { settings: Settings; stackName: string }) {
    super(scope, id, { stackName, description: 'Ringtrace: the HTTP API and its functions' });
    const { stage } = settings;
    const deployment = { settings, data: new StoredData(this, stage) };
    const { issuer, audience } = settings.provider ?? this.#pool(settings);
    const api = HttpApi.fromHttpApiAttributes(this, 'api', { httpApiId: told(this, stage, 'api/id') });
    new AccessLoggedStage(this, 'stage', { api, stage });
    addRoutes(
      this,
      api,
      {
        'answer-questions': answerQuestions(this, deployment),
        'build-snapshot': buildSnapshot(this, deployment),
        'check-phone': checkPhone(this, deployment),
        'claim-call': claimCall(this, deployment),
        'describe-api': describeApi(this, deployment),
        'finish-call': finishCall(this, deployment),
        'forbid-calls': forbidCalls(this, deployment),
        'export-data': exportData(this, deployment),
        'import-outbreak': importOutbreak(this, deployment),
        'judge-links': judgeLinks(this, deployment),
        'merge-people': mergePeople(this, deployment),
        'open-practice': openPractice(this, deployment),
        'open-ring-back': openRingBack(this, deployment),
        'pass-on-call': passOnCall(this, deployment),
        'learn-details': learnDetails(this, deployment),
        'place-call': placeCall(this, deployment),
        'read-exposures': readExposures(this, deployment),
        'read-graph': readGraph(this, deployment),
        'read-ledger': readLedger(this, deployment),
        'read-metrics': readMetrics(this, deployment),
        'save-draft': saveDraft(this, deployment),
        'raise-emergency': raiseEmergency(this, deployment),
        'close-alert': closeAlert(this, deployment),
        'read-day': readDay(this, deployment),
        'reopen-call': reopenCall(this, deployment),
        'read-task': readTask(this, deployment),
        'read-protocol': readProtocol(this, deployment),
        'release-call': releaseCall(this, deployment),
        'renew-claim': renewClaim(this, deployment),
        'read-board': readBoard(this, deployment),
        'review-interviews': reviewInterviews(this, deployment),
        'keep-settings': keepSettings(this, deployment),
        'keep-staff': keepStaff(this, deployment),
        'steer-tasks': steerTasks(this, deployment),
        'take-household': takeHousehold(this, deployment),
        'switch-desk': switchDesk(this, deployment),
        'who-am-i': whoAmI(this, deployment),
        'work-by-hand': workByHand(this, deployment),
        'work-flags': workFlags(this, deployment),
        'work-referrals': workReferrals(this, deployment),
        'work-set-aside': workSetAside(this, deployment),
      },
      new HttpJwtAuthorizer('sign-in', issuer, { jwtAudience: [audience] }),
    );
    new CfnOutput(this, 'ApiUrl', { value: told(this, stage, 'api/url') });
  }

  #pool({ stage }: Settings): Provider {
    return { issuer: told(this, stage, 'sign-in/issuer'), audience: told(this, stage, 'sign-in/audience') };
  }
}
