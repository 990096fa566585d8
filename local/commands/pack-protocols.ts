import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { protocolOf } from '../../shared/domain/written-protocol.ts';
import { shippedProtocols } from '../../shared/domain/written-protocols.ts';

/**
 * `npm run protocols`: packs what rules the answers of the shipped protocols for the functions that operators wait for. A
 * tenth of the text, and every kilobyte of theirs is read at each cold start; a test says when it has to be run again.
 */
const packed = gzipSync(JSON.stringify(shippedProtocols().map(protocolOf)), { level: 9 }).toString('base64');
const file = new URL('../../shared/runtime/shipped-rules.json', import.meta.url);
writeFileSync(file, `${JSON.stringify({ packed }, null, 2)}\n`);
console.log(`shared/runtime/shipped-rules.json: ${packed.length} characters.`);
