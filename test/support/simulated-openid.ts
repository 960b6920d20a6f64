import { json } from './hostile-issuer.ts';
import { play } from './simulated-hosts.ts';
import { type Manners, simulateSignIn } from './simulated-sign-in.ts';

/** Metadata in its own words (OpenID Connect Discovery §3). */
export interface Document {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly [member: string]: unknown;
}

/** Has a provider's metadata and its two endpoints of the code flow answer, wherever they are. */
export function playOpenId(document: Document, manners: Manners, at = document.issuer): void {
  const { page, token } = simulateSignIn(manners);
  play(`${at.replace(/\/$/, '')}/.well-known/openid-configuration`, json(document));
  play(document.authorization_endpoint, page);
  play(document.token_endpoint, token);
}

export const has = (asked: URLSearchParams, scope: string): boolean =>
  (asked.get('scope') ?? '').split(' ').includes(scope);

export const isRenewal = ({ form }: { readonly form: URLSearchParams }): boolean =>
  form.get('grant_type') === 'refresh_token';
