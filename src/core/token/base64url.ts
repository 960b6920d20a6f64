const FOREIGN = /[^\w-]/;

/** What a last character may be, by how many are left over: the bits that belong to no byte are zero. */
const ENDS: readonly RegExp[] = [/^/, /(?!)/, /[AQgw]$/, /[AEIMQUYcgkosw048]$/];

const isBase64url = (text: string) => !FOREIGN.test(text) && ENDS[text.length % 4]?.test(text);

/**
 * The bytes of base64url as tokens write it: 64 characters, nothing else among them, no padding (RFC 7515 §2,
 * RFC 4648 §5), and no bits that mean nothing, or several texts would stand for the same bytes (RFC 4648 §3.5).
 * Undefined: it is none.
 */
export function base64urlBytes(text: string): Uint8Array | undefined {
  if (!isBase64url(text)) return undefined;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of UTF-8 (RFC 8725 §3.7). A byte order mark stays: JSON has none (RFC 8259 §8.1). Undefined: it is none. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}
