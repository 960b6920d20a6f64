import type { Found } from '../../core/token/find-tokens.ts';
import type { FoundIn, FoundToken } from '../../core/token/found-token.ts';
import { type MessageKey, t } from '../../platform/i18n.ts';

const PLACES = {
  plain: 'found_plain',
  header: 'found_in_header',
  command: 'found_in_command',
  json: 'found_in_json',
  url: 'found_in_url',
  variable: 'found_in_variable',
  cookie: 'found_in_cookie',
  text: 'found_in_text',
} as const satisfies Record<FoundIn, MessageKey>;

const nameText = ({ name }: FoundToken) => t(name ?? 'found_token');

/** `Access token, from the Authorization header` */
export const foundText = (found: FoundToken): string => t(PLACES[found.where], nameText(found));

const REASONS = {
  too_long: 'found_too_long',
  placeholder: 'found_placeholder',
  refresh_only: 'found_refresh_only',
  nothing: 'found_nothing',
} as const satisfies Record<Exclude<Found['reason'], 'empty' | undefined>, MessageKey>;

/** Why there is nothing to read, in one or two sentences. Undefined: nothing was pasted yet. */
export const reasonText = ({ reason }: Found): string | undefined =>
  reason === undefined || reason === 'empty' ? undefined : t(REASONS[reason]);

const ENDS = 6;

/** Enough of a token to know it by, and too little to use. */
export const glimpse = (token: string): string =>
  token.length <= 4 * ENDS ? '…' : `${token.slice(0, ENDS)}…${token.slice(-ENDS)}`;
