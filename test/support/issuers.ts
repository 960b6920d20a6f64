import { afterAll, beforeAll, beforeEach } from 'vitest';
import { anyPorts, type Demo, startDemo } from '../../demo/demo.ts';
import { REDIRECT_URI } from './grants.ts';
import { type HostileIssuer, startHostileIssuer } from './hostile-issuer.ts';

/** Answers as a test tells it to; there once `withHostileIssuer` has been called. */
export let issuer: HostileIssuer;

/** The real issuer and its API; there once `withDemo` has been called. */
export let demo: Demo;

/** For all tests of a file, with nothing told to it before each. */
export function withHostileIssuer(): void {
  beforeAll(async () => {
    issuer = await startHostileIssuer();
  });
  beforeEach(() => issuer.reset());
  afterAll(() => issuer.close());
}

/** For all tests of a file. */
export function withDemo(): void {
  beforeAll(async () => {
    demo = await startDemo({ extensionRedirectUris: [REDIRECT_URI], ports: anyPorts });
  });
  afterAll(() => demo.close());
}
