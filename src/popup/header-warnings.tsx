import { headerNameText, tooLongLine } from '../core/header-line.ts';
import { tokensIn } from '../core/phase.ts';
import { sentToken } from '../core/sent-token.ts';
import { language, t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import type { AppView } from './app-view.ts';

const KILOBYTE = 1024;

/** In the unit of the limit that it is beside. */
const sizeText = (bytes: number) =>
  new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(bytes / KILOBYTE);

function longLine({ app, phase }: AppView): number | undefined {
  const tokens = tokensIn(phase);
  const token = tokens && sentToken(app, tokens);
  return token === undefined ? undefined : tooLongLine(app.header, token);
}

/** What may go wrong with the header that carries the token. */
export function HeaderWarnings({ view }: { readonly view: AppView }) {
  const { app, isReplaced } = view;
  const length = longLine(view);
  return (
    <>
      {length !== undefined && <Notice>{t('line_too_long', sizeText(length))}</Notice>}
      {isReplaced && app.enabled && (
        <Notice>{t('header_replaced', headerNameText(app.header.name))}</Notice>
      )}
    </>
  );
}
