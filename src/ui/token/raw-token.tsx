import type { TokenReading } from '../../core/token/reading.ts';
import { t } from '../../platform/i18n.ts';
import { ClaimCopy } from './claim-copy.tsx';
import { ClaimRow } from './claim-row.tsx';
import { ClaimSurface } from './claim-surface.tsx';
import claims from './claims.module.css';
import styles from './raw-token.module.css';

const headerIn = (reading: TokenReading) => ('header' in reading ? reading.header : undefined);

/** No parameter of a header is a time. */
const NO_CLOCK = 0;

/** What the header says: nothing in it is believed, because whoever made the token wrote it. */
const Header = ({ header }: { readonly header: Readonly<Record<string, unknown>> }) => (
  <ClaimSurface>
    <dl class={claims['claims']}>
      {Object.entries(header).map(([name, value]) => (
        <ClaimRow key={name} name={name} value={value} now={NO_CLOCK} place="header" />
      ))}
    </dl>
  </ClaimSurface>
);

const COLOURS = ['header', 'payload', 'signature'] as const;

/** The signs that part a token stay with what they follow: `header.`, `payload.`, `signature~`. */
const partsOf = (token: string) => token.match(/[^.~]*[.~]|[^.~]+$/g) ?? [];

const colourOf = (reading: TokenReading, index: number) =>
  reading.form === 'self-contained' ? (COLOURS[index] ?? 'more') : 'more';

export interface RawTokenProps {
  readonly token: string;
  readonly reading: TokenReading;
}

/** The token itself, in the colours of its parts. */
const Coloured = ({ token, reading }: RawTokenProps) => (
  <div class={styles['token']}>
    <pre>
      <code>
        {partsOf(token).map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: The parts of a token never change places.
          <span key={index} class={styles[colourOf(reading, index)]}>
            {part}
          </span>
        ))}
      </code>
    </pre>
    <ClaimCopy path={t('whole_token')} value={token} />
  </div>
);

/** The header and the token itself, behind a click: a screen may be shared. */
export function RawToken({ token, reading }: RawTokenProps) {
  const header = headerIn(reading);
  return (
    <details class={styles['raw']}>
      <summary>{t(header ? 'show_header_and_token' : 'show_token')}</summary>
      {header && <Header header={header} />}
      <Coloured token={token} reading={reading} />
    </details>
  );
}
