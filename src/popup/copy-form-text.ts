import type { App } from '../core/app.ts';
import { headerNameText } from '../core/header-line.ts';
import type { TokenForm } from '../core/token-forms.ts';
import { t } from '../platform/i18n.ts';
import { TOOL_NAMES } from '../ui/copy-names.ts';

/** What a form of a token is called. */
export function formText(form: TokenForm, { header }: App): string {
  switch (form) {
    case 'token':
      return t('copy_as_token');
    case 'header':
      return t('copy_as_header', headerNameText(header.name));
    case 'postman':
      return t('copy_as_postman');
    case 'env':
      return t('copy_as_env');
    default:
      return TOOL_NAMES[form];
  }
}
