import { clientId } from './engines/sign-in.ts';
import { mostSeats, roleUsers } from './engines/users.ts';
import type { Running } from './running.ts';

/** What `npm start` says when everything runs: what is where, and what to try. */
export function summary(running: Running, directory: string): string {
  const { api, signIn, control, console } = running;
  const users = `users ${roleUsers.join(', ')}, operator-1 to operator-${mostSeats}; the password is the user name`;
  return `
Ringtrace runs on this machine.
${console === undefined ? '' : `\n  Console      ${console}          ${users}\n`}
  API          ${api}           described at ${api}/openapi.json
  sign-in      ${signIn}           ${console === undefined ? users : "OpenID, as the department's own would be"}
  tables       ${running.dynamodb}           ${Object.keys(running.tables).join(', ')}
  queues       ${running.sqs}           ${Object.keys(running.queues).join(', ')}
  control      ${control}           the clock and what is in flight; its token is in running.json
  telephony    ${running.connect}           a simulator that speaks Amazon Connect's API; its people are made up
  state, logs  ${directory}

Try, in another terminal:

1. Put a confirmed case on the queue:

${sendCase(running)}

2. Sign in as the operator (the token is good for 12 hours):

TOKEN=$(curl -s ${signIn}/token -d grant_type=password -d client_id=${clientId} -d username=operator -d password=operator -d scope=openid | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

3. Take the call:

curl -s -X POST ${api}/calls/claim -H "authorization: Bearer $TOKEN"

Ctrl-C stops all of it. State stays for the next start; npm start -- --fresh forgets it.
`;
}

/** The one line that puts a case on the queue. */
export function sendCase(running: Running): string {
  const message = {
    kind: 'report',
    source: 'try-it',
    caseId: '1',
    disease: 'covid-19',
    reportDate: new Date().toISOString().slice(0, 10),
    name: { asWritten: 'Ivanova Anna Sergeevna' },
    phones: [{ number: '8 (916) 123-45-67', kind: 'mobile' }],
  };
  const body = JSON.stringify({
    QueueUrl: running.queues['confirmed-cases'] ?? '',
    MessageBody: JSON.stringify(message),
  });
  return `curl -s ${running.sqs} -H 'content-type: application/x-amz-json-1.0' -H 'x-amz-target: AmazonSQS.SendMessage' -d '${body}'`;
}

/** A case to try things with, reported on the day of that moment. */
export function exampleCase(moment: string): object {
  return {
    kind: 'report',
    source: 'try-it',
    caseId: '1',
    disease: 'covid-19',
    reportDate: moment.slice(0, 10),
    name: { asWritten: 'Ivanova Anna Sergeevna' },
    phones: [{ number: '8 (916) 123-45-67', kind: 'mobile' }],
  };
}
