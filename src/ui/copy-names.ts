import type { CopyForm } from '../core/copy-as.ts';

/** Names of tools are nothing to translate. */
export const TOOL_NAMES: Readonly<Record<CopyForm, string>> = {
  curl: 'curl',
  fetch: 'fetch',
  httpie: 'HTTPie',
};
