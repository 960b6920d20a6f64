/** What a clipboard does to a text on the way: on Windows every line break becomes two characters. */
const plain = (text: string) => text.replaceAll(/\r\n?/g, '\n');

/** The SHA-256 digest of what was copied, whichever system's clipboard it went through. */
export async function digestOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(plain(text)));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
