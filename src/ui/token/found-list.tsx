import { useId } from 'preact/hooks';
import type { FoundToken } from '../../core/token/found-token.ts';
import { plural } from '../../platform/i18n.ts';
import styles from './found-list.module.css';
import { foundText, glimpse } from './found-text.ts';

export interface FoundListProps {
  readonly tokens: readonly FoundToken[];
  readonly chosen: FoundToken | undefined;
  readonly onChoose: (token: FoundToken) => void;
}

/** Which of several tokens to read. */
export function FoundList({ tokens, chosen, onChoose }: FoundListProps) {
  const group = useId();
  if (tokens.length < 2) return null;
  return (
    <fieldset class={styles['found']}>
      <legend>{plural('found_several', tokens.length)}</legend>
      {tokens.map((token) => (
        <label key={token.text}>
          <input
            type="radio"
            name={group}
            checked={token === chosen}
            onChange={() => onChoose(token)}
          />
          <span>{foundText(token)}</span>
          <code>{glimpse(token.text)}</code>
        </label>
      ))}
    </fieldset>
  );
}
