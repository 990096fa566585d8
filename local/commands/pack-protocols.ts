import { writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { protocolOf } from '../../shared/domain/protocols/written-protocol.ts';
import { shippedProtocols } from '../../shared/domain/protocols/written-protocols.ts';

/**
 * `npm run protocols`: packs the shipped protocols for the functions that operators wait for: what rules the answers, and
 * the words. A twentieth of the text, and every kilobyte is read at each cold start; a test says when it has to be run again.
 */
const packed = (value: unknown) =>
  brotliCompressSync(JSON.stringify(value), { params: { [constants.BROTLI_PARAM_LGWIN]: 22 } }).toString('base64');

function write(name: string, content: unknown): void {
  const text = `${JSON.stringify({ packed: packed(content) }, null, 2)}\n`;
  writeFileSync(new URL(`../../shared/runtime/${name}`, import.meta.url), text);
  console.log(`shared/runtime/${name}: ${text.length} characters.`);
}

const protocols = shippedProtocols();
write('shipped-rules.json', protocols.map(protocolOf));
write('shipped-words.json', protocols);
