import type { Role } from './roles.ts';

/** One route of the HTTP API: which function serves it and who may call it. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** In API Gateway's form: `{name}` is a path parameter. */
  readonly path: string;
  readonly function: string;
  /** `public` routes have no authoriser; `signed-in` takes any role. */
  readonly roles: readonly Role[] | 'public' | 'signed-in';
  readonly summary: string;
}

/** Every route there is: the API's infrastructure, the handlers' guards and the OpenAPI description all read this. */
export const routes = {
  whoAmI: {
    method: 'GET',
    path: '/me',
    function: 'who-am-i',
    roles: 'signed-in',
    summary: 'Who you are and which roles you have',
  },
  claimCall: {
    method: 'POST',
    path: '/calls/claim',
    function: 'claim-call',
    roles: ['operator'],
    summary: 'Take the next call task of your work lists; asking again returns the one you hold',
  },
  renewClaim: {
    method: 'POST',
    path: '/calls/{task}/renew',
    function: 'renew-claim',
    roles: ['operator'],
    summary: 'Hold the task you are working on for longer',
  },
  releaseCall: {
    method: 'POST',
    path: '/calls/{task}/release',
    function: 'release-call',
    roles: ['operator'],
    summary: 'Give a task back, with the reason; it does not come back to you that day',
  },
  placeCall: {
    method: 'POST',
    path: '/calls/{task}/place',
    function: 'place-call',
    roles: ['operator'],
    summary: 'Place the next attempt on one of the phones; the same attempt again rings nobody again',
  },
  saveDraft: {
    method: 'POST',
    path: '/calls/{task}/draft',
    function: 'save-draft',
    roles: ['operator'],
    summary: 'Keep what is written so far; after the claim was taken it is kept too, and its next holder sees it',
  },
  raiseEmergency: {
    method: 'POST',
    path: '/calls/{task}/emergency',
    function: 'raise-emergency',
    roles: ['operator'],
    summary: 'Call for help and stay on the line: a supervisor is told first of all, and the claim holds for longer',
  },
  reopenCall: {
    method: 'POST',
    path: '/calls/{task}/reopen',
    function: 'reopen-call',
    roles: ['operator'],
    summary: 'See an interview that you finished within the half hour, or change it as a new version',
  },
  readTask: {
    method: 'GET',
    path: '/me/task',
    function: 'read-task',
    roles: ['operator'],
    summary: 'All that a screen shows of the task you hold: person, script, windows, interview so far, drafts',
  },
  readDay: {
    method: 'GET',
    path: '/me/day',
    function: 'read-day',
    roles: ['operator'],
    summary: 'Your day: call-backs you promised, drafts, what was sent back to you, what you finished',
  },
  finishCall: {
    method: 'POST',
    path: '/calls/{task}/finish',
    function: 'finish-call',
    roles: ['operator'],
    summary: 'Record the outcome, and for an interview the answers and the contacts named, in one commit',
  },
  learnDetails: {
    method: 'POST',
    path: '/calls/{task}/details',
    function: 'learn-details',
    roles: ['operator'],
    summary: 'Keep at once what the person tells of themselves: another number, the language, the time zone',
  },
  workByHand: {
    method: 'POST',
    path: '/calls/{task}/by-hand',
    function: 'work-by-hand',
    roles: ['operator'],
    summary: 'Record what was done for somebody who is not called: a letter, a visit, a search for their number',
  },
  checkPhone: {
    method: 'POST',
    path: '/phones/check',
    function: 'check-phone',
    roles: ['operator', 'supervisor'],
    summary: 'Read a phone number as it is typed, by the forms of its country; stores nothing',
  },
  forbidCalls: {
    method: 'POST',
    path: '/people/{person}/do-not-call',
    function: 'forbid-calls',
    roles: ['supervisor'],
    summary: 'Say that a person, or one of their phones, must not be called, or may be again, with the reason',
  },
  readProtocol: {
    method: 'GET',
    path: '/protocols/{protocol}/{version}',
    function: 'read-protocol',
    roles: ['operator', 'supervisor'],
    summary: 'What to say and what to ask, in one language; every version that was ever asked',
  },
  transferCall: {
    method: 'POST',
    path: '/calls/{task}/transfer',
    function: 'pass-on-call',
    roles: ['operator'],
    summary: 'Give the call you hold to specialists, with a note for whoever takes it',
  },
  handOverCall: {
    method: 'POST',
    path: '/calls/{task}/hand-over',
    function: 'pass-on-call',
    roles: ['operator'],
    summary: 'Give the person you hold to the jurisdiction they live in, with a note',
  },
  askExpert: {
    method: 'POST',
    path: '/calls/{task}/ask-expert',
    function: 'pass-on-call',
    roles: ['operator'],
    summary: 'Ask an expert about the call you hold, and keep it',
  },
  openRingBack: {
    method: 'POST',
    path: '/calls/ring-back',
    function: 'open-ring-back',
    roles: ['operator'],
    summary: 'Find who rings back by their number, and open their task for you, whenever it is due',
  },
  readQuestions: {
    method: 'GET',
    path: '/questions',
    function: 'answer-questions',
    roles: ['operator', 'supervisor'],
    summary: 'What waits for an expert’s answer on a list, oldest first',
  },
  answerQuestion: {
    method: 'POST',
    path: '/questions/{question}',
    function: 'answer-questions',
    roles: ['operator', 'supervisor'],
    summary: 'Read a question, or answer it',
  },
  readReferrals: {
    method: 'GET',
    path: '/referrals',
    function: 'work-referrals',
    roles: ['operator', 'supervisor'],
    summary: 'The services promised to people that a list is to provide, late first, and the same-day figure',
  },
  tellReferral: {
    method: 'POST',
    path: '/referrals/{referral}',
    function: 'work-referrals',
    roles: ['operator', 'supervisor'],
    summary: 'Accept a referral, give it back, or say what became of it',
  },
  readExposures: {
    method: 'GET',
    path: '/exposures',
    function: 'read-exposures',
    roles: ['epidemiologist'],
    summary: 'The exposures of the people a source reported, by pseudonym and reference, in pages',
  },
  readLedger: {
    method: 'GET',
    path: '/ledger',
    function: 'read-ledger',
    roles: ['supervisor', 'epidemiologist', 'administrator'],
    summary: 'What came in and what became of it: the ledger that must balance',
  },
  readBoard: {
    method: 'GET',
    path: '/board',
    function: 'read-board',
    roles: ['supervisor'],
    summary: 'The whole desk: what is due, waiting and claimed, promises at risk, what comes up by the hour, operators',
  },
  forceRelease: {
    method: 'POST',
    path: '/tasks/force-release',
    function: 'steer-tasks',
    roles: ['supervisor'],
    summary: 'Take tasks from whoever holds them: one, or many after a count',
  },
  moveTasks: {
    method: 'POST',
    path: '/tasks/move',
    function: 'steer-tasks',
    roles: ['supervisor'],
    summary: 'Send tasks to another work list or band: one, or many after a count',
  },
  assignTasks: {
    method: 'POST',
    path: '/tasks/assign',
    function: 'steer-tasks',
    roles: ['supervisor'],
    summary: 'Keep tasks for one operator for a while: one, or many after a count',
  },
  closeTasks: {
    method: 'POST',
    path: '/tasks/close',
    function: 'steer-tasks',
    roles: ['supervisor'],
    summary: 'End the need to call without a call: one, or many after a count',
  },
  pauseList: {
    method: 'POST',
    path: '/lists/pause',
    function: 'switch-desk',
    roles: ['supervisor'],
    summary: 'Stop serving a work list, until a moment or until it is opened again; within a minute',
  },
  switchSurge: {
    method: 'POST',
    path: '/surge',
    function: 'switch-desk',
    roles: ['supervisor'],
    summary: 'Turn the surge rules of a jurisdiction on or off; within a minute',
  },
  listStaff: {
    method: 'GET',
    path: '/staff',
    function: 'keep-staff',
    roles: ['supervisor', 'administrator'],
    summary: 'Who works here, on which lists, when, with which skills and trainings',
  },
  keepStaff: {
    method: 'POST',
    path: '/staff',
    function: 'keep-staff',
    roles: ['supervisor', 'administrator'],
    summary: 'Take in a staff file (CSV), or say what it would change; let operators go on who were stopped',
  },
  describeApi: {
    method: 'GET',
    path: '/openapi.json',
    function: 'describe-api',
    roles: 'public',
    summary: 'This description',
  },
  readSchema: {
    method: 'GET',
    path: '/schemas/{name}',
    function: 'describe-api',
    roles: 'public',
    summary: 'The JSON Schema of a message, by its versioned name',
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
