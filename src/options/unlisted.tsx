import { type MessageKey, t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { unlistedIn } from './issuer-wishes.ts';
import type { SectionProps } from './section.tsx';

const WARNINGS = {
  grant: 'warning_grant_unlisted',
  authentication: 'warning_authentication_unlisted',
  pkce: 'warning_pkce_unlisted',
  responseMode: 'warning_response_mode_unlisted',
} as const satisfies Record<string, MessageKey>;

interface UnlistedProps extends SectionProps {
  readonly choice: keyof typeof WARNINGS;
}

/** Says so, where the issuer's metadata does not list what was chosen. It may work all the same. */
export function Unlisted({ editor, choice }: UnlistedProps) {
  const { discovery, form } = editor;
  const metadata = discovery.value?.kind === 'found' ? discovery.value.metadata : undefined;
  const listed = unlistedIn(form.value, metadata)[choice];
  if (listed === undefined) return null;
  return <Notice>{t(WARNINGS[choice], listed || t('lists_nothing'))}</Notice>;
}
