import { isMoment, type Millis, SECOND } from '../../core/time.ts';
import { claimTime } from '../../core/token/claim-time.ts';
import { t } from '../../platform/i18n.ts';
import { distanceText, momentText } from '../format.ts';
import { leafText } from './claim-text.tsx';

export interface TimeProps {
  readonly at: Millis;
  readonly now: Millis;
  /** The claim that has it. Absent: no token says it. */
  readonly claim?: string;
}

/** A moment on this machine's clock, how far off it is, and the number that the token has. */
export const Time = ({ at, now, claim }: TimeProps) => (
  <>
    {momentText(at, now)}
    <small>
      {distanceText(at, now)}
      {claim && (
        <>
          {' · '}
          <code>
            {claim} {at / SECOND}
          </code>
        </>
      )}
    </small>
  </>
);

/** The number of a time that is none, and what is odd about it. */
const Odd = ({ value, note }: { readonly value: unknown; readonly note: string }) => (
  <>
    <code>{leafText(value)}</code>
    <small>{note}</small>
  </>
);

export interface ClaimTimeProps {
  readonly claim: string;
  readonly value: unknown;
  readonly now: Millis;
}

/** A claim of time. A number of milliseconds, and a text, are shown as what they are (RFC 7519 §2). */
export function ClaimTime({ claim, value, now }: ClaimTimeProps) {
  const time = claimTime(claim, value);
  if (time?.kind === 'seconds') return <Time at={time.at} now={now} claim={claim} />;
  const note = time?.kind === 'text' ? t('time_is_text') : t('time_in_milliseconds');
  const said = time && isMoment(time.at) ? `${note} · ${momentText(time.at, now)}` : note;
  return <Odd value={value} note={said} />;
}
