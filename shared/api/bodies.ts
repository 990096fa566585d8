import * as z from 'zod/mini';
import { BoardResponse } from './board.ts';
import { ByHandRequest, ByHandResponse } from './by-hand.ts';
import { ClaimRequest, ClaimResponse, ReleaseRequest, ReleaseResponse, RenewRequest, RenewResponse } from './calls.ts';
import { CheckPhoneRequest, CheckPhoneResponse } from './check-phone.ts';
import { DayResponse } from './day.ts';
import { DetailsRequest, DetailsResponse, NumberRequest, NumberResponse } from './details.ts';
import { DoNotCallRequest, DoNotCallResponse } from './do-not-call.ts';
import { DraftRequest, DraftResponse } from './drafts.ts';
import { CloseAlertRequest, CloseAlertResponse, EmergencyRequest, EmergencyResponse } from './emergency.ts';
import type { RouteName } from './every-route.ts';
import { ExportManifest, ExportRequest, ExportsResponse, LinkageRequest, PartQuery } from './exports.ts';
import { ExposuresQuery, ExposuresResponse } from './exposures.ts';
import { FinishRequest, FinishResponse } from './finish.ts';
import { FlagsQuery, FlagsResponse, FlagView, WorkFlagRequest } from './flags.ts';
import {
  ChainQuery,
  ChainResponse,
  EventsResponse,
  FindQuery,
  FindResponse,
  JudgeRequest,
  JudgeResponse,
  NetworkQuery,
  NetworkResponse,
  NetworksQuery,
  NetworksResponse,
  PathQuery,
  PathResponse,
  PersonQuery,
  PersonResponse,
} from './graph.ts';
import { HouseholdResponse, TakeHouseholdRequest, TakeHouseholdResponse } from './household.ts';
import { ImportRequest, ImportResponse } from './imports.ts';
import { ReopenRequest, ReopenResponse } from './interviews.ts';
import { LedgerResponse } from './ledger.ts';
import { MeResponse } from './me.ts';
import { MergeRequest, MergeResponse } from './merges.ts';
import {
  BuildRequest,
  BuildResponse,
  ClustersQuery,
  ClustersResponse,
  CurveQuery,
  CurveResponse,
  GenerationsQuery,
  GenerationsResponse,
  IndicatorQuery,
  IndicatorResponse,
  IndicatorsQuery,
  IndicatorsResponse,
  OffspringQuery,
  OffspringResponse,
  SecondaryAttackQuery,
  SecondaryAttackResponse,
  SerialIntervalQuery,
  SerialIntervalResponse,
  SnapshotsResponse,
} from './metrics.ts';
import { MyTaskQuery, MyTaskResponse } from './my-task.ts';
import {
  AnswerRequest,
  AnswerResponse,
  AskExpertRequest,
  AskExpertResponse,
  HandOverRequest,
  PassedOnResponse,
  QuestionsQuery,
  QuestionsResponse,
  RingBackRequest,
  RingBackResponse,
  TransferRequest,
} from './passing-on.ts';
import { PlaceRequest, PlaceResponse } from './place.ts';
import { PracticeRequest, PracticeResponse } from './practice.ts';
import { ProtocolQuery, SpokenProtocol } from './protocols.ts';
import {
  LateReferralsResponse,
  ReferralStateRequest,
  ReferralStateResponse,
  ReferralsQuery,
  ReferralsResponse,
} from './referrals.ts';
import { ReviewRequest, ReviewResponse, ReviewsQuery, ReviewsResponse } from './reviews.ts';
import {
  DismissRequest,
  DismissResponse,
  FixRequest,
  FixResponse,
  RedriveRequest,
  RedriveResponse,
  SetAsideQuery,
  SetAsideResponse,
  SetAsideWhole,
} from './set-aside.ts';
import {
  ApplyRequest,
  ApplyResponse,
  CompareRequest,
  CompareResponse,
  SettingResponse,
  SettingsHistoryResponse,
  SettingsResponse,
} from './settings.ts';
import { KeepStaffRequest, KeepStaffResponse, StaffQuery, StaffResponse } from './staff.ts';
import {
  AssignRequest,
  CloseRequest,
  ForceReleaseRequest,
  MoveRequest,
  PauseRequest,
  SteeringView,
  SteerResponse,
  SurgeRequest,
  TasksQuery,
  TasksResponse,
} from './tasks.ts';

interface Bodies {
  readonly query?: z.ZodMiniObject;
  readonly request?: z.ZodMiniType;
  readonly response: z.ZodMiniType;
}

