import type { Grant } from './app.ts';

/** Whether a client's secret stays good: it belongs to one client at one token endpoint, and goes to no other. */
export const keepsSecret = (before: Grant | undefined, after: Grant): boolean =>
  before !== undefined &&
  before.kind !== 'pasted' &&
  after.kind !== 'pasted' &&
  before.client.authentication !== 'none' &&
  after.client.authentication !== 'none' &&
  before.client.id === after.client.id &&
  before.server.tokenEndpoint === after.server.tokenEndpoint;
