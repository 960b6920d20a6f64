import { type Answer, json, type Received } from './hostile-issuer.ts';

/** An app as a provider has it registered. Without a secret it is public. */
export interface SimulatedClient {
  readonly id: string;
  readonly secret?: string;
}

/** Who asks, and by what it proves it. */
export interface Claimed {
  readonly id: string | undefined;
  readonly secret: string | undefined;
  readonly by: 'basic' | 'post' | 'none';
}

const decoded = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));

/** RFC 6749 §2.3.1. */
export function claimedIn({ headers, form }: Received): Claimed {
  const [scheme, credential = ''] = (headers.authorization ?? '').split(' ');
  if (scheme === 'Basic') {
    const [id = '', secret = ''] = Buffer.from(credential, 'base64').toString().split(':');
    return { id: decoded(id), secret: decoded(secret), by: 'basic' };
  }
  const secret = form.get('client_secret') ?? undefined;
  return { id: form.get('client_id') ?? undefined, secret, by: secret ? 'post' : 'none' };
}

export const isClient = (request: Received, { id, secret }: SimulatedClient): boolean => {
  const claimed = claimedIn(request);
  return claimed.id === id && claimed.secret === secret;
};

export const bearerIn = ({ headers }: Received): string | undefined =>
  /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];

/** An error in the words of RFC 6749 §5.2. */
export const refusal = (error: string, description?: string, status = 400): Answer =>
  json({ error, ...(description !== undefined && { error_description: description }) }, status);
