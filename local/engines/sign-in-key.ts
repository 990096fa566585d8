import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

/** The key that signs tokens, as the provider's configuration wants it and as jose does. */
export interface SigningKey {
  readonly jwk: JWK;
  readonly key: CryptoKey;
}

export const signingAlgorithm = 'RS256';

/** Reads the signing key, or makes it: tokens handed out before a restart stay good after it. */
export async function signingKey(file: string): Promise<SigningKey> {
  if (!existsSync(file)) {
    const { privateKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
    const made = { ...(await exportJWK(privateKey)), alg: signingAlgorithm, use: 'sig', kid: 'local' };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  const jwk: JWK = JSON.parse(readFileSync(file, 'utf8'));
  const key = await importJWK(jwk, signingAlgorithm);
  if (key instanceof Uint8Array) throw new Error(`${file} holds no RSA key`);
  return { jwk, key };
}
