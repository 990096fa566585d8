import type { Role } from './roles.ts';

/** One route of the HTTP API: which function serves it and who may call it. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** In API Gateway's form: `{name}` is a path parameter. */
  readonly path: string;
  readonly function: string;
  /** `public` routes have no authoriser; `signed-in` takes any role. */
  readonly roles: readonly Role[] | 'public' | 'signed-in';
}

/** Every route there is: the API's infrastructure, the handlers' guards and the OpenAPI description all read this. */
export const routes = {
  whoAmI: {
    method: 'GET',
    path: '/me',
    function: 'who-am-i',
    roles: 'signed-in',
  },
  claimCall: {
    method: 'POST',
    path: '/calls/claim',
    function: 'claim-call',
    roles: ['operator'],
  },
  renewClaim: {
    method: 'POST',
    path: '/calls/{task}/renew',
    function: 'renew-claim',
    roles: ['operator'],
  },
  releaseCall: {
    method: 'POST',
    path: '/calls/{task}/release',
    function: 'release-call',
    roles: ['operator'],
  },
  placeCall: {
    method: 'POST',
    path: '/calls/{task}/place',
    function: 'place-call',
    roles: ['operator'],
  },
  saveDraft: {
    method: 'POST',
    path: '/calls/{task}/draft',
    function: 'save-draft',
    roles: ['operator'],
  },
  raiseEmergency: {
    method: 'POST',
    path: '/calls/{task}/emergency',
    function: 'raise-emergency',
    roles: ['operator'],
  },
  reopenCall: {
    method: 'POST',
    path: '/calls/{task}/reopen',
    function: 'reopen-call',
    roles: ['operator'],
  },
  readTask: {
    method: 'GET',
    path: '/me/task',
    function: 'read-task',
    roles: ['operator'],
  },
  readDay: {
    method: 'GET',
    path: '/me/day',
    function: 'read-day',
    roles: ['operator'],
  },
  openPractice: {
    method: 'POST',
    path: '/me/practice',
    function: 'open-practice',
    roles: ['operator', 'supervisor'],
  },
  finishCall: {
    method: 'POST',
    path: '/calls/{task}/finish',
    function: 'finish-call',
    roles: ['operator'],
  },
  countHousehold: {
    method: 'GET',
    path: '/calls/{task}/household',
    function: 'take-household',
    roles: ['operator'],
  },
  takeHousehold: {
    method: 'POST',
    path: '/calls/{task}/household',
    function: 'take-household',
    roles: ['operator'],
  },
  learnDetails: {
    method: 'POST',
    path: '/calls/{task}/details',
    function: 'learn-details',
    roles: ['operator'],
  },
  learnNumber: {
    method: 'POST',
    path: '/calls/{task}/numbers',
    function: 'learn-details',
    roles: ['operator'],
  },
  workByHand: {
    method: 'POST',
    path: '/calls/{task}/by-hand',
    function: 'work-by-hand',
    roles: ['operator'],
  },
  checkPhone: {
    method: 'POST',
    path: '/phones/check',
    function: 'check-phone',
    roles: ['operator', 'supervisor'],
  },
  forbidCalls: {
    method: 'POST',
    path: '/people/{person}/do-not-call',
    function: 'forbid-calls',
    roles: ['supervisor'],
  },
  readProtocol: {
    method: 'GET',
    path: '/protocols/{protocol}/{version}',
    function: 'read-protocol',
    roles: ['operator', 'supervisor'],
  },
  transferCall: {
    method: 'POST',
    path: '/calls/{task}/transfer',
    function: 'pass-on-call',
    roles: ['operator'],
  },
  handOverCall: {
    method: 'POST',
    path: '/calls/{task}/hand-over',
    function: 'pass-on-call',
    roles: ['operator'],
  },
  askExpert: {
    method: 'POST',
    path: '/calls/{task}/ask-expert',
    function: 'pass-on-call',
    roles: ['operator'],
  },
  openRingBack: {
    method: 'POST',
    path: '/calls/ring-back',
    function: 'open-ring-back',
    roles: ['operator'],
  },
  readQuestions: {
    method: 'GET',
    path: '/questions',
    function: 'answer-questions',
    roles: ['operator', 'supervisor'],
  },
  answerQuestion: {
    method: 'POST',
    path: '/questions/{question}',
    function: 'answer-questions',
    roles: ['operator', 'supervisor'],
  },
  readReferrals: {
    method: 'GET',
    path: '/referrals',
    function: 'work-referrals',
    roles: ['operator', 'supervisor'],
  },
  tellReferral: {
    method: 'POST',
    path: '/referrals/{referral}',
    function: 'work-referrals',
    roles: ['operator', 'supervisor'],
  },
  mergePeople: {
    method: 'POST',
    path: '/people/{person}/merge',
    function: 'merge-people',
    roles: ['operator', 'supervisor'],
  },
  partPeople: {
    method: 'POST',
    path: '/people/{person}/un-merge',
    function: 'merge-people',
    roles: ['operator', 'supervisor'],
  },
  tellApart: {
    method: 'POST',
    path: '/people/{person}/not-the-same',
    function: 'merge-people',
    roles: ['operator', 'supervisor'],
  },
  readExposures: {
    method: 'GET',
    path: '/exposures',
    function: 'read-exposures',
    roles: ['epidemiologist'],
  },
  findPerson: {
    method: 'GET',
    path: '/graph/find',
    function: 'read-graph',
    roles: ['epidemiologist'],
  },
  readPerson: {
    method: 'GET',
    path: '/graph/people/{person}',
    function: 'read-graph',
    roles: ['epidemiologist'],
  },
  readChain: {
    method: 'GET',
    path: '/graph/people/{person}/chain',
    function: 'read-graph',
    roles: ['epidemiologist'],
  },
  readNetwork: {
    method: 'GET',
    path: '/graph/people/{person}/network',
    function: 'read-graph',
    roles: ['epidemiologist'],
  },
  readEvents: {
    method: 'GET',
    path: '/graph/people/{person}/events',
    function: 'read-graph',
    roles: ['epidemiologist'],
  },
  listNetworks: {
    method: 'GET',
    path: '/graph/networks',
    function: 'read-graph',
    roles: ['epidemiologist'],
  },
  readWholeNetwork: {
    method: 'GET',
    path: '/graph/networks/{network}',
    function: 'read-graph',
    roles: ['epidemiologist'],
  },
  findPath: {
    method: 'GET',
    path: '/graph/path',
    function: 'read-graph',
    roles: ['epidemiologist'],
  },
  importOutbreak: {
    method: 'POST',
    path: '/imports',
    function: 'import-outbreak',
    roles: ['epidemiologist', 'administrator'],
  },
  judgeLink: {
    method: 'POST',
    path: '/graph/people/{person}/links',
    function: 'judge-links',
    roles: ['epidemiologist'],
  },
  readLedger: {
    method: 'GET',
    path: '/ledger',
    function: 'read-ledger',
    roles: ['supervisor', 'epidemiologist', 'administrator'],
  },
  readBoard: {
    method: 'GET',
    path: '/board',
    function: 'read-board',
    roles: ['supervisor'],
  },
  closeAlert: {
    method: 'POST',
    path: '/alerts/{alert}/close',
    function: 'close-alert',
    roles: ['supervisor'],
  },
  forceRelease: {
    method: 'POST',
    path: '/tasks/force-release',
    function: 'steer-tasks',
    roles: ['supervisor'],
  },
  moveTasks: {
    method: 'POST',
    path: '/tasks/move',
    function: 'steer-tasks',
    roles: ['supervisor'],
  },
  assignTasks: {
    method: 'POST',
    path: '/tasks/assign',
    function: 'steer-tasks',
    roles: ['supervisor'],
  },
  closeTasks: {
    method: 'POST',
    path: '/tasks/close',
    function: 'steer-tasks',
    roles: ['supervisor'],
  },
  pauseList: {
    method: 'POST',
    path: '/lists/pause',
    function: 'switch-desk',
    roles: ['supervisor'],
  },
  switchSurge: {
    method: 'POST',
    path: '/surge',
    function: 'switch-desk',
    roles: ['supervisor'],
  },
  listReviews: {
    method: 'GET',
    path: '/reviews',
    function: 'review-interviews',
    roles: ['supervisor'],
  },
  reviewInterview: {
    method: 'POST',
    path: '/reviews/{interview}',
    function: 'review-interviews',
    roles: ['supervisor'],
  },
  listSetAside: {
    method: 'GET',
    path: '/set-aside',
    function: 'work-set-aside',
    roles: ['supervisor'],
  },
  readSetAside: {
    method: 'GET',
    path: '/set-aside/{id}',
    function: 'work-set-aside',
    roles: ['supervisor'],
  },
  redriveSetAside: {
    method: 'POST',
    path: '/set-aside/{id}/redrive',
    function: 'work-set-aside',
    roles: ['supervisor'],
  },
  dismissSetAside: {
    method: 'POST',
    path: '/set-aside/{id}/dismiss',
    function: 'work-set-aside',
    roles: ['supervisor'],
  },
  fixSetAside: {
    method: 'POST',
    path: '/set-aside/{id}/fix',
    function: 'work-set-aside',
    roles: ['supervisor'],
  },
  readSettings: {
    method: 'GET',
    path: '/settings',
    function: 'keep-settings',
    roles: ['supervisor', 'administrator'],
  },
  readSettingsHistory: {
    method: 'GET',
    path: '/settings/history',
    function: 'keep-settings',
    roles: ['supervisor', 'administrator'],
  },
  readSetting: {
    method: 'GET',
    path: '/settings/{kind}/{name}/{version}',
    function: 'keep-settings',
    roles: ['supervisor', 'administrator'],
  },
  compareSettings: {
    method: 'POST',
    path: '/settings/compare',
    function: 'keep-settings',
    roles: ['supervisor', 'administrator'],
  },
  applySettings: {
    method: 'POST',
    path: '/settings/apply',
    function: 'keep-settings',
    roles: ['administrator'],
  },
  listStaff: {
    method: 'GET',
    path: '/staff',
    function: 'keep-staff',
    roles: ['supervisor', 'administrator'],
  },
  keepStaff: {
    method: 'POST',
    path: '/staff',
    function: 'keep-staff',
    roles: ['supervisor', 'administrator'],
  },
  describeApi: {
    method: 'GET',
    path: '/openapi.json',
    function: 'describe-api',
    roles: 'public',
  },
  readSchema: {
    method: 'GET',
    path: '/schemas/{name}',
    function: 'describe-api',
    roles: 'public',
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
