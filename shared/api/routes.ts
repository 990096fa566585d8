import type { Route } from './route.ts';

/*
 * Every route there is, an export each: the API's infrastructure, the handlers' guards and the OpenAPI description all read this.
 * Not one object of all: a function would carry every route, where it serves one.
 */

export const whoAmI = {
  method: 'GET',
  path: '/me',
  function: 'who-am-i',
  roles: 'signed-in',
} as const satisfies Route;
export const claimCall = {
  method: 'POST',
  path: '/calls/claim',
  function: 'claim-call',
  roles: ['operator'],
} as const satisfies Route;
export const renewClaim = {
  method: 'POST',
  path: '/calls/{task}/renew',
  function: 'renew-claim',
  roles: ['operator'],
} as const satisfies Route;
export const releaseCall = {
  method: 'POST',
  path: '/calls/{task}/release',
  function: 'release-call',
  roles: ['operator'],
} as const satisfies Route;
export const placeCall = {
  method: 'POST',
  path: '/calls/{task}/place',
  function: 'place-call',
  roles: ['operator'],
} as const satisfies Route;
export const saveDraft = {
  method: 'POST',
  path: '/calls/{task}/draft',
  function: 'save-draft',
  roles: ['operator'],
} as const satisfies Route;
export const raiseEmergency = {
  method: 'POST',
  path: '/calls/{task}/emergency',
  function: 'raise-emergency',
  roles: ['operator'],
} as const satisfies Route;
export const reopenCall = {
  method: 'POST',
  path: '/calls/{task}/reopen',
  function: 'reopen-call',
  roles: ['operator'],
} as const satisfies Route;
export const readTask = {
  method: 'GET',
  path: '/me/task',
  function: 'read-task',
  roles: ['operator'],
} as const satisfies Route;
export const readDay = {
  method: 'GET',
  path: '/me/day',
  function: 'read-day',
  roles: ['operator'],
} as const satisfies Route;
export const openPractice = {
  method: 'POST',
  path: '/me/practice',
  function: 'open-practice',
  roles: ['operator', 'supervisor'],
} as const satisfies Route;
export const finishCall = {
  method: 'POST',
  path: '/calls/{task}/finish',
  function: 'finish-call',
  roles: ['operator'],
} as const satisfies Route;
export const countHousehold = {
  method: 'GET',
  path: '/calls/{task}/household',
  function: 'take-household',
  roles: ['operator'],
} as const satisfies Route;
export const takeHousehold = {
  method: 'POST',
  path: '/calls/{task}/household',
  function: 'take-household',
  roles: ['operator'],
} as const satisfies Route;
export const learnDetails = {
  method: 'POST',
  path: '/calls/{task}/details',
  function: 'learn-details',
  roles: ['operator'],
} as const satisfies Route;
export const learnNumber = {
  method: 'POST',
  path: '/calls/{task}/numbers',
  function: 'learn-details',
  roles: ['operator'],
} as const satisfies Route;
export const workByHand = {
  method: 'POST',
  path: '/calls/{task}/by-hand',
  function: 'work-by-hand',
  roles: ['operator'],
} as const satisfies Route;
export const checkPhone = {
  method: 'POST',
  path: '/phones/check',
  function: 'check-phone',
  roles: ['operator', 'supervisor'],
} as const satisfies Route;
export const forbidCalls = {
  method: 'POST',
  path: '/people/{person}/do-not-call',
  function: 'forbid-calls',
  roles: ['supervisor'],
} as const satisfies Route;
export const readProtocol = {
  method: 'GET',
  path: '/protocols/{protocol}/{version}',
  function: 'read-protocol',
  roles: ['operator', 'supervisor'],
} as const satisfies Route;
export const transferCall = {
  method: 'POST',
  path: '/calls/{task}/transfer',
  function: 'pass-on-call',
  roles: ['operator'],
} as const satisfies Route;
export const handOverCall = {
  method: 'POST',
  path: '/calls/{task}/hand-over',
  function: 'pass-on-call',
  roles: ['operator'],
} as const satisfies Route;
export const askExpert = {
  method: 'POST',
  path: '/calls/{task}/ask-expert',
  function: 'pass-on-call',
  roles: ['operator'],
} as const satisfies Route;
export const openRingBack = {
  method: 'POST',
  path: '/calls/ring-back',
  function: 'open-ring-back',
  roles: ['operator'],
} as const satisfies Route;
export const readQuestions = {
  method: 'GET',
  path: '/questions',
  function: 'answer-questions',
  roles: ['operator', 'supervisor'],
} as const satisfies Route;
export const answerQuestion = {
  method: 'POST',
  path: '/questions/{question}',
  function: 'answer-questions',
  roles: ['operator', 'supervisor'],
} as const satisfies Route;
export const readReferrals = {
  method: 'GET',
  path: '/referrals',
  function: 'work-referrals',
  roles: ['operator', 'supervisor'],
} as const satisfies Route;
export const readLateReferrals = {
  method: 'GET',
  path: '/referrals/late',
  function: 'work-referrals',
  roles: ['supervisor'],
} as const satisfies Route;
export const tellReferral = {
  method: 'POST',
  path: '/referrals/{referral}',
  function: 'work-referrals',
  roles: ['operator', 'supervisor'],
} as const satisfies Route;
export const mergePeople = {
  method: 'POST',
  path: '/people/{person}/merge',
  function: 'merge-people',
  roles: ['operator', 'supervisor'],
} as const satisfies Route;
export const partPeople = {
  method: 'POST',
  path: '/people/{person}/un-merge',
  function: 'merge-people',
  roles: ['operator', 'supervisor'],
} as const satisfies Route;
export const tellApart = {
  method: 'POST',
  path: '/people/{person}/not-the-same',
  function: 'merge-people',
  roles: ['operator', 'supervisor'],
} as const satisfies Route;
export const readExposures = {
  method: 'GET',
  path: '/exposures',
  function: 'read-exposures',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const findPerson = {
  method: 'GET',
  path: '/graph/find',
  function: 'read-graph',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const readPerson = {
  method: 'GET',
  path: '/graph/people/{person}',
  function: 'read-graph',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const readChain = {
  method: 'GET',
  path: '/graph/people/{person}/chain',
  function: 'read-graph',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const readNetwork = {
  method: 'GET',
  path: '/graph/people/{person}/network',
  function: 'read-graph',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const readEvents = {
  method: 'GET',
  path: '/graph/people/{person}/events',
  function: 'read-graph',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const listNetworks = {
  method: 'GET',
  path: '/graph/networks',
  function: 'read-graph',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const readWholeNetwork = {
  method: 'GET',
  path: '/graph/networks/{network}',
  function: 'read-graph',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const findPath = {
  method: 'GET',
  path: '/graph/path',
  function: 'read-graph',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const listFlags = {
  method: 'GET',
  path: '/flags',
  function: 'work-flags',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const workFlag = {
  method: 'POST',
  path: '/flags/{flag}',
  function: 'work-flags',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const makeExport = {
  method: 'POST',
  path: '/exports',
  function: 'export-data',
  roles: ['epidemiologist', 'administrator'],
} as const satisfies Route;
export const listExports = {
  method: 'GET',
  path: '/exports',
  function: 'export-data',
  roles: ['epidemiologist', 'administrator'],
} as const satisfies Route;
export const readExport = {
  method: 'GET',
  path: '/exports/{export}',
  function: 'export-data',
  roles: ['epidemiologist', 'administrator'],
} as const satisfies Route;
export const readExportFile = {
  method: 'GET',
  path: '/exports/{export}/{file}',
  function: 'export-data',
  roles: ['epidemiologist', 'administrator'],
} as const satisfies Route;
export const makeLinkage = {
  method: 'POST',
  path: '/linkages',
  function: 'export-data',
  roles: ['epidemiologist', 'administrator'],
} as const satisfies Route;
export const importOutbreak = {
  method: 'POST',
  path: '/imports',
  function: 'import-outbreak',
  roles: ['epidemiologist', 'administrator'],
} as const satisfies Route;
export const judgeLink = {
  method: 'POST',
  path: '/graph/people/{person}/links',
  function: 'judge-links',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const listSnapshots = {
  method: 'GET',
  path: '/metrics/snapshots',
  function: 'read-metrics',
  roles: ['epidemiologist', 'administrator'],
} as const satisfies Route;
export const buildSnapshot = {
  method: 'POST',
  path: '/metrics/snapshots',
  function: 'build-snapshot',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const readOffspring = {
  method: 'GET',
  path: '/metrics/offspring',
  function: 'read-metrics',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const readSerialInterval = {
  method: 'GET',
  path: '/metrics/serial-interval',
  function: 'read-metrics',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const readGenerations = {
  method: 'GET',
  path: '/metrics/generations',
  function: 'read-metrics',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const readClusters = {
  method: 'GET',
  path: '/metrics/clusters',
  function: 'read-metrics',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const readCurve = {
  method: 'GET',
  path: '/metrics/curve',
  function: 'read-metrics',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const readSecondaryAttack = {
  method: 'GET',
  path: '/metrics/secondary-attack',
  function: 'read-metrics',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const readIndicators = {
  method: 'GET',
  path: '/metrics/indicators',
  function: 'read-metrics',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const readIndicator = {
  method: 'GET',
  path: '/metrics/indicators/{indicator}',
  function: 'read-metrics',
  roles: ['epidemiologist'],
} as const satisfies Route;
export const readLedger = {
  method: 'GET',
  path: '/ledger',
  function: 'read-ledger',
  roles: ['supervisor', 'epidemiologist', 'administrator'],
} as const satisfies Route;
export const readBoard = {
  method: 'GET',
  path: '/board',
  function: 'read-board',
  roles: ['supervisor'],
} as const satisfies Route;
export const closeAlert = {
  method: 'POST',
  path: '/alerts/{alert}/close',
  function: 'close-alert',
  roles: ['supervisor'],
} as const satisfies Route;
export const listTasks = {
  method: 'GET',
  path: '/tasks',
  function: 'steer-tasks',
  roles: ['supervisor'],
} as const satisfies Route;
export const forceRelease = {
  method: 'POST',
  path: '/tasks/force-release',
  function: 'steer-tasks',
  roles: ['supervisor'],
} as const satisfies Route;
export const moveTasks = {
  method: 'POST',
  path: '/tasks/move',
  function: 'steer-tasks',
  roles: ['supervisor'],
} as const satisfies Route;
export const assignTasks = {
  method: 'POST',
  path: '/tasks/assign',
  function: 'steer-tasks',
  roles: ['supervisor'],
} as const satisfies Route;
export const closeTasks = {
  method: 'POST',
  path: '/tasks/close',
  function: 'steer-tasks',
  roles: ['supervisor'],
} as const satisfies Route;
export const pauseList = {
  method: 'POST',
  path: '/lists/pause',
  function: 'switch-desk',
  roles: ['supervisor'],
} as const satisfies Route;
export const switchSurge = {
  method: 'POST',
  path: '/surge',
  function: 'switch-desk',
  roles: ['supervisor'],
} as const satisfies Route;
export const listReviews = {
  method: 'GET',
  path: '/reviews',
  function: 'review-interviews',
  roles: ['supervisor'],
} as const satisfies Route;
export const reviewInterview = {
  method: 'POST',
  path: '/reviews/{interview}',
  function: 'review-interviews',
  roles: ['supervisor'],
} as const satisfies Route;
export const listSetAside = {
  method: 'GET',
  path: '/set-aside',
  function: 'work-set-aside',
  roles: ['supervisor'],
} as const satisfies Route;
export const readSetAside = {
  method: 'GET',
  path: '/set-aside/{id}',
  function: 'work-set-aside',
  roles: ['supervisor'],
} as const satisfies Route;
export const redriveSetAside = {
  method: 'POST',
  path: '/set-aside/{id}/redrive',
  function: 'work-set-aside',
  roles: ['supervisor'],
} as const satisfies Route;
export const dismissSetAside = {
  method: 'POST',
  path: '/set-aside/{id}/dismiss',
  function: 'work-set-aside',
  roles: ['supervisor'],
} as const satisfies Route;
export const fixSetAside = {
  method: 'POST',
  path: '/set-aside/{id}/fix',
  function: 'work-set-aside',
  roles: ['supervisor'],
} as const satisfies Route;
export const readSettings = {
  method: 'GET',
  path: '/settings',
  function: 'keep-settings',
  roles: ['supervisor', 'administrator'],
} as const satisfies Route;
export const readSettingsHistory = {
  method: 'GET',
  path: '/settings/history',
  function: 'keep-settings',
  roles: ['supervisor', 'administrator'],
} as const satisfies Route;
export const readSetting = {
  method: 'GET',
  path: '/settings/{kind}/{name}/{version}',
  function: 'keep-settings',
  roles: ['supervisor', 'administrator'],
} as const satisfies Route;
export const compareSettings = {
  method: 'POST',
  path: '/settings/compare',
  function: 'keep-settings',
  roles: ['supervisor', 'administrator'],
} as const satisfies Route;
export const applySettings = {
  method: 'POST',
  path: '/settings/apply',
  function: 'keep-settings',
  roles: ['administrator'],
} as const satisfies Route;
export const listStaff = {
  method: 'GET',
  path: '/staff',
  function: 'keep-staff',
  roles: ['supervisor', 'administrator'],
} as const satisfies Route;
export const keepStaff = {
  method: 'POST',
  path: '/staff',
  function: 'keep-staff',
  roles: ['supervisor', 'administrator'],
} as const satisfies Route;
export const describeApi = {
  method: 'GET',
  path: '/openapi.json',
  function: 'describe-api',
  roles: 'public',
} as const satisfies Route;
export const readSchema = {
  method: 'GET',
  path: '/schemas/{name}',
  function: 'describe-api',
  roles: 'public',
} as const satisfies Route;
