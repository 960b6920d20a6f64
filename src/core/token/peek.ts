/** A look at the claims of a token that is laid out as a JWT. */
export type Peek = Readonly<Record<string, unknown>>;

const decoder = new TextDecoder();

function textOf(base64url: string): string {
  const bytes = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return decoder.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

/**
 * The second part of a token, as far as it is a JSON object. For the first paint alone, which cannot wait for the
 * strict reader: nothing is checked, not even that the token is well formed, so nothing may be decided or judged
 * from the result, and what the strict reader says (`read-token.ts`) takes its place.
 */
export function peek(token: string): Peek | undefined {
  try {
    const claims: unknown = JSON.parse(textOf(token.split('.')[1] ?? ''));
    return typeof claims === 'object' && claims !== null ? (claims as Peek) : undefined;
  } catch {
    return undefined;
  }
}
