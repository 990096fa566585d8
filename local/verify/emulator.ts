import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { StepFailed } from './run.ts';

const region = 'eu-central-1';
/** The account that moto says everybody is in. */
const account = '123456789012';

/** A running `moto_server`: AWS's own APIs on loopback, all of it in memory. */
export interface Emulator {
  readonly url: string;
  readonly environment: string;
  /** What the CDK CLI needs in order to deploy there and nowhere else. */
  readonly env: Readonly<Record<string, string>>;
  /** Asks a service of the JSON protocol. */
  ask(service: string, target: string, body?: object): Promise<Record<string, unknown>>;
  /** Asks a service with REST or query addresses; the answer as text. */
  read(service: string, path: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startEmulator(): Promise<Emulator> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const stop = () => end(child);
  const ended = new Promise<never>((_, reject) => {
    child.once('error', (wrong) => reject(new StepFailed(`moto_server: ${wrong.message}`)));
    child.once('exit', (status) => reject(new StepFailed(`moto_server ended by itself, exit code ${status}`)));
  });
  ended.catch(() => undefined);
  try {
    await Promise.race([answers(url), ended]);
  } catch (wrong) {
    await stop();
    throw wrong;
  }
  return {
    url,
    environment: `aws://${account}/${region}`,
    env: {
      AWS_ACCESS_KEY_ID: 'testing',
      AWS_SECRET_ACCESS_KEY: 'testing',
      AWS_SESSION_TOKEN: 'testing',
      AWS_REGION: region,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_ENDPOINT_URL: url,
      // The CLI tells CloudFormation where its template lies; moto takes the bucket from the path only if the host is called localhost.
      AWS_ENDPOINT_URL_S3_FOR_CLOUDFORMATION: `http://localhost:${port}`,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    },
    async ask(service, target, body = {}) {
      const headers = { ...signed(service), 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal: limit() });
      const text = await response.text();
      if (!response.ok) throw new StepFailed(`${target}: ${response.status} ${text}`);
      return JSON.parse(text) ?? {};
    },
    async read(service, path) {
      const response = await fetch(`${url}${path}`, { headers: signed(service), signal: limit() });
      if (!response.ok) throw new StepFailed(`${service} ${path}: ${response.status}`);
      return response.text();
    },
    stop,
  };
}

const limit = () => AbortSignal.timeout(20_000);

/** moto checks no signature; it reads from it only which service is meant. */
const signed = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=testing/20200101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=none`,
});

async function answers(url: string): Promise<void> {
  for (let left = 150; left > 0; left--) {
    const there = await fetch(`${url}/moto-api/`, { signal: limit() }).then(
      (response) => response.ok,
      () => false,
    );
    if (there) return;
    await sleep(200);
  }
  throw new StepFailed('moto_server did not answer within 30 s');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(timer);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new StepFailed('no free port on loopback'));
      });
    });
  });
}
