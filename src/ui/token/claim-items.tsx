import { meaningOf } from './about-claim.ts';
import { ClaimCopy } from './claim-copy.tsx';
import { ClaimText } from './claim-text.tsx';
import styles from './claim-value.module.css';

/** What a value stands for, where it is a code: `otp` is a one-time code. */
export const Meaning = ({ claim, value }: { readonly claim: string; readonly value: unknown }) => {
  const meaning = meaningOf(claim, value);
  return meaning === undefined ? null : <small>{meaning}</small>;
};

export interface ClaimItemsProps {
  /** The claim, with the members that lead here. */
  readonly path: string;
  /** Where they have meanings of their own. Absent: nowhere. */
  readonly claim?: string | undefined;
  readonly items: readonly unknown[];
}

/** A few values, one a line. */
export const ClaimItems = ({ path, claim, items }: ClaimItemsProps) => (
  <ul class={styles['items']}>
    {items.map((item, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: The items of a token never change places.
      <li key={index}>
        <ClaimText value={item} />
        {claim !== undefined && <Meaning claim={claim} value={item} />}
        <ClaimCopy path={`${path}[${index}]`} value={item} />
      </li>
    ))}
  </ul>
);
