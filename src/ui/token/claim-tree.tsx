import { useSignal } from '@preact/signals';
import { isTree, jsonText, type Tree } from '../../core/token/json.ts';
import { plural } from '../../platform/i18n.ts';
import type { Place } from './about-claim.ts';
import { ClaimCopy } from './claim-copy.tsx';
import { ClaimItems } from './claim-items.tsx';
import { ClaimName } from './claim-name.tsx';
import { matches } from './claim-search.ts';
import { useSurface } from './claim-surface.tsx';
import { ClaimText } from './claim-text.tsx';
import styles from './claim-value.module.css';
import { ShowAll } from './show-all.tsx';
import { isFew, isShort, type Member, membersOf } from './tree.ts';

/** More than this many stand behind a click: a token may have 500 groups. */
const SHOWN = 50;

export interface BranchProps {
  /** The claim, with the members that lead here. */
  readonly path: string;
  readonly value: Tree;
  /** Where the names of the members have their meaning. Absent: they have none of their own. */
  readonly place?: Place | undefined;
}

const pathTo = (path: string, { name, index }: Member) =>
  name === undefined ? `${path}[${index}]` : `${path}.${name}`;

interface LeafProps extends Pick<BranchProps, 'path' | 'place'> {
  readonly member: Member;
}

function Inner({ path, value }: Pick<BranchProps, 'path'> & { readonly value: unknown }) {
  if (isFew(value)) return <ClaimItems path={path} items={value} />;
  return isTree(value) ? <ClaimTree path={path} value={value} /> : <ClaimText value={value} />;
}

function Branch({ path, member, place }: LeafProps) {
  const here = pathTo(path, member);
  const { name, value } = member;
  return (
    <li>
      {name !== undefined &&
        (place ? <ClaimName name={name} place={place} /> : <b class={styles['member']}>{name}</b>)}
      <span class={styles['branch']}>
        <Inner path={here} value={value} />
        <ClaimCopy path={here} value={value} />
      </span>
    </li>
  );
}

/** What is searched for, where it stands in some of them. */
function found(members: readonly Member[], query: string) {
  const some = query === '' ? [] : members.filter(({ name, value }) => matches(query, name, value));
  return some.length > 0 ? some : members;
}

function Members({ path, value, place }: BranchProps) {
  const isAll = useSignal(false);
  const members = membersOf(value);
  const query = useSurface()?.query ?? '';
  const cut = (members.length > SHOWN ? found(members, query) : members).slice(0, SHOWN);
  const shown = isAll.value ? members : cut;
  return (
    <>
      <ul class={styles['tree']}>
        {shown.map((member) => (
          <Branch key={member.name ?? member.index} path={path} member={member} place={place} />
        ))}
      </ul>
      {shown.length < members.length && <ShowAll count={members.length} isAll={isAll} />}
    </>
  );
}

const countText = (value: Tree) =>
  plural(Array.isArray(value) ? 'items' : 'members', membersOf(value).length);

/** A list or an object: open where it is short, or where what is searched for is in it. */
export function ClaimTree({ path, value, place }: BranchProps) {
  const query = useSurface()?.query ?? '';
  const chosen = useSignal<boolean | undefined>(undefined);
  const isFound = query !== '' && matches(query, undefined, value);
  const isOpen = isFound || (chosen.value ?? isShort(value));
  if (membersOf(value).length === 0) return <code>{jsonText(value)}</code>;
  return (
    <details
      class={styles['details']}
      open={isOpen}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== isOpen) chosen.value = currentTarget.open;
      }}
    >
      <summary>{countText(value)}</summary>
      {isOpen && <Members path={path} value={value} place={place} />}
    </details>
  );
}
