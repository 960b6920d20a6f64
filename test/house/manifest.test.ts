import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { EXTENSION_ID } from '../../demo/browser.ts';
import manifest from '../../manifest.config.ts';

const built = manifest as unknown as {
  key: string;
  permissions: string[];
  optional_permissions: string[];
  commands: Record<string, { suggested_key?: object }>;
  host_permissions?: string[];
  content_scripts?: unknown;
  web_accessible_resources?: unknown;
  content_security_policy: { extension_pages: string };
};

test('the permissions are those that we can name a reason for', () => {
  expect(built.permissions.toSorted()).toEqual([
    'alarms',
    'contextMenus',
    'declarativeNetRequestWithHostAccess',
    'identity',
    'offscreen',
    'sidePanel',
    'storage',
    'webRequest',
  ]);
  expect(built.optional_permissions.toSorted()).toEqual([
    'clipboardRead',
    'clipboardWrite',
    'notifications',
  ]);
  expect(built.host_permissions).toBeUndefined();
  expect(built.content_scripts).toBeUndefined();
  expect(built.web_accessible_resources).toBeUndefined();
});

// Chromium refuses a manifest that suggests a fifth.
test('four commands suggest a key', () => {
  const suggesting = Object.entries(built.commands).filter(([, { suggested_key: key }]) => key);
  expect(suggesting.map(([name]) => name)).toEqual([
    '_execute_action',
    'pause-all',
    'copy-token',
    'next-identity',
  ]);
});

test('the key gives the id that issuers know us by', () => {
  const digest = createHash('sha256').update(Buffer.from(built.key, 'base64')).digest('hex');
  const letters = [...digest.slice(0, 32)].map((digit) =>
    String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)),
  );
  expect(letters.join('')).toBe(EXTENSION_ID);
});

test('no page of ours runs a script that did not come with us', () => {
  expect(built.content_security_policy.extension_pages).toContain("script-src 'self'");
  expect(built.content_security_policy.extension_pages).not.toContain('unsafe');
});
