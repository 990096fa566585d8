import type { IncomingMessage, Server } from 'node:http';
import { loopback } from './ports.ts';

/**
 * Listens on a loopback port.
 *
 * @returns what stops it, open connections included
 */
export async function serve(server: Server, port: number): Promise<() => Promise<void>> {
  // Node closes idle connections after 5 s by default, which a client that keeps them open meets as a reset.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => resolve());
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

/** The request's body as text, or undefined when it is longer than `most` bytes. */
export async function readText(request: IncomingMessage, most: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  return size > most ? undefined : Buffer.concat(chunks).toString('utf8');
}
