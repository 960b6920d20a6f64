import type { Finding, FindingValue } from '../../core/findings/finding.ts';
import type { Millis } from '../../core/time.ts';
import { numberText, t } from '../../platform/i18n.ts';
import { listText, momentText, spanText } from '../format.ts';

const LONGEST = 200;

/**
 * A text that a token or a server brought, fit to stand in a sentence of ours: without the signs that nobody sees
 * and those that turn the direction of what follows, and of a length that leaves room for the rest.
 */
export function foreignText(text: string): string {
  const visible = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
  return visible.length > LONGEST ? `${visible.slice(0, LONGEST)}…` : visible;
}

/** A value of a sentence as people of the user's language write it. */
export function valueText(value: FindingValue, now: Millis): string {
  if (typeof value === 'string') return foreignText(value);
  if (typeof value === 'number') return numberText(value);
  if ('span' in value) return spanText(value.span);
  if ('part' in value) return t(`token_part_${value.part}`);
  return 'moment' in value ? momentText(value.moment, now) : listText(value.list.map(foreignText));
}

const valuesOf = ({ values = [] }: Finding, now: Millis) =>
  values.map((value) => valueText(value, now));

/** What was found, in one sentence. */
export const findingText = (finding: Finding, now: Millis): string =>
  t(`finding_${finding.sentence ?? finding.id}`, ...valuesOf(finding, now));

/** What to do about it. */
export const remedyText = (finding: Finding, now: Millis): string =>
  t(`remedy_${finding.remedy ?? finding.id}`, ...valuesOf(finding, now));