/** What each route takes and gives; the API's description is generated from these. */
export const bodies = {
  whoAmI: { response: MeResponse },
  claimCall: { request: ClaimRequest, response: ClaimResponse },
  renewClaim: { request: RenewRequest, response: RenewResponse },
  releaseCall: { request: ReleaseRequest, response: ReleaseResponse },
  placeCall: { request: PlaceRequest, response: PlaceResponse },
  saveDraft: { request: DraftRequest, response: DraftResponse },
  raiseEmergency: { request: EmergencyRequest, response: EmergencyResponse },
  reopenCall: { request: ReopenRequest, response: ReopenResponse },
  readTask: { query: MyTaskQuery, response: MyTaskResponse },
  readDay: { response: DayResponse },
  openPractice: { request: PracticeRequest, response: PracticeResponse },
  finishCall: { request: FinishRequest, response: FinishResponse },
  countHousehold: { response: HouseholdResponse },
  takeHousehold: { request: TakeHouseholdRequest, response: TakeHouseholdResponse },
  learnDetails: { request: DetailsRequest, response: DetailsResponse },
  learnNumber: { request: NumberRequest, response: NumberResponse },
  workByHand: { request: ByHandRequest, response: ByHandResponse },
  checkPhone: { request: CheckPhoneRequest, response: CheckPhoneResponse },
  forbidCalls: { request: DoNotCallRequest, response: DoNotCallResponse },
  readProtocol: { query: ProtocolQuery, response: SpokenProtocol },
  transferCall: { request: TransferRequest, response: PassedOnResponse },
  handOverCall: { request: HandOverRequest, response: PassedOnResponse },
  askExpert: { request: AskExpertRequest, response: AskExpertResponse },
  openRingBack: { request: RingBackRequest, response: RingBackResponse },
  readQuestions: { query: QuestionsQuery, response: QuestionsResponse },
  answerQuestion: { request: AnswerRequest, response: AnswerResponse },
  readReferrals: { query: ReferralsQuery, response: ReferralsResponse },
  readLateReferrals: { response: LateReferralsResponse },
  tellReferral: { request: ReferralStateRequest, response: ReferralStateResponse },
  mergePeople: { request: MergeRequest, response: MergeResponse },
  partPeople: { request: MergeRequest, response: MergeResponse },
  tellApart: { request: MergeRequest, response: MergeResponse },
  readExposures: { query: ExposuresQuery, response: ExposuresResponse },
  findPerson: { query: FindQuery, response: FindResponse },
  readPerson: { query: PersonQuery, response: PersonResponse },
  readChain: { query: ChainQuery, response: ChainResponse },
  readNetwork: { query: NetworkQuery, response: NetworkResponse },
  readEvents: { response: EventsResponse },
  listNetworks: { query: NetworksQuery, response: NetworksResponse },
  readWholeNetwork: { query: NetworkQuery, response: NetworkResponse },
  findPath: { query: PathQuery, response: PathResponse },
  listFlags: { query: FlagsQuery, response: FlagsResponse },
  workFlag: { request: WorkFlagRequest, response: FlagView },
  makeExport: { request: ExportRequest, response: ExportManifest },
  listExports: { response: ExportsResponse },
  readExport: { response: ExportManifest },
  readExportFile: { query: PartQuery, response: z.unknown() },
  makeLinkage: { request: LinkageRequest, response: ExportManifest },
  importOutbreak: { request: ImportRequest, response: ImportResponse },
  judgeLink: { request: JudgeRequest, response: JudgeResponse },
  listSnapshots: { response: SnapshotsResponse },
  buildSnapshot: { request: BuildRequest, response: BuildResponse },
  readOffspring: { query: OffspringQuery, response: OffspringResponse },
  readSerialInterval: { query: SerialIntervalQuery, response: SerialIntervalResponse },
  readGenerations: { query: GenerationsQuery, response: GenerationsResponse },
  readClusters: { query: ClustersQuery, response: ClustersResponse },
  readCurve: { query: CurveQuery, response: CurveResponse },
  readSecondaryAttack: { query: SecondaryAttackQuery, response: SecondaryAttackResponse },
  readIndicators: { query: IndicatorsQuery, response: IndicatorsResponse },
  readIndicator: { query: IndicatorQuery, response: IndicatorResponse },
  readLedger: { response: LedgerResponse },
  readBoard: { response: BoardResponse },
  closeAlert: { request: CloseAlertRequest, response: CloseAlertResponse },
  listTasks: { query: TasksQuery, response: TasksResponse },
  forceRelease: { request: ForceReleaseRequest, response: SteerResponse },
  moveTasks: { request: MoveRequest, response: SteerResponse },
  assignTasks: { request: AssignRequest, response: SteerResponse },
  closeTasks: { request: CloseRequest, response: SteerResponse },
  pauseList: { request: PauseRequest, response: SteeringView },
  switchSurge: { request: SurgeRequest, response: SteeringView },
  listReviews: { query: ReviewsQuery, response: ReviewsResponse },
  reviewInterview: { request: ReviewRequest, response: ReviewResponse },
  listSetAside: { query: SetAsideQuery, response: SetAsideResponse },
  readSetAside: { response: SetAsideWhole },
  redriveSetAside: { request: RedriveRequest, response: RedriveResponse },
  dismissSetAside: { request: DismissRequest, response: DismissResponse },
  fixSetAside: { request: FixRequest, response: FixResponse },
  readSettings: { response: SettingsResponse },
  readSettingsHistory: { response: SettingsHistoryResponse },
  readSetting: { response: SettingResponse },
  compareSettings: { request: CompareRequest, response: CompareResponse },
  applySettings: { request: ApplyRequest, response: ApplyResponse },
  listStaff: { query: StaffQuery, response: StaffResponse },
  keepStaff: { request: KeepStaffRequest, response: KeepStaffResponse },
  describeApi: { response: z.looseObject({ openapi: z.string() }) },
  readSchema: { response: z.looseObject({ $schema: z.string() }) },
} as const satisfies Record<RouteName, Bodies>;
