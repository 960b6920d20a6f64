import { withoutScheme } from '../ui/format.ts';
import styles from './address.module.css';

/** The end tells requests from each other, and so does not give way; but not all of it is worth that. */
const LONGEST_END = 16;

/** The last part of the path, with the slash before it. */
function endOf(address: string): string {
  const slash = address.lastIndexOf('/', address.length - 2);
  return address.slice(Math.max(slash, address.length - LONGEST_END));
}

/** Host and path on one line. Where there is too little room, the middle gives way. */
export function Address({ url }: { readonly url: string }) {
  const address = withoutScheme(url);
  const end = endOf(address);
  return (
    <span class={styles['address']} title={url}>
      <span>{address.slice(0, -end.length)}</span>
      <span>{end}</span>
    </span>
  );
}
