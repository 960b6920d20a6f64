import type { Source } from '../core/findings/finding.ts';
import { oidcCore, rfc } from '../core/findings/source.ts';
import type { MessageKey } from '../platform/i18n.ts';
import type { Topic } from '../ui/topics.ts';

/** Where each word comes from. */
export const SOURCES: Readonly<Record<Topic, Source>> = {
  access_token: rfc(6749, '1.4'),
  expiry: rfc(7519, '4.1.4'),
  bearer: rfc(6750, '1.2'),
  id_token: oidcCore('2'),
  refresh_token: rfc(6749, '1.5'),
  self_contained: rfc(9068, '2'),
  referential: rfc(7662, '1'),
  claim: rfc(7519, '4'),
  issuer: rfc(7519, '4.1.1'),
  audience: rfc(7519, '4.1.3'),
  subject: rfc(7519, '4.1.2'),
  scope: rfc(6749, '3.3'),
  client: rfc(6749, '2'),
  grant: rfc(6749, '1.3'),
  redirect_uri: rfc(6749, '3.1.2'),
  pkce: rfc(7636, '1'),
  signature: rfc(7515, '1'),
  introspection: rfc(7662, '2'),
  revocation: rfc(7009, '2'),
  api_scope: rfc(6454, '4'),
  caller: rfc(6454, '7'),
  rule: {
    name: 'chrome.declarativeNetRequest',
    url: 'https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest',
  },
};

/** A few words, and what is said under them. */
type Named = readonly [title: MessageKey, text: MessageKey];

export interface HelpSection {
  /** Its place in the address. No topic has the same. */
  readonly id: string;
  readonly title: MessageKey;
  readonly text?: MessageKey;
  readonly topics?: readonly Topic[];
  readonly named?: readonly Named[];
}

const ABOUT_TOKENS: readonly HelpSection[] = [
  { id: 'what', title: 'help_section_what', topics: ['access_token', 'expiry'] },
  { id: 'why', title: 'help_section_why', text: 'help_why', topics: ['bearer'] },
  { id: 'kinds', title: 'help_section_kinds', topics: ['id_token', 'refresh_token'] },
  { id: 'forms', title: 'help_section_forms', topics: ['self_contained', 'referential'] },
  {
    id: 'contents',
    title: 'help_section_contents',
    topics: ['claim', 'issuer', 'audience', 'subject', 'scope'],
  },
  {
    id: 'get',
    title: 'help_section_get',
    topics: ['client', 'grant', 'redirect_uri', 'pkce'],
  },
  {
    id: 'settings',
    title: 'help_section_settings',
    text: 'help_settings',
    topics: ['signature', 'introspection', 'revocation'],
  },
];

const ABOUT_LANYARD: readonly HelpSection[] = [
  { id: 'sending', title: 'help_section_sending', topics: ['api_scope', 'caller', 'rule'] },
  { id: 'keyboard', title: 'help_section_keyboard', text: 'help_keyboard' },
  {
    id: 'privacy',
    title: 'help_section_privacy',
    text: 'help_privacy',
    named: [
      ['help_on_disk', 'help_on_disk_list'],
      ['help_in_memory', 'help_in_memory_list'],
    ],
  },
  {
    id: 'trouble',
    title: 'help_section_trouble',
    named: [
      ['help_trouble_refused', 'help_trouble_refused_text'],
      ['help_trouble_silent', 'help_trouble_silent_text'],
      ['help_trouble_sign_in', 'help_trouble_sign_in_text'],
    ],
  },
];

/** In the order in which one thing explains the next: what, why, which kinds, what is in them, how to get one. */
export const SECTIONS: readonly HelpSection[] = [...ABOUT_TOKENS, ...ABOUT_LANYARD];
