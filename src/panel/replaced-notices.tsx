import type { App } from '../core/app.ts';
import { headerNameText } from '../core/header-line.ts';
import { t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { keyOf, type Row } from './view.ts';
import type { Replaced } from './watch-replaced.ts';

/** The apps of which a request is listed that had their header already. */
const appsIn = (rows: readonly Row[], replaced: Replaced): readonly App[] => [
  ...new Set(
    rows.filter(({ app, entry }) => replaced.has(keyOf(app.id, entry.id))).map(({ app }) => app),
  ),
];

/** A page that brings the header itself tests something else than its author thinks. */
export const ReplacedNotices = ({
  rows,
  replaced,
}: {
  readonly rows: readonly Row[];
  readonly replaced: Replaced;
}) => (
  <>
    {appsIn(rows, replaced).map(({ id, name, header }) => (
      <Notice key={id}>{t('own_header_notice', headerNameText(header.name), name)}</Notice>
    ))}
  </>
);
