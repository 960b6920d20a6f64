import { environmentLook } from '../core/environment.ts';
import styles from './environment.module.css';

/** Sets the colour of an environment for all within, and the warning stripe of production. */
export function environmentClass(name: string | undefined): string {
  if (name === undefined) return '';
  const { colour, isProduction } = environmentLook(name);
  return `${styles[colour]} ${isProduction ? styles['production'] : ''}`;
}

/** The name of an environment in its colour. */
export const EnvironmentTag = ({ name }: { readonly name: string }) => (
  <span class={`${styles['tag']} ${environmentClass(name)}`}>{name}</span>
);
