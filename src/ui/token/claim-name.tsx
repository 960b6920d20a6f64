import { useId } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { PersonIcon } from '../icons.tsx';
import hidden from '../unseen.module.css';
import { aboutClaim, groupOf, type Place } from './about-claim.ts';
import styles from './claims.module.css';

export interface ClaimNameProps {
  readonly name: string;
  /** As people call it. Absent: there is no other name. */
  readonly plain?: string | undefined;
  readonly place?: Place | undefined;
  readonly isDisclosed?: boolean | undefined;
}

/** Said aloud too, because a picture alone tells nothing. */
const Personal = () => (
  <span class={styles['mark']} title={t('personal_data')}>
    <PersonIcon />
    <span class={hidden['unseen']}>{t('personal_data')}</span>
  </span>
);

const Names = ({ name, plain }: Pick<ClaimNameProps, 'name' | 'plain'>) =>
  plain === undefined ? (
    <span>{name}</span>
  ) : (
    <>
      <span>{plain}</span> <code class={styles['own']}>{name}</code>
    </>
  );

/** The name of a claim; where it is known what it tells, that can be had by pointer and by keyboard. */
export function ClaimName({ name, plain, place = 'claims', isDisclosed }: ClaimNameProps) {
  const id = useId();
  const about = aboutClaim(name, place);
  return (
    <>
      {about ? (
        <button type="button" class={styles['name']} aria-describedby={id}>
          <Names name={name} plain={plain} />
        </button>
      ) : (
        <span>
          <Names name={name} plain={plain} />
        </span>
      )}
      {groupOf(name, place) === 'who' && <Personal />}
      {isDisclosed && <span class={styles['disclosed']}>{t('disclosed')}</span>}
      {about && (
        <span id={id} hidden>
          {about}
        </span>
      )}
    </>
  );
}
