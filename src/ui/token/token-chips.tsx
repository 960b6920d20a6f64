import type { TokenFacts } from '../../core/token/facts.ts';
import type { TokenReading } from '../../core/token/reading.ts';
import { Term } from '../term.tsx';
import { formText } from './form-text.ts';
import { signatureText, signatureTone } from './signature-text.ts';
import styles from './token-chips.module.css';

export interface TokenChipsProps {
  readonly facts: TokenFacts;
  readonly more?: readonly string[] | undefined;
}

/** Whole, where the text has only its beginning, or none of it. */
const keyIn = ({ check }: TokenFacts) =>
  check && 'keyId' in check.signature ? check.signature.keyId : undefined;

/** Whether it says itself what it means, or its issuer has to be asked. */
function FormTerm({ reading }: { readonly reading: TokenReading }) {
  const text = formText(reading);
  if (reading.form === 'malformed') return text;
  const topic = reading.form === 'self-contained' ? 'self_contained' : 'referential';
  return <Term topic={topic}>{text}</Term>;
}

/**
 * What kind of token it is, what else is to be said in a word, and whether it is what its issuer signed: that is known
 * a moment later, in fewer words or more, and stands at the end so that nothing moves then.
 */
export function TokenChips({ facts, more = [] }: TokenChipsProps) {
  const signature = signatureText(facts);
  return (
    <ul class={styles['chips']}>
      {facts.reading && (
        <li>
          <FormTerm reading={facts.reading} />
        </li>
      )}
      {more.map((text) => (
        <li key={text}>{text}</li>
      ))}
      {signature && (
        <li class={styles[signatureTone(facts)]}>
          <Term topic="signature" hint={keyIn(facts)}>
            {signature}
          </Term>
        </li>
      )}
    </ul>
  );
}
