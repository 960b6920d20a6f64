import { loopbackFetch } from '../support/loopback-fetch.ts';

export type Json = Readonly<Record<string, unknown>>;

/** A form to an endpoint of the issuer, and its JSON. */
export async function post(url: string | undefined, form: Record<string, string>): Promise<Json> {
  const body = new URLSearchParams(form);
  const response = await loopbackFetch(url ?? '', { method: 'POST', body });
  return (await response.json()) as Json;
}
