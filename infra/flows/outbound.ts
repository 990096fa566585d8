/**
 * What somebody hears who answers: that the call is from the health department, whether it may be recorded, and then the
 * operator who holds their task. One flow a language, because nothing about the person is passed to Amazon Connect.
 */

export interface Words {
  /** A voice of Amazon Polly that speaks the language. */
  readonly voice: string;
  readonly notice: string;
  readonly sorry: string;
}

export const words: Readonly<Record<string, Words>> = {
  en: {
    voice: 'Joanna',
    notice:
      'Hello. This is a call from your health department. It may be recorded to improve our work. If you agree, press 1. If not, stay on the line.',
    sorry: 'We are sorry: nobody can speak with you just now. We will call you again.',
  },
  ru: {
    voice: 'Tatyana',
    notice:
      'Здравствуйте. Вам звонят из органов здравоохранения. Разговор может записываться, чтобы улучшить нашу работу. Если вы согласны, нажмите один. Если нет, оставайтесь на линии.',
    sorry: 'Извините, сейчас с вами никто не может поговорить. Мы перезвоним.',
  },
};

interface Action {
  readonly Type: string;
  readonly Parameters: object;
  readonly Transitions: object;
}

const then = (NextAction: string, onError = NextAction) => ({
  NextAction,
  Errors: [{ NextAction: onError, ErrorType: 'NoMatchingError' }],
});

/** Seconds to press a key in; whoever does not has not agreed. */
const consentSeconds = 5;

/** In Amazon Connect's flow language, version 2019-10-30. */
export function outboundFlow({ voice, notice, sorry }: Words): string {
  const actions: Readonly<Record<string, Action>> = {
    voice: {
      Type: 'UpdateContactTextToSpeechVoice',
      Parameters: { TextToSpeechVoice: voice },
      Transitions: then('consent'),
    },
    consent: {
      Type: 'GetParticipantInput',
      Parameters: { Text: notice, InputTimeLimitSeconds: String(consentSeconds), StoreInput: 'False' },
      Transitions: {
        NextAction: 'operator',
        Conditions: [{ NextAction: 'record', Condition: { Operator: 'Equals', Operands: ['1'] } }],
        Errors: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'].map((ErrorType) => ({
          NextAction: 'operator',
          ErrorType,
        })),
      },
    },
    record: {
      Type: 'UpdateContactRecordingBehavior',
      Parameters: { RecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'] } },
      Transitions: { NextAction: 'operator' },
    },
    // The operator who holds the task, and nobody else: the attribute is their Connect user.
    operator: {
      Type: 'UpdateContactTargetQueue',
      Parameters: { AgentId: '$.Attributes.agent' },
      Transitions: then('transfer', 'sorry'),
    },
    transfer: {
      Type: 'TransferContactToQueue',
      Parameters: {},
      Transitions: {
        NextAction: 'sorry',
        Errors: ['QueueAtCapacity', 'NoMatchingError'].map((ErrorType) => ({ NextAction: 'sorry', ErrorType })),
      },
    },
    sorry: { Type: 'MessageParticipant', Parameters: { Text: sorry }, Transitions: then('end') },
    end: { Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
  };
  return JSON.stringify({
    Version: '2019-10-30',
    StartAction: 'voice',
    Metadata: {},
    Actions: Object.entries(actions).map(([Identifier, action]) => ({ Identifier, ...action })),
  });
}
