import { type MessageKey, t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import type { Editor } from './editor-model.ts';
import { unlistedIn } from './issuer-wishes.ts';
import type { SectionProps } from './section.tsx';

const WARNINGS = {
  grant: 'warning_grant_unlisted',
  authentication: 'warning_authentication_unlisted',
  pkce: 'warning_pkce_unlisted',
  responseMode: 'warning_response_mode_unlisted',
} as const satisfies Record<string, MessageKey>;

type Choice = keyof typeof WARNINGS;

/** What the issuer lists, where its metadata does not list what was chosen. */
function listedInstead({ discovery, form }: Editor, choice: Choice): string | undefined {
  const metadata = discovery.value?.kind === 'found' ? discovery.value.metadata : undefined;
  return unlistedIn(form.value, metadata)[choice];
}

export const isUnlisted = (editor: Editor, choice: Choice): boolean =>
  listedInstead(editor, choice) !== undefined;

/** Says so, where the issuer's metadata does not list what was chosen. It may work all the same. */
export function Unlisted({ editor, choice }: SectionProps & { readonly choice: Choice }) {
  const listed = listedInstead(editor, choice);
  if (listed === undefined) return null;
  return <Notice>{t(WARNINGS[choice], listed || t('lists_nothing'))}</Notice>;
}
