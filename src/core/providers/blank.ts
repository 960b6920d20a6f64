import type { Blank } from './provider.ts';

export const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
export const HOST_LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';

const HOST = `${HOST_LABEL}(?:\\.${HOST_LABEL})+(?::\\d+)?`;

/** A host of the provider's, or one of the user's own that stands before it. */
export const domain = (example: string): Blank => ({ name: 'domain', example, pattern: HOST });

/** Where the user's own installation is. */
export const server = (example: string): Blank => ({
  name: 'server',
  example,
  pattern: 'https?://[^/?#\\s]+',
});

/** As `server`, where an installation may stand below a path. */
export const serverWithPath = (example: string): Blank => ({
  name: 'server',
  example,
  pattern: 'https?://[^/?#\\s]+(?:/[^?#\\s]+)?',
});

export const tenantId = (example: string): Blank => ({ name: 'tenant', example, pattern: UUID });

export const subdomain = (example: string): Blank => ({
  name: 'subdomain',
  example,
  pattern: HOST_LABEL,
});
