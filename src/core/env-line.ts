/** A name as shells and dotenv read them (POSIX.1 §3.235), from what people call an app: `ORDERS_API_TOKEN`. */
export function envName(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  const words = plain.replace(/[^A-Z0-9]+/g, ' ').trim();
  const ours = words.replaceAll(' ', '_').replace(/_?TOKEN$/, '');
  const stem = ours === '' ? 'API' : ours;
  return `${/^\d/.test(stem) ? '_' : ''}${stem}_TOKEN`;
}

/**
 * A value that dotenv and a shell read alike; undefined: there is none. Between single quotes both take everything
 * as it is, and dotenv knows no way to write one there; between double quotes a shell looks for more than text.
 */
function envValue(text: string): string | undefined {
  if (!/['\r\n]/.test(text)) return `'${text}'`;
  return /["$`\\!\r\n]/.test(text) ? undefined : `"${text}"`;
}

/** A line of a `.env` file; undefined: no line means this value everywhere. */
export function envLine(app: string, token: string): string | undefined {
  const value = envValue(token);
  return value === undefined ? undefined : `${envName(app)}=${value}`;
}
